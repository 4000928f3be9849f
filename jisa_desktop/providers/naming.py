"""One name for one index, however it was written down.

The service gives an index a name and an address, ``<name>-<project>.svc.<place>.pinecone.io``, and
takes either. A ledger that took them for two indexes would move all records from an index to
itself, and then empty it.
"""

from __future__ import annotations

import re

_ADDRESS = re.compile(
    r"(?:https://)?([a-z0-9-]+)-[a-z0-9]+\.svc\.(?!private\.)[a-z0-9.-]+\.pinecone\.io(?::443)?",
    re.IGNORECASE,
)
_PINECONE = "pinecone:"


def pinecone_name(index: str) -> str:
    """What an index calls itself, from its name or its address. An address that does not say the
    name, as that of a private endpoint or of a gateway, stands for itself."""
    said = index.strip().rstrip("/")
    address = _ADDRESS.fullmatch(said)
    return _PINECONE + (address[1].lower() if address else said)


def index_name(kept: str) -> str:
    """The name of an index today, from the one that was kept when it was written differently."""
    return pinecone_name(kept.removeprefix(_PINECONE)) if kept.startswith(_PINECONE) else kept
