"""The built-in providers: they need no key and no network."""

from jisa_desktop.providers.local.embedder import LocalEmbedder

__all__ = ["LocalEmbedder"]
