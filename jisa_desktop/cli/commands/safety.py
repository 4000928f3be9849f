"""backup, restore, set-aside, selftest, demo: whether all is well, and how to get it back."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from jisa_desktop.cli.answer import Answer
from jisa_desktop.cli.command import command, new_area
from jisa_desktop.cli.options import Wait
from jisa_desktop.cli.session import WAIT_S, Session
from jisa_desktop.cli.shapes import time_value
from jisa_desktop.cli.stopping import stoppable
from jisa_desktop.domain.cancel import CancelToken
from jisa_desktop.errors import ExitStatus, InputError, UsageProblem

area = new_area()

BackupFile = Annotated[Path, typer.Argument(metavar="FILE", help="백업 파일")]


@command(area, "backup")
def backup(session: Session, file: BackupFile) -> Answer:
    """작업 폴더 전체를 파일 하나로 백업합니다. 작업 중에도 할 수 있습니다."""
    from jisa_desktop.pipeline.backup import write_backup

    _check_target(file)
    with session.workspace() as workspace, stoppable("backup_stopped", file=file.name) as cancel:
        index = workspace.providers.index
        made = write_backup(workspace.store, index, session.home, file, cancel)
    return Answer(
        {
            "file": str(file),
            "bytes": made.size,
            "files": made.source_count,
            "has_index": made.has_index,
            "created_at": time_value(made.created_at),
        }
    )


def _check_target(file: Path) -> None:
    """An older backup may be replaced; a workbook that was named by mistake may not."""
    from zipfile import BadZipFile, ZipFile

    from jisa_desktop.pipeline.backup_manifest import MANIFEST
    from jisa_desktop.store.store import DATABASE

    if not file.exists():
        return
    try:
        with ZipFile(file) as archive:
            is_backup = {MANIFEST, DATABASE} <= set(archive.namelist())
    except (BadZipFile, OSError):
        is_backup = False
    if not is_backup:
        raise InputError("backup_target_taken", file=file.name)


@command(area, "restore")
def restore(
    session: Session,
    file: Annotated[
        Path | None, typer.Argument(metavar="[FILE]", help="백업 파일", show_default=False)
    ] = None,
    newest: Annotated[
        bool, typer.Option("--newest", help="온전한 자동 백업 가운데 가장 최근 것")
    ] = False,
    wait: Wait = WAIT_S,
) -> Answer:
    """백업을 되살립니다. 지금 것은 따로 남기고, 끝으로 인덱스를 고칩니다."""
    from jisa_desktop.cli.running import job_answer, run_jobs
    from jisa_desktop.pipeline.restoring import restore as put_back

    with stoppable("restore_stopped") as cancel:
        chosen = _chosen(session, file, cancel, newest=newest)
        restored = put_back(session.home, chosen, f"jisa {session.name}", cancel)
    with session.writer(wait) as workspace:
        end = run_jobs(session, workspace, [restored.repair_job_id])[0]
        answer = job_answer(workspace, end)
    return Answer(
        {
            **answer.value,
            "file": str(chosen),
            "created_at": time_value(restored.created_at),
            "kept_in": str(restored.kept_in) if restored.kept_in else None,
        },
        answer.status,
    )


def _chosen(session: Session, file: Path | None, cancel: CancelToken, *, newest: bool) -> Path:
    from jisa_desktop.pipeline.autobackup import newest_good_backup

    if file is not None:
        if newest:
            raise UsageProblem("usage_conflict", first="FILE", second="--newest")
        return file
    if not newest:
        raise UsageProblem("usage_missing", name="FILE")
    if (found := newest_good_backup(session.home, cancel)) is None:
        raise InputError("no_good_backup")
    return found.path


@command(area, "set-aside")
def set_aside(session: Session) -> Answer:
    """손상된 데이터베이스를 따로 보관하고 빈 작업 폴더로 새로 시작합니다."""
    from jisa_desktop.pipeline.autobackup import set_damaged_aside

    aside = set_damaged_aside(session.home, f"jisa {session.name}")
    return Answer({"kept_in": str(aside)})


@command(area, "selftest")
def selftest(session: Session) -> Answer:
    """임시 폴더에서 처리, 검색, 되돌리기, 정리를 실제로 해 봅니다."""
    from jisa_desktop.cli.selftest import run_selftest

    checks = run_selftest(session)
    is_ok = all(one["ok"] for one in checks)
    return Answer({"ok": is_ok, "checks": checks}, ExitStatus.DONE if is_ok else ExitStatus.FAILED)


@command(area, "demo")
def demo(
    session: Session,
    no_window: Annotated[bool, typer.Option("--no-window", help="창을 열지 않습니다.")] = False,
) -> Answer:
    """가상의 회사 파일로 전체 과정을 보여 줍니다. --home이 없으면 끝난 뒤 지웁니다."""
    from tempfile import TemporaryDirectory

    if session.given_home is not None:
        _show(session, session.home, no_window=no_window)
    else:
        with TemporaryDirectory(prefix="jisa-demo-", ignore_cleanup_errors=True) as folder:
            _show(session, Path(folder), no_window=no_window)
    return Answer({"ok": True})


def _show(session: Session, home: Path, *, no_window: bool) -> None:
    """The story, and then the window with its data, where there is a screen."""
    from rich.console import Console

    from jisa_desktop.cli.window import has_screen, show_window
    from jisa_desktop.demo import run

    run(home, Console(stderr=session.is_json))
    if has_screen() and not no_window:
        show_window(home)
