"""What the home page teaches while there is no document yet."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame

from jisa_desktop.ui.theme import Theme
from jisa_desktop.ui.widgets.build import IconLabel, button, column, label, row


class EmptyState(QFrame):
    """Three steps and a way to try them on made-up workbooks."""

    samples_wanted = Signal()

    def __init__(self, theme: Theme, *, has_samples: bool) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("card", True)
        self.try_samples = button(self.tr("예제 파일로 해 보기"), theme, "play")
        self.try_samples.setVisible(has_samples)
        self.try_samples.clicked.connect(self.samples_wanted)
        title = label(self.tr("처음 오셨나요? 세 단계면 됩니다"), "h2")
        title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        steps = row(
            self._step(
                "upload-simple",
                self.tr("1. 엑셀 파일을 놓습니다"),
                self.tr("위의 칸에 급여, 근태, 발령, 수당 같은 인사 엑셀 파일을 끌어다 놓으세요."),
            ),
            self._step(
                "eye",
                self.tr("2. 읽은 내용을 확인합니다"),
                self.tr(
                    "행과 문제를 먼저 보여 드립니다. ‘처리 시작’을 누르기 전에는 "
                    "아무것도 저장하거나 보내지 않습니다."
                ),
            ),
            self._step(
                "arrow-counter-clockwise",
                self.tr("3. 언제든 되돌립니다"),
                self.tr("잘못 올렸다면 이력에서 이전 버전으로 한 번에 되돌릴 수 있습니다."),
            ),
            spacing=24,
        )
        for place in range(steps.count()):
            steps.setStretch(place, 1)
        self.setLayout(
            column(
                None,
                title,
                steps,
                row(None, self.try_samples, None),
                None,
                spacing=24,
                margins=(32, 28, 32, 28),
            )
        )

    def _step(self, icon: str, title: str, text: str) -> QFrame:
        picture = IconLabel(self._theme, icon, "primary", 28)
        frame = QFrame()
        frame.setProperty("inset", True)
        words = label(text, "sub", wrap=True)
        words.setMinimumHeight(64)
        words.setAlignment(Qt.AlignmentFlag.AlignTop)
        frame.setLayout(
            column(
                picture,
                label(title, "strong", wrap=True),
                words,
                spacing=8,
                margins=(20, 18, 20, 14),
            )
        )
        return frame
