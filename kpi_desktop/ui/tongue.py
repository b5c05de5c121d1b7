"""The language of the window, also of what Qt words by itself."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QTranslator
from PySide6.QtWidgets import QApplication

from kpi_desktop.domain.words import Language
from kpi_desktop.texts import Translator
from kpi_desktop.ui.crash import CrashGuard
from kpi_desktop.ui.theme import punctuated

_LOCALES: Final[dict[Language, str]] = {"zh": "zh_CN", "en": "en_GB"}
"""By which Qt's own calendars and lists are worded, whatever the system speaks."""


class Tongue:
    """Speaks one language at a time.

    Args:
        qt: The Qt application.
        translations: The folder of the program's own translations.
        guard: Told of every change, so that it can speak when a bug is caught.
        owner: Keeps what Qt's own words are read from.
    """

    def __init__(self, qt: QApplication, translations: Path, guard: CrashGuard | None, owner: QObject) -> None:
        """Speak nothing yet."""
        self._qt, self._translations, self._guard = qt, translations, guard
        self._qt_translator = QTranslator(owner)

    def speak(self, language: Language) -> Translator:
        """Let Qt speak a language; gives the program's own words in it."""
        self._qt.removeTranslator(self._qt_translator)
        if language == "zh" and self._qt_translator.load(
            "qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        ):
            self._qt.installTranslator(self._qt_translator)
        QLocale.setDefault(QLocale(_LOCALES[language]))
        self._qt.setFont(punctuated(self._qt.font()))
        translator = Translator(language, self._translations)
        if self._guard is not None:
            self._guard.translator = translator
        return translator
