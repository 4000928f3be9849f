"""An answer as a person reads it on a terminal: names and values, lists as tables, in Korean."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from typing import TextIO, TypeGuard

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from jisa_desktop.cli.labels import HIDDEN, LABELS, TABLES, WORDS

_WIDE = 400
"""Where the output is no terminal, lines are as long as they need to be."""

_ROWS_SHOWN = 50
_ITEMS_SHOWN = 5
_ERROR = "error"


def show(value: Mapping[str, object]) -> None:
    """Everything to standard output; what went wrong to standard error."""
    out = _console(sys.stdout)
    for key, one in value.items():
        is_repeated = isinstance(one, Mapping) and one.keys() <= value.keys()
        if key != _ERROR and not is_repeated:
            _show(out, key, one)
    if isinstance(error := value.get(_ERROR), Mapping):
        _show_error(_console(sys.stderr), error)


def _console(stream: TextIO) -> Console:
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="replace")  # an old console cannot show every character
    return Console(file=stream, width=None if stream.isatty() else _WIDE, highlight=False)


def _show(out: Console, key: str, value: object) -> None:
    if key in HIDDEN:
        return
    label = LABELS.get(key, key)
    if _is_table(value):
        _show_table(out, label, value, TABLES.get(key))
    elif isinstance(value, Mapping):
        for name, one in value.items():
            _show(out, name, one)
    elif value is not None:
        out.print(f"[bold]{escape(label)}[/]: {escape(_cell(value))}")


def _show_table(
    out: Console,
    label: str,
    lines: Sequence[Mapping[str, object]],
    chosen: Sequence[str] | None,
) -> None:
    out.print(f"[bold]{escape(label)}[/] ({len(lines):,})")
    if not lines:
        return
    columns = _columns(lines, chosen)
    if len(lines) == 1:  # one line reads better downwards, and fits any terminal
        flat = _flat(lines[0])
        for name in columns:
            _show(out, name, flat.get(name))
        return
    table = Table(*(LABELS.get(name, name) for name in columns), box=None, pad_edge=False)
    for line in lines[:_ROWS_SHOWN]:
        flat = _flat(line)
        table.add_row(*(escape(_cell(flat.get(name, ""))) for name in columns))
    out.print(table)
    if len(lines) > _ROWS_SHOWN:
        out.print(f"... {len(lines) - _ROWS_SHOWN:,}개 더 있습니다. 모두 보려면 --json을 쓰세요.")


def _show_error(out: Console, error: Mapping[str, object]) -> None:
    out.print(f"[red]오류[/]: {escape(str(error['message']))}")
    if error["next_step"]:
        out.print(escape(str(error["next_step"])))


def _columns(lines: Sequence[Mapping[str, object]], chosen: Sequence[str] | None) -> list[str]:
    """Those chosen for the table, else all; an error only where there is one."""
    flat = [_flat(line) for line in lines[:_ROWS_SHOWN]]
    names = dict.fromkeys(name for line in flat for name in line if name not in HIDDEN)
    wanted = [name for name in chosen if name in names] if chosen else list(names)
    if any(line.get(_ERROR) for line in flat):
        return [*dict.fromkeys([*wanted, _ERROR])]
    return [name for name in wanted if name != _ERROR]


def _flat(line: Mapping[str, object]) -> dict[str, object]:
    """A row's values, and a record's metadata, are columns of their own; an error is its
    sentence."""
    found: dict[str, object] = {}
    for name, value in line.items():
        if name == _ERROR:
            found[name] = value["message"] if isinstance(value, Mapping) else ""
        elif isinstance(value, Mapping):
            found |= value
        else:
            found[name] = value
    return found


def _cell(value: object) -> str:
    if value is None:
        return "-"
    if isinstance(value, bool):
        return "예" if value else "아니요"
    if isinstance(value, int | float):
        return f"{value:,}" if isinstance(value, int) else f"{value:.4g}"
    if isinstance(value, list):
        shown = ", ".join(map(_cell, value[:_ITEMS_SHOWN]))
        return shown if len(value) <= _ITEMS_SHOWN else f"{shown} 외 {len(value) - _ITEMS_SHOWN:,}"
    if isinstance(value, Mapping):
        return " ".join(map(_cell, value.values()))
    return WORDS.get(str(value), str(value))


def _is_table(value: object) -> TypeGuard[Sequence[Mapping[str, object]]]:
    return isinstance(value, list) and all(isinstance(one, Mapping) for one in value)
