"""What a person asks for, checked and in words of the domain."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from jisa_desktop.domain.statuses import Mode


@dataclass(frozen=True, slots=True)
class ProcessRequest:
    """A file to be taken in.

    ``template``: a name; None for 기본. ``document``: an id or an exact title; None to go by
    ``title``, or by the file's name. ``accepts_changes``: go on though more than half of the rows
    of the active version would be gone. ``header``: first and last Excel row. ``encoding`` and
    ``delimiter``: of a text file. ``leaves_out_hidden``: rows and columns that the sheet hides are
    not read. ``revision_id``: of the template; None for its newest.
    """

    path: Path
    template: str | None = None
    mode: Mode | None = None
    sheet: str | None = None
    header: tuple[int, int] | None = None
    document: str | None = None
    title: str | None = None
    is_new: bool = False
    accepts_changes: bool = False
    password: str | None = field(default=None, repr=False)
    encoding: str | None = None
    delimiter: str | None = None
    leaves_out_hidden: bool = False
    revision_id: int | None = None


@dataclass(frozen=True, slots=True)
class KeptRequest:
    """A ``ProcessRequest`` as a job keeps it: the file by its hash, the password not at all."""

    source_name: str
    sha256: str
    size: int
    template_revision_id: int
    mode: Mode | None
    sheet: str | None
    header: tuple[int, int] | None
    document_id: str | None
    title: str | None
    is_new: bool
    accepts_changes: bool
    encoding: str | None = None
    delimiter: str | None = None
    leaves_out_hidden: bool = False

    def as_json(self) -> dict[str, object]:
        return {
            "source_name": self.source_name,
            "sha256": self.sha256,
            "size": self.size,
            "template_revision_id": self.template_revision_id,
            "mode": self.mode.value if self.mode else None,
            "sheet": self.sheet,
            "header": list(self.header) if self.header else None,
            "document_id": self.document_id,
            "title": self.title,
            "is_new": self.is_new,
            "accepts_changes": self.accepts_changes,
            "encoding": self.encoding,
            "delimiter": self.delimiter,
            "leaves_out_hidden": self.leaves_out_hidden,
        }

    @classmethod
    def from_json(cls, value: Mapping[str, object]) -> KeptRequest:
        mode, header = value["mode"], value["header"]
        return cls(
            **{  # type: ignore[arg-type]  # the types that as_json wrote
                **value,
                "mode": Mode(str(mode)) if mode else None,
                "header": tuple(header) if isinstance(header, list) else None,
            }
        )
