"""In the head of the preview: how far the look at all rows is, and the way out of it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from jisa_desktop.ui import formats
from jisa_desktop.ui.imports.desk import Looking
from jisa_desktop.ui.imports.items import ImportItem, Stage
from jisa_desktop.ui.theme import Theme
from jisa_desktop.ui.widgets.build import button, label
from jisa_desktop.ui.widgets.quiet_bar import QuietBar

_BAR_PX = 80


class CheckingBar(QWidget):
    """Hidden once the whole sheet was looked at."""

    stop_wanted = Signal()
    again_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.text = label("", "cap")
        self.bar = QuietBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(_BAR_PX)
        self.bar.setAccessibleName(self.tr("행 확인"))
        self.stop = button(self.tr("중단"), theme, kind="plain", name=self.tr("행 확인 중단"))
        self.again = button(self.tr("다시 확인"), theme, "arrow-clockwise", "plain")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        for one in (self.text, self.bar, self.stop, self.again):
            line.addWidget(one)
        self.stop.clicked.connect(self.stop_wanted)
        self.again.clicked.connect(self.again_wanted)
        self.hide()

    def show_item(self, item: ImportItem, looking: Looking | None) -> None:
        preview = item.preview
        if preview is None or preview.is_whole:
            self.hide()
            return
        is_stopped = item.stage is Stage.STOPPED
        for one in (self.bar, self.stop):
            one.setVisible(not is_stopped)
        self.again.setVisible(is_stopped)
        if is_stopped:
            rows = formats.count(preview.row_count)
            self.text.setText(self.tr("중단함: 처음 {n}행만 보입니다").format(n=rows))
        else:
            self.text.setText(self._said(looking))
            total = looking.total if looking else 0
            self.bar.setRange(0, total)
            self.bar.setValue(looking.done if looking and total else 0)
        self.show()

    def _said(self, looking: Looking | None) -> str:
        if looking is None or not looking.done:
            return self.tr("나머지 행을 읽는 중…")
        done = formats.count(looking.done)
        if not looking.is_checking:
            return self.tr("{n}행 읽는 중…").format(n=done)
        total = formats.count(looking.total)
        return self.tr("{total}행 중 {n}행 확인 중…").format(total=total, n=done)
