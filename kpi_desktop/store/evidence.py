"""Evidence of incidents: files kept once by their hash, tied to incidents, untied by voiding the tie."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from kpi_desktop.store.columns import instant_out, sure
from kpi_desktop.store.desk_models import Evidence, EvidenceFile
from kpi_desktop.store.desk_records import EvidenceRecord
from kpi_desktop.store.models import Operation
from kpi_desktop.store.session import Session


@dataclass(frozen=True, slots=True)
class EvidenceOf:
    """The evidence of all incidents."""

    session: Session

    def of(self, incidents: Iterable[int]) -> tuple[EvidenceRecord, ...]:
        """What is tied to these incidents, in the order in which it was."""
        file = EvidenceFile
        query = (
            Evidence.select(
                Evidence.id, Evidence.incident, file.sha256, Evidence.name, file.media, file.size, Operation.at
            )
            .join(file)
            .switch(Evidence)
            .join(Operation, on=(Evidence.operation == Operation.id))
            .where(Evidence.incident.in_(sorted(set(incidents))) & Evidence.voided_by.is_null())
            .order_by(Evidence.id)
        )
        return tuple(
            EvidenceRecord(number, incident, sha256, name, media, size, sure(instant_out(at)))
            for number, incident, sha256, name, media, size, at in self.session.rows(query)
        )

    def data(self, sha256: str) -> bytes:
        """A file's bytes.

        Raises:
            LookupError: There is no such file.
        """
        row = self.session.row(EvidenceFile.select(EvidenceFile.data).where(EvidenceFile.sha256 == sha256))
        if row is None:
            raise LookupError(f"no file {sha256}")
        return bytes(row[0])

    def add(self, incident: int, name: str, media: str, data: bytes) -> int:
        """Keep a file, unless it is there already, and tie it to an incident; returns the tie's number."""
        sha256 = hashlib.sha256(data).hexdigest()
        known = self.session.row(EvidenceFile.select(EvidenceFile.sha256).where(EvidenceFile.sha256 == sha256))
        if known is None:
            self.session.insert(EvidenceFile, {"sha256": sha256, "media": media, "size": len(data), "data": data})
        return self.session.insert(Evidence, {"incident": incident, "file": sha256, "name": name})

    def carry_over(self, old: int, new: int) -> None:
        """Tie what is tied to an incident to the one that corrects it as well."""
        for held in self.of((old,)):
            self.session.insert(Evidence, {"incident": new, "file": held.sha256, "name": held.name})

    def void(self, evidence: int) -> None:
        """It is tied no longer; the file is kept."""
        self.session.update(Evidence, evidence, {"voided_by": self.session.operation})
