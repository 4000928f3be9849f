"""Files that cannot be read as a workbook: the words.

Sentences avoid particles that depend on the word before them (은/는, 을/를).
"""

from __future__ import annotations

from jisa_desktop.domain.wording.entry import Entry, Words


def _not_a_workbook(what_ko: str, what_en: str, next_ko: str, next_en: str) -> Entry:
    return Entry(
        Words(
            f"{what_ko}입니다", f"'{{file}}' 파일은 엑셀 파일이 아니라 {what_ko}입니다.", next_ko
        ),
        Words(f"This is {what_en}", f"'{{file}}' is not a workbook but {what_en}.", next_en),
    )


_SAVE_AS_XLSX_KO = "Excel에서 열어 'Excel 통합 문서(*.xlsx)'로 저장한 뒤 그 파일을 올려 주세요."
_SAVE_AS_XLSX_EN = "Open it in Excel, save it as 'Excel Workbook (*.xlsx)' and use that file."
_TABLE_TO_XLSX_KO = "표를 Excel에 옮겨 .xlsx로 저장한 뒤 올려 주세요."
_TABLE_TO_XLSX_EN = "Copy the table into Excel, save it as .xlsx and use that file."

_NOT_WORKBOOKS: dict[str, Entry] = {
    "sheet_is_hwp": _not_a_workbook(
        "한글(HWP) 문서", "a Hangul (HWP) document", _TABLE_TO_XLSX_KO, _TABLE_TO_XLSX_EN
    ),
    "sheet_is_word": _not_a_workbook(
        "워드 문서", "a text document", _TABLE_TO_XLSX_KO, _TABLE_TO_XLSX_EN
    ),
    "sheet_is_presentation": _not_a_workbook(
        "프레젠테이션", "a presentation", _TABLE_TO_XLSX_KO, _TABLE_TO_XLSX_EN
    ),
    "sheet_is_pdf": _not_a_workbook(
        "PDF 문서",
        "a PDF document",
        "PDF를 만든 원본 엑셀 파일을 올려 주세요.",
        "Use the workbook that the PDF was made from.",
    ),
    "sheet_is_image": _not_a_workbook(
        "그림 파일",
        "a picture",
        "그림 속 표는 읽을 수 없습니다. 원본 엑셀 파일을 올려 주세요.",
        "Tables in pictures cannot be read. Use the original workbook.",
    ),
    "sheet_is_archive": _not_a_workbook(
        "압축 파일",
        "an archive",
        "압축을 푼 뒤 안에 있는 엑셀 파일을 올려 주세요.",
        "Unpack it and use the workbook inside.",
    ),
    "sheet_is_numbers": _not_a_workbook(
        "Apple Numbers 문서",
        "an Apple Numbers document",
        "Numbers에서 '다음으로 내보내기 > Excel'로 저장한 파일을 올려 주세요.",
        "In Numbers choose 'Export To > Excel' and use that file.",
    ),
    "sheet_is_mhtml": _not_a_workbook(
        "웹 보관 파일(MHT)", "a web archive (MHT)", _SAVE_AS_XLSX_KO, _SAVE_AS_XLSX_EN
    ),
    "sheet_is_web_page_set": _not_a_workbook(
        "시트가 옆 폴더에 따로 저장된 웹 페이지",
        "a web page whose sheets are files in a folder beside it",
        _SAVE_AS_XLSX_KO,
        _SAVE_AS_XLSX_EN,
    ),
    "sheet_old_text_format": _not_a_workbook(
        "오래된 표 형식(SYLK·DIF)",
        "in an old exchange format (SYLK or DIF)",
        _SAVE_AS_XLSX_KO,
        _SAVE_AS_XLSX_EN,
    ),
}

