"""The first schema. Frozen: later changes are migrations of their own, and only add.

Points, quantities and money are text, days are ISO text, instants are ISO text in UTC, yes and no are 1 and 0, what a
month is sealed with is packed bytes. STRICT tables refuse anything else, so no number is ever stored as REAL. Rows are
never deleted; `voided_by` names the operation that took one back.
"""

from peewee import AutoField, BlobField, ForeignKeyField, IntegerField, Model, SqliteDatabase, TextField

APPLICATION_ID = 0x4B504944  # "KPID" in the file's header tells that it is ours


def up(migrator, db):
    """Make every table of the first schema."""

    class Row(Model):
        class Meta:
            database = db
            legacy_table_names = False
            strict_tables = True

    class Operation(Row):
        id = TextField(primary_key=True)
        kind = TextField()
        at = TextField()
        actor = TextField()
        inverse_of = ForeignKeyField("self", null=True, index=False)

    class Audit(Row):
        id = AutoField()
        operation = ForeignKeyField(Operation, unique=True)
        payload = TextField(null=True)  # may be erased one day; its hash stays
        payload_sha256 = TextField()
        previous = TextField()
        hash = TextField(unique=True)

    class Written(Row):
        operation = ForeignKeyField(Operation, index=False)

    class Setting(Written):
        key = TextField(primary_key=True)
        value = TextField()

    class Team(Written):
        name = TextField(unique=True)

    class TeamSetting(Written):  # settings that a scheme or pay plan declares, such as call-price
        team = ForeignKeyField(Team, index=False)
        key = TextField()
        from_month = TextField()
        value = TextField()
        voided_by = ForeignKeyField(Operation, null=True, index=False)

    class Person(Written):
        number = TextField(unique=True)
        name = TextField()
        withdrawn_by = ForeignKeyField(Operation, null=True, index=False)

    class TakenNumber(Written):  # every employee number that anybody ever had
        number = TextField(primary_key=True)
        person = ForeignKeyField(Person)

    class Stint(Written):  # from the first day to the last
        person = ForeignKeyField(Person)
        hired = TextField(null=True)
        left = TextField(null=True)
        voided_by = ForeignKeyField(Operation, null=True, index=False)

    class Employment(Written):  # what holds from a day on
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
        sha256 = TextField(primary_key=True)
        scheme = TextField()
        version = TextField()
        text = TextField()

    class SchemeInForce(Written):
        team = ForeignKeyField(Team, index=False)
        from_month = TextField()
        text = ForeignKeyField(SchemeText, index=False)
        voided_by = ForeignKeyField(Operation, null=True, index=False)

    class Incident(Written):
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
        source = TextField(null=True)  # the row of a file that it came from
        replaces = ForeignKeyField("self", null=True)
        voided_by = ForeignKeyField(Operation, null=True, index=False)
        voided_at = TextField(null=True)
        void_reason = TextField(null=True)

        class Meta:
            indexes = ((("person", "day"), False), (("team", "day", "voided_by"), False))

    class Measure(Written):  # also days attended and the two counts of a ratio, each under its own name
        person = ForeignKeyField(Person, index=False)
        month = TextField()
        measure = TextField()
        value = TextField()
        entered_at = TextField()
        voided_by = ForeignKeyField(Operation, null=True, index=False)

        class Meta:
            indexes = ((("month", "person"), False),)

    class TeamMeasure(Written):
        team = ForeignKeyField(Team, index=False)
        month = TextField()
        measure = TextField()
        value = TextField()
        entered_at = TextField()
        voided_by = ForeignKeyField(Operation, null=True, index=False)

        class Meta:
            indexes = ((("month", "team"), False),)

    class Rating(Written):
        person = ForeignKeyField(Person, index=False)
        month = TextField()
        criterion = TextField()
        score = TextField()
        rater = TextField(null=True)
        entered_at = TextField()
        voided_by = ForeignKeyField(Operation, null=True, index=False)

        class Meta:
            indexes = ((("month", "person"), False),)

    class Month(Written):  # only months that were closed at least once
        team = ForeignKeyField(Team, index=False)
        month = TextField()
        state = TextField()

        class Meta:
            indexes = ((("team", "month"), True),)

    class Seal(Written):
        month = ForeignKeyField(Month)
        number = TextField(unique=True)
        format = IntegerField()
        payload = BlobField()  # canonical JSON, packed by zlib
        sha256 = TextField(unique=True)  # of the JSON itself
        closed_at = TextField()
        closed_on = TextField()
        accepted = TextField()
        reopened_by = ForeignKeyField(Operation, null=True, index=False)
        reopened_at = TextField(null=True)
        reopen_reason = TextField(null=True)

    db.create_tables(
        (
            Operation, Audit, Setting, Team, TeamSetting, Person, TakenNumber, Stint, Employment, SchemeText,
            SchemeInForce, Incident, Measure, TeamMeasure, Rating, Month, Seal,
        )
    )  # fmt: skip
    if isinstance(db, SqliteDatabase):
        db.execute_sql(f"PRAGMA application_id = {APPLICATION_ID}")
