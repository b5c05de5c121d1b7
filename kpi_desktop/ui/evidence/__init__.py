"""Evidence in the window: the paper-clip on records, files dropped and pasted onto them, and the dialog that shows."""

from kpi_desktop.ui.evidence.dialog import EvidenceDialog, Subject
from kpi_desktop.ui.evidence.held import Held
from kpi_desktop.ui.evidence.offered import Offered, take_in
from kpi_desktop.ui.evidence.rows import EvidenceRows
from kpi_desktop.ui.evidence.thumbs import Thumbs

__all__ = ["EvidenceDialog", "EvidenceRows", "Held", "Offered", "Subject", "Thumbs", "take_in"]
