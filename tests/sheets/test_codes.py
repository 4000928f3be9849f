"""Every code that reading can raise or tell has its words."""

from __future__ import annotations

import re
from pathlib import Path

from jisa_desktop import sheets
from jisa_desktop.domain.wording import CATALOGUE

CODE = re.compile(r"""["']((?:sheet|cell|row|file|staging)_[a-z_0-9]+)["']""")
NO_CODES = {"row_kind"}


def test_every_code_has_words() -> None:
    codes = {
        code
        for path in Path(sheets.__path__[0]).glob("*.py")
        for code in CODE.findall(path.read_text(encoding="utf-8"))
    }
    assert len(codes) > 30
    assert codes - NO_CODES <= CATALOGUE.keys()


def test_no_words_without_their_code() -> None:
    """A sentence that nothing can say any more misleads whoever keeps it."""
    source = "".join(
        path.read_text(encoding="utf-8") for path in Path(sheets.__path__[0]).glob("*.py")
    )
    own = {code for code in CATALOGUE if code.startswith(("sheet_", "staging_", "row_unclosed"))}
    assert {code for code in own if f'"{code}"' not in source} == set()
