"""A table that no template was made for, dropped into the real program."""

from __future__ import annotations

from pathlib import Path

from openpyxl import Workbook

from jisa_desktop.domain.statuses import Mode
from tests.app.person import Person

_LEAVE = "사번,성명,휴가구분,시작일,종료일,일수\nE1001,김민준,연차,2026-03-05,2026-03-05,1\n"


def _leave(folder: Path) -> Path:
    path = folder / "연차 사용내역.csv"
    path.write_text(_LEAVE, encoding="utf-8")
    return path


def test_no_template_that_would_leave_most_columns_out_is_chosen(person: Person) -> None:
    person.drop(_leave(person.office.folder))
    preview = person.window.imports.current.preview
    assert preview.template == "기본"


def test_numbers_of_employees_do_not_go_to_everybody_unasked(person: Person) -> None:
    person.drop(_leave(person.office.folder))
    page = person.window.imports
    assert page.current.preview.unrouted == "사번"
    assert page.current.mode is None
    assert not page.footer.start.isEnabled()
    person.choose(Mode.COMPANY_WIDE)
    assert page.footer.start.isEnabled()


def test_hidden_rows_are_left_out_where_the_box_is_ticked(person: Person) -> None:
    book = Workbook()
    for line in (
        ("사번", "성명", "월", "금액"),
        *((f"0000{n}", "가", "3월", n) for n in (1, 2, 3)),
    ):
        book.active.append(line)
    book.active.row_dimensions[3].hidden = True
    book.save(person.office.folder / "급여.xlsx")
    person.drop(person.office.folder / "급여.xlsx")
    page = person.window.imports
    box = page.options.hidden
    assert (page.current.preview.row_count, box.isVisibleTo(page.options)) == (3, True)
    box.click()
    person.until(lambda: not page.current.is_reading and page.current.preview.row_count == 2)
    assert box.isChecked()
    person.choose(Mode.COMPANY_WIDE)
    page.footer.start.click()
    person.until(lambda: not page.items)
    person.rest()
    assert person.only_document.record_count == 2


def test_a_sheet_that_hides_nothing_offers_no_choice(person: Person) -> None:
    person.drop(_leave(person.office.folder))
    options = person.window.imports.options
    assert not options.hidden.isVisibleTo(options)
