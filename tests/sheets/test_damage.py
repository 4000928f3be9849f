"""Whatever a disk, a mail server or a hand does to a file, it opens or ends in words."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jisa_desktop.domain.cancel import CancelToken
from jisa_desktop.domain.wording import CATALOGUE
from jisa_desktop.errors import InputError
from jisa_desktop.sheets.reader import ReadOptions, SheetReader
from tests.sheets import binary_books, books
from tests.sheets.test_markup_files import HTML, XML
from tests.sheets.test_ods import HEAD, ods
from tests.sheets.test_preview import FILES

SEEDS = {
    "pay.xlsx": FILES["pay.xlsx"],
    "rich.xlsx": FILES["rich.xlsx"],
    "html.xls": HTML.format(charset="utf-8").encode(),
    "xml.xls": XML.encode(),
    "open.ods": ods(HEAD * 3),
    "text.csv": FILES["text.csv"],
    "old.xls": binary_books.xls(
        [binary_books.label(0, 0, "사번"), binary_books.number(1, 0, 42, 1)], formats=["00000"]
    ),
}
NEEDS_A_PERSON = CATALOGUE.keys() - {"unexpected", "sheet_timeout"}


@dataclass(frozen=True)
class Damage:
    """Both places are shares of the whole: which part of an archive, where in it."""

    part: float
    at: float
    length: int
    instead: bytes

    def to(self, content: bytes) -> bytes:
        """Archives are damaged inside their parts, where no checksum would tell."""
        if not content.startswith(b"PK"):
            return self._to_bytes(content)
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            names = sorted(packed.namelist())
        return books.replace_part(content, names[int(self.part * len(names))], self._to_bytes)

    def _to_bytes(self, content: bytes) -> bytes:
        place = int(self.at * len(content))
        return content[:place] + self.instead + content[place + self.length :]


SHARES = st.floats(0, 1, exclude_max=True)
DAMAGES = st.builds(
    Damage,
    part=SHARES,
    at=SHARES,
    length=st.sampled_from([0, 1, 2, 40]),
    instead=st.sampled_from(
        [b"", b"\0", b"\xff\xff\xff\xff", b"<!--", b'"><c ', b"9999999", b"-1"]
    ),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(name=st.sampled_from(sorted(SEEDS)), damage=DAMAGES)
@pytest.mark.timeout(120)
def test_damaged_files_open_or_end_in_words(
    reader: SheetReader, tmp_path_factory: pytest.TempPathFactory, name: str, damage: Damage
) -> None:
    path = tmp_path_factory.getbasetemp() / f"damaged-{name}"
    path.write_bytes(damage.to(SEEDS[name]))
    try:
        with reader.parse(path, ReadOptions(), CancelToken()) as table:
            assert sum(1 for _ in table) == table.head.total_rows
    except InputError as error:
        code = error.code
    else:
        code = "sheet_no_data"  # any with words: it opened
    assert code in NEEDS_A_PERSON
