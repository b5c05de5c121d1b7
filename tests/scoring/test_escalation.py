from __future__ import annotations

from tests.scoring.made import criterion, flagged, incident, scheme_of, scored, told

PHONE = criterion(
    "chat",
    points=-5,
    escalations=[{"at": 3, "points": -10, "flag": "warning"}, {"at": 5, "flag": "separation"}],
)


def test_the_third_brings_a_line_of_its_own_and_the_fifth_a_flag_alone() -> None:
    person = scored(scheme_of(PHONE), *(incident("chat", day) for day in (9, 3, 1, 5, 7)))
    assert told(person) == [
        ("-5", "Chat"),
        ("-5", "Chat"),
        ("-5", "Chat"),
        ("-10", "Chat, number 3 this month: on top of the single ones"),
        ("-5", "Chat"),
        ("-5", "Chat"),
    ]
    assert [line.date.day for line in person.lines if line.date is not None] == [1, 3, 5, 5, 7, 9]
    assert [line.ordinal for line in person.lines] == [1, 2, 3, None, 4, 5]
    assert person.raw == 65
    assert flagged(person) == [
        ("warning", ["2026-10-05 Chat, number 3 this month"]),
        ("separation", ["2026-10-09 Chat, number 5 this month"]),
    ]


def test_excused_and_voided_ones_are_not_counted() -> None:
    person = scored(
        scheme_of(PHONE),
        incident("chat", 1),
        incident("chat", 2, excused=True),
        incident("chat", 3, voided=True),
        incident("chat", 4),
    )
    assert person.raw == 90
    assert [line.ordinal for line in person.lines] == [1, None, None, 2]
    assert flagged(person) == []


def test_days_are_summed_where_the_scheme_sums() -> None:
    absence = criterion(
        "absence", points=-10, unit="days", escalations=[{"at": 3, "sums": True, "flag": "separation", "points": -1}]
    )
    person = scored(scheme_of(absence), incident("absence", 1, quantity="2.5"), incident("absence", 2, quantity="0.5"))
    assert told(person) == [
        ("-25", "Absence, 2.5 days: −10 a day"),
        ("-5", "Absence, 0.5 days: −10 a day"),
        ("-1", "Absence, 3 days in all this month: on top of the single ones"),
    ]
    assert flagged(person) == [("separation", ["2026-10-02 Absence, 3 days in all this month"])]


def test_repeated_ones_fall_on_every_nth_and_several_at_once_add_up() -> None:
    for unit, words in (("hours", "hours"), ("items", "items"), ("persons", "persons"), ("times", "times")):
        repeated = criterion(
            "r", points=0, unit=unit, escalations=[{"at": 2, "repeats": True, "sums": True, "points": -1}]
        )
        person = scored(scheme_of(repeated), incident("r", 1, quantity=7), incident("r", 2), incident("r", 3))
        assert [text for text in told(person) if "on top" in text[1]] == [
            ("-3", f"R, 6 {words} in all this month: on top of the single ones"),
            ("-1", f"R, 8 {words} in all this month: on top of the single ones"),
        ]


def test_several_criteria_are_counted_together() -> None:
    late = criterion(
        "late", points=-1, escalations=[{"at": 3, "repeats": True, "counts": ["late", "early"], "money": -100}]
    )
    early = criterion("early", points=-1)
    person = scored(
        scheme_of(late, early), incident("late", 1), incident("late", 2), incident("early", 3), incident("early", 4)
    )
    assert told(person)[3] == ("0", "Late, Early, number 3 this month: on top of the single ones")
    assert (person.lines[3].criterion, str(person.raw)) == ("early", "96")
    assert [(part.id, str(part.amount)) for part in person.pay.components] == [("fines", "-100.00")]


def test_its_points_count_towards_the_marks_of_the_criterion_that_brings_it() -> None:
    chat = criterion("chat", points=-5, marks=8, escalations=[{"at": 2, "points": -10}])
    person = scored(scheme_of(chat), incident("chat", 1), incident("chat", 2))
    assert told(person)[-1] == ("12", "Chat costs no more than its marks, 8")
    assert person.raw == 92


def test_a_sum_over_several_criteria_names_them_all() -> None:
    absence = criterion(
        "absence", unit="days", escalations=[{"at": 3, "sums": True, "counts": ["absence", "leave"], "flag": "warning"}]
    )
    leave = criterion("leave", unit="days", points=-1)
    person = scored(scheme_of(absence, leave), incident("absence", 1, quantity=2), incident("leave", 2))
    assert flagged(person) == [("warning", ["2026-10-02 Absence, Leave, 3 days in all this month"])]
