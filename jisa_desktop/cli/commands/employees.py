"""employees: the directory that rows are routed by."""

from __future__ import annotations

from typing import Annotated

import typer

from jisa_desktop.cli.answer import Answer
from jisa_desktop.cli.command import command, new_area
from jisa_desktop.cli.options import Header, Password, Sheet, Wait, Workbook, header_rows
from jisa_desktop.cli.session import WAIT_S, Session
from jisa_desktop.cli.shapes import Value, issue_value
from jisa_desktop.domain.cancel import CancelToken
from jisa_desktop.domain.employees import Employee
from jisa_desktop.store.people import People

area = new_area()
_employees = new_area("직원 명부를 관리합니다.")
area.add_typer(_employees, name="employees")

Number = Annotated[str, typer.Argument(metavar="NUMBER", help="사번")]


@command(_employees, "import")
def import_employees(
    session: Session,
    file: Workbook,
    sheet: Sheet = None,
    header: Header = None,
    password: Password = None,
) -> Answer:
    """엑셀 명부에서 직원을 등록합니다. 명부에 없는 직원은 그대로 둡니다."""
    from jisa_desktop.sheets.reader import ReadOptions

    options = ReadOptions(sheet=sheet, header=header_rows(header), password=password)
    with session.writer() as workspace:
        found = workspace.people.import_file(file, options, CancelToken())
    return Answer(
        {
            "added": found.added,
            "changed": found.changed,
            "unchanged": found.unchanged,
            "issues": [issue_value(one) for one in found.issues],
            "due": list(found.due),
        }
    )


@command(_employees, "list")
def list_employees(session: Session) -> Answer:
    """직원 목록을 보여 줍니다."""
    with session.store() as store, store.reading() as tx:
        return Answer({"employees": [_value(one) for one in tx.people.all()]})


@command(_employees, "add")
def add_employee(
    session: Session,
    number: Number,
    name: Annotated[str, typer.Option("--name", help="이름")] = "",
    department: Annotated[str, typer.Option("--department", help="부서")] = "",
) -> Answer:
    """직원 한 명을 등록합니다."""
    with session.writer() as workspace:
        employee, due = workspace.people.add(number, name, department)
    return Answer({"employee": _value(employee), "due": due})


@command(_employees, "deactivate")
def deactivate(session: Session, number: Number, wait: Wait = WAIT_S) -> Answer:
    """퇴사한 직원을 비활성화하고, 그 직원의 벡터를 바로 지웁니다."""
    from jisa_desktop.cli.running import finish_interrupted, jobs_answer, run_jobs

    with session.writer(wait) as workspace:
        due = workspace.people.set_active(number, is_active=False)
        for document_id in due:
            finish_interrupted(session, workspace, document_id)
        ends = run_jobs(session, workspace, workspace.desk.replan(due))
        with workspace.store.reading() as tx:
            left = [one for one in due if tx.documents.get(one).is_due]
            employee = _found(tx.people, number)
        return jobs_answer(workspace, ends, employee=employee, due=left)


@command(_employees, "activate")
def activate(session: Session, number: Number) -> Answer:
    """비활성화한 직원을 다시 활성화합니다."""
    with session.writer() as workspace:
        due = workspace.people.set_active(number, is_active=True)
        with workspace.store.reading() as tx:
            return Answer({"employee": _found(tx.people, number), "due": due})


@command(_employees, "alias")
def alias(
    session: Session,
    number: Number,
    other: Annotated[str, typer.Argument(metavar="OTHER", help="같은 직원의 다른 사번")],
) -> Answer:
    """바뀐 사번도 같은 직원으로 봅니다."""
    with session.writer() as workspace:
        due = workspace.people.alias(number, other)
        with workspace.store.reading() as tx:
            return Answer({"employee": _found(tx.people, number), "due": due})


def _found(people: People, number: str) -> Value | None:
    employee = people.directory().find(number)
    return _value(employee) if employee else None


def _value(employee: Employee) -> Value:
    return {
        "employee_number": employee.employee_number,
        "name": employee.name,
        "department": employee.department,
        "namespace": employee.namespace,
        "active": employee.is_active,
    }
