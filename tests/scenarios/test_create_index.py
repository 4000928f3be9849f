"""``jisa config create-index``: from a name and a key to an index that takes the rows."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from jisa_desktop.cli import main
from jisa_desktop.providers.pinecone import index as module
from tests.scenarios.test_secrets import RealSurroundings
from tests.support import openai_server, pinecone_server
from tests.support.bench import HEADER, SharedReader, rows
from tests.support.faults import Fault, Kind
from tests.support.openai_server import OpenAIServer
from tests.support.pinecone_server import PineconeServer

Call = Callable[..., tuple[int, dict[str, Any]]]


@pytest.fixture
def jisa(  # noqa: PLR0917 - fixtures
    tmp_path: Path,
    reader: SharedReader,
    openai: OpenAIServer,
    pinecone: PineconeServer,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> Call:
    monkeypatch.setattr(module, "_CREATE_LOOK_S", 0.01)
    settings = {
        "JISA_EMBEDDER": "openai",
        "JISA_EMBEDDING_DIMENSION": "8",
        "JISA_INDEX": "pinecone",
        "JISA_PINECONE_INDEX": "hr-new",
        "OPENAI_API_KEY": openai_server.KEY,
        "OPENAI_BASE_URL": openai.base_url,
        "PINECONE_API_KEY": pinecone_server.KEY,
        "PINECONE_CONTROLLER_HOST": pinecone.url,
    }
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    pinecone.fields, pinecone.describes_until_ready = None, 2
    around = RealSurroundings(reader)

    def call(*words: object) -> tuple[int, dict[str, Any]]:
        capfd.readouterr()
        home = tmp_path / "home"
        status = main([*map(str, words), "--home", str(home), "--json"], around)
        return status, json.loads(capfd.readouterr().out)

    return call


def test_it_is_made_as_the_embedder_needs_it_and_takes_rows(
    jisa: Call, tmp_path: Path, pinecone: PineconeServer, qapp: QApplication
) -> None:
    file = tmp_path / "수당.csv"
    lines = [",".join(f'"{cell}"' for cell in row) for row in [HEADER, *rows(5)]]
    file.write_text("\n".join(lines), "utf-8")
    status, value = jisa("process", file, "--mode", "company_wide")
    assert (status, value["error"]["code"]) == (4, "index_missing")
    made = {"index": "pinecone:hr-new", "dimension": 8, "metric": "cosine"}
    assert jisa("config", "create-index") == (0, made)
    assert jisa("config", "create-index") == (0, made), "again changes nothing"
    assert jisa("resume")[0] == 0
    assert len(pinecone.snapshot()["org_1"]) == 5


def test_a_plan_without_room_for_it_is_told(jisa: Call, pinecone: PineconeServer) -> None:
    pinecone.faults.add("create", Fault(Kind.STATUS, 403, "storage"))
    status, value = jisa("config", "create-index")
    assert (status, value["error"]["code"]) == (4, "quota_used_up")


def test_the_built_in_index_is_not_made(jisa: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JISA_INDEX", "local")
    status, value = jisa("config", "create-index")
    assert (status, value["error"]["code"]) == (3, "index_needs_no_making")
