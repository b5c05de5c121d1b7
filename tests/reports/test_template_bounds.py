"""What would go on without end, or grow without end, is a fault that is told."""

from __future__ import annotations

import pytest

from kpi_desktop.domain.words import Message
from kpi_desktop.reports.letter_templates import MOST_TABLES, SAMPLE, TemplateFaultError, filled, problems_of
from kpi_desktop.reports.own_templates import WARNING, OwnTemplates
from kpi_desktop.reports.template_faults import ENDLESS

_DOUBLED = {
    "joined": "{% set a = a ~ a %}",
    "added": "{% set a = a + a %}",
    "set": "{% set a %}{{ a }}{{ a }}{% endset %}",
    "set and filtered": "{% set a|upper %}{{ a }}{{ a }}{% endset %}",
    "listed": "{% set a = [a, a]|join %}",
}
_ENDLESS = {
    "loops": "{% for a in range(9999) %}{% for b in range(9999) %}{% endfor %}{% endfor %}",
    "loops over what filters give": "{% for a in range(9999)|map('string') %}"
    "{{ range(9999)|map('string')|join }}{% endfor %}",
    "loops that call themselves": "{% for a in range(9999) recursive %}{% if loop.depth < 4 %}{{ loop(range(9999)) }}"
    "{% endif %}{% endfor %}",
    "calls": "{% macro two(n) %}{% if n %}{{ two(n - 1) }}{{ two(n - 1) }}{% endif %}{% endmacro %}{{ two(60) }}",
    "a text times": "{{ 'x' * 10 ** 10 }}",
    "a list times": "{{ [name] * 10 ** 10 }}",
    "a power": "{{ 10 ** (10 ** 10) }}",
    "a method": "{{ name.center(10 ** 10) }}",
    "a filter": "{{ name|center(10000000000) }}",
    "a width": "{{ '%09999999999d' % 1 }}",
    "a width given": "{{ '%*d' % (9999999999, 1) }}",
    "a width in a filter": "{{ '%9999999999d'|format(1) }}",
    "a width in a method": "{{ '{:9999999999}'.format(name) }}",
    "told again": "{% set a = name * 9999 %}" + "{{ a }}" * 999,
    "too deep": "{% if name %}" * 150 + "{% endif %}" * 150,
    **{f"doubled: {name}": "{% set a = name %}" + text * 40 for name, text in _DOUBLED.items()},
}


@pytest.mark.parametrize("text", _ENDLESS.values(), ids=_ENDLESS.keys())
def test_what_has_no_end_is_refused_when_it_is_chosen_and_when_it_is_filled_in(text: str) -> None:
    (problem,) = problems_of(OwnTemplates({WARNING: text}, {}))
    what = problem.what.fields["what"]
    assert isinstance(what, Message)
    assert what.fields["reason"] == ENDLESS
    with pytest.raises(TemplateFaultError) as caught:
        filled(WARNING, text, SAMPLE)
    assert caught.value.what.fields["reason"] == ENDLESS


def test_tables_within_tables_have_a_limit() -> None:
    good, bad = ("<table><tr><td>x" * depth + "</td></tr></table>" * depth for depth in (MOST_TABLES, MOST_TABLES + 1))
    assert not problems_of(OwnTemplates({WARNING: good * 2}, {}))
    (problem,) = problems_of(OwnTemplates({WARNING: "{% for one in range(9) %}<TABLE>{% endfor %}"}, {}))
    assert "can't be filled in" in str(problem.what)
    assert filled(WARNING, good, SAMPLE) == good
    with pytest.raises(TemplateFaultError):
        filled(WARNING, bad, SAMPLE)


def test_a_letter_of_a_busy_month_is_far_from_the_bounds() -> None:
    text = (
        "{% set day = namespace(last='') %}{% for line in lines %}{% if line.day != day.last %}<h3>{{ line.day }}</h3>"
        "{% set day.last = line.day %}{% endif %}<p>{{ loop.index ~ '. ' ~ line.title|upper }}, {{ line.points }}</p>"
        "{% endfor %}{% for row in lines|batch(3) %}{{ '%3d' % row|length }}{% endfor %}<p>{{ name.center(9) }}</p>"
    )
    many = {**SAMPLE, "lines": [{**SAMPLE["lines"][0], "title": f"late {number}"} for number in range(2000)]}
    told = filled(WARNING, text, many)
    assert "<p>2000. LATE 1999, −5.0</p>" in told
    assert told.count("<h3>11-04</h3>") == 1
    assert told.count("  3") == 666


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{{ flags[9]|default('none') }}{{ flags[0].clause|default }}", "none"),
        ("{% if flags[0].clause is defined %}clause{% else %}no{% endif %}", "no"),
        ("{% for flag in flags %}{{ loop.length }}{{ loop.cycle('odd', 'even') }}{% endfor %}", "1odd"),
        ("{% for flag in flags|selectattr('title')|map(attribute='title') %}{{ flag }}{% endfor %}", "警告"),
        ("{% set words %}{{ name }}{% endset %}{{ words ~ '，' ~ score }}", "单雪，87.0"),
        ("{% macro row(a, b='') %}[{{ a }}{{ caller() }}]{% endmacro %}{% call row(name) %}!{% endcall %}", "[单雪!]"),
        ("{{ '%s / %s' % (name, number) }}{{ '{}'.format(number) }}", "单雪 / 01030103"),
        ("{{ name|replace('单', '双') }}", "双雪"),
        ("{{ lines|sum(attribute='day')|default(0) if false else lines|length + 1 }}", "2"),
        ("{{ ['a', 'b']|join(', ') }}{{ ('<' ~ name)|e }}{{ '<b>'|safe }}", "a, b&lt;单雪<b>"),
        ("{% for a in flags recursive %}{{ a.title }}{% if loop.depth < 2 %}{{ loop(flags) }}{% endif %}{% endfor %}",
         "警告警告"),
    ],
)  # fmt: skip
def test_whatever_the_template_language_has_works_as_ever(text: str, told: str) -> None:
    assert filled(WARNING, text, SAMPLE) == told


def test_every_letter_is_counted_from_nothing() -> None:
    text = "{% for a in range(300) %}{% for b in range(800) %}{% endfor %}{% endfor %}"
    assert [filled(WARNING, text, SAMPLE) for _ in range(4)] == [""] * 4


def test_a_field_that_may_be_missing_and_says_what_stands_then_is_no_fault() -> None:
    text = "{% for flag in flags %}{{ flag.clause|default('none') }}{% endfor %}x{{ lines[3]|default('') }}"
    assert problems_of(OwnTemplates({WARNING: text}, {})) == ()
    assert len(problems_of(OwnTemplates({WARNING: text.replace("|default('none')", "|upper")}, {}))) == 1
