"""The languages by their own names."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from kpi_desktop.domain.words import Language

LANGUAGE_NAMES: Mapping[Language, str] = MappingProxyType({"zh": "中文", "en": "English"})
"""How each language is called in itself: readable to whoever looks for it, whatever the window speaks."""
