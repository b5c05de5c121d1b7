"""The pages Schemes and Settings, their editors and dialogs."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from kpi_desktop import paths
from kpi_desktop.schemes.library import preset_text
from kpi_desktop.schemes.pay_library import plan_text
from kpi_desktop.schemes.pay_reading import load_plan
from kpi_desktop.schemes.reading import load_scheme
from kpi_desktop.ui.kit import FormDialog
from kpi_desktop.ui.pay.enforce import EnforcePlanDialog
from kpi_desktop.ui.schemes.editor.adding import LibraryDialog
from kpi_desktop.ui.schemes.editor.declaring import DeclareDialog
from kpi_desktop.ui.schemes.editor.editor import Editor
from kpi_desktop.ui.schemes.enforce import EnforceDialog, put_file_in_force
from kpi_desktop.ui.schemes.faults import FaultsDialog
from kpi_desktop.ui.schemes.trying import TrialDialog
from kpi_desktop.ui.settings.restore import RestoreDialog
from tools.scenes.stage import Stage, one_of, scene

PRESETS = paths.resources() / "schemes"


@scene()
def schemes(stage: Stage) -> None:
    """The scheme in force."""
    page = stage.schemes
    page.show_in_force()
    page.outline.choose("late")


@scene("measured")
def schemes_measured(stage: Stage) -> None:
    """Another one, of measures."""
    stage.schemes.show_in_force()


@scene("rated")
def schemes_rated(stage: Stage) -> None:
    """One of ratings."""
    stage.schemes.show_in_force()


@scene()
def scheme_start(stage: Stage) -> None:
    """Where a draft begins."""
    stage.schemes.show_start()


def editing(stage: Stage, preset: str = "weikang-100") -> Editor:
    """The editor with a draft of the preset that is in force; the one that is open where there is one."""
    page = stage.schemes
    page.places.setCurrentWidget(page.desk)
    if page.desk.editor is None:
        page.desk.edit(preset_text(PRESETS, preset))
    stage.settle()
    return one_of(page.desk.editor, Editor)


@scene(waits=300)
def scheme_editor(stage: Stage) -> None:
    """A criterion of incidents."""
    editing(stage).parts.choose(("criteria", 0))


@scene(waits=300)
def scheme_editor_whole(stage: Stage) -> None:
    """What concerns the whole scheme."""
    editor = editing(stage)
    editor.parts.choose(next(editor.parts.entries()).path)


@scene("measured", waits=300)
def scheme_editor_measure(stage: Stage) -> None:
    """A measure."""
    editing(stage, "repair-provider-100").parts.choose(("criteria", 1))


@scene("rated", waits=300)
def scheme_editor_rating(stage: Stage) -> None:
    """A rating."""
    editing(stage, "call-rubric").parts.choose(("criteria", 0))


@scene("three", waits=300)
def scheme_editor_faulty(stage: Stage) -> None:
    """Bands with a gap, points of the wrong sign and a code that two criteria have."""
    editor = editing(stage)
    editor.parts.choose(("criteria", 0))
    stage.settle()
    editor.draft.set(("criteria", 0, "bands", 1, "minutes"), "(7,30)")
    editor.draft.set(("criteria", 0, "bands", 2, "points"), 10)
    editor.draft.set(("criteria", 0, "code"), "1.2")
    stage.settle()


@scene("rich", "LibraryDialog")
def measures_library(stage: Stage) -> QWidget:
    """Measures in common use."""
    return stage.shown(LibraryDialog(stage.window, editing(stage).tools))


@scene("rich", "DeclareDialog")
def declare_measure(stage: Stage) -> QWidget:
    """A measure that is new to the scheme."""
    editor = editing(stage)
    return stage.shown(DeclareDialog(stage.window, editor.draft, "measures", stage.session.tr))


@scene("rich", "removing.remove_part")
def remove_part(stage: Stage) -> QWidget:
    """A part that others refer to."""
    editor = editing(stage)
    editor.parts.choose(("categories", 0))
    editor._remove()
    return stage.dialog(FormDialog)


@scene("rich", "TrialDialog", waits=600)
def scheme_trial(stage: Stage) -> QWidget:
    """A draft tried on past months."""
    editing(stage)
    text = preset_text(PRESETS, "weikang-100").replace("points = -5", "points = -4")
    return stage.shown(TrialDialog(stage.window, stage.session, text))


@scene("rich", "EnforceDialog", waits=600)
def scheme_in_force(stage: Stage) -> QWidget:
    """What another scheme would change."""
    stage.schemes.show_in_force()
    text = preset_text(PRESETS, "trial-100")
    return stage.shown(EnforceDialog(stage.window, stage.session, text, load_scheme(text)))


@scene("rich", "FaultsDialog")
def scheme_faults(stage: Stage) -> QWidget:
    """Every fault of a file at once."""
    stage.schemes.show_in_force()
    file = stage.folder / "scheme.toml"
    text = preset_text(PRESETS, "weikang-100").replace("points = -5", "pionts = -5").replace("base = 100", "base = -1")
    file.write_text(text, "utf-8")
    put_file_in_force(stage.window, stage.session, file)
    return stage.dialog(FaultsDialog)


@scene("rich", "drafting.discard")
def discard_draft(stage: Stage) -> QWidget:
    """Before a draft goes."""
    editing(stage)
    stage.schemes.desk.discard()
    return stage.dialog(FormDialog)


@scene()
def settings(stage: Stage) -> None:
    """Settings, with a pay plan in force."""
    stage.settings.show_settings()


@scene("three")
def settings_without_pay(stage: Stage) -> None:
    """Without one."""
    stage.settings.show_settings()


@scene("rich", "RestoreDialog")
def restore(stage: Stage) -> QWidget:
    """Which copy takes the place of the data."""
    stage.settings.show_settings()
    return stage.shown(RestoreDialog(stage.window, stage.ctx, stage.session.tr))


@scene()
def pay_plans(stage: Stage) -> None:
    """Where a plan is chosen."""
    stage.settings.show_plans()


@scene(waits=300)
def pay_editor(stage: Stage) -> None:
    """A plan in its editor."""
    stage.settings.edit_plan(plan_text(paths.resources() / "pay", "grade-pay"))


@scene("rich", "EnforcePlanDialog")
def pay_in_force(stage: Stage) -> QWidget:
    """From which month another plan shall hold."""
    stage.settings.show_settings()
    text = plan_text(paths.resources() / "pay", "band-pay")
    return stage.shown(EnforcePlanDialog(stage.window, stage.session, text, load_plan(text)))
