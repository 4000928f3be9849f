"""Without arguments the window, with arguments the command line."""

from __future__ import annotations

import sys
from types import ModuleType

import pytest

from jisa_desktop.__main__ import main


@pytest.fixture
def ways(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Stand-ins that note being called."""
    called: list[str] = []

    def stand_in(name: str) -> None:
        def noted() -> int:
            called.append(name)
            return 7

        module = ModuleType(name)
        module.main = noted  # type: ignore[attr-defined] # a stand-in
        monkeypatch.setitem(sys.modules, f"jisa_desktop.{name}", module)

    stand_in("app")
    stand_in("cli")
    return called


@pytest.mark.parametrize(
    ("arguments", "way"), [([], "app"), (["demo", "--home", "x"], "cli"), (["--help"], "cli")]
)
def test_the_way_in(
    arguments: list[str], way: str, ways: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", ["jisa", *arguments])
    assert main() == 7
    assert ways == [way]
