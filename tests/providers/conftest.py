"""One network loop a module, and the imitated services."""

from __future__ import annotations

from tests.support.cloud_fixtures import loop, openai, pinecone

__all__ = ["loop", "openai", "pinecone"]
