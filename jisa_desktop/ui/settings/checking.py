"""연결 확인: both services are really called, and what was found is said line by line."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from jisa_desktop.errors import JisaError
from jisa_desktop.ui import words
from jisa_desktop.ui.formats import josa
from jisa_desktop.ui.settings.desk import CheckLine
from jisa_desktop.ui.theme import Theme
from jisa_desktop.ui.widgets.build import (
    IconLabel,
    button,
    clear,
    column,
    label,
    row,
    set_tone,
)
from jisa_desktop.ui.widgets.quiet_bar import QuietBar


class CheckCard(QFrame):
    """``check_wanted`` and ``stop_wanted``: the page does it."""

    check_wanted = Signal()
    stop_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("card", True)
        self._theme = theme
        self.check = button(self.tr("연결 확인"), theme, "plug")
        self.stop = button(self.tr("그만두기"), theme, "stop", name=self.tr("연결 확인 그만두기"))
        self.said = label("", "sub", wrap=True)
        self.bar = QuietBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("연결 확인 중"))
        self.lines: list[CheckLine] = []
        self._results = QVBoxLayout()
        self._results.setSpacing(8)
        about = label(
            self.tr(
                "저장한 설정으로 짧은 글 하나를 임베딩하고, 시험 레코드 하나를 썼다가 지웁니다."
            ),
            "sub",
            wrap=True,
        )
        self.setLayout(
            column(
                label(self.tr("연결 확인"), "h2"),
                about,
                row(self.check, self.stop, self.said, None),
                self.bar,
                self._results,
                spacing=12,
                margins=(20, 16, 20, 16),
            )
        )
        self.check.clicked.connect(self.check_wanted)
        self.stop.clicked.connect(self.stop_wanted)
        self.show_idle("")

    def show_running(self) -> None:
        self.lines.clear()
        clear(self._results)
        self.check.setEnabled(False)
        self.stop.setVisible(True)
        self.bar.show()
        self._say(self.tr("임베딩 서비스에 물어보는 중입니다…"))

    def add_line(self, line: CheckLine) -> None:
        self.lines.append(line)
        self._results.addWidget(_Result(self._theme, line))
        if not line.is_index:
            self._say(self.tr("벡터 인덱스에 물어보는 중입니다…"))
        elif line.is_ok:
            self._say(self.tr("시험 레코드를 쓰고 읽는 중입니다…"))

    def show_end(self) -> None:
        if not _is_whole(self.lines):
            self.show_idle(self.tr("연결 확인을 그만두었습니다."))
        elif all(line.is_ok for line in self.lines):
            self.show_idle(self.tr("모두 정상입니다."), "success")
        else:
            self.show_idle(self.tr("고칠 것이 있습니다."), "danger")

    def show_idle(self, sentence: str, tone: str = "") -> None:
        self.check.setEnabled(True)
        self.stop.hide()
        self.bar.hide()
        self._say(sentence, tone)

    def _say(self, sentence: str, tone: str = "") -> None:
        self.said.setText(sentence)
        self.said.setVisible(bool(sentence))
        set_tone(self.said, "tone", tone)


def _is_whole(lines: Sequence[CheckLine]) -> bool:
    """Embedder, index, and writing where the index is right."""
    of_index = [line for line in lines if line.is_index]
    return len(of_index) > 1 or any(not line.is_ok for line in of_index)


class _Result(QWidget):
    """One finding: which service, what was found, what to do."""

    def __init__(self, theme: Theme, line: CheckLine) -> None:
        super().__init__()
        told = words.of_error(JisaError(line.code, **line.params))
        service = self.tr("벡터 인덱스") if line.is_index else self.tr("임베딩")
        icon, tone = ("check-circle", "success") if line.is_ok else ("x-circle", "danger")
        title = label(f"{service} · {told.title}", "strong", wrap=True)
        set_tone(title, "tone", tone)
        text = "\n".join(part for part in (told.sentence, told.next_step) if part)
        body = column(title, label(josa(text), "sub", wrap=True, selectable=True), spacing=2)
        picture = column(IconLabel(theme, icon, tone, 20), None)
        self.setLayout(row(picture, body, spacing=10))
        self.setAccessibleName(f"{title.text()}. {text}")
