"""What the smaller pages ask of a workspace. Plain functions that block."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from jisa_desktop.domain.cancel import CancelToken
from jisa_desktop.ui.desk import (
    DriftLine,
    EmployeeInfo,
    ImportedEmployees,
    SearchHit,
    Setting,
)

if TYPE_CHECKING:
    from jisa_desktop.pipeline.listing import Drift
    from jisa_desktop.pipeline.workspace import Workspace

_SHOWN = ("embedder", "index", "embedding_model", "embedding_dimension", "pinecone_index",
          "batches_at_once")  # fmt: skip


def employees(workspace: Workspace) -> list[EmployeeInfo]:
    return [
        EmployeeInfo(
            one.employee_id,
            one.employee_number,
            one.name,
            one.department,
            one.namespace,
            one.is_active,
        )
        for one in workspace.people.all()
    ]


def import_employees(workspace: Workspace, path: Path) -> tuple[ImportedEmployees, list[int]]:
    """What changed, and the jobs that bring due documents in line."""
    from jisa_desktop.sheets.reader import ReadOptions

    done = workspace.people.import_file(path, ReadOptions(), CancelToken())
    found = ImportedEmployees(done.added, done.changed, done.unchanged, done.issues)
    return found, workspace.desk.replan(list(done.due))


def add_employee(workspace: Workspace, number: str, name: str, department: str) -> list[int]:
    _, due = workspace.people.add(number, name, department)
    return workspace.desk.replan(due)


def set_employee_active(workspace: Workspace, number: str, is_active: bool) -> list[int]:
    return workspace.desk.replan(workspace.people.set_active(number, is_active=is_active))


def namespaces(workspace: Workspace) -> list[str]:
    """Those that hold records of ours, the company's first."""
    with workspace.store.reading() as tx:
        company = tx.settings.company_namespace()
        return sorted(tx.ledger.namespaces(), key=lambda name: (name != company, name))


def search(workspace: Workspace, question: str, namespace: str, top_k: int) -> list[SearchHit]:
    hits = workspace.search.find(question, namespace, top_k, CancelToken())
    with workspace.store.reading() as tx:
        titles = {one.document_id: one.title for one in tx.documents.all()}
    return [
        SearchHit(
            hit.score,
            hit.record_id,
            namespace,
            hit.document_id,
            titles.get(hit.document_id, ""),
            hit.row_number,
            hit.text,
        )
        for hit in hits
    ]


def import_template(workspace: Workspace, path: Path) -> str:
    return workspace.import_template(path)[0].name


def export_template(workspace: Workspace, name: str, target: Path) -> None:
    """A template holds no personal data, so the file is an ordinary one."""
    from jisa_desktop.domain.template import template_to_json

    with workspace.store.reading() as tx:
        body = template_to_json(tx.templates.get(name).template)
    target.write_text(body, encoding="utf-8")


def verify(workspace: Workspace) -> list[str]:
    return [str(one) for one in workspace.verify()]


def backup(workspace: Workspace, target: Path) -> int:
    from jisa_desktop.pipeline.backup import write_backup

    index = workspace.providers.index
    return write_backup(workspace.store, index, workspace.home, target, CancelToken()).size


def settings(workspace: Workspace, environment: Mapping[str, str]) -> list[Setting]:
    from jisa_desktop.pipeline.config import EmbedderChoice, IndexChoice, load

    config = load(workspace.home, environment).model_dump(mode="json")
    choices = {
        "embedder": tuple(one.value for one in EmbedderChoice),
        "index": tuple(one.value for one in IndexChoice),
    }
    return [
        Setting(name, "" if config[name] is None else str(config[name]), choices.get(name, ()))
        for name in _SHOWN
    ]


def set_setting(workspace: Workspace, name: str, value: str) -> None:
    from jisa_desktop.pipeline.config import save

    save(workspace.home, name, value)


def drift_lines(drift: Drift | None) -> tuple[DriftLine, ...] | None:
    if drift is None:
        return None
    return tuple(
        DriftLine(
            one.namespace,
            len(one.missing),
            len(one.orphaned),
            len(one.altered),
            one.foreign_count,
        )
        for one in drift.namespaces
    )
