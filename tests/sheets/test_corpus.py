"""Spreadsheets that nobody here wrote: each opens or ends in a sentence, none hangs or kills."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from jisa_desktop.domain.cancel import CancelToken
from jisa_desktop.domain.wording import CATALOGUE
from jisa_desktop.errors import InputError
from jisa_desktop.sheets.reader import Limits, ReadOptions, SheetReader, StagedTable

CORPUS = Path(os.environ.get("JISA_CORPUS") or Path(__file__).parents[2] / "../shared/corpus")
SUFFIXES = frozenset({".xlsx", ".xlsm", ".xltx", ".xlsb", ".xls", ".ods", ".csv", ".tsv"})
KNOWN_TO_DIFFER = {"Test_git_issue_283_TimeSpan.xlsx"}
"""Previews as well: serial 60 is Excel's 29 February 1900, a day that calamine cannot say."""
REFUSALS = CATALOGUE.keys() - {"sheet_worker_died", "sheet_timeout", "unexpected"}


@pytest.fixture(scope="module")
def patient(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SheetReader]:
    reader = SheetReader(tmp_path_factory.mktemp("staging"), Limits(silence_s=60))
    yield reader
    reader.close()


def _files() -> list[Path]:
    if not CORPUS.is_dir():
        pytest.skip("no corpus: set JISA_CORPUS to a folder of spreadsheets")
    return sorted(each for each in CORPUS.rglob("*") if each.suffix.lower() in SUFFIXES)


def test_a_sample_opens_or_is_refused_in_words(patient: SheetReader) -> None:
    _sweep(patient, _files()[::5])


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_every_file_opens_or_is_refused_in_words(patient: SheetReader) -> None:
    _sweep(patient, _files())


def _sweep(reader: SheetReader, files: Sequence[Path]) -> None:
    opened = 0
    surprises: list[tuple[str, str]] = []
    for path in files:
        try:
            with reader.parse(path, ReadOptions(), CancelToken()) as table:
                assert sum(1 for _ in table) == table.head.total_rows, path
                expected = (table.head.header_rows, _shown(table))
        except InputError as error:
            surprises += [(path.name, error.code)] * (error.code not in REFUSALS)
            continue
        opened += 1
        if path.name not in KNOWN_TO_DIFFER:
            with reader.preview(path, ReadOptions(), CancelToken(), limit=50) as first:
                assert (first.head.header_rows, _shown(first)) == expected, path
    assert not surprises
    assert opened * 10 >= len(files) * 8


def _shown(table: StagedTable) -> list[tuple[int, dict[str, str]]]:
    """Without the columns that are empty so far: a preview cannot know what comes in them."""
    return [
        (row.row_number, {n: v for n, v in zip(table.head.columns, row.values, strict=True) if v})
        for row in table.rows(0, 50)
    ]
