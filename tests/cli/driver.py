"""The command line in this process, on fakes; every answer is checked against its schema."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from jisa_desktop.cli import main
from jisa_desktop.cli.session import Surroundings
from jisa_desktop.pipeline.config import Config
from jisa_desktop.pipeline.providing import Providers
from jisa_desktop.pipeline.retrying import Patience
from jisa_desktop.pipeline.workspace import Workspace
from jisa_desktop.providers.local import LocalIndex
from jisa_desktop.sheets.reader import SheetReader
from jisa_desktop.store.store import Store
from tests.cli import schemas
from tests.support.bench import HEADER, KEYED, KEYLESS, SHARING, Row, SharedReader
from tests.support.fakes import CountingEmbedder, MemoryIndex

GROUPS = frozenset({"employees", "templates", "config", "retention"})


class FakeSurroundings(Surroundings):
    def __init__(self, reader: SharedReader) -> None:
        self.embedder = CountingEmbedder()
        self.index = MemoryIndex(self.embedder.identity)
        self.variables: dict[str, str] = {}
        self.has_local_index = False
        self._reader = reader

    def environment(self) -> Mapping[str, str]:
        return self.variables

    def providers(self, home: Path, config: Config) -> Providers:
        if self.has_local_index:
            return Providers(self.embedder, LocalIndex(home / "index.db", self.embedder.identity))
        return Providers(self.embedder, self.index)

    def keychain(self) -> None:
        """Never the one of the PC that runs the tests."""

    def patience(self, wait_s: float) -> Patience:
        return Patience(offline_wait_s=wait_s, first_wait_s=0.01)

    def reader(self) -> SheetReader:
        return self._reader


@dataclass(frozen=True)
class Outcome:
    status: int
    value: Any
    err: str

    def __getitem__(self, key: str) -> Any:
        return self.value[key]

    @property
    def code(self) -> str:
        return str(self.value["error"]["code"])


@dataclass
class Jisa:
    """``jisa("documents")`` is ``jisa documents --json`` on the home of this test."""

    folder: Path
    around: FakeSurroundings
    capsys: pytest.CaptureFixture[str]

    @property
    def home(self) -> Path:
        return self.folder / "home"

    @property
    def index(self) -> MemoryIndex:
        return self.around.index

    @property
    def embedder(self) -> CountingEmbedder:
        return self.around.embedder

    def __call__(self, *arguments: object) -> Outcome:
        words = [str(one) for one in arguments]
        self.capsys.readouterr()
        status = main([*words, "--home", str(self.home), "--json"], self.around)
        out, err = self.capsys.readouterr()
        assert out.endswith("\n"), "one line"
        assert out.count("\n") == 1, "and no more"
        value = json.loads(out)
        assert isinstance(value, dict)
        schemas.check(command_of(words), value)
        assert ("error" in value) is (status != 0) or _fails_in_words(words, value)
        return Outcome(status, value, err)

    def ok(self, *arguments: object) -> Outcome:
        outcome = self(*arguments)
        assert outcome.status == 0, outcome
        return outcome

    def refused(self, status: int, code: str, *arguments: object) -> Outcome:
        outcome = self(*arguments)
        assert (outcome.status, outcome.code) == (status, code), outcome
        assert outcome["error"]["message"], "a sentence"
        return outcome

    # a person's files

    def file(
        self, name: str, table: Sequence[Row | Sequence[str]], header: Sequence[str] = HEADER
    ) -> Path:
        path = self.folder / f"{name}.csv"
        with path.open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream).writerows([header, *table])
        return path

    def process(self, name: str, table: Sequence[Row], *more: object) -> Outcome:
        """Keyed, company-wide unless ``more`` says otherwise; must succeed."""
        options = [*more]
        if "--template" not in options:
            options += ["--template", KEYED.name]
        if "--mode" not in options:
            options += ["--mode", "company_wide"]
        outcome = self.ok("process", self.file(name, table), *options)
        assert self.ok("verify")["ok"]
        return outcome

    def records(self, *arguments: object) -> list[dict[str, Any]]:
        found = self.ok("records", *arguments)["records"]
        assert isinstance(found, list)
        return found

    def open_store(self) -> Store:
        return Store.open(self.home)


def make_home(home: Path, around: FakeSurroundings) -> None:
    """A new workspace with the templates of the bench."""
    providers = Providers(around.embedder, around.index)
    with (
        Workspace.open(home, providers, reader=around.reader()) as workspace,
        workspace.store.writing("test_templates") as tx,
    ):
        for template in (KEYED, KEYLESS, SHARING):
            tx.templates.save(template)


def command_of(words: Sequence[str]) -> str:
    return " ".join(words[:2]) if words[0] in GROUPS else words[0]


def _fails_in_words(words: Sequence[str], value: Mapping[str, object]) -> bool:
    """Drift, violations and checks are answers, not errors; so is a job that was not stopped."""
    return "ok" in value or words[0] in {"pause", "cancel"}
