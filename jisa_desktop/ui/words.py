"""The word, icon and colour of every state; the words of every error in the window's language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QLocale

from jisa_desktop.domain.snapshots import Fault
from jisa_desktop.domain.statuses import (
    BatchStatus,
    DocumentStatus,
    JobKind,
    JobPhase,
    JobStatus,
    Mode,
    Outcome,
    VersionStatus,
)
from jisa_desktop.domain.table import Issue
from jisa_desktop.domain.wording import Language, Words, say, say_issue
from jisa_desktop.errors import JisaError
from jisa_desktop.ui import formats
from jisa_desktop.ui.marking import QT_TRANSLATE_NOOP

translate = QCoreApplication.translate

State = DocumentStatus | VersionStatus | JobStatus | BatchStatus | Outcome


@dataclass(frozen=True, slots=True)
class Look:
    """``tone`` is one of neutral, primary, success, warning, danger."""

    word: str
    icon: str
    tone: str


# Labels and icons are the specification's.
_LOOKS: Mapping[str, Look] = {
    "pending": Look(QT_TRANSLATE_NOOP("words", "대기 중"), "clock", "neutral"),
    "processing": Look(QT_TRANSLATE_NOOP("words", "처리 중"), "spinner", "primary"),
    "completed": Look(QT_TRANSLATE_NOOP("words", "완료"), "check-circle", "success"),
    "failed": Look(QT_TRANSLATE_NOOP("words", "실패"), "x-circle", "danger"),
    "rolled_back": Look(QT_TRANSLATE_NOOP("words", "롤백됨"), "arrow-counter-clockwise", "neutral"),
    "cleaned_up": Look(QT_TRANSLATE_NOOP("words", "정리됨"), "broom", "neutral"),
    "paused": Look(QT_TRANSLATE_NOOP("words", "일시정지"), "pause", "warning"),
    "cancelled": Look(QT_TRANSLATE_NOOP("words", "취소됨"), "x", "neutral"),
    "needs_attention": Look(QT_TRANSLATE_NOOP("words", "확인 필요"), "warning-circle", "warning"),
    "stored": Look(QT_TRANSLATE_NOOP("words", "저장됨"), "check-circle", "success"),
    "skipped": Look(QT_TRANSLATE_NOOP("words", "건너뜀"), "caret-right", "neutral"),
}

_MODES = {
    Mode.COMPANY_WIDE: QT_TRANSLATE_NOOP("words", "전사 공통"),
    Mode.EMPLOYEE_SPLIT: QT_TRANSLATE_NOOP("words", "직원별"),
}

_KINDS = {
    JobKind.PROCESS: QT_TRANSLATE_NOOP("words", "처리"),
    JobKind.REPROCESS: QT_TRANSLATE_NOOP("words", "재처리"),
    JobKind.ROLLBACK: QT_TRANSLATE_NOOP("words", "되돌리기"),
    JobKind.UNDO: QT_TRANSLATE_NOOP("words", "실행 취소"),
    JobKind.CLEANUP: QT_TRANSLATE_NOOP("words", "정리"),
    JobKind.DISCARD: QT_TRANSLATE_NOOP("words", "새 버전 버리기"),
    JobKind.SYNC: QT_TRANSLATE_NOOP("words", "점검"),
    JobKind.MOVE: QT_TRANSLATE_NOOP("words", "인덱스 옮기기"),
}

_PHASES = {
    JobPhase.INTAKE: QT_TRANSLATE_NOOP("words", "파일 읽는 중"),
    JobPhase.LEAVE: QT_TRANSLATE_NOOP("words", "옮길 준비 중"),
    JobPhase.COMPARE: QT_TRANSLATE_NOOP("words", "바뀐 것 찾는 중"),
    JobPhase.APPLY: QT_TRANSLATE_NOOP("words", "벡터 저장 중"),
    JobPhase.CLEAN: QT_TRANSLATE_NOOP("words", "남은 벡터 지우는 중"),
}


def look(state: State) -> Look:
    """The word is in the window's language."""
    found = _LOOKS[state.value]
    return Look(_tr(found.word), found.icon, found.tone)


def looks() -> list[Look]:
    """Every one there is, for what must have room for any."""
    return [Look(_tr(one.word), one.icon, one.tone) for one in _LOOKS.values()]


def mode(value: Mode) -> str:
    return _tr(_MODES[value])


def kind(value: JobKind) -> str:
    return _tr(_KINDS[value])


def phase(value: JobPhase) -> str:
    return _tr(_PHASES[value])


def language() -> Language:
    """What the window speaks: the language of the default locale, Korean unless English."""
    is_english = QLocale().language() == QLocale.Language.English
    return Language.ENGLISH if is_english else Language.KOREAN


def of_error(error: JisaError) -> Words:
    return say(error.code, error.params, language())


def of_fault(fault: Fault) -> Words:
    return say(fault.code, fault.params, language())


def of_issue(issue: Issue) -> Words:
    return say_issue(issue, language())


def of_reason(code: str, params: Mapping[str, object]) -> str:
    """Why a row was skipped or failed."""
    return say(code, params, language()).sentence


def moved(row_count: int) -> str:
    """What follows the count of changes: rows whose number in Excel alone has changed, if any."""
    if not row_count:
        return ""
    return translate("words", " · 행 번호만 변경 {n}").format(n=formats.count(row_count))


def place(params: Mapping[str, object]) -> str:
    """'급여.xlsx · 3월 · 12행 · 사번 열': what is known of where an error happened."""
    parts = (
        str(params.get("file") or ""),
        str(params.get("sheet") or ""),
        translate("words", "{row}행").format(row=params["row"]) if params.get("row") else "",
        translate("words", "{name} 열").format(name=params["column"])
        if params.get("column")
        else "",
    )
    return " · ".join(part for part in parts if part)


def _tr(text: str) -> str:
    return translate("words", text)
