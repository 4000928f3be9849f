"""Rows as claims: what a plan reads of versions, and what it decided."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Select, select, update
from sqlalchemy.orm import Session

from jisa_desktop.domain.statuses import Outcome
from jisa_desktop.domain.wanted import Claim, Decision
from jisa_desktop.store.chunking import chunked
from jisa_desktop.store.converting import claim_of, pairs
from jisa_desktop.store.schema import DocumentRow, LineageRow, RecordRow, VersionRow

KEY_DUPLICATE = "key_duplicate"


class Claims:
    def __init__(self, session: Session) -> None:
        self._session = session

    def claims(self, version_id: int) -> list[Claim]:
        """Every row of a version as a claim, whether the version is active or not."""
        rows = self._session.execute(_claims().where(VersionRow.id == version_id))
        return [claim_of(row) for row in rows]

    def sharing_claims(
        self, document_id: str, version_ids: Iterable[int], *, skips_duplicates: bool
    ) -> list[Claim]:
        """Claims of other documents' active versions on contents that the given versions, or the
        document's records, mention.

        Only those that can meet the duplicate rule: where neither side skips duplicates, nothing
        is shared. Rows that their own document refused for a repeated key claim nothing.
        """
        mentioned = select(LineageRow.content_hash).where(
            LineageRow.version_id.in_(list(version_ids)), LineageRow.content_hash != ""
        )
        recorded = select(RecordRow.content_hash).where(RecordRow.document_id == document_id)
        statement = _claims().where(
            VersionRow.id == DocumentRow.active_version_id,
            DocumentRow.id != document_id,
            LineageRow.fault == "",
            LineageRow.reason != KEY_DUPLICATE,
            LineageRow.content_hash.in_(mentioned.union(recorded)),
        )
        if not skips_duplicates:
            statement = statement.where(VersionRow.skips_duplicates)
        return [claim_of(row) for row in self._session.execute(statement)]

    def claims_by_id(self, lineage_ids: Iterable[int]) -> dict[int, tuple[Claim, Decision]]:
        """Claims and what was decided of them, for the rows of a batch."""
        wanted = sorted(set(lineage_ids))
        found: dict[int, tuple[Claim, Decision]] = {}
        for chunk in chunked(wanted):
            claims = {
                row.id: claim_of(row)
                for row in self._session.execute(_claims().where(LineageRow.id.in_(chunk)))
            }
            decisions = self._decisions(chunk)
            found.update({key: (claims[key], decisions[key]) for key in chunk})
        return found

    def skips_duplicates(self, version_id: int) -> bool:
        return bool(
            self._session.scalar(
                select(VersionRow.skips_duplicates).where(VersionRow.id == version_id)
            )
        )

    def decided(self, decisions: Mapping[int, Decision]) -> None:
        """Note what became of rows, by lineage id; rows that stay as they are are not written."""
        known = self._decisions(decisions)
        values = [
            {
                "id": lineage_id,
                "outcome": decision.outcome.value,
                "reason": decision.reason,
                "reason_params": dict(decision.params) or None,
                "namespace": decision.namespace,
                "record_id": decision.record_id,
                "employee_id": decision.employee_id,
            }
            for lineage_id, decision in decisions.items()
            if known.get(lineage_id) != decision
        ]
        if values:
            self._session.execute(update(LineageRow), values)

    def _decisions(self, lineage_ids: Iterable[int]) -> dict[int, Decision]:
        wanted = sorted(lineage_ids)
        found: dict[int, Decision] = {}
        for chunk in chunked(wanted):
            rows = self._session.execute(
                select(
                    LineageRow.id,
                    LineageRow.outcome,
                    LineageRow.reason,
                    LineageRow.reason_params,
                    LineageRow.namespace,
                    LineageRow.record_id,
                    LineageRow.employee_id,
                ).where(LineageRow.id.in_(chunk))
            )
            for row in rows:
                found[row.id] = Decision(
                    Outcome(row.outcome),
                    row.reason,
                    pairs(row.reason_params),
                    row.namespace,
                    row.record_id,
                    row.employee_id,
                )
        return found


def _claims() -> Select[Any]:
    """Columns, not objects: a plan reads every row of a version."""
    return (
        select(
            LineageRow.id,
            LineageRow.row_number,
            LineageRow.identifier,
            LineageRow.key,
            LineageRow.content_hash,
            LineageRow.row_metadata,
            LineageRow.fault,
            VersionRow.mode,
            VersionRow.skips_duplicates,
            VersionRow.stores_text,
            DocumentRow.id.label("document_id"),
            DocumentRow.sequence,
        )
        .join(VersionRow, VersionRow.id == LineageRow.version_id)
        .join(DocumentRow, DocumentRow.id == VersionRow.document_id)
    )
