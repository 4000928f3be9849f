"""The OpenAI SDK, unmodified: one client, one request.

Imported with the first call, on the network thread: the SDK takes half a second to load.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import httpcore2
import httpx2
import openai

from jisa_desktop.providers.net.environment import Network, quiet_sdks
from jisa_desktop.providers.net.reading import read_in_large_pieces

CONNECT_S = 10.0


@dataclass(frozen=True, slots=True)
class RawAnswer:
    body: bytes
    headers: Mapping[str, str]


def build_client(
    api_key: str, base_url: str, network: Network, proxy: str | None, deadline_s: float
) -> openai.AsyncOpenAI:
    """A client that takes nothing from this PC's variables, retries nothing and follows nobody:
    rows that are meant for one address must not be sent to another.

    Its own time-outs count each read; the wall clock is watched by the caller.
    """
    quiet_sdks()
    read_in_large_pieces(httpcore2.AsyncHTTP11Connection)
    timeout = httpx2.Timeout(deadline_s, connect=min(CONNECT_S, deadline_s))
    client = openai.AsyncOpenAI(
        api_key=api_key,
        base_url=base_url,
        max_retries=0,
        timeout=timeout,
        http_client=openai.DefaultAsyncHttpxClient(
            verify=network.tls(),
            proxy=proxy,
            trust_env=False,
            timeout=timeout,
            follow_redirects=False,
        ),
    )
    _forget_variables(client)
    return client


def _forget_variables(client: openai.AsyncOpenAI) -> None:
    """Undo what the constructor took from OPENAI_ORG_ID, OPENAI_PROJECT_ID, OPENAI_ADMIN_KEY and
    OPENAI_CUSTOM_HEADERS. None of them can be switched off by an argument; a test that sets them
    all guards this."""
    client.organization = None
    client.project = None
    client.admin_api_key = None
    client._custom_headers = {}  # private: there is no other way


async def post_embeddings(
    client: openai.AsyncOpenAI, model: str, texts: Sequence[str], dimensions: int | None
) -> RawAnswer:
    """One request. base64 is asked for by name: then the SDK leaves the answer's bytes alone."""
    response = await client.embeddings.with_raw_response.create(
        input=list(texts),
        model=model,
        dimensions=openai.omit if dimensions is None else dimensions,
        encoding_format="base64",
    )
    return RawAnswer(response.content, response.headers)
