"""Pay plans in force, doubts settled before closing, and what is noted beside a rating. Frozen."""

from peewee import ForeignKeyField, IntegerField, Model, TextField


def up(migrator, db):
    """Add the tables, and the columns of a rating."""

    class Row(Model):
        class Meta:
            database = db
            legacy_table_names = False
            strict_tables = True

    class Operation(Row):
        id = TextField(primary_key=True)

    class Written(Row):
        operation = ForeignKeyField(Operation, index=False)

    class Team(Written):
        pass

    class PayPlanText(Written):  # kept once, whoever uses it
        sha256 = TextField(primary_key=True)
        plan = TextField()
        version = TextField()
        text = TextField()

    class PayPlanInForce(Written):
        team = ForeignKeyField(Team, index=False)
        from_month = TextField()
        text = ForeignKeyField(PayPlanText, null=True, index=False)  # null: no plan from there on
        with_scheme = IntegerField()  # 1: it came with the scheme put in force, and leaves with it
        voided_by = ForeignKeyField(Operation, null=True, index=False)

    class SettledDoubt(Written):
        team = ForeignKeyField(Team, index=False)
        month = TextField()
        doubt = TextField()
        word = TextField()
        voided_by = ForeignKeyField(Operation, null=True, index=False)

        class Meta:
            indexes = ((("month", "team"), False),)

    db.create_tables((PayPlanText, PayPlanInForce, SettledDoubt))
    for column in ("day", "serial", "note"):
        migrator.migrate(migrator.add_column("rating", column, TextField(null=True)))
