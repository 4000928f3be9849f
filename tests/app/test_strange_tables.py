"""A table that no template was made for, dropped into the real program."""

from __future__ import annotations

from pathlib import Path

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
