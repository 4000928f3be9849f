"""Proxy, certificates and stray variables, with both SDKs over real sockets."""

from __future__ import annotations

import logging
import ssl
from pathlib import Path

import numpy as np
import pytest

from jisa_desktop.domain.cancel import CancelToken
from jisa_desktop.errors import NeedsAttention
from jisa_desktop.providers.net.environment import (
    Network,
    quiet_sdks,
    system_tls,
    take_vendor_variables,
)
from jisa_desktop.providers.net.loop import NetworkLoop
from jisa_desktop.providers.protocols import EmbedderIdentity, Record
from tests.support.certificates import Office, make_office
from tests.support.cloud import embedder_of, index_of, network
from tests.support.openai_server import OpenAIServer
from tests.support.pinecone_server import PineconeServer

IDENTITY = EmbedderIdentity("openai", "text-embedding-3-small", 8)
STRAYS = {
    "OPENAI_API_KEY": "sk-stray",
    "OPENAI_BASE_URL": "http://127.0.0.1:9/stray",
    "OPENAI_ORG_ID": "org-stray",
    "OPENAI_PROJECT_ID": "proj-stray",
    "OPENAI_ADMIN_KEY": "sk-admin-stray",
    "OPENAI_CUSTOM_HEADERS": "x-stray: 1\nAuthorization: Bearer sk-stray",
    "PINECONE_API_KEY": "pcsk_stray",
    "PINECONE_CONTROLLER_HOST": "http://127.0.0.1:9/stray",
    "PINECONE_ADDITIONAL_HEADERS": '{"x-stray": "1", "Api-Key": "pcsk_stray"}',
    "HTTP_PROXY": "http://127.0.0.1:9",
    "HTTPS_PROXY": "http://127.0.0.1:9",
    "ALL_PROXY": "http://127.0.0.1:9",
}


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    return make_office(tmp_path_factory.mktemp("office"))


def _use_both(
    openai: OpenAIServer,
    pinecone: PineconeServer,
    loop: NetworkLoop,
    way: Network,
    *,
    base_url: str | None = None,
    controller_host: str | None = None,
) -> None:
    embedder = embedder_of(openai, loop, way=way, base_url=base_url)
    index = index_of(pinecone, loop, way=way, controller_host=controller_host)
    try:
        embedder.check(CancelToken())
        index.check(IDENTITY, CancelToken())
        record = Record("a", np.ones(8, dtype="<f2"), {})
        index.upsert("org_1", [record], CancelToken())
        assert "a" in index.fetch("org_1", ["a"], CancelToken())
    finally:
        embedder.close()
        index.close()


def test_stray_variables_turn_no_traffic_and_add_no_header(
    loop: NetworkLoop, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in STRAYS.items():
        monkeypatch.setenv(name, value)
    with OpenAIServer() as openai, PineconeServer() as pinecone:
        _use_both(openai, pinecone, loop, network())
        for request in [*openai.seen, *pinecone.seen]:
            assert "stray" not in str(request.headers)
            assert "x-stray" not in request.headers
            assert "openai-organization" not in request.headers


def test_vendor_variables_are_taken_once_and_are_gone() -> None:
    environ = {**STRAYS, "JISA_HOME": "x", "PATH": "y"}
    taken = take_vendor_variables(environ)
    assert taken["OPENAI_API_KEY"] == "sk-stray"
    assert taken["PINECONE_CONTROLLER_HOST"].endswith("stray")
    assert not [name for name in environ if name.startswith(("OPENAI_", "PINECONE_"))]
    assert environ["JISA_HOME"] == "x"
    assert take_vendor_variables(environ) == {}


def test_both_go_through_the_proxy(loop: NetworkLoop) -> None:
    """A server that is named in absolute addresses is a proxy: the imitations serve as theirs."""
    with OpenAIServer() as openai, PineconeServer() as pinecone:
        embedder = embedder_of(
            openai,
            loop,
            way=network({"http": openai.url}),
            base_url="http://api.openai.example/v1",
        )
        index = index_of(
            pinecone,
            loop,
            way=network({"http": pinecone.url.removeprefix("http://")}),
            controller_host="http://api.pinecone.example",
        )
        embedder.check(CancelToken())
        index.check(IDENTITY, CancelToken())
        assert openai.seen[0].headers["host"] == "api.openai.example"
        assert pinecone.seen[0].headers["host"] == "api.pinecone.example"
        embedder.close()
        index.close()


@pytest.mark.parametrize(
    ("url", "proxy"),
    [
        ("https://api.openai.com/v1", "http://proxy.office:3128"),
        ("http://api.openai.com/v1", "http://proxy.office:3128"),
        ("http://127.0.0.1:8000/v1", None),
        ("http://localhost:8000/v1", None),
        ("http://[::1]:8000/v1", None),
        ("https://llm.office.internal/v1", None),
    ],
)
def test_which_proxy_serves_an_address(url: str, proxy: str | None) -> None:
    proxies = {"https": "http://proxy.office:3128", "all": "proxy.office:3128"}
    way = Network(proxies, lambda host: host.endswith(".internal"), system_tls)
    assert way.proxy_for(url) == proxy


def test_a_socks_proxy_needs_attention() -> None:
    way = network({"https": "socks5://proxy.office:1080"})
    with pytest.raises(NeedsAttention) as refusal:
        way.proxy_for("https://api.openai.com/v1")
    assert refusal.value.code == "proxy_unsupported"


def test_the_systems_proxy_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("https_proxy", "http://proxy.office:3128")
    monkeypatch.setenv("no_proxy", ".internal")
    way = Network.of_system()
    assert way.proxy_for("https://api.openai.com/v1") == "http://proxy.office:3128"
    assert way.proxy_for("https://llm.internal/v1") is None


def test_an_unknown_certificate_needs_attention(loop: NetworkLoop, office: Office) -> None:
    way = network(tls=lambda: system_tls({}))
    with OpenAIServer(tls=office.server) as openai, PineconeServer(tls=office.server) as pinecone:
        embedder = embedder_of(openai, loop, way=way)
        index = index_of(pinecone, loop, way=way)
        for call in (
            lambda: embedder.check(CancelToken()),
            lambda: index.check(IDENTITY, CancelToken()),
        ):
            with pytest.raises(NeedsAttention) as refusal:
                call()
            assert refusal.value.code == "certificate_untrusted"
        embedder.close()
        index.close()


def test_a_certificate_of_the_office_is_trusted_by_both(loop: NetworkLoop, office: Office) -> None:
    way = network(tls=lambda: system_tls({"SSL_CERT_FILE": str(office.ca_path)}))
    with OpenAIServer(tls=office.server) as openai, PineconeServer(tls=office.server) as pinecone:
        _use_both(openai, pinecone, loop, way)


def test_the_context_checks_names_and_certificates(tmp_path: Path) -> None:
    for environ in ({}, {"SSL_CERT_DIR": str(tmp_path)}):
        context = system_tls(environ)
        assert context.check_hostname
        assert context.verify_mode is ssl.CERT_REQUIRED


def test_one_context_for_all() -> None:
    way = network()
    assert way.tls() is way.tls()


def test_sdk_loggers_speak_of_trouble_only() -> None:
    logging.getLogger("openai").setLevel(logging.DEBUG)
    quiet_sdks()
    for name in ("openai", "pinecone", "httpx", "httpx2", "httpcore", "httpcore2"):
        assert not logging.getLogger(name).isEnabledFor(logging.INFO)
