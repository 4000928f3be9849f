"""The Pinecone index."""

from jisa_desktop.providers.pinecone.index import PACE, PineconeIndex

__all__ = ["PACE", "PineconeIndex"]
