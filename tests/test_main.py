"""The first word decides which way in: window, demonstration or command line."""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType

import pytest

from jisa_desktop.__main__ import main


@pytest.fixture
def ways(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Stand-ins that note being called."""
    called: list[str] = []

    def stand_in(name: str, function: str) -> None:
        def noted(*_: object) -> int:
            called.append(name)
            return 7

        module = ModuleType(name)
        setattr(module, function, noted)
        monkeypatch.setitem(sys.modules, f"jisa_desktop.{name}", module)

    stand_in("app", "main")
    stand_in("cli", "main")
    return called


@pytest.fixture
def homes(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Where the demonstration was told to work; each folder was there at that time."""
    found: list[Path] = []

    def run(home: Path) -> None:
        (home / "store").mkdir(parents=True)
        found.append(home)

    module = ModuleType("demo")
    module.run = run  # type: ignore[attr-defined] # a stand-in
    monkeypatch.setitem(sys.modules, "jisa_desktop.demo", module)
    return found


@pytest.mark.parametrize(
    ("arguments", "way"), [([], "app"), (["documents", "--json"], "cli"), (["--help"], "cli")]
)
def test_the_way_in(
    arguments: list[str], way: str, ways: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", ["jisa", *arguments])
    assert main() == 7
    assert ways == [way]


def test_the_demonstration_leaves_nothing_behind(
    homes: list[Path], ways: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", ["jisa", "demo"])
    assert main() == 0
    assert ways == []
    assert not homes[0].exists()


def test_the_demonstration_stays_in_a_folder_that_is_given(
    homes: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", ["jisa", "demo", "--home", str(tmp_path / "kept")])
    assert main() == 0
    assert homes == [tmp_path / "kept"]
    assert (tmp_path / "kept" / "store").is_dir()
