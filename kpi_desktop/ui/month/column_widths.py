"""How wide each column of the score table is: what its content asks for, less where the room is short."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtGui import QFontMetrics

from kpi_desktop.reports.content import PersonContent
from kpi_desktop.ui.kit.table import CELL_PADDING
from kpi_desktop.ui.month.drawing import MARK_ROOM, PART_GAP, tags_width
from kpi_desktop.ui.month.score_columns import ScoreColumn, widest
from kpi_desktop.ui.month.score_header import least_small_width, least_title_width
from kpi_desktop.ui.theme import Theme, Type

NARROW = 70
"""Pixels of a column of points."""
LEAST = 66
"""The least where room is short; with bars of at most 56 px none touches its neighbour."""
TIGHT = 52
"""The least of all, where titles may be cut; below it the columns are folded into one."""
_NUMBERS = 46
"""The least for a column whose title is short: its numbers stand, its bars end with a slant sooner."""
WIDE = 100
_PART_LEAST, _PART, _PART_MOST = 32, 44, 120
"""Pixels that each part of a folded column can't do without, needs, and takes at most for its name."""
_LONGEST_NAME = 168
_SHORTENED_NAME = 120
_SHORT_NAME = 100
_SHORTEST_NAME = 76
_BESIDE_SUBTITLE = 12
_BESIDE_TEXT = 2 * CELL_PADDING + 2
"""The padding, and what measuring rounds away."""
_RANK, _RANK_CUT = 48, 42
_GRADE = 56
_FLAGS = 72
_FLAGS_WISH = 120
_FLAGS_CUT = 56


