"""What the import page asks about what would leave the computer, before anything does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:  # it brings pydantic, which the first paint does not wait for
    from jisa_desktop.domain.template import Template


@dataclass(frozen=True, slots=True)
class LeavingField:
    """One column that goes somewhere. ``policy``: what happens to its personal data, '' when
    none was found, 'undecided' where a person must say it."""

    column: str
    in_text: bool
    in_metadata: bool
    policy: str


@dataclass(frozen=True, slots=True)
class Leaving:
    """``embedder_host``, ``index_host``: '' for what is built in. ``seconds``: the least that the
    account's limits allow. ``dollars``, ``won`` None: nobody knows the price."""

    embedder_host: str
    index_host: str
    fields: tuple[LeavingField, ...]
    row_count: int
    new_text_count: int
    character_count: int
    token_count: int = 0
    request_count: int = 0
    dollars: float | None = 0.0
    won: float | None = 0.0
    seconds: float = 0.0
    is_over_cap: bool = False


@dataclass(frozen=True, slots=True)
class PersonalColumn:
    """A column of personal data. ``kinds``: wording code and the share of values, 0 to 1.
    ``policy``: 'allow', 'mask', 'leave_out', 'refuse', or '' where nobody has decided.
    ``is_default``: the program's own choice, which the template does not say."""

    column: str
    kinds: tuple[tuple[str, float], ...]
    policy: str
    is_default: bool


class OutgoingDesk(Protocol):
    """Of a file that was looked at whole; None, or nothing, when it was put away meanwhile."""

    async def leaving(self, preview_id: str) -> Leaving | None: ...

    async def personal(self, preview_id: str) -> Sequence[PersonalColumn]: ...

    async def decide(self, preview_id: str, policies: Mapping[str, str]) -> Template | None:
        """The file's template with a policy for each of these columns; it is not kept yet."""
        ...
