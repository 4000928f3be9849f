"""Whatever waits for a person: the job parks with one sentence and a button, nothing is lost, and
after the cure it goes on where it was. Through the settings and the providers as the program
makes them, over real HTTP."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

import jisa_desktop.providers
from jisa_desktop.domain.statuses import JobStatus, Mode
from jisa_desktop.domain.wording import CATALOGUE, say
from jisa_desktop.pipeline.conducting import JobEnd
from jisa_desktop.pipeline.config import Config, EmbedderChoice, IndexChoice
from jisa_desktop.pipeline.providing import Providers, make_providers
from jisa_desktop.ui.remedies import remedy
from tests.support import openai_server, pinecone_server
from tests.support.bench import Bench, SharedReader, rows
from tests.support.certificates import make_office
from tests.support.cloud_bench import PROBE
from tests.support.faults import Fault, Kind
from tests.support.openai_server import OpenAIServer
from tests.support.pinecone_server import PineconeServer
from tests.support.proxy import TunnelProxy

ROWS = rows(30)
KEYS = {"openai": openai_server.KEY, "pinecone": pinecone_server.KEY}


@dataclass
class OfficeBench(Bench):
    """Settings and keys can be changed; each change takes a restart, as in the program."""

    openai: OpenAIServer = field(kw_only=True)
    pinecone: PineconeServer = field(kw_only=True)
    keys: dict[str, str] = field(default_factory=lambda: dict(KEYS), init=False)
    config: Config = field(default_factory=Config, init=False)

    def __post_init__(self) -> None:
        self.config = self.settings()
        super().__post_init__()

    def settings(self, **changes: object) -> Config:
        usual: dict[str, object] = {
            "embedder": EmbedderChoice.OPENAI,
            "index": IndexChoice.PINECONE,
            "embedding_dimension": 8,
            "pinecone_index": self.pinecone.name,
            "openai_base_url": self.openai.base_url,
            "pinecone_controller_host": self.pinecone.url,
        }
        return Config.model_validate(usual | changes)

    def set(self, **changes: object) -> None:
        self.config = self.settings(**changes)
        self.restart()

    def use_key(self, service: str, key: str) -> None:
        self.keys[service] = key
        self.restart()

    @property
    def paid(self) -> Counter[str]:
        return Counter(text for text in self.openai.texts if text != PROBE)

    def _providers(self) -> Providers:
        (self.folder / "home").mkdir(exist_ok=True)
        return make_providers(self.folder / "home", self.config, self.keys)


@pytest.fixture
def office(
    tmp_path: Path, reader: SharedReader, openai: OpenAIServer, pinecone: PineconeServer
) -> Iterator[OfficeBench]:
    made = OfficeBench(tmp_path, reader, openai=openai, pinecone=pinecone)
    yield made
    made.close()


Move = Callable[[OfficeBench], object]


def _says(operation: str, status: int, reason: str = "") -> tuple[Move, Move]:
    """The service says so until it is cured."""

    def hurt(bench: OfficeBench) -> None:
        server = bench.openai if operation == "embed" else bench.pinecone
        server.faults.add(operation, Fault(Kind.STATUS, status, reason), times=50)

    def cure(bench: OfficeBench) -> None:
        bench.openai.faults.clear()
        bench.pinecone.faults.clear()

    return hurt, cure


def _key(service: str, key: str) -> tuple[Move, Move]:
    return (
        lambda bench: bench.use_key(service, key),
        lambda bench: bench.use_key(service, KEYS[service]),
    )


def _set(**changes: object) -> tuple[Move, Move]:
    return lambda bench: bench.set(**changes), lambda bench: bench.set()


def _fields(fields: object) -> tuple[Move, Move]:
    kept: list[object] = []

    def hurt(bench: OfficeBench) -> None:
        kept.append(bench.pinecone.fields)
        vars(bench.pinecone)["fields"] = fields

    def cure(bench: OfficeBench) -> None:
        vars(bench.pinecone)["fields"] = kept.pop()

    return hurt, cure


DOCUMENTS = {"embedding": {"type": "dense_vector", "dimension": 8, "metric": "cosine"}}
CAUSES: dict[str, tuple[str, tuple[Move, Move]]] = {
    "no OpenAI key": ("key_missing", _key("openai", "")),
    "no Pinecone key": ("key_missing", _key("pinecone", "")),
    "half a key": ("key_malformed", _key("openai", "sk-ab cd")),
    "another OpenAI key": ("key_refused", _key("openai", "sk-other-key")),
    "another Pinecone key": ("key_refused", _key("pinecone", "pcsk_other")),
    "no permission": ("access_refused", _says("upsert", 403)),
    "no model": ("embedding_model_missing", _set(embedding_model="text-embedding-9")),
    "model not for us": ("embedding_model_missing", _says("embed", 403, "model")),
    "no such dimension": (
        "embedding_dimension_refused",
        _set(embedding_model="text-embedding-ada-002"),
    ),
    "OpenAI quota": ("quota_used_up", _says("embed", 429, "quota")),
    "Pinecone payment": ("quota_used_up", _says("upsert", 402)),
    "storage": ("quota_used_up", _says("upsert", 403, "storage")),
    "month": ("write_units_used_up", _says("upsert", 429, "month")),
    "month in a delete": ("write_units_used_up", _says("fetch", 429, "month")),
    "gateway": ("service_refused", _says("upsert", 405)),
    "no index": ("index_missing", _set(pinecone_index="other")),
    "index taken away": ("index_missing", _fields(None)),
    "no index set": ("index_not_set", _set(pinecone_index="")),
    "documents": ("index_document_schema", _fields(DOCUMENTS)),
    "address": ("address_invalid", _set(pinecone_controller_host="ftp://nowhere")),
    "https on http": (
        "secure_connection_failed",
        (
            lambda bench: bench.set(openai_base_url=bench.openai.base_url.replace("http", "https")),
            lambda bench: bench.set(),
        ),
    ),
    "wrong path": (
        "address_invalid",
        (
            lambda bench: bench.set(openai_base_url=f"{bench.openai.url}/v2"),
            lambda bench: bench.set(),
        ),
    ),
    "dimension": (
        "index_dimension",
        _fields({"_values": {"type": "dense_vector", "dimension": 9, "metric": "cosine"}}),
    ),
    "another embedder's": (
        "index_embedder",
        (
            lambda bench: bench.pinecone.tags.update(jisa_embedder="0" * 16),
            lambda bench: bench.pinecone.tags.clear(),
        ),
    ),
    "spending cap": ("spending_cap", _set(spending_cap_dollars=1e-9)),
}
BEFORE_PAYING = {"index_missing", "index_not_set", "index_document_schema", "index_dimension",
                 "index_embedder", "key_missing", "key_malformed", "key_refused", "spending_cap",
                 "embedding_dimension_refused", "address_invalid"}  # fmt: skip


def _cases() -> Iterator[object]:
    """The first of each code always, all with ``-m slow``."""
    seen: set[str] = set()
    for cause, (code, _) in CAUSES.items():
        yield pytest.param(cause, marks=[pytest.mark.slow] if code in seen else [])
        seen.add(code)


@pytest.mark.parametrize("cause", list(_cases()))
def test_it_parks_and_after_the_cure_it_goes_on(office: OfficeBench, cause: str) -> None:
    code, (hurt, cure) = CAUSES[cause]
    hurt(office)
    _assert_parked(office.process("수당", ROWS), code)
    if code in BEFORE_PAYING:
        assert not office.paid, "found before anything was paid"
    _assert_parked(office.resume()[0], code)
    cure(office)
    _assert_goes_on(office)


def test_more_employees_than_the_plan_has_namespaces(office: OfficeBench) -> None:
    office.hire([row[0] for row in ROWS])
    office.pinecone.namespaces_max = 12
    end = office.process("수당", ROWS, mode=Mode.EMPLOYEE_SPLIT)
    _assert_parked(end, "namespaces_used_up")
    assert len(office.pinecone.snapshot()) == 12
    office.pinecone.namespaces_max = 100
    _assert_goes_on(office)
    assert len(office.pinecone.snapshot()) == 30


def test_a_certificate_that_is_unknown_until_it_is_installed(
    office: OfficeBench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    certificates = make_office(tmp_path)
    with OpenAIServer(tls=certificates.server) as secure:
        office.openai = secure
        office.set()
        _assert_parked(office.process("수당", ROWS), "certificate_untrusted")
        monkeypatch.setenv("SSL_CERT_FILE", str(certificates.ca_path))
        office.restart()
        _assert_goes_on(office)
        office.workspace.close()
    office._open()


def test_a_proxy_that_wants_a_password_until_it_is_told(
    office: OfficeBench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    certificates = make_office(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(certificates.ca_path))
    with (
        OpenAIServer(tls=certificates.server) as secure,
        TunnelProxy(secure.port, login="kim:secret") as proxy,
    ):
        monkeypatch.setenv("https_proxy", proxy.url())
        office.openai = secure
        office.set(openai_base_url="https://openai.office.example/v1")
        _assert_parked(office.process("수당", ROWS), "proxy_refused")
        monkeypatch.setenv("https_proxy", proxy.url("kim:secret"))
        office.restart()
        _assert_goes_on(office)
        office.workspace.close()
    office._open()


def test_a_socks_proxy_is_told(office: OfficeBench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("https_proxy", "socks5://127.0.0.1:9")
    office.set(openai_base_url="https://openai.office.example/v1")
    _assert_parked(office.process("수당", ROWS), "proxy_unsupported")
    monkeypatch.delenv("https_proxy")
    office.set()
    _assert_goes_on(office)


def test_every_cause_has_words_and_a_button() -> None:
    """Of the providers' own sources: a new cause cannot be forgotten."""
    (folder,) = jisa_desktop.providers.__path__
    files = [path for path in Path(folder).rglob("*.py") if path.parent.name != "local"]
    sources = [path.read_text("utf-8") for path in files]
    raised = {code for text in sources for code in re.findall(r'Attention\(\s*"(\w+)"', text)}
    raised |= {code for text in sources for code in re.findall(r'return "(\w+_\w+)"$', text)}
    assert len(raised) >= 20
    for code in sorted(raised):
        words = CATALOGUE[code].ko
        assert words.sentence, code
        assert words.next_step, code
        assert remedy(code, {}) is not None, code


