"""Workbooks that the program writes: the words."""

from __future__ import annotations

from jisa_desktop.domain.wording.entry import Entry, Words

ENTRIES: dict[str, Entry] = {
    "export_in_use": Entry(
        Words(
            "파일이 열려 있습니다",
            "'{file}' 파일이 다른 프로그램에서 열려 있어 저장하지 못했습니다.",
            "Excel에서 파일을 닫은 뒤 다시 저장하거나 다른 이름을 고르세요.",
        ),
        Words(
            "The file is open",
            "'{file}' was not saved because another program has it open.",
            "Close it in Excel and save again, or choose another name.",
        ),
    ),
    "export_not_written": Entry(
        Words(
            "파일을 저장하지 못했습니다",
            "'{file}' 파일을 저장하지 못했습니다. 폴더가 없거나 권한 또는 공간이 부족합니다.",
            "폴더, 쓰기 권한, 남은 디스크 공간을 확인한 뒤 다시 저장하세요.",
        ),
        Words(
            "File not saved",
            "'{file}' was not saved: the folder is missing, closed to you, or the disk is full.",
            "Check the folder, its permissions and free space, then save again.",
        ),
    ),
    "export_too_many_rows": Entry(
        Words(
            "행이 너무 많습니다",
            "'{file}' 파일에 {count}행을 쓸 수 없습니다. Excel 시트 하나는 {limit}행까지입니다.",
            "문제를 종류별로 나누어 내보내세요.",
        ),
        Words(
            "Too many rows",
            "'{file}' cannot hold {count} rows; a sheet ends at {limit}.",
            "Export the issues in parts, by kind.",
        ),
    ),
    "export_copy_too_large": Entry(
        Words(
            "표시한 사본을 만들 수 없습니다",
            "'{file}' 파일의 '{sheet}' 시트가 커서({limit}행까지) 표시한 사본을 만들 수 없습니다.",
            "대신 오류 행만 담은 파일로 내보내세요.",
        ),
        Words(
            "No marked copy",
            "Sheet '{sheet}' of '{file}' is too large for a marked copy (up to {limit} rows).",
            "Export the rows with errors instead.",
        ),
    ),
    "export_copy_unreadable": Entry(
        Words(
            "표시한 사본을 만들 수 없습니다",
            "'{file}' 파일은 .xlsx 형식이 아니거나 사본을 만들 수 없는 구조입니다.",
            "대신 오류 행만 담은 파일로 내보내세요.",
        ),
        Words(
            "No marked copy",
            "'{file}' is no .xlsx workbook, or one that cannot be copied with marks.",
            "Export the rows with errors instead.",
        ),
    ),
}
