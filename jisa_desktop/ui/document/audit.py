"""감사 기록: when what happened to a document, and by whom. Counts only, never a cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from jisa_desktop.domain.snapshots import EventSnapshot
from jisa_desktop.ui import formats
from jisa_desktop.ui.marking import QT_TRANSLATE_NOOP
from jisa_desktop.ui.theme import Theme
from jisa_desktop.ui.widgets.build import column
from jisa_desktop.ui.widgets.lines import Column, LinesModel
from jisa_desktop.ui.widgets.tables import Table, TextDelegate

translate = QCoreApplication.translate

_FIGURES = {
    "total_rows": QT_TRANSLATE_NOOP("audit", "행 {n}"),
    "processed_rows": QT_TRANSLATE_NOOP("audit", "처리 {n}"),
    "skipped_rows": QT_TRANSLATE_NOOP("audit", "건너뜀 {n}"),
    "error_rows": QT_TRANSLATE_NOOP("audit", "오류 {n}"),
    "vectors_created": QT_TRANSLATE_NOOP("audit", "추가 {n}"),
    "vectors_updated": QT_TRANSLATE_NOOP("audit", "변경 {n}"),
    "vectors_deleted": QT_TRANSLATE_NOOP("audit", "삭제 {n}"),
}
_KINDS = {
    "process": QT_TRANSLATE_NOOP("audit", "처리"),
    "reprocess": QT_TRANSLATE_NOOP("audit", "재처리"),
    "rollback": QT_TRANSLATE_NOOP("audit", "되돌리기"),
    "undo": QT_TRANSLATE_NOOP("audit", "실행 취소"),
    "cleanup": QT_TRANSLATE_NOOP("audit", "정리"),
    "discard": QT_TRANSLATE_NOOP("audit", "새 버전 버리기"),
    "sync": QT_TRANSLATE_NOOP("audit", "점검"),
    "move": QT_TRANSLATE_NOOP("audit", "인덱스 옮기기"),
}
_OUTCOMES = {
    "completed": QT_TRANSLATE_NOOP("audit", "완료"),
    "failed": QT_TRANSLATE_NOOP("audit", "실패"),
    "cancelled": QT_TRANSLATE_NOOP("audit", "취소됨"),
}


class AuditTab(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        columns: tuple[Column[EventSnapshot], ...] = (
            Column(translate("audit", "언제"), _when),
            Column(translate("audit", "누가"), _who),
            Column(translate("audit", "무엇을"), _what),
            Column(translate("audit", "버전"), _version),
            Column(translate("audit", "결과"), _outcome),
            Column(translate("audit", "수치"), _counts),
        )
        self.model = LinesModel[EventSnapshot](columns, _key, self)
        self.table = Table(self.tr("감사 기록"))
        self.table.setModel(self.model)
        self.table.setItemDelegate(TextDelegate(theme, self.table))
        self.table.set_widths({0: 176, 1: 90, 2: 130, 3: 60, 4: 90}, stretch=5)
        self.setLayout(column(self.table, margins=(0, 10, 0, 0)))

    def show_events(self, events: Sequence[EventSnapshot]) -> None:
        self.model.show_lines(events)


def figures(counts: Mapping[str, object]) -> str:
    """'행 812 · 추가 12 · 변경 3': the counts that are not zero."""
    told = (
        translate("audit", text).format(n=formats.count(int(str(counts[name]))))
        for name, text in _FIGURES.items()
        if str(counts.get(name, "0")).isdigit() and int(str(counts.get(name, 0)))
    )
    return " · ".join(told)


def _key(event: EventSnapshot) -> object:
    return (event.at, event.kind, event.document_id)


def _when(event: EventSnapshot) -> str:
    return formats.exact(event.at)


def _who(event: EventSnapshot) -> str:
    return event.actor


def _what(event: EventSnapshot) -> str:
    return translate("audit", _KINDS[event.kind]) if event.kind in _KINDS else event.kind


def _version(event: EventSnapshot) -> str:
    return f"v{event.version_number}" if event.version_number else "—"


def _outcome(event: EventSnapshot) -> str:
    known = event.outcome in _OUTCOMES
    return translate("audit", _OUTCOMES[event.outcome]) if known else event.outcome


def _counts(event: EventSnapshot) -> str:
    return figures(event.counts)