_ACCESS: dict[str, Entry] = {
    "file_missing": Entry(
        Words(
            "파일이 없습니다",
            "'{file}' 파일을 찾을 수 없습니다.",
            "파일이 옮겨지거나 이름이 바뀌었는지 확인한 뒤 다시 골라 주세요.",
        ),
        Words(
            "File not found",
            "The file '{file}' does not exist.",
            "Check whether it was moved or renamed, then choose it again.",
        ),
    ),
    "file_is_folder": Entry(
        Words(
            "폴더입니다",
            "'{file}' 항목은 파일이 아니라 폴더입니다.",
            "폴더 안의 엑셀 파일을 골라 주세요.",
        ),
        Words("This is a folder", "'{file}' is a folder.", "Choose a workbook inside it."),
    ),
    "file_changed": Entry(
        Words(
            "읽는 동안 바뀐 파일",
            "'{file}' 파일이 읽는 동안 바뀌어 처리하지 않았습니다.",
            "저장이 끝난 뒤 다시 시도하세요.",
        ),
        Words(
            "File changed while it was read",
            "'{file}' changed while it was read, so it was not processed.",
            "Try again once it has been saved.",
        ),
    ),
    "file_unreadable": Entry(
        Words(
            "파일을 열 수 없습니다",
            "'{file}' 파일을 열 권한이 없거나 다른 프로그램이 사용하고 있습니다.",
            "Excel에서 열려 있다면 닫고, 네트워크 드라이브라면 PC로 복사한 뒤 다시 시도하세요.",
        ),
        Words(
            "File cannot be opened",
            "'{file}' may not be read, or another program holds it.",
            "Close it in Excel, or copy it from the network drive to this computer, and try again.",
        ),
    ),
    "sheet_empty_file": Entry(
        Words(
            "빈 파일입니다",
            "'{file}' 파일의 크기가 0바이트입니다.",
            "내려받기나 복사가 끝나지 않았을 수 있습니다. 원본 파일을 다시 받아 주세요.",
        ),
        Words(
            "Empty file",
            "'{file}' has no content (0 bytes).",
            "A download or copy may not have finished. Get the file again.",
        ),
    ),
    "sheet_lockfile": Entry(
        Words(
            "Excel 임시 파일입니다",
            "'{file}' 파일은 Excel이 통합 문서를 여는 동안 만드는 임시 파일입니다.",
            "이름 앞에 '~$'가 없는 원래 파일을 골라 주세요.",
        ),
        Words(
            "Temporary file of Excel",
            "'{file}' is a temporary file that Excel keeps beside an open workbook.",
            "Choose the file without '~$' before its name.",
        ),
    ),
    "sheet_not_a_workbook": Entry(
        Words(
            "엑셀 파일이 아닙니다",
            "'{file}' 파일의 내용이 엑셀, ODS, CSV, HTML 표 가운데 어느 것도 아닙니다.",
            "문서보안(DRM)이 걸린 파일이라면 해제한 뒤 올리고, 아니라면 파일을 만든 프로그램에서 "
            ".xlsx로 다시 저장해 주세요.",
        ),
        Words(
            "Not a workbook",
            "The content of '{file}' is no Excel, ODS, CSV or HTML table.",
            "If a document security product (DRM) protects it, have it released; if not, save it "
            "again as .xlsx in the program that made it.",
        ),
    ),
    "sheet_broken": Entry(
        Words(
            "손상된 파일입니다",
            "'{file}' 파일이 손상되어 표를 읽을 수 없습니다.",
            "Excel에서 '열기 및 복구'로 연 뒤 새 이름으로 저장하거나 원본을 다시 받아 주세요. "
            "변경된 것은 없습니다.",
        ),
        Words(
            "Damaged file",
            "'{file}' is damaged; its table cannot be read.",
            "Open it in Excel with 'Open and Repair' and save it under a new name, "
            "or get it again. Nothing was changed.",
        ),
    ),
}

ENTRIES: dict[str, Entry] = {**_NOT_WORKBOOKS, **_ACCESS}
