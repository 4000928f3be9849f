"""The parts of an xlsx archive, found by relationships and by names in any case."""

from __future__ import annotations

import posixpath
import zipfile
from dataclasses import dataclass
from typing import IO, BinaryIO, cast

from jisa_desktop.sheets.number_format import BUILTIN
from jisa_desktop.sheets.raw import UnreadablePart
from jisa_desktop.sheets.sniff import ZIP_ERRORS
from jisa_desktop.sheets.source import Source
from jisa_desktop.sheets.xml_parts import Attributes, Stop, is_true, number_of, parse_xml

GENERAL = "General"


@dataclass(frozen=True, slots=True)
class SheetPart:
    name: str
    is_hidden: bool
    part: str


@dataclass(frozen=True, slots=True)
class _Relation:
    kind: str
    target: str


class XlsxParts:
    """Raises ``UnreadablePart`` wherever a part is missing or damaged."""

    def __init__(self, source: Source) -> None:
        self._stream = source.open()
        try:
            self._archive = zipfile.ZipFile(self._stream)
        except ZIP_ERRORS as error:
            raise UnreadablePart("zip") from error
        self._names = {_normal(each): each for each in self._archive.namelist()}
        self._workbook = self._find_workbook()
        self.date1904 = False
        self.sheets: list[SheetPart] = []
        self._relations = self._read_relations(self._workbook)
        self._read_workbook()

    def close(self) -> None:
        self._archive.close()
        self._stream.close()

    def open(self, part: str) -> BinaryIO:
        try:
            stream: IO[bytes] = self._archive.open(self._names[_normal(part)])
        except ZIP_ERRORS as error:
            raise UnreadablePart(part) from error
        return cast("BinaryIO", _Careful(stream))

    def size(self, part: str) -> int:
        return self._archive.getinfo(self._names[_normal(part)]).file_size

    def formats(self) -> list[str]:
        """The number format of each cell style; [] when there are no styles."""
        part = self._related("styles")
        if part is None:
            return []
        custom: dict[int, str] = {}
        codes: list[str] = []
        is_inside = False

        def start(name: str, attributes: Attributes) -> None:
            nonlocal is_inside
            if name == "numFmt":
                custom[number_of(attributes, "numFmtId")] = attributes.get("formatCode", GENERAL)
            elif name == "cellXfs":
                is_inside = True
            elif name == "xf" and is_inside:
                number = number_of(attributes, "numFmtId")
                codes.append(custom.get(number) or BUILTIN.get(number, GENERAL))

        def end(name: str) -> None:
            if name == "cellXfs":
                raise Stop

        with self.open(part) as stream:
            parse_xml(stream, start, end)
        return codes

    def shared_strings(self) -> BinaryIO | None:
        part = self._related("sharedStrings")
        return self.open(part) if part is not None else None

    def _find_workbook(self) -> str:
        if _normal("_rels/.rels") in self._names:
            for relation in self._read_relations("").values():
                if relation.kind == "officeDocument" and _normal(relation.target) in self._names:
                    return relation.target
        for name in self._names:
            if name.endswith("workbook.xml"):
                return name
        raise UnreadablePart("workbook")

    def _read_relations(self, part: str) -> dict[str, _Relation]:
        folder, name = posixpath.split(part)
        relations: dict[str, _Relation] = {}

        def start(element: str, attributes: Attributes) -> None:
            if element == "Relationship" and "Id" in attributes:
                target = attributes.get("Target", "").replace("\\", "/")
                kind = attributes.get("Type", "").rpartition("/")[2]
                path = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
                relations[attributes["Id"]] = _Relation(kind, path)

        with self.open(posixpath.join(folder, "_rels", f"{name}.rels")) as stream:
            parse_xml(stream, start)
        return relations

    def _read_workbook(self) -> None:
        def start(name: str, attributes: Attributes) -> None:
            if name == "workbookPr":
                self.date1904 = is_true(attributes.get("date1904"))
            elif name == "sheet":
                self._add_sheet(attributes)

        with self.open(self._workbook) as stream:
            parse_xml(stream, start)

    def _add_sheet(self, attributes: Attributes) -> None:
        key = next((value for name, value in attributes.items() if name.endswith(":id")), "")
        relation = self._relations.get(key)
        if relation is None or relation.kind not in ("worksheet", "xlMacrosheet"):
            return
        is_hidden = attributes.get("state") in ("hidden", "veryHidden")
        self.sheets.append(SheetPart(attributes.get("name", ""), is_hidden, relation.target))

    def _related(self, kind: str) -> str | None:
        for relation in self._relations.values():
            if relation.kind == kind and _normal(relation.target) in self._names:
                return relation.target
        return None


class _Careful:
    """A part being unpacked; damage on the way is ``UnreadablePart``."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream

    def __enter__(self) -> _Careful:
        return self

    def __exit__(self, *_: object) -> None:
        self._stream.close()

    def read(self, size: int = -1) -> bytes:
        try:
            return self._stream.read(size)
        except ZIP_ERRORS as error:
            raise UnreadablePart("packed data") from error


def _normal(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()
