"""One function per thing that a person does, each in one unit of work; no Qt.

Every function takes a `Context` first (database, clock, resources) and, where a team is concerned, the `Team` that
`teams.resolve` gave. Writers return an `Operation`; nothing is told as done before it is committed. What is refused is
raised as a `kpi_desktop.errors.KpiError` with a message and, where several things are wrong, all of its problems.
"""
