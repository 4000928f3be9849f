"""A damaged database at the start: the rescue page stands in the place of everything until the
workspace can be opened again."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Slot
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QMainWindow, QWidget

from jisa_desktop.app.desks.rescue import RealRescueDesk
from jisa_desktop.errors import JisaError
from jisa_desktop.ui.context import Context
from jisa_desktop.ui.notices import Kind
from jisa_desktop.ui.rescue.page import RescuePage

DAMAGED = "store_damaged"
_PARK_MS = 10_000

translate = QCoreApplication.translate


async def rescue(window: QMainWindow, context: Context, home: Path, error: JisaError) -> None:
    """Ends when the folder can be opened again; is cancelled when the person closes the window,
    which leaves everything as it was."""
    desk = RealRescueDesk(home)
    with context.theme.building():
        page = RescuePage(context.theme, desk, context.stories, error)
    waiting = _Waiting(page)
    page.close_wanted.connect(window.close)
    try:
        with _instead(window, page):
            page.look_for_backup()
            kept_in = await waiting.mended
    finally:
        await asyncio.to_thread(desk.close, _PARK_MS)
    for told in context.notices.shown:  # of pages that asked before it could be opened
        told.dismiss()
    context.notices.say(
        Kind.SUCCESS,
        translate("rescue", "작업 폴더를 다시 열었습니다"),
        translate("rescue", "손상된 파일은 작업 폴더의 ‘{name}’ 폴더에 보관했습니다.").format(
            name=kept_in
        ),
        key="rescued",
    )


class _Waiting(QObject):
    """The page's answer as a future."""

    def __init__(self, page: RescuePage) -> None:
        super().__init__(page)
        self.mended: asyncio.Future[str] = asyncio.get_running_loop().create_future()
        page.mended.connect(self._on_mended)

    @Slot(str)
    def _on_mended(self, kept_in: str) -> None:
        if not self.mended.done():
            self.mended.set_result(kept_in)


@contextmanager
def _instead(window: QMainWindow, page: QWidget) -> Iterator[None]:
    """Nothing else can be asked for meanwhile, by keys or by dropping files either."""
    usual = window.takeCentralWidget()
    assert usual is not None  # noqa: S101 - the window is made with it
    usual.setParent(window)  # which it goes with, should the window be closed
    usual.hide()
    window.setCentralWidget(page)
    _allow(window, is_usual=False)
    try:
        yield
    finally:
        window.setCentralWidget(usual)  # Qt deletes the page
        usual.show()
        _allow(window, is_usual=True)


def _allow(window: QMainWindow, *, is_usual: bool) -> None:
    window.setAcceptDrops(is_usual)
    for shortcut in window.findChildren(QShortcut):
        shortcut.setEnabled(is_usual)
