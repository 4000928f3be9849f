"""The OpenAI embedder."""

from jisa_desktop.providers.openai.embedder import PACE, OpenAIEmbedder

__all__ = ["PACE", "OpenAIEmbedder"]