class ColumnWidths:
    """Widths in pixels for the people who are shown.

    Args:
        theme: Measures texts.
        people: Whose texts stand in the columns.
    """

    def __init__(self, theme: Theme, people: Sequence[PersonContent]) -> None:
        """Keep both."""
        self._theme, self._people = theme, people

    def fitting(self, columns: Sequence[ScoreColumn], room: int) -> list[int]:
        """The widths that columns need, cut where the room is short; 0 for flags that nobody has where it is needed."""
        widths = [self._need(column) for column in columns]
        points = [place for place, column in enumerate(columns) if column.bar or column.id == "score"]
        whole = {place: self._least(columns[place]) for place in points}
        self._narrow(widths, whole, room)
        if sum(widths) > room and not self._flagged and columns[-1].id == "flags":
            widths[-1] = 0
        names = [column.id for column in columns].index("name")
        mark = MARK_ROOM if columns[names].marked else 0
        small = {place: self._least_small(columns[place]) for place in points}
        if sum(widths) - room > widths[names] - _SHORTENED_NAME:  # titles become small, whatever names give up
            self._narrow(widths, small, room)
        widths[names] -= max(0, min(sum(widths) - room, widths[names] - _SHORTENED_NAME))
        self._narrow(widths, small, room)
        widths[-1] -= max(0, min(sum(widths) - room, widths[-1] - _FLAGS_CUT))
        for place, column in enumerate(columns):
            if column.id == "rank":
                widths[place] -= max(0, min(sum(widths) - room, widths[place] - _RANK_CUT))
        self._narrow(widths, dict.fromkeys(points, LEAST), room)
        widths[names] -= max(0, min(sum(widths) - room, widths[names] - _SHORT_NAME - mark))
        bars = [place for place in points if columns[place].bar]
        self._narrow(widths, dict.fromkeys(bars, TIGHT), room)
        widths[names] -= max(0, min(sum(widths) - room, widths[names] - _SHORTEST_NAME - mark))
        for place, column in enumerate(columns):
            if column.parts is not None:
                least = self._most_parts(column) * _PART_LEAST + 2 * CELL_PADDING
                widths[place] -= max(0, min(sum(widths) - room, widths[place] - least))
        return widths

    def shared_out(self, columns: Sequence[ScoreColumn], room: int) -> list[int]:
        """The widths at which columns fill the room; wider in all only where even cut ones have none."""
        widths = self.fitting(columns, room)
        points = [place for place, column in enumerate(columns) if column.bar or column.id == "score"]
        names = [column.id for column in columns].index("name")
        spare = room - sum(widths) - (max(0, _FLAGS_WISH - widths[-1]) if self._flagged else 0)
        for place, column in enumerate(columns):
            if column.parts is not None:
                wished = self._most_parts(column) * (self._widest_part(column) - _PART)
                if wished > spare and not self._flagged and columns[-1].id == "flags":
                    spare, widths[-1] = spare + widths[-1], 0
                more = max(0, min(spare, wished))
                widths[place] += more
                spare -= more
        to_names = max(0, min(spare, self._whole_name(columns[names]) - widths[names]))
        widths[names] += to_names
        for place in points:
            widths[place] += max(0, min((spare - to_names) // (len(points) + 1), WIDE - widths[place]))
        widths[-1 if widths[-1] else names] += max(0, room - sum(widths))
        return widths

    @property
    def _flagged(self) -> bool:
        return any(person.flags for person in self._people)

    @staticmethod
    def _narrow(widths: list[int], least: Mapping[int, int], room: int) -> None:
        """Take from the widest columns of points first, none below its least, until everything fits."""
        for limit in range(WIDE, 0, -1):
            if sum(widths) <= room:
                return
            for place, low in least.items():
                widths[place] = min(widths[place], max(limit, low))

    def _whole_name(self, column: ScoreColumn) -> int:
        """The width at which no name is cut."""
        names = QFontMetrics(self._theme.font(Type.STRONG))
        mark = MARK_ROOM if column.marked else 0
        return widest([column.text(person) for person in self._people], names.horizontalAdvance) + _BESIDE_TEXT + mark

    def _least(self, column: ScoreColumn) -> int:
        """The width at which nothing of a column of points is cut, its title in two lines."""
        titles, tiny = QFontMetrics(self._theme.font(Type.SECONDARY)), QFontMetrics(self._theme.font(Type.TINY))
        below = tiny.horizontalAdvance(column.subtitle) + CELL_PADDING + 2
        return max(LEAST, least_title_width(column.title, titles), below)

    def _least_small(self, column: ScoreColumn) -> int:
        """The width at which no title is cut once all of them are written small."""
        if not column.bar:
            return LEAST
        tiny = QFontMetrics(self._theme.font(Type.TINY))
        below = tiny.horizontalAdvance(column.subtitle) + _BESIDE_SUBTITLE
        return max(_NUMBERS, least_small_width(column.title, tiny), below)

    def _widest_part(self, column: ScoreColumn) -> int:
        """What a part takes that shows its whole name."""
        tiny = QFontMetrics(self._theme.font(Type.TINY))
        titles = {part.title for person in self._people if column.parts for part in column.parts(person)}
        return max(_PART, min(widest([*titles], tiny.horizontalAdvance) + PART_GAP + 1, _PART_MOST))

    def _most_parts(self, column: ScoreColumn) -> int:
        return max((len(column.parts(person)) for person in self._people if column.parts), default=1)

    def _need(self, column: ScoreColumn) -> int:
        titles = QFontMetrics(self._theme.font(Type.SECONDARY))
        title = titles.horizontalAdvance(column.title) + CELL_PADDING + 6
        people = self._people
        match column.id:
            case "rank":
                return max(_RANK, title + 4)
            case "name":
                names = QFontMetrics(self._theme.font(Type.STRONG))
                longest = widest([column.text(person) for person in people], names.horizontalAdvance)
                mark = MARK_ROOM if column.marked else 0
                return min(max(_SHORTEST_NAME, longest + _BESIDE_TEXT), _LONGEST_NAME) + mark
            case "grade" | "pay" | "strip":
                texts = QFontMetrics(self._theme.font(Type.BODY))
                longest = widest([column.text(person) for person in people], texts.horizontalAdvance)
                return max(0 if column.id == "strip" else _GRADE, title + 4, longest + _BESIDE_TEXT)
            case "flags":
                tags = [column.tags(person) if column.tags else () for person in people]
                widest_tags = max((tags_width(each, self._theme) for each in tags), default=0)
                return max(_FLAGS, title + 4, min(widest_tags + 2 * CELL_PADDING, 160)) if widest_tags else title + 4
            case "parts":
                return self._most_parts(column) * _PART + 2 * CELL_PADDING
            case _:
                tiny = QFontMetrics(self._theme.font(Type.TINY)).horizontalAdvance(column.subtitle) + CELL_PADDING + 6
                return min(max(NARROW, title, tiny), WIDE)
