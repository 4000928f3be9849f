"""Exact token counts without a network.

tiktoken would fetch its table on first use; the table is shipped, and this builds the same
encoding from it.
"""

from __future__ import annotations

import base64
import hashlib
import threading
from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from jisa_desktop.errors import EnvironmentProblem
from jisa_desktop.providers.cutting import Cutting
from jisa_desktop.providers.metering import Counted

if TYPE_CHECKING:
    import tiktoken

CL100K_SHA256 = "223921b76ee99bde995b7ff738513eef100fb51d18c93597a113bcffe865b2a7"
PATTERN = (
    r"'(?i:[sdmt]|ll|ve|re)|[^\r\n\p{L}\p{N}]?+\p{L}++|\p{N}{1,3}+| ?[^\s\p{L}\p{N}]++[\r\n]*+"
    r"|\s++$|\s*[\r\n]|\s+(?!\S)|\s"
)

_REMEMBERED = 1_024
"""Texts on their way are counted for the request, for its price and for its pace: once is enough.
Twice as many as five batches hold."""


class TokenCounter:
    """Counts for cl100k_base, the encoding of all OpenAI embedding models. The first count loads
    the table (0.2 s, once for all instances); one instance serves all threads."""

    def __init__(self, bpe_path: Path) -> None:
        self._path = bpe_path
        self._lock = threading.Lock()

    def count(self, texts: Sequence[str]) -> list[int]:
        """Tokens of each text, as the service counts them. Special tokens count as plain text."""
        with self._lock:
            encoding = _load(self._path)
        return [_length(encoding, text) for text in texts]


class TokenMeter:
    """Implements ``Meter``; cut as ``cutting.cut`` does. Not for several threads."""

    def __init__(self, bpe_path: Path, inputs_max: int, tokens_max: float) -> None:
        self._path = bpe_path
        self._cutting = Cutting(inputs_max, tokens_max)
        self._texts = 0
        self._tokens = 0

    @property
    def counted(self) -> Counted:
        return Counted(self._texts, self._tokens, self._cutting.requests)

    def add(self, texts: Sequence[str]) -> None:
        for tokens in TokenCounter(self._path).count(texts):
            self._texts += 1
            self._tokens += tokens
            self._cutting.add(tokens)


@lru_cache(_REMEMBERED)
def _length(encoding: tiktoken.Encoding, text: str) -> int:
    return len(encoding.encode_ordinary(text))


@cache
def _load(path: Path) -> tiktoken.Encoding:
    """tiktoken's own loader would leave a copy of the table in the shared temporary folder."""
    import tiktoken

    try:
        table = path.read_bytes()
    except OSError as error:
        raise EnvironmentProblem("token_table_missing", file=path.name) from error
    if hashlib.sha256(table).hexdigest() != CL100K_SHA256:
        raise EnvironmentProblem("token_table_damaged", file=path.name)
    pairs = (line.split() for line in table.splitlines())
    ranks = {base64.b64decode(token): int(rank) for token, rank in pairs}
    return tiktoken.Encoding(
        "cl100k_base", pat_str=PATTERN, mergeable_ranks=ranks, special_tokens={}
    )
