"""Rows as claims: what a plan reads of versions, and what it decided."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import bindparam, select, update
from sqlalchemy.orm import Session

from jisa_desktop.domain.statuses import Mode, Outcome
from jisa_desktop.domain.wanted import Claim, Decision
from jisa_desktop.store.chunking import chunked
from jisa_desktop.store.converting import AnyRow, pairs
from jisa_desktop.store.schema import DocumentRow, LineageRow, RecordRow, VersionRow
from jisa_desktop.store.tables import DOCUMENTS, LINEAGE, VERSIONS

KEY_DUPLICATE = "key_duplicate"

_CLAIM = (
    LINEAGE.c.id,
    VERSIONS.c.document_id,
    DOCUMENTS.c.sequence,
    LINEAGE.c.row_number,
    VERSIONS.c.mode,
    LINEAGE.c.identifier,
    LINEAGE.c.key,
    LINEAGE.c.content_hash,
    LINEAGE.c.metadata.label("row_metadata"),
    VERSIONS.c.skips_duplicates,
    VERSIONS.c.stores_text,
    LINEAGE.c.fault,
)
"""In the order of a ``Claim``'s fields."""

_MODES = {mode.value: mode for mode in Mode}
_DECISION = (
    LINEAGE.c.outcome,
    LINEAGE.c.reason,
    LINEAGE.c.reason_params,
    LINEAGE.c.namespace,
    LINEAGE.c.record_id,
    LINEAGE.c.employee_id,
)
_DECIDED = [column.name for column in _DECISION]
_ROWS = LINEAGE.join(VERSIONS, VERSIONS.c.id == LINEAGE.c.version_id).join(
    DOCUMENTS, DOCUMENTS.c.id == VERSIONS.c.document_id
)
_SKIPPING = (
    select(LineageRow.content_hash)
    .join(VersionRow, VersionRow.id == LineageRow.version_id)
    .join(DocumentRow, DocumentRow.active_version_id == VersionRow.id)
    .where(VersionRow.skips_duplicates)
    .correlate(None)
)
"""Contents that an active version would rather leave to another document."""
_AMONG = LINEAGE.c.id.in_(bindparam("ids", expanding=True))
_CLAIMS = select(*_CLAIM).select_from(_ROWS)
_DECIDED_CLAIMS = select(*_CLAIM, *_DECISION).select_from(_ROWS).where(_AMONG)
_DECIDE = update(LINEAGE).where(LINEAGE.c.id == bindparam("row"))
_DECISIONS_OF = select(LINEAGE.c.id, *_DECISION).where(_AMONG)


class Claims:
    def __init__(self, session: Session) -> None:
        self._session = session

    def claims(self, version_id: int) -> list[Claim]:
        """Every row of a version as a claim, whether the version is active or not."""
        rows = self._session.execute(_CLAIMS.where(VERSIONS.c.id == version_id))
        return [_claim(row) for row in rows]

    def sharing_claims(
        self, document_id: str, version_ids: Iterable[int], *, skips_duplicates: bool
    ) -> list[Claim]:
        """Claims of other documents' active versions on contents that the given versions, or the
        document's records, mention.

        Only those that can meet the duplicate rule: where the given versions skip none, a content
        is shared if any other version skips it, and all who claim it have a say in who holds it.
        Rows that their own document refused for a repeated key claim nothing.
        """
        mentioned = select(LineageRow.content_hash).where(
            LineageRow.version_id.in_(list(version_ids)), LineageRow.content_hash != ""
        )
        recorded = select(RecordRow.content_hash).where(RecordRow.document_id == document_id)
        statement = _CLAIMS.where(
            VersionRow.id == DocumentRow.active_version_id,
            DocumentRow.id != document_id,
            LineageRow.fault == "",
            LineageRow.reason != KEY_DUPLICATE,
            LineageRow.content_hash.in_(mentioned.union(recorded)),
        )
        if not skips_duplicates:
            if not self._session.scalar(select(_SKIPPING.exists())):
                return []
            statement = statement.where(LineageRow.content_hash.in_(_SKIPPING))
        return [_claim(row) for row in self._session.execute(statement)]

    def claims_by_id(self, lineage_ids: Iterable[int]) -> dict[int, tuple[Claim, Decision]]:
        """Claims and what was decided of them, for the rows of a batch."""
        found: dict[int, tuple[Claim, Decision]] = {}
        for chunk in chunked(sorted(set(lineage_ids))):
            rows = self._session.execute(_DECIDED_CLAIMS, {"ids": chunk})
            found.update((row.id, (_claim(row[: len(_CLAIM)]), _decision(row))) for row in rows)
        return found

    def skips_duplicates(self, version_id: int) -> bool:
        return bool(
            self._session.scalar(
                select(VersionRow.skips_duplicates).where(VersionRow.id == version_id)
            )
        )

    def decided(self, decisions: Mapping[int, Decision]) -> None:
        """Note what became of rows, by lineage id; rows that stay as they are are not written."""
        known = self._known(decisions)
        values = []
        for lineage_id, decision in decisions.items():
            said = (
                decision.outcome.value,
                decision.reason,
                dict(decision.params) or None,
                decision.namespace,
                decision.record_id,
                decision.employee_id,
            )
            if known.get(lineage_id) != said:
                values.append({"row": lineage_id, **dict(zip(_DECIDED, said, strict=True))})
        if values:
            self._session.execute(_DECIDE, values)

    def _known(self, lineage_ids: Iterable[int]) -> dict[int, tuple[Any, ...]]:
        """What was decided before, in the order of ``_DECISION``."""
        found: dict[int, tuple[Any, ...]] = {}
        for chunk in chunked(sorted(lineage_ids)):
            rows = self._session.execute(_DECISIONS_OF, {"ids": chunk})
            found.update((row[0], row[1:]) for row in rows)
        return found


def _claim(row: Sequence[Any]) -> Claim:
    (
        lineage_id, document_id, sequence, row_number, mode, identifier, key, content_hash,
        metadata, skips_duplicates, stores_text, fault,
    ) = row  # fmt: skip
    return Claim(
        lineage_id, document_id, sequence, row_number, _MODES[mode], identifier, key, content_hash,
        metadata, skips_duplicates, stores_text, fault,
    )  # fmt: skip


def _decision(row: AnyRow) -> Decision:
    return Decision(
        Outcome(row.outcome),
        row.reason,
        pairs(row.reason_params),
        row.namespace,
        row.record_id,
        row.employee_id,
    )
