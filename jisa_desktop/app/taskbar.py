"""The bar in a window's button of the Windows taskbar: green, yellow, red, by COM.

Qt 6 has nothing for it (QtWinExtras went with Qt 5). All calls come from the main thread, where
Qt has initialised COM for a single-threaded apartment; initialising it again is counted.

Source: ITaskbarList3 in shobjidl_core.h of the Windows SDK. A method is found by its place in the
interface's table: three of IUnknown, five of ITaskbarList, one of ITaskbarList2, then its own.
"""

from __future__ import annotations

import ctypes
import logging
import sys
import uuid
from collections.abc import Callable
from ctypes import POINTER, byref, c_int, c_uint32, c_uint64, c_void_p, cast
from typing import Protocol

from jisa_desktop.ui.progress import Bar, Tone

if sys.platform == "win32":
    from ctypes import WINFUNCTYPE as _METHOD
else:
    from ctypes import CFUNCTYPE as _METHOD

log = logging.getLogger(__name__)

_CLASS = uuid.UUID("56FDF344-FD6D-11D0-958A-006097C9A090")
_INTERFACE = uuid.UUID("EA1AFB91-9E28-4B86-90E9-5E9F8A5EEFAF")
_Guid = ctypes.c_char * 16
_IN_THIS_PROCESS = 0x1
"""CLSCTX_INPROC_SERVER of wtypesbase.h."""
_SINGLE_THREADED = 0x2
"""COINIT_APARTMENTTHREADED of objbase.h."""
_OTHER_APARTMENT = 0x80010106
"""RPC_E_CHANGED_MODE: COM works here, but this call is not counted."""

_RELEASE = 2
_HR_INIT = 3
_SET_PROGRESS_VALUE = 9
_SET_PROGRESS_STATE = 10

_NO_PROGRESS = 0x0
_FLAGS = {Tone.NORMAL: 0x2, Tone.FAILED: 0x4, Tone.PARKED: 0x8}
"""TBPF_NORMAL, TBPF_ERROR, TBPF_PAUSED."""
_WHOLE = 1_000


class Ole(Protocol):
    """What is used of ole32.dll. Each answers with an HRESULT, below 0 for a failure."""

    @property
    def CoInitializeEx(self) -> Callable[..., int]: ...  # noqa: N802 - its name

    @property
    def CoCreateInstance(self) -> Callable[..., int]: ...  # noqa: N802 - its name

    @property
    def CoUninitialize(self) -> Callable[..., object]: ...  # noqa: N802 - its name


def ole32() -> Ole:
    """Raises ``OSError`` where there is none."""
    if sys.platform == "win32":
        return ctypes.WinDLL("ole32")
    raise OSError("no ole32 here")


class Taskbar:
    """Lives on the main thread. ``close`` before the window goes. Where there is no taskbar (no
    shell, a remote session) it goes without."""

    def __init__(self, find_ole: Callable[[], Ole] = ole32) -> None:
        self._find_ole = find_ole
        self._ole: Ole | None = None
        self._list = c_void_p()
        self._is_deaf = False

    def show(self, window: int, bar: Bar | None) -> None:
        """``window``: the handle of a top-level window; None takes the bar away."""
        if self._is_deaf:
            return
        try:
            self._open()
            if bar is None:
                self._call(_SET_PROGRESS_STATE, (c_void_p, c_int), window, _NO_PROGRESS)
                return
            done = max(0, min(_WHOLE, round(bar.share * _WHOLE)))
            kinds = (c_void_p, c_uint64, c_uint64)
            self._call(_SET_PROGRESS_VALUE, kinds, window, done, _WHOLE)
            self._call(_SET_PROGRESS_STATE, (c_void_p, c_int), window, _FLAGS[bar.tone])
        except OSError as error:
            log.info("the taskbar shows no progress: %s", error)
            self._is_deaf = True
            self.close()

    def close(self) -> None:
        if self._list.value is not None:
            _METHOD(c_uint32, c_void_p)(self._address(_RELEASE))(self._list)
            self._list = c_void_p()
        if self._ole is not None:
            self._ole.CoUninitialize()
            self._ole = None

    def _open(self) -> None:
        if self._list.value is not None:
            return
        ole = self._find_ole()
        begun = ole.CoInitializeEx(None, _SINGLE_THREADED)
        if begun & 0xFFFFFFFF != _OTHER_APARTMENT:
            _check("CoInitializeEx", begun)
            self._ole = ole
        names = [
            (ctypes.c_char * 16).from_buffer_copy(one.bytes_le) for one in (_CLASS, _INTERFACE)
        ]
        made = ole.CoCreateInstance(
            byref(names[0]), None, _IN_THIS_PROCESS, byref(names[1]), byref(self._list)
        )
        _check("CoCreateInstance", made)
        self._call(_HR_INIT, ())

    def _call(self, slot: int, kinds: tuple[type, ...], *values: int) -> None:
        method = _METHOD(c_int, c_void_p, *kinds)(self._address(slot))
        _check(f"ITaskbarList3 {slot}", method(self._list, *values))

    def _address(self, slot: int) -> int:
        """Of a method: an interface is a pointer to the pointer to its table."""
        table = cast(self._list, POINTER(POINTER(c_void_p)))[0]
        return table[slot] or 0


def _check(call: str, result: int) -> None:
    if result < 0:
        raise OSError(f"{call} 0x{result & 0xFFFFFFFF:08X}")
