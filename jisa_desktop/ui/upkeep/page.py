"""점검 · 백업: check and repair the index, back up and restore, what is kept, the audit trail."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabWidget, QWidget

from jisa_desktop.ui.context import Context
from jisa_desktop.ui.upkeep.backup import BackupTab
from jisa_desktop.ui.upkeep.check import CheckTab
from jisa_desktop.ui.upkeep.keeping import KeepingTab
from jisa_desktop.ui.upkeep.trail import TrailTab
from jisa_desktop.ui.widgets.build import card, column, grow, label, row


class UpkeepPage(QWidget):
    """``restored``: the workspace is another one now."""

    restored = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setObjectName("page")
        self.check = CheckTab(context)
        self.backup = BackupTab(context)
        self.keeping = KeepingTab(context)
        self.trail = TrailTab(context)
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName(self.tr("점검과 백업"))
        self.tabs.addTab(self.check, self.tr("인덱스 점검"))
        self.tabs.addTab(self.backup, self.tr("백업 · 복원"))
        self.tabs.addTab(self.keeping, self.tr("보관 · 저장 공간"))
        self.tabs.addTab(self.trail, self.tr("감사 기록"))
        head = row(
            label(self.tr("점검 · 백업"), "h1"),
            label(self.tr("인덱스가 맞는지 확인하고 모든 자료를 파일 하나로 보관합니다"), "sub"),
            None,
            spacing=12,
        )
        body = card(self.tabs, margins=(12, 6, 12, 12))
        page = column(head, body, spacing=14, margins=(24, 20, 24, 16))
        self.setLayout(grow(page, body))
        self.tabs.currentChanged.connect(self.refresh)
        self.backup.restored.connect(self._on_restored)

    def refresh(self) -> None:
        """Only what is in front: each tab reads when it is looked at."""
        shown = self.tabs.currentWidget()
        if isinstance(shown, BackupTab | KeepingTab | TrailTab):
            shown.refresh()

    def _on_restored(self) -> None:
        self.refresh()
        self.restored.emit()
