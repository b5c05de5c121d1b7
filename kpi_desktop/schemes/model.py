"""The scheme (考核方案): categories, criteria, grades and what follows from them, as data that a file can hold."""

from __future__ import annotations

from fractions import Fraction
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from kpi_desktop.domain.interval import Interval
from kpi_desktop.domain.numbers import parse_exact
from kpi_desktop.domain.result import FlagKind
from kpi_desktop.domain.words import Label


def _exact(value: object) -> Fraction:
    if isinstance(value, Fraction):
        return value
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        value = str(value)
    return parse_exact(value)


def _interval(value: object) -> object:
    return Interval.parse(value) if isinstance(value, str) else value


def _label(value: object) -> object:
    return Label(**value) if isinstance(value, dict) and set(value) == {"zh", "en"} else value


Exact = Annotated[Fraction, BeforeValidator(_exact)]
Minutes = Annotated[Interval, BeforeValidator(_interval)]
Words = Annotated[Label, BeforeValidator(_label)]
Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]


class _Part(BaseModel):
    """What every part of a scheme shares: it never changes, and a key that nobody knows is a fault."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True, populate_by_name=True)


class Effect(_Part):
    """What one occurrence does: fixed points, or a pick within a range, per unit.

    Attributes:
        points: Signed points per unit; None where the leader picks or nothing is scored.
        pick: Mildest and harshest points (for praise: smallest and largest), signed, per unit.
        money: Yuan per unit taken off (negative) or added to pay.
    """

    points: Exact | None = None
    pick: tuple[Exact, Exact] | None = None
    money: Exact | None = None


class Band(Effect):
    """An effect for minutes within an interval."""

    minutes: Minutes


class Escalation(_Part):
    """What falls in addition on the n-th occurrence in a month.

    Attributes:
        at: The n-th one, counted in date order over unexcused incidents; quantities are summed where `sums` is set.
        repeats: Also on every further n-th one.
        sums: Count quantities instead of incidents.
        counts: Criterion ids counted together; empty for the criterion itself.
        points: Signed points.
        flag: Flag raised.
    """

    at: Annotated[int, Field(ge=2)]
    repeats: bool = False
    sums: bool = False
    counts: tuple[Id, ...] = ()
    points: Exact | None = None
    flag: FlagKind | None = None


class IncidentCriterion(Effect):
    """A criterion scored from incidents.

    Attributes:
        id: Permanent within the scheme, never reused.
        kind: Tells the kinds of criteria apart.
        name: What the window, the paper and the log line call it.
        category: Category id; None for none.
        code: Short number by which people find it ("1.1").
        clause: Where it stands in the regulation.
        hint: What to know when logging it.
        unit: Counted in times, days, hours, items or persons; `minutes` where `bands` read them.
        marks: Most that it can cost in a month; None for no limit of its own.
        bands: Effects by minutes; then `points` and `pick` are absent.
        once: Scores once a month, however many there are.
        flag: Flag raised by every occurrence.
        grave_flag: Flag raised instead by a grave one.
        posts: Posts it is for; empty for everyone.
        escalations: What falls in addition at the n-th.
        retired: No longer to be logged, still known.
    """

    id: Id
    kind: Literal["incident"] = "incident"
    name: Words
    category: Id | None = None
    code: str = ""
    clause: Words
    hint: Words | None = None
    unit: Literal["times", "minutes", "days", "hours", "items", "persons"] = "times"
    marks: Exact | None = None
    bands: tuple[Band, ...] = ()
    once: bool = False
    flag: FlagKind | None = None
    grave_flag: FlagKind | None = None
    posts: tuple[Id, ...] = ()
    escalations: tuple[Escalation, ...] = ()
    retired: bool = False


Criterion = IncidentCriterion
"""Every kind of criterion; the kinds of measures and ratings join here, told apart by `kind`."""


class Category(_Part):
    """A category (考核项目): `marks` are its full marks, None where it has none (praise)."""

    id: Id
    name: Words
    marks: Exact | None = None
    code: str = ""


class Grade(_Part):
    """A grade that holds from `at_least` upwards, read from the rounded score; the top one is open upwards."""

    name: Words
    at_least: Exact


class Post(_Part):
    """A post that some criteria are for."""

    id: Id
    name: Words


class Assumed(_Part):
    """Values that the regulation lacks and the scheme fills in.

    Attributes:
        keys: Where they stand: ``grades``, ``criteria.poorly-cleaned.pick``.
        what: What was assumed, for the reader.
    """

    keys: tuple[str, ...]
    what: Words


class Scheme(_Part):
    """A whole scheme.

    Attributes:
        id: Permanent name.
        version: Version of the scheme's text.
        name: Its name.
        about: One or two plain sentences for whoever chooses.
        source: The regulation it restates.
        base: Score before anything happened; it equals the sum of the categories' marks where they have any.
        cap: Highest score; None for none.
        decimals: Decimals of the rounded score.
        categories: In the order of the regulation.
        criteria: In the order of the regulation.
        grades: From the best down; empty for none.
        posts: Posts that criteria ask for.
        assumed: What the regulation lacks.
    """

    id: Id
    version: str
    name: Words
    about: Words
    source: Words
    base: Exact = Fraction(100)
    cap: Exact | None = Fraction(100)
    decimals: Annotated[int, Field(ge=0, le=6)] = 1
    categories: tuple[Category, ...] = ()
    criteria: tuple[Criterion, ...]
    grades: tuple[Grade, ...] = ()
    posts: tuple[Post, ...] = ()
    assumed: tuple[Assumed, ...] = ()

    def criterion(self, criterion_id: str) -> Criterion | None:
        """The criterion of that id, or None."""
        return next((c for c in self.criteria if c.id == criterion_id), None)

    def category(self, category_id: str | None) -> Category | None:
        """The category of that id, or None."""
        return next((c for c in self.categories if c.id == category_id), None)


