"""The workspace on disk: the words."""

from __future__ import annotations

from jisa_desktop.domain.wording.entry import Entry

ENTRIES: dict[str, Entry] = {}
