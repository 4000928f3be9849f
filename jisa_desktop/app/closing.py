"""The way out: say what happens, park the batches, close the store last, then let the window go."""

from __future__ import annotations

import asyncio

from PySide6.QtCore import QObject

from jisa_desktop.app.desks.desk import RealDesk
from jisa_desktop.ui.stories import Stories
from jisa_desktop.ui.widgets.ask import Question, ask
from jisa_desktop.ui.window import MainWindow

PARK_MS = 10_000


class Closing(QObject):
    """Runs once; a second press of the close button while it runs changes nothing.
    ``starts_again``: the program is to be started anew when it has ended."""

    def __init__(self, window: MainWindow, desk: RealDesk, stories: Stories) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._stories = stories
        self._is_asking = False
        self.done = asyncio.get_event_loop().create_future()
        self.starts_again = False
        window.close_wanted.connect(self._on_close_wanted)
        window.restart_wanted.connect(self._on_restart_wanted)

    def _on_restart_wanted(self) -> None:
        self._begin(starts_again=True)

    def _on_close_wanted(self) -> None:
        self._begin(starts_again=False)

    def _begin(self, *, starts_again: bool) -> None:
        if not self._is_asking and not self.done.done():
            self._is_asking = True
            self.starts_again = starts_again
            self._stories.tell(self._close())

    async def _close(self) -> None:
        if count := self._desk.running_count:
            question = Question(
                self.tr("처리 중인 작업이 있습니다"),
                (
                    self.tr("작업 {n}개가 처리 중입니다. 지금 다시 시작할까요?")
                    if self.starts_again
                    else self.tr("작업 {n}개가 처리 중입니다. 지금 종료할까요?")
                ).format(n=count),
                self.tr(
                    "하던 배치까지 저장하고 멈춥니다. 잃는 것은 없으며, "
                    "다음에 프로그램을 열면 이어서 처리합니다."
                ),
                self.tr("멈추고 다시 시작") if self.starts_again else self.tr("멈추고 종료"),
                is_dangerous=False,
            )
            if not await ask(self._window, question):
                self._is_asking = False
                return
        self._window.setEnabled(False)
        self._window.statusBar().showMessage(self.tr("작업을 안전하게 멈추고 있습니다…"))
        # The loop must be free to deliver the ends of the jobs while a thread waits for them.
        await asyncio.to_thread(self._desk.park, PARK_MS)
        self.done.set_result(None)
