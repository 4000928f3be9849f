"""How the end of a job is told: what it did, or what went wrong and what to do."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from jisa_desktop.domain.snapshots import Counts
from jisa_desktop.domain.statuses import JobStatus
from jisa_desktop.ui import formats, words
from jisa_desktop.ui.desk import Ended
from jisa_desktop.ui.formats import nfc
from jisa_desktop.ui.notices import Act, Kind, Notices

translate = QCoreApplication.translate


def tell_end(notices: Notices, ended: Ended, way_out: tuple[str, Act] | None = None) -> None:
    """A parked job (the program closes, or a person paused it) is no end and is not told.
    ``way_out``: the button that leads to where a person puts it right."""
    name, key = nfc(ended.name), f"job:{ended.job_id}"
    job = ended.job
    if ended.is_unchanged:
        notices.say(
            Kind.INFO,
            translate("endings", "‘{name}’은(는) 이미 처리된 파일과 같습니다").format(name=name),
            translate("endings", "바뀐 내용이 없어 새 버전을 만들지 않았습니다."),
            key=key,
        )
    elif ended.error is not None:
        told = words.of_error(ended.error)
        where = words.place(ended.error.params) or name
        title = f"{told.title} — {where}" if where else told.title
        text = "\n".join(part for part in (told.sentence, told.next_step) if part)
        is_parked = job is not None and job.status is JobStatus.NEEDS_ATTENTION
        kind = Kind.WARNING if is_parked else Kind.DANGER
        notices.say(kind, title, text, action=way_out, key=key)
    elif job is not None and job.status is JobStatus.COMPLETED:
        template = (
            translate("endings", "‘{name}’ {kind} 작업이 끝났습니다")
            if name
            else translate("endings", "{kind} 작업이 끝났습니다")
        )
        title = template.format(name=name, kind=words.kind(job.kind))
        notices.say(Kind.SUCCESS, title, figures(job.counts) if job.counts else "", key=key)
    elif job is not None and job.status is JobStatus.CANCELLED:
        title = translate("endings", "‘{name}’ 작업을 취소했습니다").format(name=name)
        text = translate(
            "endings",
            "이미 저장된 것은 문서 화면의 ‘새 버전 버리기’나 ‘재처리’로 정리할 수 있습니다.",
        )
        notices.say(Kind.INFO, title, text, key=key)


def figures(counts: Counts) -> str:
    return translate(
        "endings", "벡터 추가 {a} · 변경 {c}{m} · 삭제 {r} · 그대로 {u}, 오류 행 {e} ({time})"
    ).format(
        a=formats.count(counts.vectors_created),
        c=formats.count(counts.vectors_updated),
        m=words.moved(counts.vectors_moved),
        r=formats.count(counts.vectors_deleted),
        u=formats.count(counts.vectors_unchanged),
        e=formats.count(counts.error_rows),
        time=formats.duration(counts.processing_time_ms),
    )
