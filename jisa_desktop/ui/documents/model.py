"""The list of documents, its live progress, and its filter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)

from jisa_desktop.domain.snapshots import DocumentSnapshot, JobSnapshot
from jisa_desktop.domain.statuses import DocumentStatus, JobStatus, Mode
from jisa_desktop.ui import formats, words
from jisa_desktop.ui.formats import nfc
from jisa_desktop.ui.theme import Theme
from jisa_desktop.ui.widgets.lines import Column, LinesModel
from jisa_desktop.ui.widgets.tables import LINE_ROLE, LOOK_ROLE, PROGRESS_ROLE, SORT_ROLE, Bar
from jisa_desktop.ui.words import Look

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """A document and how far its open job is; ``job_status`` tells paused from running."""

    document: DocumentSnapshot
    share: float = 0.0
    job_status: JobStatus | None = None

    @property
    def look(self) -> Look:
        """An open job that waits for a person says more than the document's own status."""
        if self.job_status in (JobStatus.PAUSED, JobStatus.NEEDS_ATTENTION, JobStatus.PENDING):
            return words.look(self.job_status)
        return words.look(self.document.status)

    @property
    def bar(self) -> Bar:
        tone = {"neutral": "text3"}.get(self.look.tone, self.look.tone)
        if self.document.open_job_id is not None:
            return Bar(self.share, tone, formats.percent(self.share))
        if self.document.status is DocumentStatus.COMPLETED:
            return Bar(1.0, tone, formats.percent(1.0))
        return Bar(0.0, tone, "—")


class DocumentsModel(LinesModel[DocumentLine]):
    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        file_icon = theme.icon("file-xls", "success")
        columns: tuple[Column[DocumentLine], ...] = (
            Column(
                translate("documents", "문서"),
                _title,
                roles={Qt.ItemDataRole.DecorationRole.value: lambda _line: file_icon},
            ),
            Column(translate("documents", "템플릿"), _template),
            Column(translate("documents", "방식"), _mode),
            Column(translate("documents", "버전"), _version, _version_number, is_number=True),
            Column(translate("documents", "행"), _rows, _row_count, is_number=True),
            Column(
                translate("documents", "진행"),
                _share_text,
                _share,
                roles={
                    PROGRESS_ROLE: _bar,
                    Qt.ItemDataRole.AccessibleTextRole.value: _share_aloud,
                },
            ),
            Column(translate("documents", "상태"), _state, roles={LOOK_ROLE: _look}),
            Column(translate("documents", "바뀐 때"), _changed, _changed_at),
        )
        super().__init__(columns, _key, parent)


class DocumentsFilter(QSortFilterProxyModel):
    """Sorts by what a column means and keeps what the person asked for."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setSortRole(SORT_ROLE)
        self.setDynamicSortFilter(True)
        self._text = ""
        self._state = ""
        self._template = ""
        self._mode: Mode | None = None

    @property
    def is_narrowed(self) -> bool:
        return bool(self._text or self._state or self._template or self._mode)

    def narrow(
        self, *, text: str = "", state: str = "", template: str = "", mode: Mode | None = None
    ) -> None:
        """``state`` is the word that the list shows; an empty value keeps everything."""
        self.beginFilterChange()
        self._text = nfc(text).strip().casefold()
        self._state, self._template, self._mode = state, template, mode
        self.endFilterChange()

    # Overrides of QSortFilterProxyModel

    def filterAcceptsRow(
        self, source_row: int, source_parent: QModelIndex | QPersistentModelIndex
    ) -> bool:
        line = self.sourceModel().index(source_row, 0, source_parent).data(LINE_ROLE)
        if not isinstance(line, DocumentLine):
            return False
        document = line.document
        return (
            self._text in nfc(document.title).casefold()
            and self._state in ("", line.look.word)
            and self._template in ("", document.template)
            and self._mode in (None, document.mode)
        )


def totals(lines: Sequence[DocumentLine]) -> tuple[int, int]:
    """(documents, records in the index)."""
    return len(lines), sum(line.document.record_count for line in lines)


def _key(line: DocumentLine) -> object:
    return line.document.document_id


def _title(line: DocumentLine) -> str:
    return nfc(line.document.title)


def _template(line: DocumentLine) -> str:
    return line.document.template


def _mode(line: DocumentLine) -> str:
    return words.mode(line.document.mode)


def _version(line: DocumentLine) -> str:
    active = line.document.active_version
    return "—" if active is None else f"v{active}"


def _version_number(line: DocumentLine) -> int:
    return line.document.active_version or 0


def _rows(line: DocumentLine) -> str:
    return formats.count(line.document.total_rows)


def _row_count(line: DocumentLine) -> int:
    return line.document.total_rows


def _bar(line: DocumentLine) -> Bar:
    return line.bar


def _share(line: DocumentLine) -> float:
    return line.bar.done


def _share_text(line: DocumentLine) -> str:
    return line.bar.text


def _share_aloud(line: DocumentLine) -> str:
    return translate("documents", "진행률 {n}퍼센트, {state}").format(
        n=int(line.bar.done * 100), state=line.look.word
    )


def _look(line: DocumentLine) -> Look:
    return line.look


def _state(line: DocumentLine) -> str:
    return line.look.word


def _changed(line: DocumentLine) -> str:
    return formats.moment(line.document.changed_at)


def _changed_at(line: DocumentLine) -> float:
    return line.document.changed_at.timestamp()


def arriving_line(job: JobSnapshot) -> DocumentLine:
    """A line for a job whose file is still being read: its document does not exist yet."""
    mode = job.request.get("mode")
    document = DocumentSnapshot(
        document_id=f"job-{job.job_id}",
        sequence=0,
        title=str(job.request.get("title") or job.request.get("source_name") or ""),
        status=DocumentStatus.PROCESSING,
        active_version=None,
        latest_version=0,
        mode=Mode(str(mode)) if mode else Mode.COMPANY_WIDE,
        template="",
        total_rows=0,
        record_count=0,
        is_due=False,
        open_job_id=job.job_id,
        changed_at=job.created_at,
    )
    return DocumentLine(document, 0.0, job.status)
