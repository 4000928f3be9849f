"""The command line on fakes, with one reader of workbooks for all tests of a module."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.cli.driver import FakeSurroundings, Jisa, make_home
from tests.support.bench import SharedReader


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SharedReader]:
    made = SharedReader(tmp_path_factory.mktemp("staging"))
    yield made
    made.end()


@pytest.fixture(scope="module")
def new_home(reader: SharedReader, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Made once: every test has a copy."""
    home = tmp_path_factory.mktemp("new") / "home"
    make_home(home, FakeSurroundings(reader))
    return home


@pytest.fixture
def jisa(
    tmp_path: Path,
    new_home: Path,
    reader: SharedReader,
    capsys: pytest.CaptureFixture[str],
    qapp: QApplication,  # one application serves all tests of a run, with windows or without
) -> Jisa:
    shutil.copytree(new_home, tmp_path / "home")
    return Jisa(tmp_path, FakeSurroundings(reader), capsys)
