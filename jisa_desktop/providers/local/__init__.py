"""The built-in providers: they need no key and no network."""

from jisa_desktop.providers.local.embedder import LocalEmbedder
from jisa_desktop.providers.local.index import LocalIndex

__all__ = ["LocalEmbedder", "LocalIndex"]
