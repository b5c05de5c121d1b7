"""The tables of what lies on the desk beside the facts: groups, notes, evidence, duties, what followed."""

from __future__ import annotations

from peewee import AutoField, BlobField, ForeignKeyField, IntegerField, TextField

from kpi_desktop.store.models import Incident, Operation, Person, Team, Written


class Voidable(Written):
    """A row that is voided, never changed."""

    voided_by = ForeignKeyField(Operation, null=True, index=False)


class SavedGroup(Voidable):
    """People who are often logged together."""

    id = AutoField()
    team = ForeignKeyField(Team, index=False)
    name = TextField()


class GroupMember(Voidable):
    """One of a group."""

    id = AutoField()
    group = ForeignKeyField(SavedGroup)
    person = ForeignKeyField(Person, index=False)


class NoteTemplate(Voidable):
    """Words that often stand in a note."""

    id = AutoField()
    team = ForeignKeyField(Team, index=False)
    criterion = TextField(null=True)
    text = TextField()


class EvidenceFile(Written):
    """A file, kept once by its hash."""

    sha256 = TextField(primary_key=True)
    media = TextField()
    size = IntegerField()
    data = BlobField()


class Evidence(Voidable):
    """A file as evidence of an incident."""

    id = AutoField()
    incident = ForeignKeyField(Incident)
    file = ForeignKeyField(EvidenceFile, index=False)
    name = TextField()


class Duty(Voidable):
    """What somebody has to do on certain days of the week."""

    id = AutoField()
    team = ForeignKeyField(Team, index=False)
    name = TextField()
    criterion = TextField()
    weekdays = TextField()


class DutyMember(Voidable):
    """Who is on a duty list."""

    id = AutoField()
    duty = ForeignKeyField(Duty)
    person = ForeignKeyField(Person, index=False)


class DutyRound(Voidable):
    """A duty list gone through on a day."""

    id = AutoField()
    duty = ForeignKeyField(Duty, index=False)
    team = ForeignKeyField(Team, index=False)
    day = TextField()

    class Meta:
        """By day."""

        indexes = ((("team", "day"), False),)


class DutyTick(Voidable):
    """Whether one person did it, and the incident where not."""

    id = AutoField()
    round = ForeignKeyField(DutyRound)
    person = ForeignKeyField(Person, index=False)
    done = IntegerField()
    incident = ForeignKeyField(Incident, null=True, index=False)


class FollowUp(Voidable):
    """What followed a person's month: a talk, a signature, an objection and its outcome."""

    id = AutoField()
    person = ForeignKeyField(Person, index=False)
    team = ForeignKeyField(Team, index=False)
    month = TextField()
    kind = TextField()
    day = TextField()
    text = TextField()
    outcome = TextField(null=True)
    answers = ForeignKeyField("self", null=True, index=False)
    entered_at = TextField()

    class Meta:
        """By person and month."""

        indexes = ((("person", "month"), False),)
