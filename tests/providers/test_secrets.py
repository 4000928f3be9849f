"""Neither keys nor cells are written anywhere, at whatever level somebody logs."""

from __future__ import annotations

import logging
from contextlib import suppress

import numpy as np
import pytest

from jisa_desktop.domain.cancel import CancelToken
from jisa_desktop.errors import ProviderError
from jisa_desktop.providers.net.loop import NetworkLoop
from jisa_desktop.providers.protocols import EmbedderIdentity, Record
from tests.support import openai_server, pinecone_server
from tests.support.cloud import embedder_of, index_of
from tests.support.faults import Fault, Kind
from tests.support.openai_server import OpenAIServer
from tests.support.pinecone_server import PineconeServer

CELL = "사번 20230017 김서연 수수료 1,250,000원"
STATUSES = (400, 401, 403, 404, 413, 429, 500)


def test_no_key_and_no_cell_in_any_log(
    loop: NetworkLoop,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("OPENAI_LOG", "PINECONE_DEBUG", "PINECONE_DEBUG_CURL"):
        monkeypatch.setenv(name, "debug")
    caplog.set_level(logging.DEBUG)
    with OpenAIServer() as openai, PineconeServer() as pinecone:
        embedder, index = embedder_of(openai, loop), index_of(pinecone, loop)
        record = Record("a", np.ones(8, dtype="<f2"), {"text": CELL})
        for status in (0, *STATUSES):
            if status:
                openai.faults.add("embed", Fault(Kind.STATUS, status))
                pinecone.faults.add("upsert", Fault(Kind.STATUS, status))
            for call in (
                lambda: embedder.embed([CELL], CancelToken()),
                lambda: index.upsert("org_1", [record], CancelToken()),
                lambda: index.check(EmbedderIdentity("o", "m", 8), CancelToken()),
            ):
                try:
                    call()
                except ProviderError:
                    logging.getLogger("jisa").exception("a call failed")
        for thing in (embedder, index, vars(embedder)["_loop"]):
            with suppress(ValueError):
                logging.getLogger("jisa").debug("%s %r", thing, thing)
        embedder.close()
        index.close()
    written = caplog.text + "".join(capfd.readouterr())
    assert "a call failed" in written
    for secret in (openai_server.KEY, pinecone_server.KEY, CELL, "김서연", "Bearer"):
        assert secret not in written
