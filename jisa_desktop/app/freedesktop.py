"""Notifications and the launcher's progress on Linux desktops, over the session's D-Bus.

Spoken through ``jeepney``, which ``keyring`` brings along on Linux: QtDBus has no unsigned numbers
in Python, and the notification servers refuse signed ones. Blocks; called on a thread of its own.
"""

from __future__ import annotations

from jeepney import DBusAddress, new_method_call, new_signal
from jeepney.io.blocking import DBusConnection, open_dbus_connection
from jeepney.wrappers import unwrap_msg

_WAIT_S = 2.0
_FOREVER = -1
"""The server decides how long a notification stays."""

_NOTIFICATIONS = DBusAddress(
    "/org/freedesktop/Notifications",
    bus_name="org.freedesktop.Notifications",
    interface="org.freedesktop.Notifications",
)
_LAUNCHER = DBusAddress(
    "/com/canonical/unity/launcherentry/jisa", interface="com.canonical.Unity.LauncherEntry"
)
_ENTRY = "application://jisa-desktop.desktop"


class SessionBus:
    """One connection, opened when it is first needed; without a bus nothing is said."""

    def __init__(self, program: str) -> None:
        self._program = program
        self._connection: DBusConnection | None = None

    def notify(self, title: str, text: str) -> None:
        """``Notify`` of the Desktop Notifications Specification, 1.2."""
        actions: list[str] = []
        hints: dict[str, object] = {}
        body = (self._program, 0, "", title, _plain(text), actions, hints, _FOREVER)
        call = new_method_call(_NOTIFICATIONS, "Notify", "susssasa{sv}i", body)
        unwrap_msg(self._open().send_and_get_reply(call, timeout=_WAIT_S))

    def show_progress(self, share: float | None, count: int) -> None:
        """The launcher API of Unity, which GNOME's dock, KDE and others follow."""
        values = {
            "progress": ("d", share or 0.0),
            "progress-visible": ("b", share is not None),
            "count": ("x", count),
            "count-visible": ("b", count > 0),
        }
        self._open().send(new_signal(_LAUNCHER, "Update", "sa{sv}", (_ENTRY, values)))

    def close(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _open(self) -> DBusConnection:
        if self._connection is None:
            self._connection = open_dbus_connection(bus="SESSION")
        return self._connection


def _plain(text: str) -> str:
    """Servers may read the body as markup, and a file may be named <b>."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
