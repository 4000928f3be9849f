"""ITaskbarList3 as Windows lays it out: an object whose first word points to a table of functions.

It stands in for ole32.dll as well. What cannot be shown here is Windows itself.
"""

from __future__ import annotations

import ctypes
import uuid
from ctypes import CFUNCTYPE, c_char, c_int, c_uint32, c_uint64, c_void_p

CLASS = uuid.UUID("56FDF344-FD6D-11d0-958A-006097C9A090")
INTERFACE = uuid.UUID("ea1afb91-9e28-4b86-90e9-5e9f8a5eefaf")
E_FAIL = -0x7FFFBFFB  # 0x80004005
NO_CLASS = -0x7FFBFEAC  # 0x80040154, REGDB_E_CLASSNOTREG
OTHER_APARTMENT = -0x7FFEFEFA  # 0x80010106, RPC_E_CHANGED_MODE

_SLOTS = 21
_PLAIN = CFUNCTYPE(c_int, c_void_p)
_NAMED = {
    2: ("Release", CFUNCTYPE(c_uint32, c_void_p)),
    3: ("HrInit", _PLAIN),
    9: ("SetProgressValue", CFUNCTYPE(c_int, c_void_p, c_void_p, c_uint64, c_uint64)),
    10: ("SetProgressState", CFUNCTYPE(c_int, c_void_p, c_void_p, c_int)),
}


class FakeOle:
    """``calls``: each with its arguments. ``answers``: an HRESULT by the name of a call."""

    def __init__(self) -> None:
        self.calls: list[tuple[object, ...]] = []
        self.answers: dict[str, int] = {}
        self._methods = [self._method(slot) for slot in range(_SLOTS)]
        addresses = [ctypes.cast(method, c_void_p).value for method in self._methods]
        self._table = (c_void_p * _SLOTS)(*addresses)
        self._object = (c_void_p * 1)(ctypes.addressof(self._table))
        # as a library's: C functions, which take what ctypes makes of the arguments
        self.CoInitializeEx = CFUNCTYPE(c_int, c_void_p, c_int)(self._initialize)
        self.CoUninitialize = CFUNCTYPE(c_int)(self._uninitialize)
        self.CoCreateInstance = CFUNCTYPE(
            c_int, c_void_p, c_void_p, c_int, c_void_p, ctypes.POINTER(c_void_p)
        )(self._create)

    def names(self) -> list[object]:
        return [call[0] for call in self.calls]

    def _answer(self, name: str, *values: object) -> int:
        self.calls.append((name, *values))
        return self.answers.get(name, 0)

    def _method(self, slot: int) -> object:
        name, kind = _NAMED.get(slot, (f"slot {slot}", _PLAIN))

        def called(this: int, *values: object) -> int:
            assert this == ctypes.addressof(self._object)
            return self._answer(name, *values)

        return kind(called)

    def _initialize(self, reserved: int | None, flags: int) -> int:
        assert reserved is None
        return self._answer("CoInitializeEx", flags)

    def _uninitialize(self) -> int:
        return self._answer("CoUninitialize")

    def _create(self, kind: int, outer: int | None, context: int, wanted: int, made: object) -> int:
        names = [uuid.UUID(bytes_le=(c_char * 16).from_address(one).raw) for one in (kind, wanted)]
        assert (names, outer) == ([CLASS, INTERFACE], None)
        answer = self._answer("CoCreateInstance", context)
        made[0] = ctypes.addressof(self._object) if answer >= 0 else None  # type: ignore[index]
        return answer
