"""The built-in templates fit the sample workbooks: every column bound, every row read, and only
the planted flaws found."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import resources
from jisa_desktop.domain.binding import Binding
from jisa_desktop.domain.cancel import CancelToken
from jisa_desktop.domain.employees import read_employee_rows
from jisa_desktop.domain.rows import ParsedRow, RowReader, read_all
from jisa_desktop.domain.suggest import suggest
from jisa_desktop.domain.table import HEADER_CERTAIN, TableHead
from jisa_desktop.domain.template import Template, template_from_json
from jisa_desktop.sheets.reader import ReadOptions, SheetReader
from tools.samples import commission
from tools.samples.__main__ import sheets
from tools.samples.people import people

PAIRS = {
    "수수료 지급내역 2026-03.xlsx": "commission",
    "v2/수수료 지급내역 2026-03.xlsx": "commission",
    "급여대장 2026-03.xlsx": "pay",
    "근태현황 2026-03.xlsx": "attendance",
    "인사발령 2026.xlsx": "appointment",
    "수당 지급 내역 2026-03.xlsx": "allowance",
    "직원명부.xlsx": "directory",
}
ROW_COUNTS = {name: len(sheet.rows) for name, sheet in sheets()}
NUMBERS = {person.number for person in people()}
FIRST_COMMISSION_ROW = 6
"""Title, origin, unit, and two header rows stand above."""


def template(name: str) -> Template:
    return template_from_json(resources.path(f"templates/{name}.json").read_text(encoding="utf-8"))


TEMPLATES = {path.stem: template(path.stem) for path in resources.path("templates").glob("*.json")}


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SheetReader]:
    found = SheetReader(tmp_path_factory.mktemp("staging"))
    yield found
    found.close()


class Parsed:
    """One sample read through its template."""

    def __init__(self, reader: SheetReader, name: str) -> None:
        path: Path = resources.path(f"samples/{name}")
        self.template = TEMPLATES[PAIRS[name]]
        with reader.parse(path, ReadOptions(), CancelToken()) as table:
            self.head: TableHead = table.head
            self.sheet_rows = list(table)
            self.cell_issues = table.issues()
        self.rows: list[ParsedRow] = list(
            read_all(RowReader(self.template, self.head), self.sheet_rows)
        )


@pytest.fixture(scope="module", params=PAIRS)
def parsed(request: pytest.FixtureRequest, reader: SheetReader) -> Parsed:
    return Parsed(reader, request.param)


def test_every_template_has_a_sample() -> None:
    assert TEMPLATES.keys() == set(PAIRS.values())


def test_every_sample_has_a_template() -> None:
    assert ROW_COUNTS.keys() == PAIRS.keys()


def test_the_header_is_found_without_asking(parsed: Parsed) -> None:
    assert parsed.head.header_score >= HEADER_CERTAIN


def test_every_column_is_bound_on_both_sides(parsed: Parsed) -> None:
    binding = Binding(parsed.template, parsed.head.columns)
    assert binding.missing == ()
    assert len(binding.position_of) == len(parsed.head.columns)


def test_the_template_is_proposed_first(parsed: Parsed) -> None:
    best = suggest(list(TEMPLATES.values()), parsed.head.columns)[0]
    assert (best.name, best.missing) == (parsed.template.name, ())


@pytest.mark.parametrize("name", PAIRS)
def test_titles_totals_and_notes_are_no_rows(name: str, reader: SheetReader) -> None:
    assert len(Parsed(reader, name).rows) == ROW_COUNTS[name]


def test_only_the_planted_blank_is_an_error(parsed: Parsed) -> None:
    assert parsed.cell_issues == []
    errors = [row.row_number for row in parsed.rows if row.has_error]
    is_first = parsed.template.name == "수수료" and len(parsed.rows) == commission.ROW_COUNT
    assert errors == ([FIRST_COMMISSION_ROW + commission.BLANK_AT] if is_first else [])


def test_each_row_becomes_a_text_of_its_own(parsed: Parsed) -> None:
    texts = [row.text for row in parsed.rows if not row.has_error]
    assert all(texts)
    assert len(set(texts)) == len(texts)
    assert not any("{{" in text for text in texts)


def test_metadata_carry_what_the_template_promises(parsed: Parsed) -> None:
    wanted = set(parsed.template.metadata_fields)
    for row in parsed.rows:
        if not row.has_error:
            assert {name for name, _ in row.metadata} == wanted


def test_employees_are_those_of_the_directory_but_for_the_mistyped_one(parsed: Parsed) -> None:
    if parsed.template.employee_column is None:
        assert all(row.identifier == "" for row in parsed.rows)
        return
    unknown = [
        row.row_number for row in parsed.rows if not row.has_error and row.identifier not in NUMBERS
    ]
    is_first = parsed.template.name == "수수료" and len(parsed.rows) == commission.ROW_COUNT
    if is_first:
        assert unknown == [FIRST_COMMISSION_ROW + commission.UNKNOWN_AT]
    else:
        assert len(unknown) == (parsed.template.name == "수수료")


def test_the_directory_imports_as_the_list_of_employees(reader: SheetReader) -> None:
    sample = Parsed(reader, "직원명부.xlsx")
    records, issues = read_employee_rows(sample.head, sample.sheet_rows)
    assert issues == []
    assert {record.employee_number for record in records} == NUMBERS
    assert all(record.name and record.department for record in records)


def test_amounts_read_as_excel_shows_them(reader: SheetReader) -> None:
    texts = [row.text for row in Parsed(reader, "급여대장 2026-03.xlsx").rows]
    assert all("식대 200,000원" in text for text in texts)
