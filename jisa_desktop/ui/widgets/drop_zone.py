"""Where workbooks are dropped. Says while they hover whether they can be taken."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout

from jisa_desktop.ui.intake_rules import may_take
from jisa_desktop.ui.theme import Theme
from jisa_desktop.ui.widgets.build import IconLabel, button, label, row, set_tone


class DropZone(QFrame):
    """``dropped``: the paths, files and folders alike. The two buttons are the same by click."""

    dropped = Signal(list)
    files_wanted = Signal()
    folder_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("drop")
        self.setAcceptDrops(True)
        self.setProperty("state", "idle")
        self.setAccessibleName(self.tr("엑셀 파일 놓는 곳"))
        self.setAccessibleDescription(
            self.tr("엑셀 파일을 끌어다 놓거나 파일 선택 버튼을 누르세요.")
        )
        self._picture = IconLabel(theme, "tray-arrow-down", "primary", 32)
        self._headline = label(self.tr("엑셀 파일을 여기에 끌어다 놓으세요"), "h2")
        self._hint = label(
            self.tr(".xlsx · .xls · .xlsb · .ods · .csv · 여러 개나 폴더째 놓을 수 있습니다"), "cap"
        )
        self.choose_files = button(self.tr("파일 선택…"), theme, "file-plus")
        self.choose_folder = button(self.tr("폴더 선택…"), theme, "folder-open")
        self._build()
        self.choose_files.clicked.connect(self.files_wanted)
        self.choose_folder.clicked.connect(self.folder_wanted)

    @property
    def state(self) -> str:
        return str(self.property("state"))

    def _build(self) -> None:
        lines = QVBoxLayout(self)
        lines.setContentsMargins(16, 14, 16, 14)
        lines.setSpacing(6)
        lines.addStretch(1)
        lines.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignHCenter)
        for line in (self._headline, self._hint):
            line.setAlignment(Qt.AlignmentFlag.AlignCenter)
            lines.addWidget(line)
        lines.addSpacing(4)
        lines.addLayout(row(None, self.choose_files, self.choose_folder, None))
        lines.addStretch(1)

    def _show_state(self, state: str) -> None:
        set_tone(self, "state", state)
        self._headline.setText(
            {
                "active": self.tr("놓으면 내용을 먼저 보여 드립니다"),
                "reject": self.tr("엑셀이나 CSV 파일만 놓을 수 있습니다"),
            }.get(state, self.tr("엑셀 파일을 여기에 끌어다 놓으세요"))
        )

    # Overrides of QFrame

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if may_take(local_paths(event.mimeData())):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self._show_state("active")
        else:
            event.ignore()
            self._show_state("reject")

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if self.state == "active":
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        self._show_state("idle")

    def dropEvent(self, event: QDropEvent) -> None:
        paths = local_paths(event.mimeData())
        self._show_state("idle")
        if paths:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.dropped.emit(paths)


def local_paths(data: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
