"""The first step: language, organisation and team."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QRadioButton, QWidget

from kpi_desktop.domain.limits import NAME_LENGTH
from kpi_desktop.domain.words import LANGUAGES, Language
from kpi_desktop.ui.guide.draft import Parts
from kpi_desktop.ui.guide.step import Step
from kpi_desktop.ui.kit import Field, button, label, named, panel, row, stack
from kpi_desktop.ui.languages import LANGUAGE_NAMES

FIELD_WIDTH = 400


class PlaceStep(Step):
    """Language, organisation, team.

    Signals:
        language_chosen: The other language was chosen; the guide is to speak it at once.
        sample_wanted: The sample team is to be looked at first.
    """

    language_chosen = Signal(str)
    sample_wanted = Signal()

    def __init__(self, parts: Parts) -> None:
        """Two buttons and two fields."""
        tr = parts.tr
        super().__init__(
            parts,
            tr.t("Your organisation and team"),
            tr.t("These names stand on the score table and the strips. Both can be changed later in the settings."),
        )
        self._group = QButtonGroup(self)
        self.languages = {language: self._language_button(language) for language in LANGUAGES}
        self.organisation = QLineEdit(parts.draft.organisation)
        self.team = QLineEdit(parts.draft.team)
        self._organisation_field = Field(
            tr.t("Organisation"), self.organisation, tr.t("May be left empty for now, such as Weikang Health Centre")
        )
        self._team_field = Field(tr.t("Team"), self.team, tr.t("Such as Customer service, early shift"))
        for entry in (self.organisation, self.team):
            entry.setFixedWidth(FIELD_WIDTH)
            entry.setMaxLength(NAME_LENGTH)
            entry.textEdited.connect(self._take)
        self.organisation.returnPressed.connect(self.team.setFocus)
        self.team.returnPressed.connect(self.answered)
        speak = stack(
            label(tr.t("Language of window and paper"), "secondary"), row(*self.languages.values(), None, gap=24), gap=4
        )
        form = stack(speak, self._organisation_field, self._team_field, gap=20, margins=(24, 20, 24, 20))
        self.body.addWidget(panel(form))
        self.sample_button = button(tr.t("Open the sample team"), self.sample_wanted.emit)
        hint = tr.t("To look around first: twelve invented people with four months of records, in a file of their own.")
        self.body.addLayout(
            stack(label(hint, ink="second", wrap=True), row(self.sample_button, None), margins=(24, 20, 24, 0))
        )
        self.body.addStretch(1)

    def _language_button(self, language: Language) -> QRadioButton:
        made = QRadioButton(LANGUAGE_NAMES[language])
        made.setChecked(language == self.tr_.language)
        made.setCursor(Qt.CursorShape.PointingHandCursor)
        made.toggled.connect(lambda on: self.language_chosen.emit(language) if on else None)
        self._group.addButton(made)
        return named(made, LANGUAGE_NAMES[language], self.tr_.t("Language of window and paper"))

    def _take(self) -> None:
        self.parts.draft.organisation = self.organisation.text().strip()
        self.parts.draft.team = self.team.text().strip()
        self._team_field.accept()

    def ready(self) -> bool:
        """A team needs a name."""
        if self.parts.draft.team:
            return True
        self._team_field.refuse(self.tr_.t("The team needs a name; enter one"))
        self.team.setFocus()
        return False

    def first_field(self) -> QWidget:
        """The organisation, which is asked first."""
        return self.organisation
