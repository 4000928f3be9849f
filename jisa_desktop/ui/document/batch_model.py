"""One line a batch, with its bar."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication, QObject, Qt

from jisa_desktop.domain.snapshots import BatchSnapshot
from jisa_desktop.domain.statuses import BatchStatus
from jisa_desktop.ui import formats, words
from jisa_desktop.ui.desk import BatchProgress
from jisa_desktop.ui.marking import QT_TRANSLATE_NOOP
from jisa_desktop.ui.widgets.lines import Column, LinesModel
from jisa_desktop.ui.widgets.tables import LOOK_ROLE, PROGRESS_ROLE, Bar
from jisa_desktop.ui.words import Look

translate = QCoreApplication.translate

_STAGES = {
    "embedding": QT_TRANSLATE_NOOP("document", "임베딩 중"),
    "writing": QT_TRANSLATE_NOOP("document", "저장 중"),
    "confirming": QT_TRANSLATE_NOOP("document", "확인 중"),
    "deleting": QT_TRANSLATE_NOOP("document", "삭제 중"),
}


@dataclass(frozen=True, slots=True)
class BatchLine:
    """A batch and how far it is while it runs."""

    batch: BatchSnapshot
    share: float = 0.0
    stage: str = ""

    @property
    def look(self) -> Look:
        return words.look(self.batch.status)

    @property
    def bar(self) -> Bar:
        is_over = self.batch.status is BatchStatus.COMPLETED
        share = 1.0 if is_over else self.share
        return Bar(
            share, {"neutral": "text3"}.get(self.look.tone, self.look.tone), formats.percent(share)
        )


class BatchModel(LinesModel[BatchLine]):
    def __init__(self, parent: QObject | None = None) -> None:
        columns: tuple[Column[BatchLine], ...] = (
            Column(translate("document", "배치"), _number, _order, is_number=True),
            Column(translate("document", "하는 일"), _kind),
            Column(translate("document", "엑셀 행"), _span),
            Column(translate("document", "작업 수"), _count, is_number=True),
            Column(
                translate("document", "진행"),
                _percent,
                roles={PROGRESS_ROLE: _bar, Qt.ItemDataRole.AccessibleTextRole.value: _aloud},
            ),
            Column(translate("document", "상태"), _word, roles={LOOK_ROLE: _look}),
            Column(translate("document", "시도"), _attempts, _attempt_count, is_number=True),
            Column(translate("document", "오류"), _fault),
        )
        super().__init__(columns, _key, parent)

    def show_batches(self, batches: list[BatchSnapshot]) -> None:
        """Show what is known of each; how far a running one is stays until it says more."""
        known = {line.batch.batch_id: line for line in self.lines}
        self.show_lines(
            [
                replace(known[batch.batch_id], batch=batch)
                if batch.batch_id in known
                else BatchLine(batch)
                for batch in batches
            ]
        )

    def take_report(self, report: BatchProgress) -> bool:
        """Show how far a batch is. False: a batch that is not in the list yet."""
        for line in self.lines:
            if line.batch.number == report.number:
                share = report.done / report.count if report.count else 1.0
                batch = line.batch
                if batch.status is BatchStatus.PENDING:
                    batch = replace(batch, status=BatchStatus.PROCESSING)
                self.put(BatchLine(batch, min(1.0, share), report.stage))
                return True
        return False


def _key(line: BatchLine) -> object:
    return line.batch.batch_id


def _number(line: BatchLine) -> str:
    return f"{line.batch.number} / {line.batch.total}"


def _order(line: BatchLine) -> int:
    return line.batch.number


def _kind(line: BatchLine) -> str:
    """What it is at while it runs, else what it is for."""
    if line.batch.status is BatchStatus.PROCESSING and line.stage in _STAGES:
        return translate("document", _STAGES[line.stage])
    if line.batch.is_delete:
        return translate("document", "삭제")
    return translate("document", "저장")


def _span(line: BatchLine) -> str:
    if not line.batch.end_row:
        return "—"
    return formats.row_span(line.batch.start_row, line.batch.end_row)


def _count(line: BatchLine) -> str:
    return formats.count(line.batch.operation_count)


def _bar(line: BatchLine) -> Bar:
    return line.bar


def _percent(line: BatchLine) -> str:
    return line.bar.text


def _aloud(line: BatchLine) -> str:
    return translate("document", "진행률 {n}퍼센트, {state}").format(
        n=int(line.bar.done * 100), state=line.look.word
    )


def _word(line: BatchLine) -> str:
    return line.look.word


def _look(line: BatchLine) -> Look:
    return line.look


def _attempts(line: BatchLine) -> str:
    return formats.count(line.batch.attempts)


def _attempt_count(line: BatchLine) -> int:
    return line.batch.attempts


def _fault(line: BatchLine) -> str:
    return words.of_fault(line.batch.fault).sentence if line.batch.fault else ""
