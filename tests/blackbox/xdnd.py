"""Drops files on a window by the X protocol itself: no mouse and no window manager are needed."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from Xlib import X, Xatom, display, protocol

_VERSION = 5


@dataclass
class Answer:
    is_accepted: bool | None = None
    is_done: bool | None = None


def drop(
    screen: str, window: int, spot: tuple[int, int], files: Sequence[Path], timeout_s: float = 10
) -> Answer:
    """Offer ``files`` to ``window`` at ``spot`` (root coordinates), and drop if it takes them."""
    x_display = display.Display(screen)
    try:
        return _Drop(x_display, window, files).run(spot, time.monotonic() + timeout_s)
    finally:
        x_display.close()


def close_window(screen: str, window: int) -> None:
    """What a window manager sends when the close button is pressed."""
    x_display = display.Display(screen)
    target = x_display.create_resource_object("window", window)
    atom = x_display.intern_atom
    data = (32, [atom("WM_DELETE_WINDOW"), 0, 0, 0, 0])
    target.send_event(
        protocol.event.ClientMessage(window=target, client_type=atom("WM_PROTOCOLS"), data=data)
    )
    x_display.sync()
    x_display.close()


class _Drop:
    def __init__(self, x_display: display.Display, window: int, files: Sequence[Path]) -> None:
        self._display = x_display
        self._atom = x_display.intern_atom
        root = x_display.screen().root
        self._source = root.create_window(-10, -10, 1, 1, 0, x_display.screen().root_depth)
        self._target = x_display.create_resource_object("window", window)
        self._data = "".join(f"file://{quote(str(file))}\r\n" for file in files).encode()
        self._is_dropped = False

    def run(self, spot: tuple[int, int], deadline: float) -> Answer:
        uris, copy = self._atom("text/uri-list"), self._atom("XdndActionCopy")
        aware = self._target.get_full_property(self._atom("XdndAware"), Xatom.ATOM)
        assert aware, "the window takes no drops"
        version = min(_VERSION, aware.value[0])
        self._source.set_selection_owner(self._atom("XdndSelection"), X.CurrentTime)
        self._send("XdndEnter", self._source.id, version << 24, uris)
        at = spot[0] << 16 | spot[1]
        self._send("XdndPosition", self._source.id, 0, at, X.CurrentTime, copy)
        answer = Answer()
        while time.monotonic() < deadline and answer.is_done is None:
            if not self._display.pending_events():
                time.sleep(0.005)  # Xlib has no wait with a time limit
                continue
            self._hear(self._display.next_event(), answer)
            if answer.is_accepted is False:
                break
        return answer

    def _hear(self, event: object, answer: Answer) -> None:
        if event.type == X.SelectionRequest:  # type: ignore[attr-defined]
            self._hand_over(event)
        elif event.type == X.ClientMessage:  # type: ignore[attr-defined]
            kind, data = event.client_type, event.data[1]  # type: ignore[attr-defined]
            if kind == self._atom("XdndStatus"):
                answer.is_accepted = bool(data[1] & 1)
                if answer.is_accepted and not self._is_dropped:
                    self._send("XdndDrop", self._source.id, 0, X.CurrentTime)
                    self._is_dropped = True
                elif not answer.is_accepted:
                    self._send("XdndLeave", self._source.id)
            elif kind == self._atom("XdndFinished"):
                answer.is_done = bool(data[1] & 1)

    def _hand_over(self, asked: object) -> None:
        uris, chosen = self._atom("text/uri-list"), asked.property or asked.target  # type: ignore[attr-defined]
        if asked.target == uris:  # type: ignore[attr-defined]
            asked.requestor.change_property(chosen, uris, 8, self._data)  # type: ignore[attr-defined]
        elif asked.target == self._atom("TARGETS"):  # type: ignore[attr-defined]
            asked.requestor.change_property(chosen, Xatom.ATOM, 32, [uris])  # type: ignore[attr-defined]
        else:
            chosen = X.NONE
        reply = protocol.event.SelectionNotify(
            time=asked.time,  # type: ignore[attr-defined]
            requestor=asked.requestor,  # type: ignore[attr-defined]
            selection=asked.selection,  # type: ignore[attr-defined]
            target=asked.target,  # type: ignore[attr-defined]
            property=chosen,
        )
        asked.requestor.send_event(reply)  # type: ignore[attr-defined]
        self._display.flush()

    def _send(self, name: str, *values: int) -> None:
        data = (32, [*values, 0, 0, 0, 0, 0][:5])
        event = protocol.event.ClientMessage(
            window=self._target, client_type=self._atom(name), data=data
        )
        self._target.send_event(event, event_mask=0)
        self._display.flush()
