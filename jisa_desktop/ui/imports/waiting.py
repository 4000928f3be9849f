"""What the import page shows while a file is read, and when there is none."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QProgressBar

from jisa_desktop.ui import formats
from jisa_desktop.ui.imports.desk import Looking
from jisa_desktop.ui.theme import Theme
from jisa_desktop.ui.widgets.build import IconLabel, button, column, label, row


class ReadingCard(QFrame):
    stop_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("card", True)
        self._title = label("", "h2")
        self._title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.figure = label("", "sub")
        self.figure.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.stop = button(self.tr("취소"), theme, name=self.tr("파일 읽기 취소"))
        self.stop.clicked.connect(self.stop_wanted)
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setFixedWidth(280)
        bar.setAccessibleName(self.tr("파일 읽는 중"))
        lines = (self._title, row(None, bar, None), self.figure, row(None, self.stop, None))
        self.setLayout(column(None, *lines, None, spacing=16))

    def show_looking(self, looking: Looking | None) -> None:
        is_told = looking is not None and looking.done > 0
        rows = formats.count(looking.done) if looking else ""
        self.figure.setText(self.tr("{n}행 읽는 중…").format(n=rows) if is_told else "")

    def show_name(self, name: str) -> None:
        self._title.setText(self.tr("‘{name}’ 파일을 읽고 있습니다…").format(name=name))


class NothingCard(QFrame):
    files_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("card", True)
        picture = IconLabel(theme, "file-xls", "text3", 40)
        title = label(self.tr("가져올 파일이 없습니다"), "h2")
        text = label(self.tr("엑셀 파일을 창 아무 곳에나 놓거나 파일을 선택하세요."), "sub")
        for one in (title, text):
            one.setAlignment(Qt.AlignmentFlag.AlignCenter)
        choose = button(self.tr("파일 선택…"), theme, "file-plus", "primary")
        choose.clicked.connect(self.files_wanted)
        self.setLayout(
            column(
                None,
                row(None, picture, None),
                title,
                text,
                row(None, choose, None),
                None,
                spacing=10,
            )
        )
