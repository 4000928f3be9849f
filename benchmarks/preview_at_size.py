"""How soon the first rows of a big workbook are there, how long the whole takes, and the memory.

    python -m benchmarks.preview_at_size [ROWS] [ROUNDS]

Twelve columns, as xlsx and as CSV, in a temporary folder. The first rows are asked for again and
again of a warm worker, and the best and the median are told; the whole is looked at once. Memory
is each process's peak, by its part (Linux only).
"""

from __future__ import annotations

import csv
import json
import multiprocessing
import statistics
import sys
import tempfile
import threading
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from xml.sax.saxutils import escape

from benchmarks.window_lateness import COLUMNS, values
from jisa_desktop.app.desks.opening import open_workspace
from jisa_desktop.domain.cancel import CancelToken
from jisa_desktop.pipeline.preview import LookStage, PreviewRequest
from jisa_desktop.pipeline.workspace import Workspace

_WATCH_EVERY_S = 0.05
_BOOK = (
    '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    '<sheets><sheet name="급여" sheetId="1" r:id="rId1"/></sheets></workbook>'
)
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PARTS = {
    "[Content_Types].xml": (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-office'
        'document.spreadsheetml.sheet.main+xml"/>'
        '<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats'
        '-officedocument.spreadsheetml.worksheet+xml"/>'
        '<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-'
        'officedocument.spreadsheetml.sharedStrings+xml"/></Types>'
    ),
    "_rels/.rels": (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{_RELATION}/officeDocument" Target="xl/workbook.xml"/>'
        "</Relationships>"
    ),
    "xl/_rels/workbook.xml.rels": (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{_RELATION}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{_RELATION}/sharedStrings" Target="sharedStrings.xml"/>'
        "</Relationships>"
    ),
    "xl/workbook.xml": _BOOK,
}
_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def write_csv(path: Path, count: int) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        lines = csv.writer(file)
        lines.writerow(COLUMNS)
        lines.writerows(values(number) for number in range(count))
    return path


def write_xlsx(path: Path, count: int) -> Path:
    """Texts are shared strings, as Excel writes them."""
    strings: dict[str, int] = {}

    def line(number: int, cells: tuple[str, ...]) -> str:
        places = (strings.setdefault(cell, len(strings)) for cell in cells)
        return (
            f'<row r="{number}">' + "".join(f'<c t="s"><v>{at}</v></c>' for at in places) + "</row>"
        )

    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as book:
        for name, text in _PARTS.items():
            book.writestr(name, text)
        with book.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            sheet.write(f'<worksheet xmlns="{_SHEET}"><sheetData>'.encode())
            sheet.write(line(1, COLUMNS).encode())
            for number in range(count):
                sheet.write(line(number + 2, values(number)).encode())
            sheet.write(b"</sheetData></worksheet>")
        with book.open("xl/sharedStrings.xml", "w", force_zip64=True) as shared:
            shared.write(f'<sst xmlns="{_SHEET}">'.encode())
            for text in strings:
                shared.write(f"<si><t>{escape(text)}</t></si>".encode())
            shared.write(b"</sst>")
    return path


@contextmanager
def watched() -> Iterator[dict[str, float]]:
    """The peak of this process and of its helpers, in MB; {} where the system does not say."""
    peaks: dict[str, float] = {}
    over = threading.Event()

    def look() -> None:
        while not over.wait(_WATCH_EVERY_S):
            living = {"program": "self"}
            living |= {one.name: str(one.pid) for one in multiprocessing.active_children()}
            for name, pid in living.items():
                if (found := _resident_mb(pid)) is not None:
                    peaks[name] = max(peaks.get(name, 0.0), found)

    watcher = threading.Thread(target=look)
    watcher.start()
    try:
        yield peaks
    finally:
        over.set()
        watcher.join()


def _resident_mb(pid: str) -> float | None:
    try:
        lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines()
    except (OSError, UnicodeDecodeError):
        return None
    found = [line.split()[1] for line in lines if line.startswith("VmRSS:")]
    return round(int(found[0]) / 1024) if found else None


def measure(workspace: Workspace, path: Path, rounds: int) -> dict[str, object]:
    request = PreviewRequest(path)
    took = []
    for _ in range(rounds + 1):
        began = time.perf_counter()
        with workspace.previews.first(request, CancelToken()) as preview:
            shown = len(preview.rows(0, 200))
        took.append((time.perf_counter() - began) * 1000)
    stages: dict[str, float] = {}
    began = time.perf_counter()

    def progress(stage: LookStage, _done: int, _total: int) -> None:
        stages[f"{stage}_s"] = round(time.perf_counter() - began, 1)

    with watched() as peaks, workspace.previews.whole(request, CancelToken(), progress) as preview:
        whole_s = round(time.perf_counter() - began, 1)
        total = preview.head.total_rows
    return {
        "file": path.suffix,
        "rows": total,
        "first_rows": shown,
        "first_best_ms": round(min(took[1:])),
        "first_median_ms": round(statistics.median(took[1:])),
        **stages,
        "whole_s": whole_s,
        "peak_mb": dict(peaks),
    }


def main() -> None:
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 9
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = write_xlsx(folder / "큰.xlsx", rows), write_csv(folder / "큰.csv", rows)
        with open_workspace(folder / "home", {}) as workspace:
            for file in files:
                print(json.dumps(measure(workspace, file, rounds)), flush=True)


if __name__ == "__main__":
    main()
