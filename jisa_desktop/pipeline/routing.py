"""Which employee's namespace the rows of a version went to, and which rows found no employee."""

from __future__ import annotations

from dataclasses import dataclass

from jisa_desktop.domain.employees import Employee
from jisa_desktop.domain.snapshots import VersionSnapshot
from jisa_desktop.domain.statuses import Mode, Outcome
from jisa_desktop.domain.table import Issue, Severity
from jisa_desktop.store.store import Transaction

_NOT_ROUTED = frozenset({"employee_blank", "employee_unknown", "employee_inactive"})


@dataclass(frozen=True, slots=True)
class Route:
    """``rows`` of one identifier in one namespace; number and name are '' for the company's."""

    namespace: str
    employee_number: str
    name: str
    department: str
    identifier: str
    rows: int


@dataclass(frozen=True, slots=True)
class Unrouted:
    """``near`` are suggestions to a person, never a route."""

    identifier: str
    issue: Issue
    near: tuple[Employee, ...]


@dataclass(frozen=True, slots=True)
class RoutingReport:
    routes: tuple[Route, ...]
    unrouted: tuple[Unrouted, ...]


def routing_of(tx: Transaction, version: VersionSnapshot) -> RoutingReport:
    """As it was decided when the version was last planned."""
    people = {one.employee_id: one for one in tx.people.all()}
    is_split = version.mode is Mode.EMPLOYEE_SPLIT
    routes = []
    for employee_id, identifier, namespace, rows in tx.lineage.routing(version.version_id):
        person = people.get(employee_id) if is_split and employee_id is not None else None
        routes.append(
            Route(
                namespace,
                person.employee_number if person else "",
                person.name if person else "",
                person.department if person else "",
                identifier if is_split else "",
                rows,
            )
        )
    return RoutingReport(tuple(_merged(routes)), tuple(_unrouted(tx, version)))


def _merged(routes: list[Route]) -> list[Route]:
    """In company mode the identifiers do not matter: one line for the namespace."""
    found: dict[tuple[str, str], Route] = {}
    for route in routes:
        key = (route.namespace, route.identifier)
        before = found.get(key)
        rows = route.rows + (before.rows if before else 0)
        found[key] = Route(
            route.namespace, route.employee_number, route.name, route.department,
            route.identifier, rows,
        )  # fmt: skip
    return list(found.values())


def _unrouted(tx: Transaction, version: VersionSnapshot) -> list[Unrouted]:
    directory = tx.people.directory()
    found = []
    for outcome in (Outcome.FAILED, Outcome.SKIPPED):
        for row in tx.lineage.rows(version.version_id, 0, None, outcome):
            if row.reason in _NOT_ROUTED:
                identifier = row.params.get("identifier", "")
                near = directory.near(identifier) if row.reason == "employee_unknown" else []
                params = tuple(row.params.items())
                issue = Issue(row.row_number, "", Severity.ERROR, row.reason, params)
                found.append(Unrouted(identifier, issue, tuple(near)))
    return sorted(found, key=lambda one: one.issue.row_number)
