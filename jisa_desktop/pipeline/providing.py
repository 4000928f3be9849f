"""Makes the embedder and the index that the settings ask for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from jisa_desktop.errors import NeedsAttention
from jisa_desktop.pipeline.config import Config, EmbedderChoice, IndexChoice
from jisa_desktop.providers.protocols import Embedder, VectorIndex


@dataclass(frozen=True, slots=True)
class Providers:
    embedder: Embedder
    index: VectorIndex

    def close(self) -> None:
        self.index.close()
        self.embedder.close()


MakeProviders = Callable[[Path, Config], Providers]


def make_providers(home: Path, config: Config, keys: dict[str, str]) -> Providers:
    """Nothing is started or called yet; ``check`` of each does that.

    Raises ``NeedsAttention('key_missing')`` for a cloud provider without a key.
    """
    embedder = _embedder(config, keys)
    return Providers(embedder, _index(home, config, keys, embedder))


def _embedder(config: Config, keys: dict[str, str]) -> Embedder:
    if config.embedder is EmbedderChoice.LOCAL:
        from jisa_desktop.providers.local import LocalEmbedder

        return LocalEmbedder()
    raise NeedsAttention("provider_not_ready", provider=config.embedder.value)


def _index(home: Path, config: Config, keys: dict[str, str], embedder: Embedder) -> VectorIndex:
    if config.index is IndexChoice.LOCAL:
        from jisa_desktop.providers.local import LocalIndex

        return LocalIndex(home / "index.db", embedder.identity)
    raise NeedsAttention("provider_not_ready", provider=config.index.value)
