"""Every page, dialog and paper of the program as a scene that can be drawn: for the gallery, and for tests of fit."""

from tools.scenes import (
    of_month,
    of_people,
    of_refusals,
    of_reports,
    of_schemes,
    of_settling,
    of_sizes,
    of_today,
    of_window,
)
from tools.scenes.stage import SCENES, Scene

PARTS = (of_today, of_month, of_settling, of_people, of_reports, of_schemes, of_window, of_refusals, of_sizes)
"""Where scenes are entered, by being imported."""


def all_scenes() -> tuple[Scene, ...]:
    """Every scene there is."""
    return tuple(SCENES.values())
