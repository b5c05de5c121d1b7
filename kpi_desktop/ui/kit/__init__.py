"""The few widgets that every page is made of; they take their look from the theme's style sheet alone."""

from kpi_desktop.ui.kit.bars import Told
from kpi_desktop.ui.kit.basics import (
    Button,
    button,
    heading_row,
    icon_button,
    key_cap,
    label,
    let_go,
    named,
    panel,
    restyle,
    row,
    rule,
    stack,
    tag,
)
from kpi_desktop.ui.kit.calendar import Calendar
from kpi_desktop.ui.kit.dialogs import FormDialog, confirm, show_error
from kpi_desktop.ui.kit.elided import Elided
from kpi_desktop.ui.kit.fields import Field
from kpi_desktop.ui.kit.table import CellRole, Column, RowDelegate, Table, TableModel

__all__ = [
    "Button",
    "Calendar",
    "CellRole",
    "Column",
    "Elided",
    "Field",
    "FormDialog",
    "RowDelegate",
    "Table",
    "TableModel",
    "Told",
    "button",
    "confirm",
    "heading_row",
    "icon_button",
    "key_cap",
    "label",
    "let_go",
    "named",
    "panel",
    "restyle",
    "row",
    "rule",
    "show_error",
    "stack",
    "tag",
]
