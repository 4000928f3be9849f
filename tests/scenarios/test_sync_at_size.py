"""Sync at size: all that drifted is found, nothing else, and repaired without embedding."""

from __future__ import annotations

import random
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from jisa_desktop.domain.cancel import CancelToken
from jisa_desktop.domain.snapshots import JobSnapshot
from jisa_desktop.pipeline.drift import Drift
from jisa_desktop.pipeline.sync_report import save_sync_report
from jisa_desktop.providers.protocols import Record
from tests.support.bench import Bench, rows


def drift(bench: Bench, deleted: int, altered: int, foreign: int) -> tuple[set[str], set[str]]:
    """Behind the program's back. Returns the ids that are gone, and those that say otherwise."""
    chance = random.Random(7)  # noqa: S311 - the same drift each time
    index = bench.index
    held = index.snapshot()["org_1"]
    chosen = chance.sample(sorted(held), deleted + altered)
    gone, changed = chosen[:deleted], chosen[deleted:]
    for record_id in gone:
        index.lose("org_1", record_id)
    known = index.fetch("org_1", changed, CancelToken())
    for number, record in enumerate(known.values()):
        if number % 2:
            turned = record.values[::-1].copy()
            index.plant("org_1", Record(record.record_id, turned, record.metadata, record.text))
        else:
            said = {**record.metadata, "rowNumber": 1}
            index.plant("org_1", Record(record.record_id, record.values, said, record.text))
    pattern = next(iter(known.values()))
    for number in range(foreign):
        record = Record(f"theirs-{number}", pattern.values, {"documentId": "?"}, "?")
        index.plant("org_1" if number % 2 else "emp_77", record)
    return set(gone), set(changed)


def check(bench: Bench, size: int, shares: tuple[int, int, int]) -> tuple[Drift, JobSnapshot]:
    bench.completed(bench.process("수당", rows(size)))
    deleted, altered, foreign = shares
    before = bench.index.snapshot()["org_1"]
    gone, changed = drift(bench, deleted, altered, foreign)
    bench.embedder.forget()
    clock = time.perf_counter()
    end = bench.sync()
    print(f"{size:,} records compared and repaired in {time.perf_counter() - clock:.1f} s")
    assert end.drift is not None
    (theirs, ours) = end.drift.namespaces
    assert (set(ours.missing), set(ours.altered)) == (gone, changed)
    assert ours.orphaned == theirs.missing == theirs.orphaned == theirs.altered == ()
    assert ours.foreign_count + theirs.foreign_count == foreign
    job = bench.completed(end)
    assert bench.embedder.sent == []
    held = bench.index.snapshot()
    assert {one: said for one, said in held["org_1"].items() if not one.startswith("theirs")} == (
        before
    )
    assert sum(one.startswith("theirs") for all_ in held.values() for one in all_) == foreign
    written = [call for call in bench.index.calls if call.operation == "upsert"]
    repaired = [one for call in written for one in call.record_ids][size:]
    assert sorted(repaired) == sorted(gone | changed), "exactly the listed operations"
    return end.drift, job


def said_in(sheet: Any) -> dict[str, object]:
    """Item to value; an empty cell at the end of a row is not stored."""
    rows_of = sheet.iter_rows(min_row=2, values_only=True)
    return {row[0]: row[1] if len(row) > 1 else None for row in rows_of}


@pytest.mark.slow
@pytest.mark.timeout(120)
def test_five_thousand_records(bench: Bench, tmp_path: Path) -> None:
    found, job = check(bench, 5_000, (2_000, 250, 1_000))
    path = tmp_path / "점검.xlsx"
    save_sync_report(path, found, datetime.now(UTC), job)
    book = load_workbook(path, read_only=True)
    assert book.sheetnames == ["요약", "네임스페이스", "레코드"]
    summary = said_in(book["요약"])
    assert (summary["누락"], summary["변경"], summary["고아"]) == (2_000, 250, 0)
    assert (summary["복구"], summary["새로 임베딩한 텍스트"]) == ("완료", 0)
    assert summary["외부 레코드(건드리지 않음)"] == 1_000
    listed = list(book["레코드"].iter_rows(min_row=2, values_only=True))
    assert len(listed) == 2_250
    book.close()


@pytest.mark.sweep
@pytest.mark.timeout(3_600)
def test_a_hundred_thousand_records(bench: Bench) -> None:
    check(bench, 100_000, (40_000, 5_000, 20_000))


def test_a_report_of_nothing_and_one_of_more_than_a_sheet_holds(
    bench: Bench, tmp_path: Path
) -> None:
    bench.completed(bench.process("수당", rows(9)))
    clean = bench.workspace.listing.compare(CancelToken())
    path = tmp_path / "점검.xlsx"
    save_sync_report(path, clean, datetime.now(UTC))
    book = load_workbook(path, read_only=True)
    summary = said_in(book["요약"])
    assert (summary["결과"], summary["복구"]) == ("이상 없음", "하지 않음")
    book.close()
    drift(bench, 7, 1, 0)
    found = bench.workspace.listing.compare(CancelToken())
    save_sync_report(path, found, datetime.now(UTC), last_row=5)
    book = load_workbook(path, read_only=True)
    parts = [name for name in book.sheetnames if name.startswith("레코드")]
    assert parts == ["레코드", "레코드 2"]
    said = [
        tuple(row) for name in parts for row in book[name].iter_rows(min_row=2, values_only=True)
    ]
    assert len(said) == 8
    assert {row[1] for row in said} == {"누락", "변경"}
    book.close()
