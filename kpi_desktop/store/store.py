"""The open database: one writer, readers beside it, every change one transaction with its entry in the audit chain."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from filelock import FileLock
from peewee import SqliteDatabase

from kpi_desktop.store import connection, faults, migrations
from kpi_desktop.store.audit import Log
from kpi_desktop.store.copying import Watch, copied, unwatched
from kpi_desktop.store.doubts import SettledDoubts
from kpi_desktop.store.duties import Duties
from kpi_desktop.store.evidence import EvidenceOf
from kpi_desktop.store.figures import Figures
from kpi_desktop.store.follow_ups import FollowUps
from kpi_desktop.store.groups import SavedGroups
from kpi_desktop.store.incidents import Incidents
from kpi_desktop.store.months import Months
from kpi_desktop.store.note_templates import NoteTemplates
from kpi_desktop.store.pay_plans import PayPlans
from kpi_desktop.store.records import OperationRecord
from kpi_desktop.store.roster import People, Teams
from kpi_desktop.store.schemes import Schemes
from kpi_desktop.store.session import Session
from kpi_desktop.store.settings import Settings


@dataclass(slots=True)
class View:
    """The repositories over one transaction."""

    session: Session
    teams: Teams = field(init=False)
    people: People = field(init=False)
    incidents: Incidents = field(init=False)
    figures: Figures = field(init=False)
    months: Months = field(init=False)
    doubts: SettledDoubts = field(init=False)
    schemes: Schemes = field(init=False)
    pay_plans: PayPlans = field(init=False)
    settings: Settings = field(init=False)
    groups: SavedGroups = field(init=False)
    note_templates: NoteTemplates = field(init=False)
    evidence: EvidenceOf = field(init=False)
    duties: Duties = field(init=False)
    follow_ups: FollowUps = field(init=False)
    log: Log = field(init=False)

    def __post_init__(self) -> None:
        """Let every repository work on the same session."""
        self.teams = Teams(self.session)
        self.people = People(self.session)
        self.incidents = Incidents(self.session)
        self.figures = Figures(self.session)
        self.months = Months(self.session)
        self.doubts = SettledDoubts(self.session)
        self.schemes = Schemes(self.session)
        self.pay_plans = PayPlans(self.session)
        self.settings = Settings(self.session)
        self.groups = SavedGroups(self.session)
        self.note_templates = NoteTemplates(self.session)
        self.evidence = EvidenceOf(self.session)
        self.duties = Duties(self.session)
        self.follow_ups = FollowUps(self.session)
        self.log = Log(self.session)

    def check_file(self) -> tuple[str, ...]:
        """What SQLite itself finds wrong with the file; empty is good."""
        return connection.flaws(self.session.database)


@dataclass(slots=True)
class Unit(View):
    """A unit of work: one operation, one immediate transaction.

    Attributes:
        operation: What is done, by whom, when.
        notes: What the operation notes about itself in the audit log, JSON values.
    """

    operation: OperationRecord
    notes: dict[str, object] = field(default_factory=dict)


class Store:
    """An open database file. Safe to read from several threads; each gets a connection of its own.

    Args:
        path: The file.
        folder: The numbered migrations.
        write: Take the writer's lock, bring up the file where needed, allow `write`.
        make: Make the file where there is none or an empty one; without it such a file is left as it is.

    Raises:
        DatabaseError: Locked by another writer, newer, older (for readers), damaged, not ours, read-only or missing.
    """

    def __init__(self, path: Path, folder: Path, *, write: bool, make: bool = True) -> None:
        """Look, lock, connect, migrate: in this order, so that a file that isn't ours is never touched."""
        self.path = path
        self.backup_made: Path | None = None
        self._lock: FileLock | None = None
        self._database: SqliteDatabase | None = None
        if write:
            self._open_to_write(folder, make=make)
        else:
            self._open_to_read(folder)

    def _open_to_read(self, folder: Path) -> None:
        found = connection.look(self.path)
        if found.empty:
            raise faults.missing(self.path)
        self._refuse_newer(found, folder)
        if set(migrations.known(folder)) - found.applied:
            raise faults.older(self.path)
        self._database = connection.connect(self.path, write=False)

    def _open_to_write(self, folder: Path, *, make: bool) -> None:
        first = connection.look(self.path, whole=False)
        if first.empty and not make:
            raise faults.missing(self.path)
        self._refuse_newer(first, folder)
        try:
            # Names and scores are nobody else's business: a folder of our own making is the user's alone.
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise faults.told(error, self.path) from error
        self._lock = connection.take_lock(self.path)
        try:
            # Once more under the lock: another writer may have come first.
            found = connection.look(self.path)
            self._refuse_newer(found, folder)
            self._database = connection.connect(self.path, write=True)
            connection.probe(self._database, self.path)
            self.backup_made = migrations.bring_up(self._database, self.path, folder, found.applied)
        except BaseException:
            self.close()
            raise

    def _refuse_newer(self, found: connection.Look, folder: Path) -> None:
        known = migrations.known(folder)
        if found.applied - set(known):
            raise faults.newer(self.path, len(found.applied), len(known))

    @property
    def writes(self) -> bool:
        """Whether it was opened to write."""
        return self._lock is not None

    def close(self) -> None:
        """Close the file and let go of the lock; closing twice does nothing."""
        if self._database is not None:
            self._database.close()
            self._database = None
        if self._lock is not None:
            self._lock.release()

    def __enter__(self) -> Self:
        """Use it for a while."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close it."""
        self.close()

    @contextmanager
    def _open(self) -> Iterator[SqliteDatabase]:
        """The connection of this thread; one that is made here is closed here."""
        database = self._database
        if database is None:
            raise RuntimeError("the store is closed")
        if not database.is_closed():
            yield database
            return
        database.connect()
        try:
            yield database
        finally:
            database.close()

    @contextmanager
    def read(self) -> Iterator[View]:
        """Read within one transaction, so that everything read belongs together.

        Raises:
            DatabaseError: The file can't be read.
        """
        with faults.telling(self.path), self._open() as database, database.atomic():
            yield View(Session(database))

    @contextmanager
    def write(self, kind: str, at: dt.datetime, actor: str = "", *, inverse_of: str | None = None) -> Iterator[Unit]:
        """Write within one immediate transaction; committed, with its audit entry, when the block ends.

        Raises:
            DatabaseError: Opened to read only, or the file can't be written; nothing was changed then.
            RuntimeError: A transaction of this thread is open already: the block's end would commit nothing.
        """
        if not self.writes:
            raise faults.read_only(self.path)
        operation = OperationRecord(str(uuid.uuid4()), kind, at, actor, inverse_of)
        # The lock is held here: whoever keeps a commit waiting only reads, or is no program of ours.
        with faults.telling(self.path, busy=faults.kept_waiting), self._open() as database:
            if database.in_transaction():
                raise RuntimeError("a unit of work stands alone")
            with database.atomic("IMMEDIATE"):
                session = Session(database, operation.id)
                unit = Unit(session, operation=operation)
                unit.log.begin(operation)
                yield unit
                unit.log.append(operation, session.changes, unit.notes)

    def check_file(self) -> tuple[str, ...]:
        """What SQLite itself finds wrong with the file; empty is good."""
        with self.apart() as view:
            return view.check_file()

    @contextmanager
    def apart(self, watch: Watch = unwatched) -> Iterator[View]:
        """Read a copy: for what takes long, for a commit waits until the last reader of the file is done.

        `watch` is told how far the copying is, and ends it by raising.

        Raises:
            DatabaseError: The file can't be read, or there is no room for a copy.
        """
        with copied(self.path, watch) as copy, faults.telling(self.path):
            database = connection.connect(copy, write=False)
            try:
                yield View(Session(database))
            finally:
                database.close()
