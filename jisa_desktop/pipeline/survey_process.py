"""The process that surveys: the side that works. What it needs is imported in it alone."""

from __future__ import annotations

from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING

from jisa_desktop.errors import JisaError
from jisa_desktop.sheets.confine import stand_back
from jisa_desktop.sheets.serving import Send, Thinned, Word, named, serve_requests

if TYPE_CHECKING:
    from jisa_desktop.pipeline.survey_costs import CountRequest
    from jisa_desktop.pipeline.surveying import PatternRequest, SurveyRequest, TrialRequest

    Request = SurveyRequest | PatternRequest | CountRequest | TrialRequest


@dataclass(frozen=True, slots=True)
class Trying(Word):
    """A pattern of the template is about to be matched."""

    row_number: int
    field: str


def serve(connection: Connection, memory_bytes: int) -> None:
    """Answer requests until the parent closes its end."""
    serve_requests(connection, memory_bytes, _answer, _failure, warm=_warm)


def _warm() -> None:
    """Half a second of imports, before anyone waits for them."""
    import jisa_desktop.pipeline.surveying  # noqa: F401

    stand_back()


def _answer(request: Request, send: Send) -> object:
    from jisa_desktop.pipeline import survey_costs, surveying

    if isinstance(request, surveying.SurveyRequest):
        return surveying.survey(request, Thinned(send))
    if isinstance(request, surveying.PatternRequest):
        surveying.match_patterns(request, Thinned(send))
        return None
    if isinstance(request, survey_costs.CountRequest):
        return survey_costs.count(request, Thinned(send))
    surveying.try_patterns(request, lambda row_number, field: send(Trying(row_number, field)))
    return None


def _failure(error: Exception, request: Request) -> JisaError:
    return named(error, request.file)
