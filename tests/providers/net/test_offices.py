"""What stands between an office and a service: proxies that ask who is there, certificates that
are wrong. Both SDKs, real sockets."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

import pytest

from jisa_desktop.domain.cancel import CancelToken
from jisa_desktop.domain.wording import say
from jisa_desktop.errors import NeedsAttention, ProviderError, Retryable
from jisa_desktop.providers.net.environment import Network, system_tls
from jisa_desktop.providers.net.loop import NetworkLoop
from jisa_desktop.providers.protocols import EmbedderIdentity
from tests.providers.contract_helpers import seconds_to_stop
from tests.support.certificates import Office, make_office
from tests.support.cloud import embedder_of, index_of, network
from tests.support.openai_server import OpenAIServer
from tests.support.pinecone_server import PineconeServer
from tests.support.proxy import Slammer, TunnelProxy

IDENTITY = EmbedderIdentity("openai", "text-embedding-3-small", 8)
PASSWORD = "비밀-p@ss"
LOGIN = f"kim:{PASSWORD}"
TYPED = "kim:%EB%B9%84%EB%B0%80-p%40ss"
"""As a person writes it into an address."""

Call = Callable[[CancelToken], object]


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    return make_office(tmp_path_factory.mktemp("office"))


@contextmanager
def both(loop: NetworkLoop, way: Network, addresses: Mapping[str, str]) -> Iterator[list[Call]]:
    """One call of each provider."""
    with OpenAIServer() as openai, PineconeServer() as pinecone:
        embedder = embedder_of(openai, loop, way=way, base_url=addresses["openai"], deadline_s=2)
        index = index_of(
            pinecone, loop, way=way, controller_host=addresses["pinecone"], deadline_s=2
        )
        yield [embedder.check, lambda token: index.check(IDENTITY, token)]
        embedder.close()
        index.close()


OUTSIDE = {
    "openai": "https://openai.office.example/v1",
    "pinecone": "https://pinecone.office.example",
}
PLAIN = {name: address.replace("https", "http") for name, address in OUTSIDE.items()}


def _failure(call: Call) -> ProviderError:
    with pytest.raises(ProviderError) as caught:
        call(CancelToken())
    told = "".join(traceback.format_exception(caught.value)) + repr(vars(caught.value))
    assert not [part for part in (PASSWORD, TYPED, "p@ss", "p%40ss") if part in told]
    words = say(caught.value.code, caught.value.params)
    assert words.sentence
    assert words.next_step
    return caught.value


def _way(proxy: str, office: Office) -> Network:
    return network(
        {"https": proxy, "http": proxy},
        lambda: system_tls({"SSL_CERT_FILE": str(office.ca_path)}),
    )


def test_a_proxy_that_knows_the_password_lets_both_through(
    loop: NetworkLoop, office: Office
) -> None:
    with OpenAIServer(tls=office.server) as openai, PineconeServer(tls=office.server) as pinecone:
        for server in (openai, pinecone):
            with TunnelProxy(server.port, login=LOGIN) as proxy:
                way = _way(proxy.url(TYPED), office)
                if server is openai:
                    embedder = embedder_of(openai, loop, way=way, base_url=OUTSIDE["openai"])
                    embedder.check(CancelToken())
                    embedder.close()
                else:
                    index = index_of(pinecone, loop, way=way, index=f"{OUTSIDE['pinecone']}/data")
                    index.check(IDENTITY, CancelToken())
                    index.close()
                assert proxy.asked[0].endswith(".office.example:443")
                assert server.seen
        assert "proxy-authorization" not in openai.seen[0].headers


@pytest.mark.parametrize(
    ("login", "status", "family", "code"),
    [
        (LOGIN, 200, NeedsAttention, "proxy_refused"),
        ("", 403, NeedsAttention, "proxy_refused"),
        ("", 502, Retryable, "offline"),
    ],
)
def test_a_proxy_that_refuses(  # noqa: PLR0917 - fixtures and a row of the table
    loop: NetworkLoop, office: Office, login: str, status: int, family: type, code: str
) -> None:
    with (
        TunnelProxy(9, login=login, status=status) as proxy,
        both(loop, _way(proxy.url("kim:wrong"), office), OUTSIDE) as calls,
    ):
        for call in calls:
            failure = _failure(call)
            assert (type(failure), failure.code) == (family, code)


def test_a_proxy_of_plain_requests_that_demands_a_password(
    loop: NetworkLoop, office: Office
) -> None:
    with TunnelProxy(9, login=LOGIN) as proxy:
        codes = _codes(loop, _way(proxy.url(), office), PLAIN)
    assert codes == ["proxy_refused"] * 2


def test_a_proxy_that_says_nothing_is_given_up_and_can_be_cancelled(
    loop: NetworkLoop, office: Office
) -> None:
    with (
        TunnelProxy(9, status=0) as proxy,
        both(loop, _way(proxy.url(), office), OUTSIDE) as calls,
    ):
        for call in calls:
            assert isinstance(_failure(call), Retryable)
            assert seconds_to_stop(call) < 1


def test_a_proxy_that_is_not_there(loop: NetworkLoop, office: Office) -> None:
    with both(loop, _way("http://127.0.0.1:9", office), OUTSIDE) as calls:
        assert [_failure(call).code for call in calls] == ["offline"] * 2


def _codes(loop: NetworkLoop, way: Network, addresses: Mapping[str, str]) -> list[str]:
    """Of failures that wait for a person."""
    with both(loop, way, addresses) as calls:
        failures = [_failure(call) for call in calls]
    assert all(isinstance(one, NeedsAttention) for one in failures), failures
    return [one.code for one in failures]


def _addresses(openai: OpenAIServer, pinecone: PineconeServer) -> dict[str, str]:
    return {"openai": openai.base_url, "pinecone": pinecone.url}


def test_a_certificate_that_is_too_old(loop: NetworkLoop, office: Office) -> None:
    tls = office.expired
    with OpenAIServer(tls=tls) as openai, PineconeServer(tls=tls) as pinecone:
        codes = _codes(loop, _way("", office), _addresses(openai, pinecone))
    assert codes == ["certificate_untrusted"] * 2


def test_a_certificate_of_somebody_else(loop: NetworkLoop, office: Office) -> None:
    with OpenAIServer(tls=office.server) as server, TunnelProxy(server.port) as proxy:
        away = {name: url.replace("office.", "bank.") for name, url in OUTSIDE.items()}
        codes = _codes(loop, _way(proxy.url(), office), away)
    assert codes == ["certificate_untrusted"] * 2


def test_a_server_that_speaks_no_tls_is_not_waited_for(loop: NetworkLoop, office: Office) -> None:
    """A server of the office's own behind http, set as https: no waiting cures that."""
    with OpenAIServer() as openai, PineconeServer() as pinecone:
        plain = _addresses(openai, pinecone)
        secure = {name: url.replace("http", "https") for name, url in plain.items()}
        codes = _codes(loop, _way("", office), secure)
    assert codes == ["secure_connection_failed"] * 2


def test_a_handshake_that_is_cut_off_is_tried_again(loop: NetworkLoop, office: Office) -> None:
    """A busy gateway does that; nothing is wrong with the settings."""
    with Slammer() as closed:
        addresses = {"openai": f"{closed.address}/v1", "pinecone": closed.address}
        with both(loop, _way("", office), addresses) as calls:
            failures = [_failure(call) for call in calls]
    assert all(isinstance(one, Retryable) for one in failures)
