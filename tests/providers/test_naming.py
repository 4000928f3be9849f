"""However an index is written down, it is one index; and two are never taken for one."""

from __future__ import annotations

import pytest

from jisa_desktop.providers.naming import index_name, pinecone_name


@pytest.mark.parametrize(
    "written",
    [
        "hr",
        " hr ",
        "hr-c01b5b5.svc.aped-4627-b74a.pinecone.io",
        "https://hr-c01b5b5.svc.aped-4627-b74a.pinecone.io",
        "https://hr-c01b5b5.svc.us-east1-gcp.pinecone.io:443/",
        "HTTPS://HR-C01B5B5.svc.us-east1-gcp.pinecone.io",
    ],
)
def test_name_and_address_are_one(written: str) -> None:
    assert pinecone_name(written) == "pinecone:hr"


def test_a_name_may_hold_hyphens() -> None:
    assert pinecone_name("hr-pay-c01b5b5.svc.aped-4627-b74a.pinecone.io") == "pinecone:hr-pay"


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1:5080/data",
        "https://hr-c01b5b5.svc.private.aped-4627-b74a.pinecone.io",
        "https://vectors.company.kr/pinecone",
        "https://hr-c01b5b5.svc.aped-4627-b74a.pinecone.io.example.com",
    ],
)
def test_an_address_that_does_not_say_the_name_stands_for_itself(address: str) -> None:
    assert pinecone_name(address) == f"pinecone:{address}"


def test_what_was_kept_in_another_way_reads_as_today() -> None:
    kept = "pinecone:https://hr-c01b5b5.svc.aped-4627-b74a.pinecone.io"
    assert index_name(kept) == "pinecone:hr"
    assert index_name("pinecone:hr") == "pinecone:hr"
    assert index_name("local:index") == "local:index"
