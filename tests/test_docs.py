"""What the pages name is there: files, tests, commands, decisions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import run

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
WORKFLOW = ROOT / ".github" / "workflows" / "build.yml"
FOLDERS = ("benchmarks", "docs", "frozen", "jisa_desktop", "resources", "tests", "tools", ".github")
SUFFIXES = (".py", ".md", ".json", ".toml", ".lock", ".spec", ".txt", ".yml")

LINK = re.compile(r"\]\(([^)#\s]+)")
TICKED = re.compile(r"`([^`\n]+)`")
PATH = re.compile(r"(?:[\w.-]+/)*[\w.-]+/?")
TEST = re.compile(r"(?:([\w/]+\.py)?::)?(test_\w+)(?:\[.*\]|\.\.\.)?")
DECISION = re.compile(r"\bADR (\d+)|docs/adr/(\d{4})")


def everything() -> set[str]:
    """Each file and folder of the project, by the path from its root."""
    found = {path.name for path in ROOT.iterdir()}
    for folder in FOLDERS:
        for path in (ROOT / folder).rglob("*"):
            if "__pycache__" not in path.parts:
                found.add(path.relative_to(ROOT).as_posix())
    return found | set(FOLDERS)


@pytest.fixture(scope="module")
def there() -> frozenset[str]:
    """Each path by its end as well: a page about sheets says `header.py`."""
    ends = set[str]()
    for path in everything():
        parts = path.split("/")
        ends |= {"/".join(parts[first:]) for first in range(len(parts))}
    return frozenset(ends)


def paths_in(text: str) -> Iterator[str]:
    """What is meant as a file or folder of the project: by its suffix, or its first folder."""
    for word in TICKED.findall(text):
        bare = word.split("::")[0]
        if PATH.fullmatch(bare) and (
            bare.endswith(SUFFIXES) or ("/" in bare and bare.split("/")[0] in FOLDERS)
        ):
            yield bare.rstrip("/")


def name(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_links_lead_somewhere(page: Path) -> None:
    targets = [one for one in LINK.findall(page.read_text(encoding="utf-8")) if "://" not in one]
    assert [one for one in targets if not (page.parent / one).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_files_that_are_named_exist(page: Path, there: frozenset[str]) -> None:
    named = set(paths_in(page.read_text(encoding="utf-8"))) - {"NNNN-title.md"}
    assert sorted(named - there) == []


def test_the_search_sees_files_that_are_gone(there: frozenset[str]) -> None:
    assert set(paths_in("`tests/gone.py` `docs/gone` `gone.py::test_it`")) == {
        "tests/gone.py",
        "docs/gone",
        "gone.py",
    }
    assert not there & {"tests/gone.py", "docs/gone", "gone.py"}


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_tests_that_are_named_exist(page: Path) -> None:
    """By `file.py::test`, or by `test` alone, which `...` may shorten."""
    tests = ROOT / "tests"
    every = "".join(path.read_text(encoding="utf-8") for path in tests.rglob("test_*.py"))
    missing = []
    for word in TICKED.findall(page.read_text(encoding="utf-8")):
        if (found := TEST.fullmatch(word)) is not None:
            file, test = found.groups()
            source = (tests / file).read_text(encoding="utf-8") if file else every
            if f"def {test}" not in source:
                missing.append(word)
    assert missing == []


@pytest.mark.parametrize("page", [*PAGES, WORKFLOW], ids=name)
def test_commands_that_are_named_exist(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    verbs = set(re.findall(r"run\.py ([a-z]+)", text)) - {"names"}  # "run.py names the libraries"
    modules = set(re.findall(r"python -m ((?:benchmarks|tools)\.\w+)", text))
    assert verbs - run.VERBS.keys() == set()
    for module in modules:
        stem = ROOT / module.replace(".", "/")
        assert stem.is_dir() or stem.with_suffix(".py").exists(), module


def test_decisions_that_are_named_exist() -> None:
    known = {int(path.name[:4]) for path in (ROOT / "docs" / "adr").glob("*.md")}
    sources = (path for folder in FOLDERS for path in (ROOT / folder).rglob("*.py"))
    for path in [*PAGES, *sources, ROOT / "pyproject.toml"]:
        for number in DECISION.findall(path.read_text(encoding="utf-8")):
            assert int("".join(number)) in known, f"{name(path)}: {number}"
