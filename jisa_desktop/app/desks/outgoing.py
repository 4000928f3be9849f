"""What would leave the computer, asked of a preview that is open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from jisa_desktop.app.desks.opening import keyless
from jisa_desktop.ui.imports.outgoing import Leaving, LeavingField, PersonalColumn

if TYPE_CHECKING:
    from jisa_desktop.app.desks.access import Access
    from jisa_desktop.app.desks.previews import RealPreviewDesk
    from jisa_desktop.domain.template import Template
    from jisa_desktop.pipeline.preview import Preview as OpenPreview
    from jisa_desktop.pipeline.workspace import Workspace


class RealOutgoingDesk:
    def __init__(
        self, access: Access, previews: RealPreviewDesk, environment: Mapping[str, str]
    ) -> None:
        self._access = access
        self._previews = previews
        self._environment = keyless(environment)

    async def leaving(self, preview_id: str) -> Leaving | None:
        opened = self._previews.opened(preview_id)
        if opened is None or opened.mismatch is not None or opened.outlook is None:
            return None
        return await self._access.do(_leaving, opened, self._environment)

    async def personal(self, preview_id: str) -> Sequence[PersonalColumn]:
        opened = self._previews.opened(preview_id)
        return () if opened is None else await self._access.pool.run(_personal, opened)

    async def decide(self, preview_id: str, policies: Mapping[str, str]) -> Template | None:
        opened = self._previews.opened(preview_id)
        if opened is None:
            return None
        return await self._access.pool.run(_decide, opened, policies)


def _leaving(
    workspace: Workspace, opened: OpenPreview, environment: Mapping[str, str]
) -> Leaving | None:
    from jisa_desktop.pipeline.config import load, of_window
    from jisa_desktop.pipeline.egress import egress_of

    home = workspace.home
    egress = egress_of(opened, load(home, of_window(home, environment)), 0)
    cost = workspace.costs.of_preview(opened)
    embedder, index = egress.destinations
    if cost is None:
        return None
    return Leaving(
        embedder.host,
        index.host,
        tuple(
            LeavingField(one.column, one.in_text, one.in_metadata, one.policy)
            for one in egress.fields
            if one.in_text or one.in_metadata
        ),
        cost.rows,
        cost.new_texts,
        egress.character_count,
        cost.tokens,
        cost.requests,
        cost.dollars,
        cost.won,
        cost.seconds,
        cost.is_over_cap,
    )


def _personal(opened: OpenPreview) -> list[PersonalColumn]:
    """In the order of the sheet; a column that waits for a person counts as undecided whole."""
    from jisa_desktop.domain.personal_data.notices import KIND_CODES

    treatments = opened.treatments
    undecided = set(treatments.undecided_columns)
    columns = []
    for column in opened.head.columns:
        of_column = [one for one in treatments.findings if one.finding.column == column]
        if not of_column:
            continue
        first = of_column[0]
        policy = "" if column in undecided or first.policy is None else first.policy.value
        kinds = tuple((KIND_CODES[one.finding.kind], one.finding.share) for one in of_column)
        columns.append(PersonalColumn(column, kinds, policy, first.is_default))
    return columns


def _decide(opened: OpenPreview, policies: Mapping[str, str]) -> Template:
    from jisa_desktop.domain.personal_data.deciding import decided
    from jisa_desktop.domain.template import PersonalDataPolicy

    said = {column: PersonalDataPolicy(policy) for column, policy in policies.items()}
    return decided(opened.template, opened.head.columns, said)
