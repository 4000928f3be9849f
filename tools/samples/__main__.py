"""``python -m tools.samples`` writes the workbooks anew into ``resources/samples``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import resources
from tools.samples import books, commission
from tools.samples.people import people
from tools.samples.workbook import Sheet, workbook_bytes


def sheets() -> Iterator[tuple[str, Sheet]]:
    """Path below ``resources/samples``, and what stands there.

    The corrected commission table has the name of the first, in a folder of its own: dropped on
    the window it becomes version 2 of the same document.
    """
    staff = people()
    yield "직원명부.xlsx", books.directory(staff)
    yield "수수료 지급내역 2026-03.xlsx", commission.first_table(staff)
    yield "v2/수수료 지급내역 2026-03.xlsx", commission.corrected_table(staff)
    yield "급여대장 2026-03.xlsx", books.pay(staff)
    yield "근태현황 2026-03.xlsx", books.attendance(staff)
    yield "인사발령 2026.xlsx", books.appointments(staff)
    yield "수당 지급 내역 2026-03.xlsx", books.allowances(staff)


def main(folder: Path = resources.ROOT / "samples") -> None:
    for name, sheet in sheets():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(workbook_bytes(sheet))


if __name__ == "__main__":
    main()
