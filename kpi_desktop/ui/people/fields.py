"""The inputs of a person: what the roster always holds, and what scheme and pay plan ask for beside."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Final

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit

from kpi_desktop.domain.numbers import plain
from kpi_desktop.errors import FaultyDataError
from kpi_desktop.schemes.model import Post, Scheme
from kpi_desktop.schemes.pay_model import Level, PayPlan
from kpi_desktop.schemes.pay_reads import components, day_wages_read, wages_read
from kpi_desktop.services.people import NewPerson, Person
from kpi_desktop.services.pinyin import fold
from kpi_desktop.services.rosters import read_day
from kpi_desktop.texts import Translator
from kpi_desktop.ui.kit import Field, named
from kpi_desktop.ui.kit.numbers import typed_number
from kpi_desktop.ui.session import Session


class ToldError(Exception):
    """The fault already stands beneath its field."""


WAGES: Final = ("base_wage", "performance_wage", "seniority_pay", "day_wage")
"""The sums on the roster, as `NewPerson` calls them, in the order of the form."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What scheme and pay plan want to know of a person.

    Attributes:
        posts: Posts that the scheme knows; any text where it knows none.
        levels: Levels that the pay plan knows; any text where it knows none.
        wages: Those of `WAGES` that pay reads.
    """

    posts: tuple[Post, ...] = ()
    levels: tuple[Level, ...] = ()
    wages: tuple[str, ...] = ()


def asked_of(scheme: Scheme | None, plan: PayPlan | None) -> Asked:
    """What scheme and pay plan of a month want to know of a person."""
    if scheme is None:
        return Asked()
    read = {wage.replace("-", "_") for part in components(scheme, plan) for wage in wages_read(part)}
    read |= {"day_wage"} if day_wages_read(scheme) else set()
    levels = plan.levels if plan is not None else ()
    return Asked(scheme.posts, levels, tuple(wage for wage in WAGES if wage in read))


def wage_names(tr: Translator) -> Mapping[str, str]:
    """What the sums are called, with their units."""
    return {
        "base_wage": tr.t("Base wage, yuan a month"),
        "performance_wage": tr.t("Performance wage, yuan a month"),
        "seniority_pay": tr.t("Seniority pay, yuan a month"),
        "day_wage": tr.t("Day's wage, yuan"),
    }


class PersonFields:
    """The inputs of a person.

    Args:
        session: The window's work.
        asked: What scheme and pay plan want to know.
        person: Who is changed; None for a new one.
        number: Proposed number of a new one.
    """

    def __init__(self, session: Session, asked: Asked, person: Person | None, number: str = "") -> None:
        """Fill in what is known."""
        tr = session.tr
        self._person = person
        self.number = QLineEdit(person.number if person else number)
        self.name = QLineEdit(person.name if person else "")
        self._session = session
        self.post = _choice(asked.posts, person.post if person else None, session)
        self.level = _choice(asked.levels, person.level if person else None, session)
        self.wages = {wage: QLineEdit(_yuan(getattr(person, wage, None))) for wage in asked.wages}
        self.hired = QLineEdit(person.hired.isoformat() if person and person.hired else "")
        self.probation = named(QCheckBox(tr.t("On probation")), tr.t("On probation"))
        self.probation.setChecked(bool(person and person.probation))
        for entry in (self.number, self.name):
            entry.setMaxLength(60)
        names = wage_names(tr)
        self.fields: Mapping[str, Field] = {
            "number": Field(tr.t("Employee number"), self.number, tr.t("Can't be changed later and is never reused")),
            "name": Field(tr.t("Name"), self.name),
            "post": Field(tr.t("Post"), self.post),
            "level": Field(tr.t("Level"), self.level),
            "hired": Field(tr.t("Hired"), self.hired, tr.t("Such as 2026-05-10; may be left empty")),
            **{wage: Field(names[wage], editor) for wage, editor in self.wages.items()},
        }

    @property
    def untouched(self) -> tuple[str, ...]:
        """The wages that aren't asked for: whatever they are, they stay."""
        return tuple(wage for wage in WAGES if wage not in self.wages)

    def listen(self, changed: Callable[[], object]) -> None:
        """Call `changed` whenever anything but the name is."""
        self.probation.toggled.connect(lambda _: changed())
        for editor in (self.post, self.level, *self.wages.values()):
            if isinstance(editor, QComboBox):
                editor.currentIndexChanged.connect(lambda _: changed())
            else:
                editor.textChanged.connect(lambda _: changed())

    def peek(self) -> NewPerson | None:
        """What stands there now, without a word about it; None while a sum isn't one."""
        try:
            return self._person_of({wage: self._sum(wage) for wage in WAGES}, None)
        except FaultyDataError:
            return None

    def read(self) -> NewPerson:
        """What was entered.

        Raises:
            KpiError: The first day isn't one; it stands beneath its field already.
        """
        for field in self.fields.values():
            field.accept()
        hired = read_day(self.hired.text())
        return self._person_of({wage: self._wage(wage) for wage in WAGES}, hired)

    def _person_of(self, wages: Mapping[str, Fraction | None], hired: date | None) -> NewPerson:
        old = self._person
        return NewPerson(
            number=old.number if old else self.number.text().strip(),
            name=" ".join(self.name.text().split()),
            hired=hired,
            post=_chosen(self.post),
            level=_chosen(self.level),
            probation=self.probation.isChecked(),
            **wages,
        )

    def _sum(self, wage: str) -> Fraction | None:
        """The sum that stands there; of what isn't asked for that of the person.

        Raises:
            FaultyDataError: It isn't one.
        """
        editor = self.wages.get(wage)
        if editor is None:
            return getattr(self._person, wage, None)
        return typed_number(fold(editor.text()).replace(",", ""))

    def _wage(self, wage: str) -> Fraction | None:
        """The same; what is no sum is told beneath its field."""
        try:
            return self._sum(wage)
        except FaultyDataError as error:
            self.fields[wage].refuse(self._session.tr.t("Enter yuan, such as 3000 or 3250.50"))
            self.wages[wage].setFocus()
            raise ToldError from error


def _choice(known: Sequence[Post | Level], chosen: str | None, session: Session) -> QLineEdit | QComboBox:
    """A box of what is known, or a line for any text where nothing is."""
    if not known:
        line = QLineEdit(chosen or "")
        line.setMaxLength(60)
        return line
    box = QComboBox()
    box.addItem(session.tr.c("post", "none"), None)
    for one in known:
        box.addItem(session.tr.label(one.name), one.id)
    same = next((one.id for one in known if chosen in {one.id, one.name.zh, one.name.en}), chosen)
    if same is not None and box.findData(same) < 0:
        box.addItem(same, same)
    box.setCurrentIndex(max(box.findData(same), 0) if same is not None else 0)
    return box


def _chosen(editor: QLineEdit | QComboBox) -> str | None:
    text = editor.text() if isinstance(editor, QLineEdit) else editor.currentData()
    return (str(text).strip() or None) if text else None


def _yuan(amount: Fraction | None) -> str:
    return "" if amount is None else plain(amount)
