"""The pages of the presets are what their files say; KPI_DESKTOP_WRITE_PAGES=1 writes the pages anew."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kpi_desktop import paths
from kpi_desktop.domain.result import PersonResult, Result
from kpi_desktop.domain.words import LANGUAGES, Language
from kpi_desktop.exchange.facts_json import read_facts
from kpi_desktop.reports.library_page import library_page
from kpi_desktop.reports.month_content import build
from kpi_desktop.reports.pay_page import PayPart, pay_page
from kpi_desktop.reports.scheme_page import Example, Part, scheme_page
from kpi_desktop.schemes.library import preset_ids, preset_text
from kpi_desktop.schemes.measure_library import library_text, load_library
from kpi_desktop.schemes.model import Scheme
from kpi_desktop.schemes.pay_library import plan_ids, plan_text
from kpi_desktop.schemes.pay_model import PayPlan
from kpi_desktop.schemes.pay_reading import load_plan
from kpi_desktop.schemes.reading import load_scheme
from kpi_desktop.scoring import score
from kpi_desktop.texts import Translator
from tests.goldens.cases import Data, facts_document, paths_of, read
from tests.goldens.test_pay_goldens import facts_of, plain_scheme

PAGES = Path(__file__).parents[2] / "docs" / "schemes"
SCHEMES, PLANS = paths.resources() / "schemes", paths.resources() / "pay"
SCHEME_IDS, PLAN_IDS, LIBRARY = preset_ids(SCHEMES), plan_ids(PLANS), "kpi-library"
TITLES: dict[Language, str] = {"zh": "中文", "en": "English"}
WRITE = "KPI_DESKTOP_WRITE_PAGES"


def translator(language: Language) -> Translator:
    return Translator(language, paths.resources() / "translations")


def the_golden(preset: str) -> tuple[Data, str]:
    """A month worked by hand, and whose it is that the page shows: named by `page`, else the first with most lines."""
    fit = [case for case in map(read, paths_of(preset)) if "scheme_changes" not in case and "faults" not in case]
    for case in fit:
        if "page" in case:
            return case, case["page"]
    people = [(case, person) for case in fit for person in case["expected"].get("results", ())]
    case, person = max(people, key=lambda one: len(one[1]["lines"]))
    return case, person["employee"]


def part(scheme: Scheme, language: Language) -> Part:
    golden, employee = the_golden(scheme.id)
    tr = translator(language)
    facts = read_facts(facts_document(golden), scheme)
    month = build(scheme, facts, score(scheme, facts), tr, organisation="", team="")
    return Part(tr, TITLES[language], Example(month, employee))


def paid(plan: PayPlan) -> PersonResult:
    """Whom a golden names by `page`, else the first person of the golden that has most to tell."""
    months = [(case, pay_month(plan, case).results) for case in map(read, paths_of(f"pay/{plan.id}"))]
    for case, results in months:
        if "page" in case:
            return next(one for one in results if one.employee == case["page"])
    return max((results[0] for _, results in months if results), key=lambda one: (len(one.flags), one.pay.total or 0))


def pay_month(plan: PayPlan, golden: Data) -> Result:
    scheme = plain_scheme(golden)
    return score(scheme, read_facts(facts_of(golden), scheme, plan), plan)


def page(name: str) -> str:
    if name == LIBRARY:
        library = load_library(library_text(paths.resources()))
        return library_page(library, [(translator(language), TITLES[language]) for language in LANGUAGES])
    if name in PLAN_IDS:
        plan = load_plan(plan_text(PLANS, name))
        return pay_page(plan, [PayPart(translator(one), TITLES[one], paid(plan)) for one in LANGUAGES])
    scheme = load_scheme(preset_text(SCHEMES, name))
    return scheme_page(scheme, [part(scheme, language) for language in LANGUAGES])


@pytest.mark.parametrize("name", [*SCHEME_IDS, *PLAN_IDS, LIBRARY])
def test_page_is_drawn_from_the_file(name: str) -> None:
    file = PAGES / f"{name}.md"
    if os.environ.get(WRITE):
        PAGES.mkdir(exist_ok=True)
        file.write_text(page(name), encoding="utf-8")
    assert file.read_text(encoding="utf-8") == page(name), f"write the pages anew with {WRITE}=1"


def test_every_page_belongs_to_a_preset() -> None:
    assert {path.stem for path in PAGES.glob("*.md")} == {*SCHEME_IDS, *PLAN_IDS, LIBRARY}


@pytest.mark.parametrize("name", SCHEME_IDS)
def test_page_names_every_criterion_with_its_clause_in_both_languages(name: str) -> None:
    scheme = load_scheme(preset_text(SCHEMES, name))
    chinese, english = page(name).split("## English")
    for criterion in scheme.criteria:
        assert f"{criterion.name.zh} `{criterion.id}`" in chinese
        assert criterion.clause.zh in chinese
        assert f"{criterion.name.en} `{criterion.id}`" in english
        assert criterion.clause.en in english
    for assumed in scheme.assumed:
        assert assumed.what.zh in chinese
        assert assumed.what.en in english


@pytest.mark.parametrize("name", PLAN_IDS)
def test_page_names_every_component_and_what_is_assumed(name: str) -> None:
    plan = load_plan(plan_text(PLANS, name))
    chinese, english = page(name).split("## English")
    for component in plan.components:
        assert f"{component.name.zh} `{component.id}`" in chinese
        assert f"{component.name.en} `{component.id}`" in english
    told = [one.what for one in plan.assumed] + [one.what for one in plan.notes]
    assert all(what.zh in chinese and what.en in english for what in told)
