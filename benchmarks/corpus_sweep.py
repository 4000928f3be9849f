"""What becomes of a folder full of strange spreadsheets.

    python -m benchmarks.corpus_sweep FOLDER [--seconds 20] [--megabytes 4096] [--no-compare]

Reads each file in the program's own worker with limits, and says how many opened, were refused
(by reason), killed the worker or hung it. For xlsx files every cell of the sheet is then compared
with openpyxl's reading of it; differences are counted by kind. ``docs/sheets.md`` explains them.
"""

from __future__ import annotations

import argparse
import multiprocessing
import sys
import tempfile
import time
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path

from benchmarks import corpus_compare
from benchmarks.corpus_compare import Comparison, Place
from jisa_desktop.domain.cancel import CancelToken
from jisa_desktop.domain.wording import CATALOGUE, Language, say
from jisa_desktop.errors import JisaError
from jisa_desktop.sheets.reader import Limits, ReadOptions, SheetReader, StagedTable

SUFFIXES = frozenset({".xlsx", ".xlsm", ".xltx", ".xlsb", ".xls", ".ods", ".csv", ".tsv", ".html"})
COMPARED = frozenset({".xlsx", ".xlsm", ".xltx"})
COMPARE_S = 30.0
EXAMPLES = 3


@dataclass(slots=True)
class Findings:
    outcomes: Counter[str] = field(default_factory=Counter)
    files: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    notices: Counter[str] = field(default_factory=Counter)
    compared: Counter[str] = field(default_factory=Counter)
    cells: int = 0
    differing_cells: Counter[str] = field(default_factory=Counter)
    differing_files: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    seconds: list[tuple[float, str]] = field(default_factory=list)


class Comparer:
    """openpyxl in a process that can be killed."""

    def __init__(self) -> None:
        self._process: SpawnProcess | None = None
        self._pipe: Connection | None = None

    def compare(self, path: Path, table: StagedTable) -> Comparison | str:
        if self._pipe is None:
            context = multiprocessing.get_context("spawn")
            self._pipe, theirs = context.Pipe()
            self._process = context.Process(
                target=corpus_compare.serve, args=(theirs,), daemon=True
            )
            self._process.start()
            theirs.close()
        self._pipe.send((path, table.head.sheet, 2, _shown(table)))
        if not self._pipe.poll(COMPARE_S):
            self.close()
            return f"openpyxl: more than {COMPARE_S:.0f} s"
        answer: Comparison | str = self._pipe.recv()
        return answer

    def close(self) -> None:
        if self._process is not None and self._pipe is not None:
            self._process.kill()
            self._process.join()
            self._pipe.close()
        self._process = self._pipe = None


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seconds", type=float, default=20.0)
    parser.add_argument("--megabytes", type=int, default=4096)
    parser.add_argument("--no-compare", action="store_true")
    given = parser.parse_args()
    if not given.folder.is_dir():
        parser.error(f"no such folder: {given.folder}")
    limits = Limits(silence_s=given.seconds, memory_bytes=given.megabytes << 20)
    findings = Findings()
    comparer = None if given.no_compare else Comparer()
    with tempfile.TemporaryDirectory() as staging:
        reader = SheetReader(Path(staging), limits)
        reader.start()
        for path in sorted(given.folder.rglob("*")):
            if path.suffix.lower() in SUFFIXES and path.is_file():
                _sweep_one(reader, path, comparer, findings)
        reader.close()
    if comparer is not None:
        comparer.close()
    _report(findings)
    died = findings.outcomes["sheet_worker_died"] + findings.outcomes["sheet_timeout"]
    return 1 if died or findings.outcomes["unexpected"] else 0


def _sweep_one(
    reader: SheetReader, path: Path, comparer: Comparer | None, findings: Findings
) -> None:
    started_at = time.perf_counter()
    try:
        with reader.parse(path, ReadOptions(), CancelToken()) as table:
            findings.notices.update(each.code for each in table.head.notices)
            outcome = "opened"
    except JisaError as error:
        outcome = error.code if error.code in CATALOGUE else f"NO WORDS: {error.code}"
    findings.outcomes[outcome] += 1
    findings.files[outcome].append(path.name)
    findings.seconds.append((time.perf_counter() - started_at, path.name))
    if comparer is None or outcome != "opened" or path.suffix.lower() not in COMPARED:
        return
    # Row 1 as the header, so that every other row is compared, whatever the header really is.
    with reader.parse(path, ReadOptions(header=(1, 1)), CancelToken()) as table:
        found = comparer.compare(path, table)
    if isinstance(found, str):
        findings.compared[found] += 1
        return
    findings.cells += found.cells
    findings.compared["differ" if found.classes else "identical"] += 1
    for kind, count in found.classes.items():
        findings.differing_cells[kind] += count
        findings.differing_files[kind].append(f"{path.name}: {found.examples[kind]}")


def _shown(table: StagedTable) -> dict[Place, str]:
    """Every displayed text below the first row, by its place in the sheet."""
    return {
        (row.row_number, place + 1): text
        for row in (*table, *table.other_rows())
        for place, text in zip(table.places, row.values, strict=True)
        if text
    }


def _report(findings: Findings) -> None:
    total = sum(findings.outcomes.values())
    print(f"{total} files, {sum(each for each, _ in findings.seconds):.1f} s")
    for outcome, count in findings.outcomes.most_common():
        title = "" if outcome == "opened" else say(outcome, language=Language.ENGLISH).title
        print(f"  {count:5} {outcome}  {title}")
        if outcome != "opened":
            print(f"        {', '.join(findings.files[outcome][:EXAMPLES])}")
    print("Notices:")
    for code, count in findings.notices.most_common():
        print(f"  {count:5} {code}")
    print("Slowest:")
    for seconds, name in sorted(findings.seconds, reverse=True)[:EXAMPLES]:
        print(f"  {seconds:5.1f} s {name}")
    if findings.compared:
        print(f"Compared with openpyxl: {findings.cells} cells")
        for kind, count in findings.compared.most_common():
            print(f"  {count:5} {kind}")
        for kind, count in findings.differing_cells.most_common():
            files = findings.differing_files[kind]
            print(f"  {count:5} cells in {len(files)} files: {kind}")
            for example in files[:EXAMPLES]:
                print(f"        {example}")


if __name__ == "__main__":
    sys.exit(main())
