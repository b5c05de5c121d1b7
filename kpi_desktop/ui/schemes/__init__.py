"""The schemes page and what shows schemes elsewhere."""

from kpi_desktop.ui.schemes.page import SchemesPage

__all__ = ["SchemesPage"]
