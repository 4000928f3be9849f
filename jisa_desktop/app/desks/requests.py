"""What a person set on the import page, as the pipeline takes it: for a look, and for a job."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jisa_desktop.pipeline.preview import PreviewRequest
    from jisa_desktop.pipeline.requests import ProcessRequest
    from jisa_desktop.ui.imports.desk import ImportRequest


def for_a_look(request: ImportRequest) -> PreviewRequest:
    """With the template as it was changed on the page; nothing of that is kept yet."""
    from jisa_desktop.pipeline.preview import PreviewRequest

    return PreviewRequest(
        path=request.path,
        template=request.revised or request.template,
        mode=request.mode,
        sheet=request.sheet,
        header=request.header_rows,
        document=None if request.is_new else request.document_id,
        title=request.title,
        password=request.password,
        is_new=request.is_new,
        asks_for_mode=True,
        encoding=request.encoding,
        delimiter=request.delimiter,
        leaves_out_hidden=request.leaves_out_hidden,
    )


def for_a_job(request: ImportRequest, revision_id: int | None) -> ProcessRequest:
    """By the template's name: what was changed on the page has been kept by then, or, where it
    is for this file alone, as the revision ``revision_id``."""
    from jisa_desktop.pipeline.requests import ProcessRequest

    return ProcessRequest(
        path=request.path,
        template=request.template,
        mode=request.mode,
        sheet=request.sheet,
        header=request.header_rows,
        document=request.document_id,
        title=None if request.document_id else request.title,
        is_new=request.is_new,
        accepts_changes=request.accept_changes,
        password=request.password,
        encoding=request.encoding,
        delimiter=request.delimiter,
        leaves_out_hidden=request.leaves_out_hidden,
        revision_id=revision_id,
    )
