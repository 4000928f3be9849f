"""The first word decides which way in: window, demonstration or command line."""

from __future__ import annotations

import sys
from types import ModuleType

import pytest

from jisa_desktop.__main__ import main


@pytest.fixture
def ways(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Stand-ins that note being called."""
    called: list[object] = []
    for name in ("app", "cli", "demo"):
        module = ModuleType(name)

        def noted(*arguments: object, name: str = name) -> int:
            called.append((name, *arguments))
            return 7

        module.main = noted  # type: ignore[attr-defined] # a stand-in
        monkeypatch.setitem(sys.modules, f"jisa_desktop.{name}", module)
    return called


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([], ("app",)),
        (["demo", "--fast"], ("demo", ["--fast"])),
        (["documents", "--json"], ("cli",)),
        (["--help"], ("cli",)),
    ],
)
def test_the_way_in(
    arguments: list[str],
    expected: tuple[object, ...],
    ways: list[object],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "argv", ["jisa", *arguments])
    assert main() == 7
    assert ways == [expected]
