"""What a person can do about a damaged database, in one sentence."""

from __future__ import annotations

from jisa_desktop.cli.session import Session
from jisa_desktop.domain.cancel import CancelToken
from jisa_desktop.pipeline.autobackup import newest_good_backup


def ways_out(session: Session) -> str:
    """The newest good backup is looked for, and every byte of it verified."""
    found = newest_good_backup(session.home, CancelToken())
    new_start = "jisa set-aside는 손상된 파일을 따로 보관하고 새로 시작합니다."
    if found is None:
        return (
            "온전한 자동 백업이 없습니다. "
            f"직접 만든 백업이 있으면 jisa restore FILE로 복원하세요. {new_start}"
        )
    made = found.held.created_at.astimezone().strftime("%Y-%m-%d %H:%M")
    return f"{made}에 만든 자동 백업이 있습니다. jisa restore --newest로 복원하세요. {new_start}"
