"""What would leave the computer, field by field and row by row, before anything does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from urllib.parse import urlsplit

from jisa_desktop.domain.binding import Binding
from jisa_desktop.domain.personal_data.policies import policies_of
from jisa_desktop.domain.row_parts import text_positions
from jisa_desktop.domain.rows import ParsedRow
from jisa_desktop.domain.template import PersonalDataPolicy
from jisa_desktop.pipeline.config import Config, EmbedderChoice, IndexChoice
from jisa_desktop.pipeline.preview import Preview

_PAGE = 500


@dataclass(frozen=True, slots=True)
class Destination:
    """``host`` is '' for what is built in: nothing leaves the computer then."""

    role: str
    provider: str
    host: str

    @property
    def leaves_computer(self) -> bool:
        return bool(self.host)


@dataclass(frozen=True, slots=True)
class OutgoingField:
    """One column. ``in_text``: part of the embedded text; ``in_metadata``: stands beside the
    vector by itself. ``policy``: what happens to its personal data, '' when none was found.
    ``hosts``: where values of it go to, as they stand in ``OutgoingRow``."""

    column: str
    field: str
    in_text: bool
    in_metadata: bool
    policy: str
    hosts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OutgoingRow:
    """Exactly what would be sent of a row: its text, and its metadata without our own names."""

    row_number: int
    text: str
    metadata: tuple[tuple[str, str | int | float], ...]


@dataclass(frozen=True, slots=True)
class Egress:
    """``row_numbers``: every row that would be stored. ``new_text_count`` of their texts are not
    embedded yet, and only those go to the embedder; ``rows`` shows the first of them whole."""

    destinations: tuple[Destination, ...]
    fields: tuple[OutgoingField, ...]
    row_numbers: tuple[int, ...]
    new_text_count: int
    character_count: int
    stores_text: bool
    rows: tuple[OutgoingRow, ...]


def egress_of(preview: Preview, config: Config, limit: int) -> Egress:
    """Of a whole preview. Raises the preview's own mismatch with its template."""
    if preview.mismatch is not None:
        raise preview.mismatch
    outlook = preview.outlook
    first = frozenset(preview.stored_rows(limit=limit))
    going = (row for row in _parsed(preview) if row.row_number in first)
    shown = [
        OutgoingRow(row.row_number, row.text, row.metadata) for row in islice(going, len(first))
    ]
    destinations = destinations_of(config)
    return Egress(
        destinations,
        _fields(preview, destinations),
        tuple(preview.stored_rows()),
        outlook.new_text_count if outlook is not None else 0,
        outlook.character_count if outlook is not None else 0,
        preview.template.store_text,
        tuple(shown),
    )


def destinations_of(config: Config) -> tuple[Destination, Destination]:
    """Where texts go to be embedded, and where vectors and metadata go to be kept."""
    return (
        Destination("embedder", config.embedder.value, _embedder_host(config)),
        Destination("index", config.index.value, _index_host(config)),
    )


def _embedder_host(config: Config) -> str:
    if config.embedder is EmbedderChoice.LOCAL:
        return ""
    from jisa_desktop.providers.openai.models import DEFAULT_BASE_URL

    return _host(config.openai_base_url or DEFAULT_BASE_URL)


def _index_host(config: Config) -> str:
    """An index that is given by its name lives on a host that only the service can tell."""
    if config.index is IndexChoice.LOCAL:
        return ""
    from jisa_desktop.providers.pinecone.connection import CONTROLLER

    if "." in config.pinecone_index:
        return _host(config.pinecone_index)
    return _host(config.pinecone_controller_host or CONTROLLER)


def _host(address: str) -> str:
    return urlsplit(address if "//" in address else f"//{address}").netloc


def _fields(
    preview: Preview, destinations: tuple[Destination, Destination]
) -> tuple[OutgoingField, ...]:
    template, columns = preview.template, preview.head.columns
    embedder, index = destinations
    binding = Binding(template, columns)
    texts = text_positions(template, binding)
    metadata = {binding.find(name) for name in template.metadata_fields}
    policies = policies_of(template, columns, preview.treatments)
    found = []
    for position, column in enumerate(columns):
        policy = policies.get(column, "")
        is_out = policy == PersonalDataPolicy.LEAVE_OUT
        in_text = position in texts and not is_out
        in_metadata = position in metadata and not is_out
        to_index = in_metadata or (in_text and template.store_text)
        going = (embedder.host if in_text else "", index.host if to_index else "")
        found.append(
            OutgoingField(
                column,
                binding.fields.get(position, ""),
                in_text,
                in_metadata,
                policy,
                tuple(host for host in going if host),
            )
        )
    return tuple(found)


def _parsed(preview: Preview) -> Iterator[ParsedRow]:
    start = 0
    while page := preview.parsed(start, start + _PAGE):
        yield from page
        start += len(page)
