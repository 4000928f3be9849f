"""No key in anything that a run of the command line writes: store, events, logs, both outputs."""

from __future__ import annotations

import logging
import os
from collections.abc import Mapping
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from jisa_desktop.cli import main
from jisa_desktop.cli.session import Surroundings
from jisa_desktop.pipeline.retrying import Patience
from tests.support import openai_server, pinecone_server
from tests.support.bench import HEADER, SharedReader, rows
from tests.support.faults import Fault, Kind
from tests.support.keychain import MemoryKeychain
from tests.support.openai_server import OpenAIServer
from tests.support.pinecone_server import PineconeServer

KEYS = (openai_server.KEY, pinecone_server.KEY)


class RealSurroundings(Surroundings):
    """The real providers, with the one reader of all tests and a keychain of our own."""

    def __init__(self, reader: SharedReader) -> None:
        super().__init__()
        self.chain = MemoryKeychain()
        self._reader = reader

    def keychain(self) -> MemoryKeychain:
        return self.chain

    def reader(self) -> SharedReader:
        return self._reader

    def patience(self, wait_s: float) -> Patience:
        return Patience(offline_wait_s=wait_s, first_wait_s=0.01)


@pytest.fixture
def around(
    reader: SharedReader,
    openai: OpenAIServer,
    pinecone: PineconeServer,
    monkeypatch: pytest.MonkeyPatch,
) -> RealSurroundings:
    for name, value in _environment(openai, pinecone).items():
        monkeypatch.setenv(name, value)
    return RealSurroundings(reader)


def test_no_key_in_anything_that_is_written(  # noqa: PLR0917 - fixtures
    tmp_path: Path,
    around: RealSurroundings,
    openai: OpenAIServer,
    pinecone: PineconeServer,
    qapp: QApplication,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    caplog.set_level(logging.DEBUG)
    home = tmp_path / "home"
    file = tmp_path / "수당.csv"
    file.write_text(
        "\n".join(",".join(f'"{cell}"' for cell in row) for row in [HEADER, *rows(12)]), "utf-8"
    )

    def jisa(*words: object) -> int:
        return main([*map(str, words), "--home", str(home), "--json"], around)

    openai.faults.add("embed", Fault(Kind.STATUS, 401))
    assert jisa("process", file, "--mode", "company_wide") == 4
    pinecone.faults.add("upsert", Fault(Kind.STATUS, 401))
    assert jisa("resume") == 4
    assert jisa("resume") == 0
    assert jisa("verify") == 0
    assert jisa("config", "get") == 0
    assert jisa("config", "check") == 0
    assert jisa("audit") == 0
    assert len(pinecone.snapshot()["org_1"]) == 12, "it really worked"
    written = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert any(path.name.endswith(".db") for path in written)
    told = "".join(capfd.readouterr()) + caplog.text
    assert '"openai":"environment"' in told.replace(" ", "")
    for key in KEYS:
        assert key not in told
        assert not [path.name for path in written if key.encode() in path.read_bytes()]


def test_the_vendors_variables_are_out_of_the_sdks_reach_and_the_keychain_serves(
    tmp_path: Path,
    around: RealSurroundings,
    qapp: QApplication,
) -> None:
    """Key by key: the environment's first, else the keychain's; nothing else of theirs counts."""
    from jisa_desktop.pipeline.secrets import Service

    os.environ["OPENAI_ORG_ID"] = "stray"
    del os.environ["PINECONE_API_KEY"]
    around.chain.set(Service.PINECONE, pinecone_server.KEY)
    assert main(["config", "check", "--home", str(tmp_path / "home"), "--json"], around) == 0
    left = [name for name in os.environ if name.startswith(("OPENAI_", "PINECONE_"))]
    assert left == []
    assert around.environment()["OPENAI_API_KEY"] == openai_server.KEY


def _environment(openai: OpenAIServer, pinecone: PineconeServer) -> Mapping[str, str]:
    return {
        "JISA_EMBEDDER": "openai",
        "JISA_EMBEDDING_DIMENSION": "8",
        "JISA_INDEX": "pinecone",
        "JISA_PINECONE_INDEX": pinecone.name,
        "OPENAI_API_KEY": openai_server.KEY,
        "OPENAI_BASE_URL": openai.base_url,
        "PINECONE_API_KEY": pinecone_server.KEY,
        "PINECONE_CONTROLLER_HOST": pinecone.url,
    }
