"""Small XML parts read with expat: entities are refused, encodings and quotes are its business."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from typing import BinaryIO
from xml.parsers import expat

from jisa_desktop.sheets.raw import UnreadablePart

Attributes = dict[str, str]
_CHUNK_BYTES = 65_536
_DIGITS = 10
_ENCODING = re.compile(rb"""\s*<\?xml[^>]*?\bencoding\s*=\s*["']([\w.-]+)""")
_KOREAN_NAMES = frozenset({b"euc_kr", b"ks_c_5601_1987", b"ksc5601", b"cp949", b"ms949", b"uhc"})


class Stop(Exception):
    """Raised by a handler that has seen enough."""


def parse_xml(
    stream: BinaryIO,
    on_start: Callable[[str, Attributes], None],
    on_end: Callable[[str], None] | None = None,
    on_text: Callable[[str], None] | None = None,
) -> bool:
    """Call the handlers with local names; ``False`` when a handler stopped early.

    Raises ``UnreadablePart`` for what is no well-formed XML or has a document type.
    """
    first = stream.read(_CHUNK_BYTES)
    decoder = _korean_decoder(first)
    parser = expat.ParserCreate("utf-8" if decoder else None)
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse
    parser.StartElementHandler = lambda name, attributes: on_start(local(name), attributes)
    if on_end is not None:
        parser.EndElementHandler = lambda name: on_end(local(name))
    if on_text is not None:
        parser.CharacterDataHandler = on_text
    try:
        chunk = first
        while chunk:
            parser.Parse(decoder.decode(chunk).encode() if decoder else chunk, False)
            chunk = stream.read(_CHUNK_BYTES)
        parser.Parse(b"", True)
    except Stop:
        return False
    except (expat.ExpatError, ValueError) as error:  # ValueError: an encoding of several bytes
        raise UnreadablePart("xml") from error
    return True


def _korean_decoder(first: bytes) -> codecs.IncrementalDecoder | None:
    """expat knows no encoding of several bytes; Korean systems write EUC-KR."""
    found = _ENCODING.match(first)
    if found is None or found[1].lower().replace(b"-", b"_") not in _KOREAN_NAMES:
        return None
    return codecs.getincrementaldecoder("cp949")("replace")


def local(name: str) -> str:
    """'x:row' -> 'row'."""
    return name.rpartition(":")[2]


def number_of(attributes: Attributes, name: str) -> int:
    """A whole number, 0 when it is missing or none."""
    value = attributes.get(name, "").strip()
    return int(value) if value.isascii() and value.isdigit() and len(value) < _DIGITS else 0


def is_true(value: str | None) -> bool:
    return value in ("1", "true", "True", "on")


def _refuse(*_: object) -> None:
    raise UnreadablePart("doctype")
