"""The scheme (考核方案): categories, criteria, grades and what follows from them, as data that a file can hold."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, PlainValidator, StrictBool, StrictInt
from pydantic_core import PydanticCustomError

from kpi_desktop.domain.interval import Interval
from kpi_desktop.domain.numbers import NumberFormError, parse_exact, plain
from kpi_desktop.domain.result import FlagKind
from kpi_desktop.domain.words import Label

NO_CAP = "none"
"""How a file says that a score has no upper bound: a TOML file has no null."""


def _exact(value: object) -> Fraction:
    if isinstance(value, Fraction):
        return value
    if isinstance(value, (str, int, Decimal)) and not isinstance(value, bool):
        try:
            return parse_exact(value)
        except NumberFormError:
            pass
    raise PydanticCustomError("scheme_number", "not a number")


def _cap(value: object) -> Fraction | None:
    return None if value is None or value == NO_CAP else _exact(value)


def _interval(value: object) -> Interval:
    if isinstance(value, Interval):
        return value
    try:
        return Interval.parse(value if isinstance(value, str) else "")
    except ValueError as error:
        raise PydanticCustomError("scheme_interval", "not an interval") from error


def _label(value: object) -> Label:
    if isinstance(value, Label):
        return value
    if isinstance(value, dict) and set(value) == {"zh", "en"}:
        texts = [text for text in value.values() if isinstance(text, str) and text.strip()]
        if len(texts) == len(value):
            return Label(value["zh"], value["en"])
    raise PydanticCustomError("scheme_words", "not a text in both languages")


def _flag(value: object) -> FlagKind:
    try:
        return FlagKind(value)
    except ValueError as error:
        raise PydanticCustomError("scheme_flag", "not a kind of flag") from error


Exact = Annotated[Fraction, PlainValidator(_exact)]
Cap = Annotated[Fraction | None, PlainValidator(_cap)]
Minutes = Annotated[Interval, PlainValidator(_interval)]
Words = Annotated[Label, PlainValidator(_label)]
Flagged = Annotated[FlagKind, PlainValidator(_flag)]
Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]


class _Part(BaseModel):
    """What every part of a scheme shares: it never changes, and a key that nobody knows is a fault."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)


class Effect(_Part):
    """What one occurrence does: fixed points, or a pick within a range, per unit.

    Attributes:
        points: Signed points per unit; None where the leader picks or nothing is scored.
        pick: Mildest and harshest points (for praise: smallest and largest), signed, per unit.
        money: Yuan per unit taken off pay, negative.
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
        money: Yuan taken off pay, negative.
        flag: Flag raised.
    """

    at: Annotated[StrictInt, Field(ge=2)]
    repeats: StrictBool = False
    sums: StrictBool = False
    counts: tuple[Id, ...] = ()
    points: Exact | None = None
    money: Exact | None = None
    flag: Flagged | None = None


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
    once: StrictBool = False
    flag: Flagged | None = None
    grave_flag: Flagged | None = None
    posts: tuple[Id, ...] = ()
    escalations: tuple[Escalation, ...] = ()
    retired: StrictBool = False


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
        cap: Highest score; None (in a file ``"none"``) for none.
        decimals: Decimals of the rounded score.
        categories: In the order of the regulation.
        criteria: In the order of the regulation.
        grades: From the best down; empty for none.
        posts: Posts that criteria ask for.
        assumed: What the regulation lacks.
    """

    id: Id
    version: Annotated[str, Field(min_length=1)]
    name: Words
    about: Words
    source: Words
    base: Exact = Fraction(100)
    cap: Cap = Fraction(100)
    decimals: Annotated[StrictInt, Field(ge=0, le=6)] = 1
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


def as_data(scheme: Scheme) -> dict[str, object]:
    """The scheme as plain data for JSON: numbers as exact texts, every key there, null where nothing is said.

    `Scheme.model_validate` reads it back.
    """
    return {name: _plain_data(getattr(scheme, name)) for name in type(scheme).model_fields}


def _plain_data(value: object) -> object:
    if isinstance(value, BaseModel):
        return {name: _plain_data(getattr(value, name)) for name in type(value).model_fields}
    if isinstance(value, tuple):
        return [_plain_data(item) for item in value]
    return _plain_value(value)


def _plain_value(value: object) -> object:
    match value:
        case Label():
            return {"zh": value.zh, "en": value.en}
        case Fraction():
            return plain(value)
        case Interval():
            return str(value)
        case FlagKind():
            return value.value
        case _:
            return value