def _assert_parked(end: JobEnd, code: str) -> None:
    assert end.error is not None
    assert end.error.code == code, end.error
    assert end.job is not None
    assert end.job.status is JobStatus.NEEDS_ATTENTION
    fault = end.job.fault
    assert fault is not None
    words = say(fault.code, fault.params)
    assert re.search("[가-힣]", words.sentence), "in Korean"
    assert words.sentence.rstrip(".").count(". ") <= 1, "a sentence, at most with a reason"
    assert "  " not in words.sentence, "every place is filled"
    assert words.next_step
    assert remedy(code, fault.params) is not None, "and a button"
    told = repr(fault) + words.sentence + words.next_step
    assert not [key for key in (*KEYS.values(), "sk-other-key", "pcsk_other") if key in told]


def _assert_goes_on(bench: OfficeBench) -> None:
    (end,) = bench.resume()
    job = bench.completed(end)
    assert job.counts is not None
    assert (job.counts.processed_rows, job.counts.error_rows) == (len(ROWS), 0)
    held = [text for records in bench.pinecone.snapshot().values() for text in records]
    assert len(held) == len(ROWS)
    assert set(bench.paid.values()) == {1}, "nothing is paid for twice"
    assert not bench.openai.refusals
    assert not bench.pinecone.refusals
