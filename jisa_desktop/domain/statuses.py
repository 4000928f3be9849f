"""The words for what state a thing is in (design, section 3). Values are stored and printed."""

from __future__ import annotations

from enum import StrEnum


class Mode(StrEnum):
    """Where rows go: all to the company's namespace, or each to its employee's."""

    COMPANY_WIDE = "company_wide"
    EMPLOYEE_SPLIT = "employee_split"


class DocumentStatus(StrEnum):
    PENDING = "pending"
    PROCESSING = "processing"
    COMPLETED = "completed"
    FAILED = "failed"
    CANCELLED = "cancelled"
    CLEANED_UP = "cleaned_up"


class VersionStatus(StrEnum):
    """Rollback goes only to versions that were completed: ``COMPLETED`` or ``ROLLED_BACK``."""

    PENDING = "pending"
    PROCESSING = "processing"
    COMPLETED = "completed"
    FAILED = "failed"
    ROLLED_BACK = "rolled_back"
    CANCELLED = "cancelled"


class JobKind(StrEnum):
    """Each kind is a wanted state, never an engine of its own (design, section 2)."""

    PROCESS = "process"
    REPROCESS = "reprocess"
    ROLLBACK = "rollback"
    UNDO = "undo"
    CLEANUP = "cleanup"
    DISCARD = "discard"
    SYNC = "sync"
    MOVE = "move"


class JobStatus(StrEnum):
    PENDING = "pending"
    PROCESSING = "processing"
    PAUSED = "paused"
    NEEDS_ATTENTION = "needs_attention"
    COMPLETED = "completed"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def is_open(self) -> bool:
        """An open job is taken up again by the next start or by ``resume``."""
        return self in _OPEN


_OPEN = frozenset(
    {JobStatus.PENDING, JobStatus.PROCESSING, JobStatus.PAUSED, JobStatus.NEEDS_ATTENTION}
)


class JobPhase(StrEnum):
    """Which step comes next. ``CLEAN`` comes after activation, ``LEAVE`` is a move's first."""

    LEAVE = "leave"
    INTAKE = "intake"
    COMPARE = "compare"
    APPLY = "apply"
    CLEAN = "clean"


class BatchStatus(StrEnum):
    PENDING = "pending"
    PROCESSING = "processing"
    COMPLETED = "completed"
    FAILED = "failed"


class Control(StrEnum):
    """What a person asked of a running job; read between two steps."""

    NONE = ""
    PAUSE = "pause"
    CANCEL = "cancel"


class Outcome(StrEnum):
    """What became of a row: parsed rows = stored + skipped + failed (invariant 1)."""

    PENDING = "pending"
    STORED = "stored"
    SKIPPED = "skipped"
    FAILED = "failed"


class RecordState(StrEnum):
    """What the ledger knows of a record. ``WRITING``: the index was, or will be, told to store
    it, and no answer was noted yet; the record may hold the old or the new, or not exist."""

    PRESENT = "present"
    WRITING = "writing"
    DELETING = "deleting"
