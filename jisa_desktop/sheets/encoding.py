"""Which encoding a text file has: mark, UTF-16 by its zeros, strict UTF-8, CP949, best guess.

Beyond the usual order: CP949 '홍' (C8 AB) is valid UTF-8 'ȫ', so text that decodes as UTF-8 but
holds no Hangul or Han is CP949 when CP949 gives Hangul.
"""

from __future__ import annotations

import codecs
import re

from jisa_desktop.errors import InputError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_KOREAN_NAMES = frozenset({"euc_kr", "ks_c_5601_1987", "johab", "iso2022_kr"})
_HANGUL = re.compile("[\uac00-\ud7a3\u1100-\u11ff\u3131-\u318e]")
_HANGUL_OR_HAN = re.compile("[\uac00-\ud7a3\u1100-\u11ff\u3131-\u318e\u3040-\u30ff\u4e00-\u9fff]")
_WESTERN_LETTER = re.compile("(?<=[A-Za-z])[\u00c0-\u017f]|[\u00c0-\u017f](?=[A-Za-z])")
"""An accented letter inside a word: 'Müller' is UTF-8, although CP949 reads it as 'M체ller'."""
_ZERO_SAMPLE_BYTES = 4_096
_REPLACEMENT = "\ufffd"


def detect_encoding(content: bytes) -> str:
    """A Python codec name for the whole of ``content``."""
    for mark, name in _MARKS:
        if content.startswith(mark):
            return name
    if utf16 := _utf16_without_mark(content):
        return utf16
    utf8 = _decoded(content, "utf-8")
    cp949 = _decoded(content, "cp949") if utf8 is None or not utf8.isascii() else None
    if utf8 is not None:
        is_mistaken = (
            cp949 is not None
            and not _HANGUL_OR_HAN.search(utf8)
            and not _WESTERN_LETTER.sub("", utf8).isascii()
            and _HANGUL.search(cp949) is not None
        )
        return "cp949" if is_mistaken else "utf-8"
    if cp949 is not None:
        return "cp949"
    return max(("utf-8", "cp949"), key=lambda name: _plausibility(content, name))


def canonical_encoding(name: str, file: str) -> str:
    """The codec for a name that a person or a file gave; Korean ones widen to CP949.

    Raises ``InputError`` sheet_unknown_encoding.
    """
    try:
        codec = codecs.lookup(name)
    except (LookupError, ValueError) as error:
        raise InputError("sheet_unknown_encoding", file=file, encoding=name) from error
    if not codec._is_text_encoding:  # the only way to tell 'rot13' from a charset
        raise InputError("sheet_unknown_encoding", file=file, encoding=name)
    return "cp949" if codec.name.replace("-", "_") in _KOREAN_NAMES - {"johab"} else codec.name


def decode(content: bytes, encoding: str) -> tuple[str, int]:
    """The text, and how many places of it could not be decoded."""
    text = _decoded(content, encoding)
    if text is not None:
        return text, 0
    text = content.decode(encoding, "replace")
    return text, text.count(_REPLACEMENT)


def _decoded(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except UnicodeError:
        return None


def _plausibility(content: bytes, encoding: str) -> int:
    text = content.decode(encoding, "replace")
    return len(_HANGUL.findall(text)) - 20 * text.count(_REPLACEMENT)


def _utf16_without_mark(content: bytes) -> str:
    sample = content[:_ZERO_SAMPLE_BYTES]
    if 0 not in sample:
        return ""
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if max(even, odd) * 10 < len(sample) // 2 * 3:
        return ""
    return "utf-16-le" if odd > even else "utf-16-be"
