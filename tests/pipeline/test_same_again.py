"""The very same file, read in the very same way, is no new version."""

from __future__ import annotations

from tests.support.bench import Bench, rows

TABLE = rows(6)


def test_the_same_choice_of_encoding_and_delimiter_is_the_same_again(bench: Bench) -> None:
    chosen = {"encoding": "utf-8", "delimiter": ","}
    bench.completed(bench.process("수당", TABLE, **chosen))
    assert bench.process("수당", TABLE, **chosen).is_unchanged
    assert bench.process("수당", TABLE, **chosen).is_unchanged


def test_another_choice_or_none_may_read_the_same_bytes_differently(bench: Bench) -> None:
    bench.completed(bench.process("수당", TABLE))
    assert bench.process("수당", TABLE).is_unchanged
    assert not bench.process("수당", TABLE, encoding="utf-8").is_unchanged
    assert not bench.process("수당", TABLE, encoding="utf-8", delimiter=",").is_unchanged
    assert not bench.process("수당", TABLE).is_unchanged, "it was read with a choice"
    assert bench.process("수당", TABLE).is_unchanged


def test_a_rollback_brings_the_choice_back(bench: Bench) -> None:
    bench.completed(bench.process("수당", TABLE, encoding="utf-8"))
    bench.completed(bench.process("수당", rows(7)))
    bench.completed(bench.rollback("수당", 1))
    assert bench.process("수당", TABLE, encoding="utf-8").is_unchanged
