"""The tables of facts, roster, schemes, months. What they mean stands in `db/migrations`; a test holds both together.

The models are bound to no database: queries are handed to the connection that is to run them.
"""

from __future__ import annotations

from peewee import AutoField, BlobField, ForeignKeyField, IntegerField, Model, TextField


class Row(Model):
    """What all tables share."""

    class Meta:
        """STRICT tables take text and integers only."""

        legacy_table_names = False
        strict_tables = True


class Operation(Row):
    """Something that a person did."""

    id = TextField(primary_key=True)
    kind = TextField()
    at = TextField()
    actor = TextField()
    inverse_of = ForeignKeyField("self", null=True, index=False)


class Audit(Row):
    """The chain: one entry per operation, with every row it wrote."""

    id = AutoField()
    operation = ForeignKeyField(Operation, unique=True)
    payload = TextField(null=True)
    payload_sha256 = TextField()
    previous = TextField()
    hash = TextField(unique=True)


class Written(Row):
    """A row that names the operation that wrote it."""

    operation = ForeignKeyField(Operation, index=False)


class Setting(Written):
    """A setting of the whole database."""

    key = TextField(primary_key=True)
    value = TextField()


class Team(Written):
    """A team."""

    id = AutoField()
    name = TextField(unique=True)


class TeamSetting(Written):
    """A figure that the scheme asks of a team, from a month on."""

    id = AutoField()
    team = ForeignKeyField(Team, index=False)
    key = TextField()
    from_month = TextField()
    value = TextField()
    voided_by = ForeignKeyField(Operation, null=True, index=False)


class Person(Written):
    """A person, for ever."""

    id = AutoField()
    number = TextField(unique=True)
    name = TextField()
    withdrawn_by = ForeignKeyField(Operation, null=True, index=False)


class TakenNumber(Written):
    """Every employee number that anybody ever had."""

    number = TextField(primary_key=True)
    person = ForeignKeyField(Person)


class Stint(Written):
    """From a first day to a last."""

    id = AutoField()
    person = ForeignKeyField(Person)
    hired = TextField(null=True)
    left = TextField(null=True)
    voided_by = ForeignKeyField(Operation, null=True, index=False)


class Employment(Written):
    """Team, post, level and wages from a day on."""

    id = AutoField()
    person = ForeignKeyField(Person)
    since = TextField(null=True)
    team = ForeignKeyField(Team, index=False)
    post = TextField(null=True)
    level = TextField(null=True)
    probation = IntegerField()
    base_wage = TextField(null=True)
    performance_wage = TextField(null=True)
    seniority_pay = TextField(null=True)
    day_wage = TextField(null=True)
    voided_by = ForeignKeyField(Operation, null=True, index=False)


class SchemeText(Written):
    """The text of a scheme, kept once."""

    sha256 = TextField(primary_key=True)
    scheme = TextField()
    version = TextField()
    text = TextField()


class SchemeInForce(Written):
    """Which text holds for a team from a month on; of two for one month the later one."""

    id = AutoField()
    team = ForeignKeyField(Team, index=False)
    from_month = TextField()
    text = ForeignKeyField(SchemeText, index=False)
    voided_by = ForeignKeyField(Operation, null=True, index=False)


class PayPlanText(Written):
    """The text of a pay plan, kept once."""

    sha256 = TextField(primary_key=True)
    plan = TextField()
    version = TextField()
    text = TextField()


class PayPlanInForce(Written):
    """Which pay plan holds for a team from a month on; no text means none."""

    id = AutoField()
    team = ForeignKeyField(Team, index=False)
    from_month = TextField()
    text = ForeignKeyField(PayPlanText, null=True, index=False)
    with_scheme = IntegerField()
    voided_by = ForeignKeyField(Operation, null=True, index=False)


class Incident(Written):
    """An incident; nothing in it changes but that it is voided or restored."""

    id = AutoField()
    sequence = IntegerField(unique=True)
    person = ForeignKeyField(Person, index=False)
    team = ForeignKeyField(Team, index=False)
    day = TextField(index=True)
    time = TextField(null=True)
    occurred = TextField(null=True)
    entered_at = TextField()
    criterion = TextField()
    minutes = TextField(null=True)
    quantity = TextField()
    points = TextField(null=True)
    grave = IntegerField()
    excused = IntegerField()
    note = TextField()
    source = TextField(null=True)
    replaces = ForeignKeyField("self", null=True)
    voided_by = ForeignKeyField(Operation, null=True, index=False)
    voided_at = TextField(null=True)
    void_reason = TextField(null=True)

    class Meta:
        """A person's incidents in order, and how many count a month without reading the rows."""

        indexes = ((("person", "day"), False), (("team", "day", "voided_by"), False))


class Measure(Written):
    """A figure of a person's month."""

    id = AutoField()
    person = ForeignKeyField(Person, index=False)
    month = TextField()
    measure = TextField()
    value = TextField()
    entered_at = TextField()
    voided_by = ForeignKeyField(Operation, null=True, index=False)

    class Meta:
        """By month."""

        indexes = ((("month", "person"), False),)


class TeamMeasure(Written):
    """A figure of a team's month."""

    id = AutoField()
    team = ForeignKeyField(Team, index=False)
    month = TextField()
    measure = TextField()
    value = TextField()
    entered_at = TextField()
    voided_by = ForeignKeyField(Operation, null=True, index=False)

    class Meta:
        """By month."""

        indexes = ((("month", "team"), False),)


class Rating(Written):
    """A rating of a person in a month."""

    id = AutoField()
    person = ForeignKeyField(Person, index=False)
    month = TextField()
    criterion = TextField()
    score = TextField()
    rater = TextField(null=True)
    entered_at = TextField()
    voided_by = ForeignKeyField(Operation, null=True, index=False)
    day = TextField(null=True)
    serial = TextField(null=True)
    note = TextField(null=True)

    class Meta:
        """By month."""

        indexes = ((("month", "person"), False),)


class Month(Written):
    """A month that was closed at least once."""

    id = AutoField()
    team = ForeignKeyField(Team, index=False)
    month = TextField()
    state = TextField()

    class Meta:
        """One row a month."""

        indexes = ((("team", "month"), True),)


class Seal(Written):
    """What a month was closed with; kept after reopening."""

    id = AutoField()
    month = ForeignKeyField(Month)
    number = TextField(unique=True)
    format = IntegerField()
    payload = BlobField()
    sha256 = TextField(unique=True)
    closed_at = TextField()
    closed_on = TextField()
    accepted = TextField()
    reopened_by = ForeignKeyField(Operation, null=True, index=False)
    reopened_at = TextField(null=True)
    reopen_reason = TextField(null=True)


class SettledDoubt(Written):
    """What the leader said to a doubt."""

    id = AutoField()
    team = ForeignKeyField(Team, index=False)
    month = TextField()
    doubt = TextField()
    word = TextField()
    voided_by = ForeignKeyField(Operation, null=True, index=False)

    class Meta:
        """By month."""

        indexes = ((("month", "team"), False),)
