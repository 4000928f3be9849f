"""The system around the window: notifications, a badge or bar in taskbar and dock.

Linux speaks D-Bus, the bar of Windows COM; for the rest there is what Qt has (a tray message, the
badge of macOS).
"""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QSystemTrayIcon, QWidget

from jisa_desktop.app.taskbar import Ole, Taskbar, ole32
from jisa_desktop.ui.progress import Bar
from jisa_desktop.workers.tasks import TaskPool

if TYPE_CHECKING:
    from jisa_desktop.app.freedesktop import SessionBus

log = logging.getLogger(__name__)
_WAIT_MS = 2_000
_STAYS_MS = 10_000


class SystemShell:
    """Lives on the main thread. ``close`` when the window has gone."""

    def __init__(
        self,
        application: QApplication,
        *,
        platform: str = sys.platform,
        bus: str | None = None,
        find_ole: Callable[[], Ole] = ole32,
    ) -> None:
        """``bus``: the address of the session's D-Bus; None: as the environment says."""
        self._application = application
        self._has_bus = platform == "linux" and bool(
            os.environ.get("DBUS_SESSION_BUS_ADDRESS") if bus is None else bus
        )
        self._has_tray = platform in ("win32", "darwin")
        self._has_badge = platform == "darwin"
        self._taskbar = Taskbar(find_ole) if platform == "win32" else None
        self._pool = TaskPool(1)
        self._bus: SessionBus | None = None
        self._is_deaf = False
        self._tray: QSystemTrayIcon | None = None

    def tell(self, title: str, text: str) -> None:
        if self._has_bus:
            self._speak(lambda bus: bus.notify(title, text))
        elif self._has_tray and QSystemTrayIcon.isSystemTrayAvailable():
            self._tray_icon().showMessage(
                title, text, QSystemTrayIcon.MessageIcon.Information, _STAYS_MS
            )

    def alert(self, window: QWidget) -> None:
        self._application.alert(window)

    def show_progress(self, window: QWidget, bar: Bar | None) -> None:
        """On macOS how many jobs run: Qt has no bar there."""
        if self._has_bus:
            count = bar.count if bar is not None else 0
            share = bar.share if bar is not None and count else None
            self._speak(lambda bus: bus.show_progress(share, count))
        elif self._taskbar is not None:
            self._taskbar.show(int(window.winId()), bar)
        elif self._has_badge:
            self._application.setBadgeNumber(bar.count if bar is not None else 0)

    def close(self) -> None:
        if self._taskbar is not None:
            self._taskbar.close()
        if self._tray is not None:
            self._tray.hide()
            self._tray.deleteLater()
            self._tray = None
        if self._has_bus:
            self._has_bus = False
            self._pool.submit(self._hang_up)
        self._pool.wait(_WAIT_MS)

    def _tray_icon(self) -> QSystemTrayIcon:
        """Shown from the first message on: there is none without an icon."""
        if self._tray is None:
            self._tray = QSystemTrayIcon(self._application.windowIcon(), self._application)
            self._tray.show()
        return self._tray

    # On the pool's one thread

    def _speak(self, words: Callable[[SessionBus], None]) -> None:
        self._pool.submit(self._say, words)

    def _say(self, words: Callable[[SessionBus], None]) -> None:
        """A desktop without such a service is as good as any: it is not asked again."""
        if self._is_deaf:
            return
        try:
            if self._bus is None:
                from jisa_desktop.app.freedesktop import SessionBus

                self._bus = SessionBus("JISA Desktop")
            words(self._bus)
        except Exception as error:  # whatever a foreign service answers
            log.info("the desktop took no notification: %s", type(error).__name__)
            self._is_deaf = True
            self._hang_up()

    def _hang_up(self) -> None:
        if self._bus is not None:
            self._bus.close()
            self._bus = None
