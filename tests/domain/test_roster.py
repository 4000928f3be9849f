"""What a list of employees would change, line by line."""

from __future__ import annotations

from jisa_desktop.domain.employees import Directory, Employee, EmployeeRecord
from jisa_desktop.domain.roster import RosterChange, compare_roster

KIM = Employee(1, "00001", "김민준", "인사팀", "emp_1", is_active=True)
LEE = Employee(2, "00002", "이서연", "", "emp_2", is_active=False)
EVERYBODY = (KIM, LEE)


def _compared(*records: EmployeeRecord, aliases: dict[str, int] | None = None):  # type: ignore[no-untyped-def]
    return compare_roster(records, EVERYBODY, Directory(EVERYBODY, aliases or {}))


def test_new_changed_and_unchanged() -> None:
    lines, issues = _compared(
        EmployeeRecord(2, "00003", "박", "개발팀"),
        EmployeeRecord(3, "00001", "김민준", "개발팀"),
        EmployeeRecord(4, "00002", "이서연", ""),
    )
    assert [one.change for one in lines] == [
        RosterChange.ADDED,
        RosterChange.CHANGED,
        RosterChange.UNCHANGED,
    ]
    assert lines[0].employee is None
    assert (lines[1].name, lines[1].department) == ("김민준", "개발팀")
    assert issues == []


def test_a_blank_cell_changes_nothing() -> None:
    (line,), _ = _compared(EmployeeRecord(2, "00001", "", ""))
    assert line.change is RosterChange.UNCHANGED
    assert (line.name, line.department) == ("김민준", "인사팀")


def test_a_changed_number_is_the_same_person() -> None:
    (line,), _ = _compared(EmployeeRecord(2, "B-1", "김민준", "개발팀"), aliases={"B-1": 1})
    assert line.employee == KIM
    assert line.change is RosterChange.CHANGED


def test_old_and_new_number_in_one_list_name_one_person_twice() -> None:
    lines, issues = _compared(
        EmployeeRecord(2, "00001", "김민준", "인사팀"),
        EmployeeRecord(7, "B-1", "김민준", "개발팀"),
        aliases={"B-1": 1},
    )
    assert len(lines) == 1
    assert [(one.row_number, one.code) for one in issues] == [(7, "employee_twice")]
    assert dict(issues[0].params)["first_row"] == "2"


def test_a_number_of_its_own_comes_before_an_alias() -> None:
    (line,), _ = _compared(EmployeeRecord(2, "00002", "이서연", ""), aliases={"00002": 1})
    assert line.employee == LEE
