"""Workbooks for tests, made byte by byte: what no library would write."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from html import escape

import msoffcrypto.format.ooxml
import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
HEADER = ("사번", "성명", "금액")
PEOPLE = (("0001", "홍길동", "1000"), ("0002", "김철수", "2000"), ("0003", "이영희", "3000"))


def workbook(fill: Callable[[Worksheet], None], *, title: str = "급여") -> bytes:
    """As openpyxl writes it; ``fill`` gets the sheet."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = title
    fill(sheet)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def people_workbook() -> bytes:
    def fill(sheet: Worksheet) -> None:
        for values in (HEADER, *PEOPLE):
            sheet.append(values)

    return workbook(fill)


def cell(
    reference: str, value: object = None, *, kind: str = "", style: int = 0, formula: str = ""
) -> str:
    """One raw cell: text inline unless a kind is given."""
    start = f'<c r="{reference}"' + (f' s="{style}"' if style else "")
    f = f"<f>{formula}</f>" if formula else ""
    if isinstance(value, str) and not kind:
        return f'{start} t="inlineStr">{f}<is><t>{escape(value)}</t></is></c>'
    v = f"<v>{value}</v>" if value is not None else ""
    return start + (f' t="{kind}"' if kind else "") + f">{f}{v}</c>"


def row(number: int, *cells: str) -> str:
    return f'<row r="{number}">{"".join(cells)}</row>'


def text_row(number: int, *texts: str) -> str:
    return row(
        number, *(cell(f"{chr(65 + place)}{number}", text) for place, text in enumerate(texts))
    )


def raw_xlsx(
    rows: Sequence[str],
    *,
    formats: Sequence[str] = (),
    before: str = "",
    after: str = "",
    states: Mapping[str, str] | None = None,
) -> bytes:
    """One or more sheets with the same raw XML. Style 1 is ``formats[0]`` and so on; ``before``
    and ``after`` stand around the rows; ``states`` maps sheet names to 'visible' or 'hidden'."""
    names = states or {"급여": "visible"}
    data = f"<sheetData>{''.join(rows)}</sheetData>"
    sheet = f'<worksheet xmlns="{MAIN}">{before}{data}{after}</worksheet>'
    parts = {
        "[Content_Types].xml": _content_types(len(names)),
        "_rels/.rels": _relations(("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": _workbook(names),
        "xl/_rels/workbook.xml.rels": _relations(
            *(("worksheet", f"worksheets/sheet{place + 1}.xml") for place in range(len(names))),
            ("styles", "styles.xml"),
        ),
        "xl/styles.xml": _styles(formats),
        **{f"xl/worksheets/sheet{place}.xml": sheet for place in range(1, len(names) + 1)},
    }
    return archive({name: text.encode() for name, text in parts.items()})


def archive(parts: Mapping[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return stream.getvalue()


def replace_part(content: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    parts[part] = change(parts[part])
    return archive(parts)


def encrypted(content: bytes, password: str) -> bytes:
    stream = io.BytesIO()
    msoffcrypto.format.ooxml.OOXMLFile(io.BytesIO(content)).encrypt(password, stream)
    return stream.getvalue()


def _workbook(states: Mapping[str, str]) -> str:
    sheets = "".join(
        f'<sheet name="{escape(name)}" sheetId="{place}" state="{state}" r:id="rId{place}"/>'
        for place, (name, state) in enumerate(states.items(), 1)
    )
    return f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets>{sheets}</sheets></workbook>'


def _relations(*targets: tuple[str, str]) -> str:
    links = "".join(
        f'<Relationship Id="rId{place}" Type="{RELATIONS}/{kind}" Target="{target}"/>'
        for place, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{PACKAGE}">{links}</Relationships>'


def _styles(formats: Sequence[str]) -> str:
    codes = "".join(
        f'<numFmt numFmtId="{164 + place}" formatCode="{escape(code)}"/>'
        for place, code in enumerate(formats)
    )
    styles = "".join(f'<xf numFmtId="{164 + place}"/>' for place in range(len(formats)))
    return (
        f'<styleSheet xmlns="{MAIN}"><numFmts>{codes}</numFmts><fonts><font/></fonts>'
        "<fills><fill><patternFill/></fill></fills><borders><border/></borders>"
        f'<cellStyleXfs><xf/></cellStyleXfs><cellXfs><xf numFmtId="0"/>{styles}</cellXfs>'
        "</styleSheet>"
    )


def _content_types(sheet_count: int) -> str:
    office = "application/vnd.openxmlformats"
    kind = f"{office}-officedocument.spreadsheetml"
    sheets = "".join(
        f'<Override PartName="/xl/worksheets/sheet{place}.xml" ContentType="{kind}.worksheet+xml"/>'
        for place in range(1, sheet_count + 1)
    )
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Default Extension="rels" ContentType="{office}-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>{sheets}'
        f'<Override PartName="/xl/styles.xml" ContentType="{kind}.styles+xml"/></Types>'
    )
