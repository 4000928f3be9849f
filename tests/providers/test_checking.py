"""``config check`` over real HTTP."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from jisa_desktop.domain.cancel import Cancelled, CancelToken
from jisa_desktop.domain.wording import CATALOGUE, say
from jisa_desktop.errors import NeedsAttention, Retryable
from jisa_desktop.providers.checking import NAMESPACE, RECORD_ID, check_services
from jisa_desktop.providers.net.loop import NetworkLoop
from jisa_desktop.providers.openai import OpenAIEmbedder
from jisa_desktop.providers.pinecone import PineconeIndex
from tests.providers.contract_helpers import seconds_to_stop
from tests.support.cloud import embedder_of, index_of
from tests.support.fakes import CountingEmbedder, MemoryIndex
from tests.support.faults import Fault, Kind
from tests.support.openai_server import OpenAIServer
from tests.support.pinecone_server import PineconeServer

GOOD = [("check_embedder_ok", True), ("check_index_ok", True), ("check_writing_ok", True)]


@pytest.fixture
def embedder(openai: OpenAIServer, loop: NetworkLoop) -> Iterator[OpenAIEmbedder]:
    made = embedder_of(openai, loop)
    yield made
    made.close()


@pytest.fixture
def index(pinecone: PineconeServer, loop: NetworkLoop) -> Iterator[PineconeIndex]:
    made = index_of(pinecone, loop)
    yield made
    made.close()


def _found(
    embedder: OpenAIEmbedder, index: PineconeIndex, visible_s: float = 5
) -> list[tuple[str, bool]]:
    findings = check_services(embedder, index, CancelToken(), visible_s=visible_s)
    for finding in findings:
        words = say(finding.code, dict(finding.params))
        assert finding.code in CATALOGUE
        assert words.sentence
        assert finding.is_ok or words.next_step
    return [(finding.code, finding.is_ok) for finding in findings]


def test_all_is_well_and_nothing_is_left(
    embedder: OpenAIEmbedder, index: PineconeIndex, pinecone: PineconeServer
) -> None:
    assert _found(embedder, index) == GOOD
    assert not pinecone.snapshot()
    namespaces = [r.body for r in pinecone.seen if r.path.endswith("/upsert")]
    assert NAMESPACE.encode() in namespaces[0]


def test_a_write_that_shows_late(embedder: OpenAIEmbedder, loop: NetworkLoop) -> None:
    with PineconeServer(lag_s=0.3) as slow:
        index = index_of(slow, loop)
        assert _found(embedder, index) == GOOD
        assert not slow.snapshot()
        index.close()


def test_a_write_that_never_shows(embedder: OpenAIEmbedder, loop: NetworkLoop) -> None:
    with PineconeServer(lag_s=3_600) as stuck:
        index = index_of(stuck, loop)
        assert _found(embedder, index, 0.2)[-1] == ("check_writing_unseen", False)
        assert not stuck.snapshot()
        index.close()


def test_the_leftover_of_a_check_that_was_cut_short_is_not_taken_for_a_write(
    embedder: OpenAIEmbedder, loop: NetworkLoop
) -> None:
    with PineconeServer(lag_s=3_600) as stuck:
        stuck.plant(NAMESPACE, RECORD_ID, [1.0] + [0.0] * 7, {"probe": "earlier"})
        stuck.settle()
        index = index_of(stuck, loop)
        assert _found(embedder, index, 0.2)[-1] == ("check_writing_unseen", False)
        assert not stuck.snapshot()
        index.close()


def test_a_key_that_may_read_and_not_write(
    embedder: OpenAIEmbedder, index: PineconeIndex, pinecone: PineconeServer
) -> None:
    for operation in ("upsert", "delete"):
        pinecone.faults.add(operation, Fault(Kind.STATUS, 403))
    assert _found(embedder, index) == [*GOOD[:2], ("access_refused", False)]


def test_each_side_is_told_although_the_other_fails(
    embedder: OpenAIEmbedder, index: PineconeIndex, openai: OpenAIServer, pinecone: PineconeServer
) -> None:
    openai.faults.add("embed", Fault(Kind.STATUS, 429, "quota"))
    assert _found(embedder, index) == [("quota_used_up", False), *GOOD[1:]]
    pinecone.fields = None
    assert _found(embedder, index) == [GOOD[0], ("index_missing", False)]


def test_no_network(embedder: OpenAIEmbedder, index: PineconeIndex) -> None:
    embedder_gone = CountingEmbedder()
    embedder_gone.knobs.fail_next("check", Retryable("offline", is_offline=True))
    index_gone = MemoryIndex(embedder_gone.identity)
    index_gone.knobs.fail_next("check", NeedsAttention("proxy_refused", service="Pinecone"))
    findings = check_services(embedder_gone, index_gone, CancelToken())
    assert [finding.code for finding in findings] == ["offline", "proxy_refused"]


def test_a_delete_that_fails_is_told() -> None:
    embedder = CountingEmbedder()
    index = MemoryIndex(embedder.identity)
    index.knobs.fail_next("delete", Retryable("timeout", service="Pinecone"), times=9)
    findings = check_services(embedder, index, CancelToken())
    assert (findings[-1].code, findings[-1].is_ok) == ("timeout", False)


@pytest.mark.parametrize("operation", ["upsert", "fetch", "delete"])
def test_who_interrupts_it_leaves_no_probe_behind(
    embedder: OpenAIEmbedder, index: PineconeIndex, pinecone: PineconeServer, operation: str
) -> None:
    """The request hangs after its work was done; the cleaning up is answered."""
    index.namespaces(CancelToken())
    pinecone.faults.add(operation, Fault(Kind.HANG_AFTER))
    assert seconds_to_stop(lambda token: check_services(embedder, index, token)) < 1
    assert not pinecone.snapshot()


def test_ctrl_c_leaves_no_probe_behind() -> None:
    embedder = CountingEmbedder()
    index = MemoryIndex(embedder.identity)
    index.knobs.fail_next("upsert", KeyboardInterrupt(), is_done=True)
    with pytest.raises(KeyboardInterrupt):
        check_services(embedder, index, CancelToken())
    assert not any(index.snapshot().values())


def test_an_interrupt_does_not_wait_for_a_service_that_is_silent(
    embedder: OpenAIEmbedder, index: PineconeIndex, pinecone: PineconeServer
) -> None:
    index.namespaces(CancelToken())
    pinecone.faults.add("upsert", Fault(Kind.HANG_AFTER))
    pinecone.faults.add("delete", Fault(Kind.HANG_BEFORE), times=3)
    assert seconds_to_stop(lambda token: check_services(embedder, index, token)) < 1
    pinecone.faults.clear()
    assert _found(embedder, index) == GOOD
    assert not pinecone.snapshot(), "the next check has tidied up"


def test_a_delete_that_fails_once_is_tried_again(
    embedder: OpenAIEmbedder, index: PineconeIndex, pinecone: PineconeServer
) -> None:
    pinecone.faults.add("delete", Fault(Kind.STATUS, 503))
    assert _found(embedder, index) == GOOD
    assert not pinecone.snapshot()


def test_a_write_whose_answer_was_lost_is_deleted_and_told(
    embedder: OpenAIEmbedder, index: PineconeIndex, pinecone: PineconeServer
) -> None:
    pinecone.faults.add("upsert", Fault(Kind.RESET_AFTER))
    pinecone.faults.add("delete", Fault(Kind.RESET_BEFORE))
    assert _found(embedder, index) == [*GOOD[:2], ("connection_lost", False)]
    assert not pinecone.snapshot()


def test_a_cancel_ends_it(embedder: OpenAIEmbedder, index: PineconeIndex) -> None:
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        check_services(embedder, index, token)
