"""What lies on the desk: groups, words for notes, evidence, duties, and what followed a month. Frozen."""

from peewee import AutoField, BlobField, ForeignKeyField, IntegerField, Model, TextField


def up(migrator, db):
    """Add the tables; nothing that is there changes."""

    class Row(Model):
        class Meta:
            database = db
            legacy_table_names = False
            strict_tables = True

    class Operation(Row):
        id = TextField(primary_key=True)

    class Written(Row):
        operation = ForeignKeyField(Operation, index=False)

    class Voidable(Written):
        voided_by = ForeignKeyField(Operation, null=True, index=False)

    class Team(Written):
        pass

    class Person(Written):
        pass

    class Incident(Written):
        pass

    class SavedGroup(Voidable):
        id = AutoField()
        team = ForeignKeyField(Team, index=False)
        name = TextField()

    class GroupMember(Voidable):
        id = AutoField()
        group = ForeignKeyField(SavedGroup)
        person = ForeignKeyField(Person, index=False)

    class NoteTemplate(Voidable):
        id = AutoField()
        team = ForeignKeyField(Team, index=False)
        criterion = TextField(null=True)  # null: offered with every criterion
        text = TextField()

    class EvidenceFile(Written):  # kept once, whatever it is evidence of
        sha256 = TextField(primary_key=True)
        media = TextField()
        size = IntegerField()  # bytes
        data = BlobField()

    class Evidence(Voidable):
        id = AutoField()
        incident = ForeignKeyField(Incident)
        file = ForeignKeyField(EvidenceFile, index=False)
        name = TextField()

    class Duty(Voidable):
        id = AutoField()
        team = ForeignKeyField(Team, index=False)
        name = TextField()
        criterion = TextField()
        weekdays = TextField()  # digits, 1 Monday to 7 Sunday

    class DutyMember(Voidable):
        id = AutoField()
        duty = ForeignKeyField(Duty)
        person = ForeignKeyField(Person, index=False)

    class DutyRound(Voidable):  # a duty gone through on a day
        id = AutoField()
        duty = ForeignKeyField(Duty, index=False)
        team = ForeignKeyField(Team, index=False)
        day = TextField()

        class Meta:
            indexes = ((("team", "day"), False),)

    class DutyTick(Voidable):
        id = AutoField()
        round = ForeignKeyField(DutyRound)
        person = ForeignKeyField(Person, index=False)
        done = IntegerField()
        incident = ForeignKeyField(Incident, null=True, index=False)  # what became of it where it wasn't done

    class FollowUp(Voidable):  # what followed a person's month: talks, signatures, objections
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
            indexes = ((("person", "month"), False),)

    db.create_tables((
        SavedGroup, GroupMember, NoteTemplate, EvidenceFile, Evidence, Duty, DutyMember, DutyRound, DutyTick, FollowUp,
    ))  # fmt: skip
