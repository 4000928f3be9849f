"""Worlds for looking: one with something of everything, and the ways it can be short of that."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from jisa_desktop.domain.snapshots import Fault
from jisa_desktop.domain.statuses import BatchStatus, JobKind, JobStatus, VersionStatus
from jisa_desktop.ui.imports.desk import Change, ImportRequest
from tests.ui.fakes.world import World, batch, busy_world, job, preview, refusal, routes, version

FAULT = Fault("offline", {"service": "OpenAI"})


def full_world() -> World:
    """Documents in every state with their jobs, files to import that are fine, doubtful, locked."""
    world = busy_world()
    world.versions["d2"] = [version(5, document_id="d2", status=VersionStatus.PROCESSING)]
    world.versions["d3"] = [
        version(1, version_id=11, document_id="d3", is_active=True),
        version(2, version_id=12, document_id="d3", status=VersionStatus.FAILED, fault=FAULT),
    ]
    failed = job(9, document_id="d3", status=JobStatus.FAILED, fault=FAULT, version_id=12)
    world.jobs["d3"] = [failed]
    world.batches[9] = [
        batch(1, 2, job_id=9, batch_id=91),
        batch(2, 2, job_id=9, batch_id=92, status=BatchStatus.FAILED, fault=FAULT, attempts=3),
    ]
    world.jobs["d1"].append(job(2, kind=JobKind.ROLLBACK))
    files = {
        "Pay 2026.xlsx": {"resembles": "d1", "change": Change(12, 31, 2, 1190, lost=1)},
        "Attendance.xlsx": {
            "mode": None,
            "has_employee_column": True,
            "routes": routes(),
            "skipped_rows": 7,
            "change": Change(removed=1100, lost=100, is_mass_change=True),
        },
    }
    for name, found in files.items():
        world.previews[name] = replace(preview(ImportRequest(Path(name))), **found)  # type: ignore[arg-type]
    world.previews["Locked.xlsx"] = refusal("Locked.xlsx")
    world.violations = ["org_1: 3"]
    return world
