"""감사 기록: when what happened to a document, and by whom. Counts only, never a cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from jisa_desktop.domain.snapshots import EventSnapshot
from jisa_desktop.ui import formats
from jisa_desktop.ui.formats import nfc
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
    "added": QT_TRANSLATE_NOOP("audit", "추가 {n}"),
    "changed": QT_TRANSLATE_NOOP("audit", "변경 {n}"),
    "due": QT_TRANSLATE_NOOP("audit", "다시 나눌 문서 {n}"),
    "files": QT_TRANSLATE_NOOP("audit", "원본 파일 {n}"),
    "versions": QT_TRANSLATE_NOOP("audit", "버전 {n}"),
    "texts": QT_TRANSLATE_NOOP("audit", "글 {n}"),
    "vectors": QT_TRANSLATE_NOOP("audit", "벡터 {n}"),
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
    "accept": QT_TRANSLATE_NOOP("audit", "버전 받기"),
    "employees_import": QT_TRANSLATE_NOOP("audit", "명부 가져오기"),
    "employee_add": QT_TRANSLATE_NOOP("audit", "직원 등록"),
    "employee_deactivate": QT_TRANSLATE_NOOP("audit", "직원 비활성화"),
    "employee_activate": QT_TRANSLATE_NOOP("audit", "직원 다시 활성화"),
    "employee_alias": QT_TRANSLATE_NOOP("audit", "사번 변경"),
    "employee_alias_removed": QT_TRANSLATE_NOOP("audit", "사번 변경 취소"),
    "backup": QT_TRANSLATE_NOOP("audit", "백업"),
    "restore": QT_TRANSLATE_NOOP("audit", "복원"),
    "forget": QT_TRANSLATE_NOOP("audit", "내용 지우기"),
    "retention_set": QT_TRANSLATE_NOOP("audit", "보관 기준 변경"),
    "retention": QT_TRANSLATE_NOOP("audit", "이전 버전 지우기"),
}
_OUTCOMES = {
    "completed": QT_TRANSLATE_NOOP("audit", "완료"),
    "failed": QT_TRANSLATE_NOOP("audit", "실패"),
    "cancelled": QT_TRANSLATE_NOOP("audit", "취소됨"),
}


class AuditTab(QWidget):
    """``has_documents``: the events are of many documents, so a column names them."""

    def __init__(self, theme: Theme, *, has_documents: bool = False) -> None:
        super().__init__()
        self._titles: Mapping[str, str] = {}
        columns: tuple[Column[EventSnapshot], ...] = (
            Column(translate("audit", "언제"), _when),
            Column(translate("audit", "누가"), _who),
            Column(translate("audit", "무엇을"), _what),
            *([self._document_column()] if has_documents else []),
            Column(translate("audit", "버전"), _version),
            Column(translate("audit", "결과"), _outcome),
            Column(translate("audit", "수치"), _counts),
        )
        self._columns = columns
        self.model = LinesModel[EventSnapshot](columns, _key, self)
        self.table = Table(self.tr("감사 기록"))
        self.table.setModel(self.model)
        self.table.setItemDelegate(TextDelegate(theme, self.table))
        widths = [172, 76, 116, *([150] if has_documents else []), 60, 92]
        self.table.set_widths(dict(enumerate(widths)), stretch=len(widths))
        self.setLayout(column(self.table, margins=(0, 10, 0, 0)))

    def show_events(
        self, events: Sequence[EventSnapshot], titles: Mapping[str, str] | None = None
    ) -> None:
        """``titles`` of documents by id."""
        self._titles = titles or {}
        self.model.show_lines(events)

    def as_texts(
        self, events: Sequence[EventSnapshot], titles: Mapping[str, str]
    ) -> tuple[list[str], list[list[str]]]:
        """Header and rows, as the table shows them."""
        self._titles = titles
        header = [one.title for one in self._columns]
        return header, [[one.text(event) for one in self._columns] for event in events]

    def _document_column(self) -> Column[EventSnapshot]:
        return Column(translate("audit", "문서"), self._title)

    def _title(self, event: EventSnapshot) -> str:
        document_id = event.document_id
        return "" if document_id is None else nfc(self._titles.get(document_id, document_id))


def kind_word(kind: str) -> str:
    return translate("audit", _KINDS[kind]) if kind in _KINDS else kind


def kinds() -> list[tuple[str, str]]:
    """Everything that is kept, as (kind, word), in the order of the words."""
    return sorted(((one, kind_word(one)) for one in _KINDS), key=lambda pair: pair[1])


def figures(counts: Mapping[str, object]) -> str:
    """'행 812 · 추가 12 · 변경 3': the counts that are not zero."""
    told = (
        translate("audit", text).format(n=formats.count(int(str(counts[name]))))
        for name, text in _FIGURES.items()
        if str(counts.get(name, "0")).isdigit() and int(str(counts.get(name, 0)))
    )
    return " · ".join(told)


def _key(event: EventSnapshot) -> object:
    return (event.at, event.kind, event.document_id, event.version_number, event.outcome)


def _when(event: EventSnapshot) -> str:
    return formats.exact(event.at)


def _who(event: EventSnapshot) -> str:
    return event.actor


def _what(event: EventSnapshot) -> str:
    return kind_word(event.kind)


def _version(event: EventSnapshot) -> str:
    return f"v{event.version_number}" if event.version_number else "—"


def _outcome(event: EventSnapshot) -> str:
    known = event.outcome in _OUTCOMES
    return translate("audit", _OUTCOMES[event.outcome]) if known else event.outcome


def _counts(event: EventSnapshot) -> str:
    return figures(event.counts)
