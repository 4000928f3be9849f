"""A damaged database at the start: the rescue page stands in the place of everything until the
workspace can be opened again.

Opening just takes longer then: whoever waits for the workspace goes on waiting, and no page needs
to know of it.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QWidget

from jisa_desktop.app.desks.rescue import RealRescueDesk
from jisa_desktop.domain.cancel import Cancelled
from jisa_desktop.errors import EnvironmentProblem, JisaError
from jisa_desktop.ui.context import Context
from jisa_desktop.ui.notices import Kind
from jisa_desktop.ui.rescue.page import RescuePage
from jisa_desktop.ui.window import MainWindow

if TYPE_CHECKING:
    from jisa_desktop.pipeline.workspace import Workspace

HOPELESS = ("store_damaged", "store_missing")
"""What only a backup, or a new start, puts right."""


class Rescue(QObject):
    """Lives on the main thread as long as the program; ``stand_by`` before the workspace is
    opened."""

    _needed = Signal(object)  # pool thread -> main thread, queued by Qt

    def __init__(self, home: Path, open_workspace: Callable[[], Workspace]) -> None:
        super().__init__()
        self._home = home
        self._open_workspace = open_workspace
        self._may_go_on = threading.Event()
        self._is_given_up = False
        self._window: MainWindow | None = None
        self._context: Context | None = None
        self._desk: RealRescueDesk | None = None
        self._usual: QWidget | None = None
        self._needed.connect(self._show)

    def stand_by(self, window: MainWindow, context: Context) -> None:
        self._window, self._context = window, context
        window.close_wanted.connect(self._give_up)

    # On a pool thread

    def open(self) -> Workspace:
        """As the opener it was given; a damaged database is put right by the person first.

        Raises what opening raises, and ``Cancelled`` where the person leaves it as it is.
        """
        self._is_given_up = False
        while True:
            try:
                return self._open_workspace()
            except EnvironmentProblem as error:
                if error.code not in HOPELESS:
                    raise
                self._may_go_on.clear()
                self._needed.emit(error)
                self._may_go_on.wait()
            if self._is_given_up:
                raise Cancelled

    # On the main thread

    def _show(self, error: JisaError) -> None:
        window, context = self._window, self._context
        assert window is not None  # noqa: S101 - it stands by before anything is opened
        assert context is not None  # noqa: S101 - as above
        if self._is_given_up or not window.isEnabled():  # it is closing
            self._give_up()
            return
        self._desk = RealRescueDesk(self._home)
        page = RescuePage(context.theme, self._desk, context.stories, error)
        page.mended.connect(self._go_on)
        page.close_wanted.connect(window.close)
        self._usual = window.takeCentralWidget()
        assert self._usual is not None  # noqa: S101 - the window is made with it
        self._usual.setParent(window)  # which it goes with, should the window be closed
        self._usual.hide()
        window.setCentralWidget(page)
        _allow(window, is_usual=False)
        page.look_for_backup()

    def _go_on(self, kept_in: str) -> None:
        window, context, usual = self._window, self._context, self._usual
        assert window is not None  # noqa: S101 - the page was shown in it
        assert context is not None  # noqa: S101 - as above
        assert usual is not None  # noqa: S101 - as above
        window.setCentralWidget(usual)  # Qt deletes the page
        usual.show()
        _allow(window, is_usual=True)
        self._desk = self._usual = None
        if kept_in:
            context.notices.say(
                Kind.INFO,
                self.tr("손상된 파일을 보관했습니다"),
                self.tr("작업 폴더의 ‘{name}’ 폴더에 있습니다.").format(name=kept_in),
                key="rescued",
            )
        self._may_go_on.set()

    def _give_up(self) -> None:
        """The window is about to close. A restore that has begun to replace files is finished by
        its thread, which the process waits for."""
        self._is_given_up = True
        if self._desk is not None:
            self._desk.stop()
        self._may_go_on.set()


def _allow(window: MainWindow, *, is_usual: bool) -> None:
    """Whether anything can be asked for by keys or by dropping files."""
    window.setAcceptDrops(is_usual)
    for shortcut in window.findChildren(QShortcut):
        shortcut.setEnabled(is_usual)
