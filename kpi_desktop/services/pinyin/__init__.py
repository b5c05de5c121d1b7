"""Finding names by what can be typed: a name is taken apart once, then held against letters and characters."""

from kpi_desktop.services.pinyin.keys import (
    NameKey,
    Unit,
    first_letters,
    fold,
    initials,
    is_han,
    name_key,
    name_order,
    text_key,
    whole_words,
)
from kpi_desktop.services.pinyin.matching import Fit, Match, loose_match, loosened_key, match

__all__ = [
    "Fit",
    "Match",
    "NameKey",
    "Unit",
    "first_letters",
    "fold",
    "initials",
    "is_han",
    "loose_match",
    "loosened_key",
    "match",
    "name_key",
    "name_order",
    "text_key",
    "whole_words",
]
