"""Pay plans out of thin air: of a sound form, whether they make sense or not."""

from __future__ import annotations

from fractions import Fraction
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from hypothesis import strategies as st
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from kpi_desktop.domain.interval import Interval
from kpi_desktop.domain.result import FlagKind
from kpi_desktop.domain.words import Label
from kpi_desktop.schemes.pay_model import PayPlan

numbers = st.builds(Fraction, st.integers(-40_000, 40_000), st.sampled_from((1, 2, 10, 1000)))
ids = st.sampled_from(("sales", "base-pay", "call-price", "a", "x9"))
texts = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1, max_size=12).filter(
    lambda text: text.strip() != ""
)
labels = st.builds(Label, texts, texts)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    low = abs(draw(numbers))
    high = draw(st.none() | numbers.map(abs).map(lambda more: low + more + 1))
    return Interval(low, high, draw(st.booleans()), high is not None and draw(st.booleans()))


def plans() -> st.SearchStrategy[PayPlan]:
    return _of_model(PayPlan)  # type: ignore[return-value]


def _of_model(model: type[BaseModel]) -> st.SearchStrategy[BaseModel]:
    fields = {name: _of_field(name, field) for name, field in model.model_fields.items()}
    return st.builds(model, **fields)


def _of_field(name: str, field: FieldInfo) -> st.SearchStrategy[Any]:
    made = _of_type(name, field.annotation)
    return made if field.is_required() else st.just(field.default) | made


def _of_type(name: str, kind: Any) -> st.SearchStrategy[Any]:  # noqa: PLR0911 - one a kind of field
    origin = get_origin(kind)
    if origin is Annotated:
        return _of_type(name, get_args(kind)[0])
    if origin is Literal:
        return st.sampled_from(get_args(kind))
    if origin in {Union, UnionType}:
        return st.one_of(*(_of_type(name, one) for one in get_args(kind) if one is not NoneType))
    if origin is tuple:
        return st.lists(_of_type(name, get_args(kind)[0]), max_size=3).map(tuple)
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return _of_model(kind)
    if kind is str:
        return texts if name in {"version", "level"} else ids
    return {
        int: st.integers(1, 6),
        bool: st.booleans(),
        Fraction: numbers,
        Label: labels,
        Interval: intervals(),
        FlagKind: st.sampled_from(FlagKind),
    }[kind]
