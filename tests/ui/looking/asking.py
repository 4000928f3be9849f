"""Ways a desk may answer: not yet, not at all, with hundreds of lines, in other letters.

Every question that a desk takes is found by itself, those of pages to come included.
"""

from __future__ import annotations

import asyncio
import inspect
import re
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from pathlib import Path
from typing import Any

from jisa_desktop.errors import JisaError

Answer = Callable[..., Awaitable[Any]]
MANY = 300
LONG = (
    "2026년 상반기 전사 급여 및 직책수당 지급 기준표 (대리점·직영·파견 포함) 최종 확정본 "
    "International Business Development & Strategic Partnerships Headquarters"
)
_LENGTHENED = {"title", "name", "department", "template", "source_name", "created_by", "actor"}
_TOLD_APART = re.compile(r"^(?!open_job).*_id$|number$|name|title|^sequence$|^namespace$")


def questions(desk: object) -> Iterator[tuple[object, str]]:
    """``(owner, name)`` of every coroutine of the desk and of the desks it holds."""
    held = [one for one in vars(desk).values() if type(one).__name__.startswith("Fake")]
    for owner in (desk, *held):
        for name in dir(type(owner)):
            if not name.startswith("_") and inspect.iscoroutinefunction(getattr(type(owner), name)):
                yield owner, name


def around(desk: object, wrap: Callable[[str, Answer], Answer]) -> None:
    """Let ``wrap`` stand around every question."""
    for owner, name in questions(desk):
        setattr(owner, name, wrap(name, getattr(owner, name)))


class Gate:
    """Every question waits until the gate opens."""

    def __init__(self) -> None:
        self.waiting = 0
        self._is_open = False
        self._held: list[asyncio.Future[None]] = []

    def __call__(self, _name: str, answer: Answer) -> Answer:
        async def held(*values: object, **named: object) -> object:
            if not self._is_open:
                self._held.append(asyncio.get_running_loop().create_future())
                self.waiting += 1
                try:
                    await self._held[-1]
                finally:
                    self.waiting -= 1
            return await answer(*values, **named)

        return held

    def open(self) -> None:
        self._is_open = True
        for one in self._held:
            if not one.done():
                one.set_result(None)


def refusing(error: JisaError) -> Callable[[str, Answer], Answer]:
    def wrap(_name: str, _answer: Answer) -> Answer:
        async def refused(*_values: object, **_named: object) -> object:
            raise error

        return refused

    return wrap


def recording(log: list[str]) -> Callable[[str, Answer], Answer]:
    def wrap(name: str, answer: Answer) -> Answer:
        async def recorded(*values: object, **named: object) -> object:
            log.append(name)
            return await answer(*values, **named)

        return recorded

    return wrap


class Changed:
    """Every answer passes through ``change``; a name that comes back in a question is the desk's
    own again."""

    def __init__(self, change: Callable[[Any], Any]) -> None:
        self._change = change
        self._own: dict[str, str] = {}

    def __call__(self, _name: str, answer: Answer) -> Answer:
        async def told(*values: object, **named: object) -> object:
            found = await answer(
                *map(self._back, values), **{key: self._back(one) for key, one in named.items()}
            )
            changed = self._change(found)
            self._own.update(zip(_texts(changed), _texts(found), strict=False))
            return changed

        return told

    def _back(self, value: object) -> object:
        return self._own.get(value, value) if isinstance(value, str) else value


def many(answer: Any) -> Any:
    """A list of a few lines as one of hundreds, each with long names."""
    if not isinstance(answer, tuple | list) or not answer or not is_dataclass(answer[0]):
        return answer
    first = [_long(one) for one in answer]
    copies = max(0, MANY // len(first) - 1)
    return (*first, *(_copy(one, n + 1) for n in range(copies) for one in first))


def _texts(answer: Any) -> Iterator[str]:
    if isinstance(answer, str):
        yield answer
    elif isinstance(answer, Sequence) and not isinstance(answer, bytes):
        for one in answer:
            yield from _texts(one)
    elif is_dataclass(answer) and not isinstance(answer, type):
        for one in fields(answer):
            yield from _texts(getattr(answer, one.name))


def latin(answer: Any) -> Any:
    """``answer`` with two Latin letters for each syllable: what is Korean in the window then is
    the window's own."""
    if isinstance(answer, Enum | Path | bytes):
        return answer
    if isinstance(answer, str):
        return "".join(map(_letter, answer))
    if isinstance(answer, Mapping):
        return {latin(key): latin(value) for key, value in answer.items()}
    if isinstance(answer, Sequence | frozenset | set):
        return type(answer)(latin(one) for one in answer)  # type: ignore[call-arg]
    if is_dataclass(answer) and not isinstance(answer, type):
        values = {one.name: getattr(answer, one.name) for one in fields(answer) if one.init}
        return replace(answer, **{name: latin(value) for name, value in values.items()})
    return answer


def _letter(letter: str) -> str:
    if not "가" <= letter <= "힣":
        return letter
    first, second = divmod((ord(letter) - ord("가")) % 676, 26)
    return chr(ord("A") + first) + chr(ord("a") + second)


def _long(one: Any) -> Any:
    names = {
        name: f"{value} {LONG}"
        for name in _LENGTHENED & {field.name for field in fields(one) if field.init}
        if isinstance(value := getattr(one, name), str)
    }
    return replace(one, **names)


def _copy(one: Any, number: int) -> Any:
    """``one`` again under another id and name; the job it may wait for is the same."""
    changed: dict[str, object] = {}
    for field in fields(one):
        value = getattr(one, field.name)
        if not field.init or not _TOLD_APART.search(field.name) or isinstance(value, Enum | bool):
            continue
        if isinstance(value, int):
            step = number if field.name == "number" else number * 1000
            changed[field.name] = value + step
        elif isinstance(value, str):
            changed[field.name] = f"{value} {number}"
    return replace(one, **changed)
