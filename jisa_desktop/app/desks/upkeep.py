"""Checks and backups behind the upkeep page."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from jisa_desktop.domain.cancel import CancelToken
from jisa_desktop.ui.upkeep.desk import DriftLine

if TYPE_CHECKING:
    from jisa_desktop.app.desks.access import Access
    from jisa_desktop.pipeline.listing import Drift
    from jisa_desktop.pipeline.workspace import Workspace


class RealUpkeepDesk:
    def __init__(self, access: Access) -> None:
        self._access = access

    async def verify(self) -> Sequence[str]:
        return await self._access.do(_verify)

    async def backup(self, target: Path) -> int:
        return await self._access.change(_backup, target)


def drift_lines(drift: Drift | None) -> tuple[DriftLine, ...] | None:
    if drift is None:
        return None
    return tuple(
        DriftLine(
            one.namespace,
            len(one.missing),
            len(one.orphaned),
            len(one.altered),
            one.foreign_count,
        )
        for one in drift.namespaces
    )


def _verify(workspace: Workspace) -> list[str]:
    return [str(one) for one in workspace.verify()]


def _backup(workspace: Workspace, target: Path) -> int:
    from jisa_desktop.pipeline.backup import write_backup

    index = workspace.providers.index
    return write_backup(workspace.store, index, workspace.home, target, CancelToken()).size
