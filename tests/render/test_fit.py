"""Lines of Chinese and English break where a reader expects it, and lose nothing."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kpi_desktop.render.fit import balanced, longest_word, narrowest, wrap
from tests.render.samples import FixedMeasure

MEASURE = FixedMeasure()
EM = 10 * 25.4 / 72


def test_a_short_text_is_one_line_and_none_is_none() -> None:
    assert wrap("迟到", 3 * EM, 10, MEASURE) == ("迟到",)
    assert wrap("", 3 * EM, 10, MEASURE) == ()
    assert wrap("  ", 3 * EM, 10, MEASURE) == ()


def test_chinese_breaks_between_characters_but_no_mark_begins_a_line() -> None:
    assert wrap("客户来电，致谢", 4 * EM, 10, MEASURE) == ("客户来", "电，致谢")
    assert wrap("来电（致谢）", 3 * EM, 10, MEASURE) == ("来电", "（致", "谢）")


def test_english_breaks_at_spaces_and_after_hyphens_and_dates_stay_whole() -> None:
    assert wrap("over five minutes", 7 * EM, 10, MEASURE) == ("over five", "minutes")
    assert wrap("Featherstonehaugh-Cholmondeley", 11 * EM, 10, MEASURE) == ("Featherstonehaugh-", "Cholmondeley")
    assert wrap("on 2026-11-04", 6 * EM, 10, MEASURE) == ("on", "2026-11-04")


def test_a_word_wider_than_the_line_is_broken_rather_than_clipped() -> None:
    assert wrap("Hoogenband", 3 * EM, 10, MEASURE) == ("Hooge", "nband")


@given(st.text(alphabet="迟到分钟，。（） abcxyz-0123456789", max_size=80), st.floats(1.2, 12))
def test_wrapping_loses_nothing_and_keeps_to_the_width(text: str, ems: float) -> None:
    lines = wrap(text, ems * EM, 10, MEASURE)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(MEASURE.width(line, 10) <= ems * EM + 1e-9 for line in lines)


def test_two_lines_come_out_alike() -> None:
    assert wrap("流程改进建议", 5 * EM, 10, MEASURE) == ("流程改进建", "议")
    assert balanced("流程改进建议", 5 * EM, 10, MEASURE) == ("流程改", "进建议")
    assert balanced("流程改进建议", 6 * EM, 10, MEASURE) == ("流程改进建议",)
    assert narrowest("流程改进建议", 10, MEASURE) == MEASURE.width("流程改", 10)
    assert narrowest("Attendance", 10, MEASURE) == MEASURE.width("Attendance", 10)
    assert longest_word("Assigned work", 10, MEASURE) == MEASURE.width("Assigned", 10)
    assert longest_word("", 10, MEASURE) == 0


def test_what_a_sum_comes_to_is_not_left_alone_on_a_line() -> None:
    text, measure = "(7 − 4) / (7 − 3) × 12 = 9", FixedMeasure()
    width = measure.width(text, 9.0)
    narrow = wrap(text, width - 0.01, 9.0, measure)
    assert wrap(text, width, 9.0, measure) == (text,)
    assert narrow == ("(7 − 4) / (7 − 3) × 12", "= 9")
