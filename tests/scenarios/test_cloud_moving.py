"""From this PC to the cloud and back, through the real providers and the settings themselves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from jisa_desktop.domain.cancel import CancelToken
from jisa_desktop.pipeline.config import Config, EmbedderChoice, IndexChoice
from jisa_desktop.pipeline.providing import Providers, make_providers
from jisa_desktop.providers.local import LocalIndex
from jisa_desktop.providers.protocols import VectorIndex
from tests.support import openai_server, pinecone_server
from tests.support.bench import Bench, SharedReader, rows
from tests.support.cloud_bench import PROBE
from tests.support.openai_server import OpenAIServer
from tests.support.pinecone_server import PineconeServer

FIRST = rows(60)
KEYS = {"openai": openai_server.KEY, "pinecone": pinecone_server.KEY}


@dataclass
class SettingsBench(Bench):
    """Providers as the program makes them."""

    openai: OpenAIServer = field(kw_only=True)
    pinecone: PineconeServer = field(kw_only=True)
    config: Config = field(default_factory=Config, init=False)

    def __post_init__(self) -> None:
        self.config = self.settings(IndexChoice.LOCAL)
        super().__post_init__()

    def settings(self, index: IndexChoice, dimension: int = 8) -> Config:
        return Config(
            embedder=EmbedderChoice.OPENAI,
            index=index,
            embedding_dimension=dimension,
            pinecone_index=self.pinecone.name,
            openai_base_url=self.openai.base_url,
            pinecone_controller_host=self.pinecone.url,
        )

    def choose(self, config: Config) -> None:
        self.config = config
        self.restart()

    def moved(self) -> None:
        self.completed(self.run(self.workspace.mover.start()))

    def paid(self) -> int:
        return len([text for text in self.openai.texts if text != PROBE])

    def _providers(self) -> Providers:
        (self.folder / "home").mkdir(exist_ok=True)
        return make_providers(self.folder / "home", self.config, KEYS)


@pytest.fixture
def settings(
    tmp_path: Path, reader: SharedReader, openai: OpenAIServer, pinecone: PineconeServer
) -> Iterator[SettingsBench]:
    made = SettingsBench(tmp_path, reader, openai=openai, pinecone=pinecone)
    yield made
    made.close()


def test_to_the_cloud_and_back_costs_no_embedding(settings: SettingsBench) -> None:
    bench = settings
    bench.completed(bench.process("수당", FIRST))
    bench.choose(bench.settings(IndexChoice.PINECONE))
    bench.moved()
    assert len(bench.pinecone.snapshot()["org_1"]) == 60
    bench.choose(bench.settings(IndexChoice.LOCAL))
    bench.moved()
    assert not bench.pinecone.snapshot()
    assert bench.paid() == 60
    assert not bench.pinecone.refusals


def test_another_dimension_gets_a_file_of_its_own(settings: SettingsBench) -> None:
    bench = settings
    bench.completed(bench.process("수당", FIRST))
    bench.choose(bench.settings(IndexChoice.LOCAL, dimension=16))
    old = bench.folder / "home" / "index.db"
    new = _file_of(bench.workspace.providers.index)
    assert new != old
    bench.moved()
    assert bench.paid() == 120, "other vectors: every text once more"
    identity = bench.workspace.providers.embedder.identity
    left = LocalIndex(old, identity)
    assert left.namespaces(CancelToken()) == []
    left.close()
    bench.choose(bench.settings(IndexChoice.LOCAL))
    assert _file_of(bench.workspace.providers.index) == old
    bench.moved()
    assert bench.paid() == 120


def _file_of(index: VectorIndex) -> Path:
    assert isinstance(index, LocalIndex)
    return index.path
