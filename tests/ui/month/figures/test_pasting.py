from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kpi_desktop.ui.month.figures.pasting import Names, block_of, has_heading, land

PEOPLE = (Names("0101", ("0101", "张敏")), Names("0102", ("0102", "李倩")), Names("0103", ("0103", "单雪")))
COLUMNS = (Names("calls", ("通话个数", "Calls", "calls")), Names("score", ("监听分", "Monitoring score", "score")))


def landed(text: str, at: tuple[int, int] = (0, 0)) -> dict[tuple[str, str], str]:
    return dict(land(block_of(text), PEOPLE, COLUMNS, at).cells)


def test_a_bare_block_goes_where_the_caret_is() -> None:
    assert landed("1\n2", (1, 1)) == {("0102", "score"): "1", ("0103", "score"): "2"}


def test_names_and_headings_find_their_places_in_any_order() -> None:
    text = "姓名\t监听分\t通话个数\n单雪\t90\t300\n张敏\t80\t100\n"
    assert landed(text, (2, 1)) == {
        ("0103", "score"): "90",
        ("0103", "calls"): "300",
        ("0101", "score"): "80",
        ("0101", "calls"): "100",
    }


def test_numbers_without_their_zeros_are_still_somebody() -> None:
    assert landed("101\t7\n103\t9") == {("0101", "calls"): "7", ("0103", "calls"): "9"}


def test_a_column_of_figures_is_not_taken_for_employee_numbers() -> None:
    people = tuple(Names(str(number), (str(number), name)) for number, name in enumerate("甲乙丙", 1))
    cells = land(block_of("1\n2\n2"), people, COLUMNS, (0, 0)).cells
    assert cells == {("1", "calls"): "1", ("2", "calls"): "2", ("3", "calls"): "2"}


def test_what_has_no_place_is_told_and_left_out() -> None:
    landing = land(block_of("姓名\t通话个数\t迟到\n张敏\t5\t1\n李小龙\t6\t0"), PEOPLE, COLUMNS, (0, 0))
    assert dict(landing.cells) == {("0101", "calls"): "5"}
    assert (landing.nobody, landing.no_column) == (("李小龙",), ("迟到",))


def test_what_reaches_beyond_the_sheet_is_counted() -> None:
    landing = land(block_of("1\t2\t3\n4\t5\t"), PEOPLE, COLUMNS, (2, 0))
    assert dict(landing.cells) == {("0103", "calls"): "1", ("0103", "score"): "2"}
    assert landing.beyond == 3


def test_two_people_of_one_name_are_nobody_without_a_number() -> None:
    people = (*PEOPLE, Names("0104", ("0104", "张敏")))
    both = land(block_of("张敏\t5\n李倩\t6"), people, COLUMNS, (0, 0))
    assert (dict(both.cells), both.nobody) == ({("0102", "calls"): "6"}, ("张敏",))
    told = land(block_of("0104\t张敏\t5\n0102\t李倩\t6"), people, COLUMNS, (0, 0))
    assert dict(told.cells) == {("0104", "calls"): "5", ("0102", "calls"): "6"}


def test_headings_are_known_by_their_id_too() -> None:
    assert has_heading(block_of("name\tcalls"), COLUMNS) == {"calls"}
    assert has_heading(block_of("1\t2"), COLUMNS) == set()


@given(st.lists(st.lists(st.text(max_size=6), max_size=5), max_size=6), st.integers(0, 2), st.integers(0, 1))
def test_any_block_lands_only_on_cells_that_there_are(block: list[list[str]], row: int, column: int) -> None:
    cells = land(block, PEOPLE, COLUMNS, (row, column)).cells
    assert {cell[0] for cell in cells} <= {one.id for one in PEOPLE}
    assert {cell[1] for cell in cells} <= {one.id for one in COLUMNS}


@given(st.text(max_size=60))
def test_any_text_of_the_clipboard_is_read(text: str) -> None:
    assert all(isinstance(cell, str) for line in block_of(text) for cell in line)
