"""Offline counts equal the vendor's own tokenizer."""

from __future__ import annotations

import pickle
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import tiktoken
import tiktoken_ext.openai_public as vendor  # type: ignore[import-untyped]
from hypothesis import given, settings
from hypothesis import strategies as st

from jisa_desktop.errors import EnvironmentProblem
from jisa_desktop.providers.cutting import cut
from jisa_desktop.providers.metering import Counted
from jisa_desktop.providers.tokens import PATTERN, TokenCounter, TokenMeter, _length, _load
from tests.providers.contract import KOREAN
from tests.support.cloud import BPE

COUNTER = TokenCounter(BPE)


@pytest.fixture(scope="module")
def encoding() -> tiktoken.Encoding:
    """The vendor's encoding, its download replaced by the shipped table."""
    ranks = _load(BPE)._mergeable_ranks
    recipe: dict[str, Any] = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(vendor, "load_tiktoken_bpe", lambda *_args, **_kwargs: ranks)
        recipe = vendor.cl100k_base()
    assert recipe["pat_str"] == PATTERN, "the tokenizer's pattern has changed"
    return tiktoken.Encoding(**recipe)


def test_known_counts(encoding: tiktoken.Encoding) -> None:
    texts = [*KOREAN, "hello world", "", "<|endoftext|>", "a" * 10_000, "\n \n\t", "1234567"]
    assert COUNTER.count(texts) == [len(encoding.encode_ordinary(text)) for text in texts]
    assert COUNTER.count(["hello world"]) == [2]


@settings(max_examples=200)
@given(st.text(max_size=200))
def test_any_text(encoding: tiktoken.Encoding, text: str) -> None:
    count = COUNTER.count([text])[0]
    assert count == len(encoding.encode_ordinary(text))
    assert count <= len(text.encode())


def test_a_text_on_its_way_is_encoded_once() -> None:
    """It is counted for its request, its price and its pace."""
    _length.cache_clear()
    assert COUNTER.count(["수당 1건", "수당 1건"]) == COUNTER.count(["수당 1건"]) * 2
    assert _length.cache_info().misses == 1


def test_a_missing_table_is_said_in_words(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentProblem) as problem:
        TokenCounter(tmp_path / "gone.tiktoken").count(["가"])
    assert problem.value.code == "token_table_missing"


def test_a_damaged_table_is_said_in_words(tmp_path: Path) -> None:
    table = tmp_path / "half.tiktoken"
    table.write_bytes(BPE.read_bytes()[:-10])
    with pytest.raises(EnvironmentProblem) as problem:
        TokenCounter(table).count(["가"])
    assert problem.value.code == "token_table_damaged"


def test_a_meter_counts_and_cuts_as_if_it_saw_all_texts_at_once() -> None:
    texts = [" a" * (number % 7 + 1) for number in range(100)]
    meter = pickle.loads(pickle.dumps(TokenMeter(BPE, 9, 20)))  # noqa: S301 - our own
    for start in range(0, len(texts), 13):
        meter.add(texts[start : start + 13])
    counts = TokenCounter(BPE).count(texts)
    assert meter.counted == Counted(len(texts), sum(counts), len(cut(counts, 9, 20)))
    assert TokenMeter(BPE, 9, 20).counted == Counted()


def test_a_process_without_numpy_can_count() -> None:
    code = (
        "import sys; sys.modules['numpy'] = None\n"
        "from pathlib import Path\n"
        "from jisa_desktop.providers.tokens import TokenMeter\n"
        f"meter = TokenMeter(Path({str(BPE)!r}), 10, 100)\n"
        "meter.add(['안녕하세요'])\n"
        "print(meter.counted.texts)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=120, check=True
    )
    assert done.stdout.strip() == "1"
