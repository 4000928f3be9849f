"""The sample workbooks are what their script makes, and hold the flaws that they promise."""

from __future__ import annotations

import unicodedata

import pytest

import resources
from tools.samples import commission
from tools.samples.__main__ import sheets
from tools.samples.people import people
from tools.samples.workbook import Sheet, parts, workbook_bytes

SAMPLES = dict(sheets())
STAFF = people()
NUMBERS = {person.number for person in STAFF}
MOST_BYTES = 5 << 20


@pytest.fixture(scope="module")
def first() -> Sheet:
    return commission.first_table(STAFF)


@pytest.fixture(scope="module")
def corrected() -> Sheet:
    return commission.corrected_table(STAFF)


def contracts(sheet: Sheet) -> dict[object, list[object]]:
    return {row[3]: list(row) for row in sheet.rows}


@pytest.mark.parametrize("name", SAMPLES)
def test_the_committed_workbook_is_what_the_script_makes(name: str) -> None:
    committed = resources.path(f"samples/{name}").read_bytes()
    # By parts: another zlib may pack the same content into other bytes.
    assert dict(parts(committed)) == dict(parts(workbook_bytes(SAMPLES[name])))


def test_nothing_else_lies_among_the_samples() -> None:
    folder = resources.path("samples")
    found = {path.relative_to(folder).as_posix() for path in folder.rglob("*.xlsx")}
    assert {unicodedata.normalize("NFC", name) for name in found} == set(SAMPLES)


def test_the_samples_stay_small() -> None:
    assert sum(p.stat().st_size for p in resources.path("samples").rglob("*.xlsx")) < MOST_BYTES


def test_two_writings_are_equal_byte_for_byte() -> None:
    sheet = SAMPLES["인사발령 2026.xlsx"]
    assert workbook_bytes(sheet) == workbook_bytes(sheet)


def test_every_number_begins_with_zeros_and_is_one_persons() -> None:
    assert len(NUMBERS) == len(STAFF) == 300
    assert all(len(number) == 8 and number.startswith("00") for number in NUMBERS)


def test_the_commission_table_has_the_four_promised_flaws(first: Sheet) -> None:
    numbers = [row[0] for row in first.rows]
    strange = [place for place, number in enumerate(numbers) if number not in NUMBERS]
    assert strange == [
        commission.UNKNOWN_AT,
        commission.BLANK_AT,
        commission.PADDED_AT,
        commission.FULL_WIDTH_AT,
    ]
    assert numbers[commission.BLANK_AT] is None
    for place in (commission.PADDED_AT, commission.FULL_WIDTH_AT):
        assert unicodedata.normalize("NFKC", str(numbers[place])).strip() in NUMBERS


def test_the_correction_touches_one_row_in_a_hundred(first: Sheet, corrected: Sheet) -> None:
    before, after = contracts(first), contracts(corrected)
    assert len(before) == len(first.rows) == commission.ROW_COUNT
    assert len(after) == len(corrected.rows)
    assert len(before.keys() - after.keys()) == commission.REMOVED_COUNT
    assert len(after.keys() - before.keys()) == commission.ADDED_COUNT
    changed = [key for key in before.keys() & after.keys() if before[key][1:] != after[key][1:]]
    assert len(changed) == commission.CHANGED_COUNT


def test_the_blank_number_is_filled_in_by_the_correction(first: Sheet, corrected: Sheet) -> None:
    contract = first.rows[commission.BLANK_AT][3]
    assert contracts(corrected)[contract][0] in NUMBERS


@pytest.mark.parametrize("name", [name for name in SAMPLES if "수수료" not in name])
def test_the_other_workbooks_name_only_employees_of_the_directory(name: str) -> None:
    sheet = SAMPLES[name]
    place = next(i for i, heading in enumerate(sheet.headings) if heading.label == "사번")
    assert {f"{int(str(row[place])):08d}" for row in sheet.rows} <= NUMBERS
