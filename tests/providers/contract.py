"""What every embedder and every index must do. Subclass, give the fixture, done::

    class TestOpenAIEmbedder(EmbedderContract):
        @pytest.fixture
        def embedder(self, server): ...        # a fresh provider

        def stall(self, embedder): ...         # how to make a request hang

    class TestPineconeIndex(IndexContract):
        keeps_text = False

        @pytest.fixture
        def index(self, server): ...           # empty, and made for ``self.identity``

        def settle(self, index): ...           # wait until answered writes are visible

A subclass may override the hooks (``stall``, ``settle``, ``identity``, ``keeps_text``), no test.
"""

from tests.providers.contract_embedder import EmbedderContract
from tests.providers.contract_helpers import KOREAN
from tests.providers.contract_index import IndexContract

__all__ = ["KOREAN", "EmbedderContract", "IndexContract"]
