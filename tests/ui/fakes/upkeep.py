"""The fake desk of the upkeep page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from jisa_desktop.domain.snapshots import EventSnapshot
from jisa_desktop.errors import JisaError
from jisa_desktop.ui.upkeep.desk import (
    BackupView,
    BrokenRule,
    DriftLine,
    ErasureView,
    KeptBackup,
    RestoredView,
    RoomLine,
    StorageView,
    TrailFilter,
)
from tests.ui.fakes.world import (
    NOON,
    World,
)

HOME = Path("자료")


@dataclass
class Upkeep:
    """What the next answers are."""

    drift: tuple[DriftLine, ...] | None = (
        DriftLine("emp_1", 0, 0, 0, 0),
        DriftLine("org_1", 2, 1, 0, 7),
    )
    broken: tuple[BrokenRule, ...] = ()
    size: int | None = 5_400_000
    keep: int | None = None
    contents: BackupView | JisaError = field(
        default_factory=lambda: BackupView(
            Path("JISA 2026-11-20.zip"),
            NOON,
            "0.1.0",
            ("2026년 급여테이블", "근태현황 2026-03"),
            842,
            3,
            has_index=True,
            size=5_400_000,
        )
    )


class FakeUpkeepDesk(QObject):
    moved = Signal(float)

    def __init__(self, world: World) -> None:
        super().__init__()
        self.world = world
        self.next = Upkeep()

    async def check(self) -> Sequence[DriftLine] | None:
        self.world.asked.append(("check",))
        return self.next.drift

    async def save_report(self, target: Path) -> None:
        self.world.asked.append(("save_report", target))

    async def verify(self) -> Sequence[BrokenRule] | None:
        return self.next.broken

    async def backup(self, target: Path) -> int | None:
        self.world.asked.append(("backup", target))
        return self.next.size

    def stop(self) -> None:
        self.world.asked.append(("stop",))

    def stop_reading(self) -> None:
        self.world.asked.append(("stop_reading",))

    async def read_backup(self, path: Path) -> BackupView | None:
        self.world.asked.append(("read_backup", path))
        if isinstance(self.next.contents, JisaError):
            raise self.next.contents
        return self.next.contents

    async def restore(self, path: Path) -> RestoredView | None:
        self.world.asked.append(("restore", path))
        return RestoredView(NOON, HOME / "replaced-20261123")

    async def kept_backups(self) -> Sequence[KeptBackup]:
        return (
            KeptBackup(HOME / "daily-2.jisa", NOON, 2_300_000),
            KeptBackup(HOME / "before-migration-1.jisa", NOON, 2_100_000, is_daily=False),
        )

    async def retention(self) -> int | None:
        return self.next.keep

    async def would_erase(self, keep: int | None) -> ErasureView:
        return ErasureView() if keep is None else ErasureView(9 - keep, 2, 8_400, 3_500_000)

    async def set_retention(self, keep: int | None) -> ErasureView:
        self.world.asked.append(("set_retention", keep))
        self.next.keep = keep
        return await self.would_erase(keep)

    async def storage(self) -> StorageView:
        return StorageView(
            (
                RoomLine("database", 84_000_000, 3),
                RoomLine("sources", 12_000_000, 14),
                RoomLine("index", 52_000_000, 1),
                RoomLine("backups", 4_400_000, 2),
                RoomLine("copies", 0, 0),
                RoomLine("cache", 1_200, 4),
            ),
            free=120_000_000_000,
        )

    async def trail(self, wanted: TrailFilter, limit: int | None) -> Sequence[EventSnapshot]:
        self.world.asked.append(("trail", wanted, limit))
        return tuple(
            one
            for one in self.world.events
            if wanted.document_id in (None, one.document_id)
            and wanted.kind in ("", one.kind)
            and wanted.actor in ("", one.actor)
        )

    async def save_table(
        self, target: Path, title: str, header: Sequence[str], rows: Sequence[Sequence[str]]
    ) -> None:
        self.world.asked.append(("save_table", target, tuple(map(tuple, rows))))
