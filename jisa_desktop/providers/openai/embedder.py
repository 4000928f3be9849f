"""Embeddings from OpenAI, or from a server that speaks the same language."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from jisa_desktop.domain.cancel import Cancelled, CancelToken
from jisa_desktop.errors import NeedsAttention, Rejected, Retryable
from jisa_desktop.providers import rules
from jisa_desktop.providers.cutting import cut
from jisa_desktop.providers.metering import Counted, Estimate, Usage
from jisa_desktop.providers.net.environment import Network
from jisa_desktop.providers.net.keys import check_key
from jisa_desktop.providers.net.loop import NetworkLoop
from jisa_desktop.providers.net.pacer import Pace, Pacer
from jisa_desktop.providers.openai import models
from jisa_desktop.providers.openai.answers import Answer, read_answer
from jisa_desktop.providers.protocols import EmbedderIdentity
from jisa_desktop.providers.tokens import TokenCounter, TokenMeter

if TYPE_CHECKING:
    import openai

SERVICE = "OpenAI"
DEADLINE_S = 60.0
CLOSE_S = 5.0
PACE = Pace(models.TOKENS_PER_MINUTE, models.REQUESTS_PER_MINUTE)
_PROBE = "확인"


class OpenAIEmbedder:
    """One request a call; nothing is retried here. Implements ``Embedder`` and ``Metered``.

    ``dimension`` None: the model's own. For a model nobody knows by name the dimension must be
    given; it is not sent, only checked against the answers.
    """

    def __init__(
        self,
        api_key: str,
        model: str = models.DEFAULT_MODEL,
        dimension: int | None = None,
        base_url: str = models.DEFAULT_BASE_URL,
        *,
        bpe_path: Path,
        loop: NetworkLoop,
        pacer: Pacer,
        network: Network,
        deadline_s: float = DEADLINE_S,
    ) -> None:
        self._api_key = api_key.strip()
        self._base_url = base_url.strip()
        self._model = models.known(model)
        own_dimension = self._model.dimension if self._model else 0
        self._identity = EmbedderIdentity("openai", model, dimension or own_dimension)
        self._bpe_path = bpe_path
        self._tokens = TokenCounter(bpe_path)
        self._loop = loop
        self._pacer = pacer
        self._network = network
        self._deadline_s = deadline_s
        self._client: openai.AsyncOpenAI | None = None
        self._usage_lock = threading.Lock()
        self._usage = Usage(0, 0, models.dollars(self._model, 0))

    @property
    def identity(self) -> EmbedderIdentity:
        return self._identity

    def check(self, cancel: CancelToken) -> None:
        """One tiny paid request, after what can be judged here was judged here."""
        check_key(self._api_key, SERVICE)
        name, dimension = self._identity.model, self._identity.dimension
        if dimension < 1 or (self._model and not models.takes_dimension(self._model, dimension)):
            maximum = self._model.dimension if self._model else 0
            raise NeedsAttention(
                "embedding_dimension_refused", model=name, dimension=dimension, maximum=maximum
            )
        try:
            self.embed([_PROBE], cancel)
        except Rejected as refusal:  # a good text: so it is the settings that are refused
            raise NeedsAttention("embedding_setting_refused", service=SERVICE) from refusal
        except Retryable as failure:
            if failure.params.get("reason") != "width":
                raise
            raise NeedsAttention(
                "embedding_dimension_refused", model=name, dimension=dimension, maximum=0
            ) from failure

    def requests(self, texts: Sequence[str]) -> list[range]:
        return self._cut(self._tokens.count(texts))

    def embed(self, texts: Sequence[str], cancel: CancelToken) -> NDArray[np.float32]:
        cancel.check()
        check_key(self._api_key, SERVICE)
        rules.check_texts(texts)
        if not texts:
            return np.empty((0, self._identity.dimension), dtype=np.float32)
        counts = self._tokens.count(texts)
        if self._model:
            _refuse_long(counts)
        answer = self._loop.call(self._request(texts, sum(counts)), cancel)
        self._book(answer.tokens or sum(counts))
        return answer.values

    def estimate(self, texts: Sequence[str]) -> Estimate:
        meter = self.meter()
        meter.add(texts)
        return self.estimate_of(meter.counted)

    def meter(self) -> TokenMeter:
        return TokenMeter(self._bpe_path, models.INPUTS_PER_REQUEST, self._tokens_max())

    def estimate_of(self, counted: Counted) -> Estimate:
        return Estimate(
            texts=counted.texts,
            tokens=counted.tokens,
            requests=counted.requests,
            dollars=models.dollars(self._model, counted.tokens),
            seconds=self._pacer.seconds_for(counted.tokens, counted.requests),
        )

    def usage(self) -> Usage:
        with self._usage_lock:
            return self._usage

    def close(self) -> None:
        client, self._client = self._client, None
        if client is not None:
            with suppress(Cancelled, TimeoutError):  # a loop that is closed has closed the sockets
                self._loop.call(client.close(), CancelToken(), CLOSE_S)

    def _cut(self, counts: Sequence[int]) -> list[range]:
        return cut(counts, models.INPUTS_PER_REQUEST, self._tokens_max())

    def _tokens_max(self) -> float:
        """A request larger than what a whole minute allows would be refused for ever."""
        per_minute = self._pacer.tokens_per_minute or models.TOKENS_PER_REQUEST
        return min(models.TOKENS_PER_REQUEST, per_minute)

    def _book(self, tokens: int) -> None:
        with self._usage_lock:
            total = self._usage.tokens + tokens
            dollars = models.dollars(self._model, total)
            self._usage = Usage(self._usage.requests + 1, total, dollars)

    async def _request(self, texts: Sequence[str], tokens: int) -> Answer:
        from jisa_desktop.providers.openai import errors, wire

        async with self._pacer.lease(tokens) as lease:
            try:
                client = await self._opened()
                async with asyncio.timeout(self._deadline_s):
                    raw = await wire.post_embeddings(
                        client, self._identity.model, texts, self._dimension_to_send()
                    )
                lease.answered(raw.headers)
                return read_answer(
                    raw.body,
                    len(texts),
                    self._identity.dimension,
                    is_unit=self._model is not None,
                )
            except errors.KNOWN as error:
                failure, cause = errors.translate(error, len(texts))
            if isinstance(failure, Retryable) and failure.is_throttled:
                lease.throttled(failure.retry_after_s)
        raise failure from cause

    async def _opened(self) -> openai.AsyncOpenAI:
        from jisa_desktop.providers.openai import wire

        client = self._client
        if client is None:
            proxy = await asyncio.to_thread(self._network.proxy_for, self._base_url)
            client = self._client = self._client or wire.build_client(
                self._api_key, self._base_url, self._network, proxy, self._deadline_s
            )
        return client

    def _dimension_to_send(self) -> int | None:
        """Only where the model can shorten: others refuse the parameter itself."""
        return self._identity.dimension if self._model and self._model.can_shorten else None


def _refuse_long(counts: Sequence[int]) -> None:
    refused = tuple(i for i, count in enumerate(counts) if count > models.TOKENS_PER_TEXT)
    if refused:
        raise Rejected(
            "text_too_many_tokens",
            positions=refused,
            tokens=max(counts),
            limit=models.TOKENS_PER_TEXT,
        )
