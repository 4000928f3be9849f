"""Reads the window as a screen reader does: over the accessibility bus, by name and role."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from jeepney import DBusAddress, Properties, new_method_call
from jeepney.io.blocking import open_dbus_connection

Ref = tuple[str, str]
"""(bus name, object path)"""

_ACCESSIBLE = "org.a11y.atspi.Accessible"
_MOST_CHILDREN = 80  # a table's cells are asked for by name of the table, not walked
_SHOWING = 25
_FOCUSED = 12
_SENSITIVE = 24


class Screen:
    """``close`` when done."""

    def __init__(self, session_address: str) -> None:
        session = open_dbus_connection(session_address)
        where = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
        answer = session.send_and_get_reply(new_method_call(where, "GetAddress"))
        session.close()
        self._bus = open_dbus_connection(answer.body[0])

    def close(self) -> None:
        self._bus.close()

    def applications(self) -> list[Ref]:
        return self.children(("org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root"))

    def children(self, ref: Ref) -> list[Ref]:
        return [(name, path) for name, path in self._call(ref, _ACCESSIBLE, "GetChildren")[0]]

    def name(self, ref: Ref) -> str:
        return str(self._property(ref, _ACCESSIBLE, "Name") or "")

    def is_showing(self, ref: Ref) -> bool:
        return self._has(ref, _SHOWING)

    def is_enabled(self, ref: Ref) -> bool:
        return self._has(ref, _SENSITIVE)

    def focused(self, root: Ref) -> str:
        """The name of what has the keyboard, '' if nothing of the window has it."""
        for ref in self.walk(root):
            if self._has(ref, _FOCUSED) and self.is_showing(ref):
                return self.name(ref)
        return ""

    def centre(self, ref: Ref) -> tuple[int, int]:
        """On the screen, in pixels."""
        interface = "org.a11y.atspi.Component"
        x, y, width, height = self._call(ref, interface, "GetExtents", "u", (0,))[0]
        return x + width // 2, y + height // 2

    def text(self, ref: Ref) -> str:
        answer = self._call(ref, "org.a11y.atspi.Text", "GetText", "ii", (0, -1))
        return str(answer[0])

    def walk(self, ref: Ref) -> Iterator[Ref]:
        yield ref
        count = self._property(ref, _ACCESSIBLE, "ChildCount") or 0
        if count > _MOST_CHILDREN:
            return
        for child in self.children(ref):
            yield from self.walk(child)

    def find(self, root: Ref, name: str) -> Ref:
        """The showing thing of that name. Raises ``LookupError``."""
        for ref in self.walk(root):
            if self.name(ref) == name and self.is_showing(ref):
                return ref
        raise LookupError(name)

    def names(self, root: Ref) -> list[str]:
        """Of everything that shows, as read aloud from top to bottom."""
        return [self.name(ref) for ref in self.walk(root) if self.is_showing(ref)]

    def _has(self, ref: Ref, state: int) -> bool:
        low, _high = self._call(ref, _ACCESSIBLE, "GetState")[0]
        return bool(low >> state & 1)

    def _call(
        self, ref: Ref, interface: str, method: str, signature: str | None = None, body: Any = ()
    ) -> Any:
        message = new_method_call(DBusAddress(ref[1], ref[0], interface), method, signature, body)
        answer = self._bus.send_and_get_reply(message, timeout=10)
        if answer.header.message_type.name == "error":
            raise LookupError(f"{method}: {answer.body}")
        return answer.body

    def _property(self, ref: Ref, interface: str, name: str) -> Any:
        message = Properties(DBusAddress(ref[1], ref[0], interface)).get(name)
        answer = self._bus.send_and_get_reply(message, timeout=10)
        is_answer = answer.header.message_type.name == "method_return"
        return answer.body[0][1] if is_answer else None
