"""Finding one of a list's names by what is typed there, read as the log line reads it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QLabel, QWidget

from kpi_desktop.services.pinyin import Fit, fold, match, name_key
from kpi_desktop.texts import Translator
from kpi_desktop.ui.kit.basics import named

_NAMED = 4
"""So many names are told where several fit."""
_MARGIN = 4


def meant_by(typed: str, names: Iterable[tuple[int, str, str]]) -> tuple[int, ...]:
    """The places of the names that something typed can stand for, in the order of the list.

    A name that it spells whole leaves no doubt, though it may begin longer ones; parts within a name are taken only
    where it begins none.

    Args:
        typed: Initials, pinyin, characters, or digits of a number.
        names: Place, name, and all the text that stands there.
    """
    wanted = fold(typed).replace(" ", "")
    whole: list[int] = []
    begun: list[int] = []
    within: list[int] = []
    for place, name, text in names:
        found = match(name_key(name), wanted)
        words = fold(text).split()
        if wanted in words or (found is not None and found.fit is Fit.EXACT):
            whole.append(place)
        elif found is not None:
            (begun if found.fit is Fit.PREFIX else within).append(place)
        elif any(sign.isdecimal() for sign in wanted) and any(word.endswith(wanted) for word in words):
            within.append(place)
    if len(whole) == 1:
        return tuple(whole)
    return tuple(sorted(whole + begun)) or tuple(within)


class SearchSaid(QLabel):
    """Says within the list what was typed and whom it means; lies over no row that is current.

    Args:
        over: The list.
        tr: Words it.
    """

    def __init__(self, over: QWidget, tr: Translator) -> None:
        """Hidden until something is typed."""
        super().__init__(over)
        self._tr = tr
        self.setObjectName("searched")
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def say(self, typed: str, names: tuple[str, ...], *, refused: bool = False) -> None:
        """Say whom it means; `refused` is whether a tick was wanted while several are meant, or nobody."""
        tr, more = self._tr, len(names) - _NAMED
        if not names:
            said = tr.t("Nothing here fits “{typed}”; Backspace takes a letter back.", typed=typed)
        elif len(names) == 1:
            said = tr.t("“{typed}” is {name}", typed=typed, name=names[0])
        elif more > 0:
            said = tr.n(
                "“{typed}” may be {names} and {count} more: type on, or choose with the arrow keys.",
                "“{typed}” may be {names} and {count} more: type on, or choose with the arrow keys.",
                more,
                typed=typed,
                names=names[:_NAMED],
            )
        else:
            said = tr.t("“{typed}” may be {names}: type on, or choose with the arrow keys.", typed=typed, names=names)
        self.setProperty("ink", "minus" if refused else None)
        self.style().unpolish(self)
        self.style().polish(self)
        self.setText(said)
        named(self, said)
        self.show()

    def place(self, within: QRect, current: QRect) -> None:
        """Lie at the foot, or at the top where the current row stands at the foot."""
        width = within.width() - 2 * _MARGIN
        self.setFixedWidth(width)
        height = self.heightForWidth(width)
        foot = QRect(within.left() + _MARGIN, within.bottom() - height - _MARGIN + 1, width, height)
        if foot.intersects(current):
            foot.moveTop(within.top() + _MARGIN)
        self.setGeometry(foot)
        self.raise_()
