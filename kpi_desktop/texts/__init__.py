"""The one mechanism that words messages in Chinese or English, for window, paper and commands."""

from kpi_desktop.texts.translator import Translator

__all__ = ["Translator"]
