"""A new version dropped into the real program: its rows beside those that stand."""

from __future__ import annotations

import pytest

from jisa_desktop.app.desks import changes
from jisa_desktop.domain.statuses import Mode
from tests.app.person import Person, csv_file
from tests.support.bench import edited, rows


def test_the_rows_that_would_change_stand_beside_those_that_do_now(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(changes, "MOST_ROWS", 3)
    old = rows(6)
    person.process("수당", old)
    person.rest()
    new = [*edited(old, [1])[:3], *old[4:], *rows(2, start=9)]
    person.drop(csv_file(person.office, "수당", new))
    side = person.window.imports.pane.side
    tab = side.changes
    side.setCurrentWidget(tab)
    person.until(lambda: tab.model.rowCount() > 0)
    shown = [[tab.model.index(line, at).data() for at in range(4)] for line in range(3)]
    assert shown == [
        ["~ 변경", "3", "금액: 2,000", "금액: 9,9991"],
        ["− 삭제", "5", "사번: 00004 · 성명: 직원4 · 월: 2026-03 · 금액: 4,000", ""],
        ["+ 추가", "7", "", "사번: 00009 · 성명: 직원9 · 월: 2026-03 · 금액: 9,000"],
    ]
    assert "1행이 더" in tab.said.text()
    told = [tab.figures[name].text() for name in ("added", "changed", "removed", "unchanged")]
    assert told == ["+2", "~1", "−1", "4"]
    tab.table.selectRow(0)
    table = person.window.imports.pane.table
    person.until(lambda: table.currentIndex().row() == 1)


def test_a_first_version_has_none_to_compare_with(person: Person) -> None:
    person.drop(csv_file(person.office, "수당", rows(3)))
    person.choose(Mode.COMPANY_WIDE)
    side = person.window.imports.pane.side
    side.setCurrentWidget(side.changes)
    person.until(lambda: side.changes.said.text() == "비교할 이전 버전이 없습니다.")
