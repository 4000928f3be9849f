"""The one way to open a workspace's store: whatever is about to be migrated is backed up first."""

from __future__ import annotations

from pathlib import Path

from jisa_desktop.store.store import Store


def open_store(home: Path, *, is_checked: bool = True) -> Store:
    """As ``Store.open``; raises what that does, and ``EnvironmentProblem('backup_not_written')``
    before anything is migrated."""

    def back_up() -> None:
        # Rarely needed, and a short command must stay quick.
        from jisa_desktop.pipeline.autobackup import back_up_before_migration

        back_up_before_migration(home)

    return Store.open(home, before_migration=back_up, is_checked=is_checked)
