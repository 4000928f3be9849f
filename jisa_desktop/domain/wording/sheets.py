"""Reading workbooks: the words for files, sheets and cells.

Sentences avoid particles that depend on the word before them (은/는, 을/를).
"""

from __future__ import annotations

from jisa_desktop.domain.wording import (
    exports,
    personal_data,
    sheet_cells,
    sheet_files,
    sheet_limits,
    sheet_tables,
)
from jisa_desktop.domain.wording.entry import Entry, Words

_HIDDEN_KO = "빼려면 '숨긴 행과 열 빼기'를, 명령줄에서는 --without-hidden을 써 주세요."
_HIDDEN_EN = "To leave them out, choose 'Leave out hidden rows and columns', or --without-hidden."

_SHEETS: dict[str, Entry] = {
    "sheet_no_data": Entry(
        Words(
            "데이터가 없습니다",
            "'{file}' 파일에 값이 있는 시트가 없습니다.",
            "시트에 내용이 있는지 Excel에서 확인하세요.",
        ),
        Words(
            "No data",
            "No sheet of '{file}' holds a value.",
            "Check in Excel whether the sheet has content.",
        ),
    ),
    "sheet_only_hidden_data": Entry(
        Words(
            "숨긴 시트에만 데이터가 있습니다",
            "'{file}' 파일에는 숨긴 시트에만 값이 있습니다. 첫 시트는 '{sheet}'입니다.",
            "Excel에서 숨기기를 취소하거나 그 시트를 직접 골라 주세요.",
        ),
        Words(
            "Only hidden sheets hold data",
            "In '{file}' only hidden sheets hold values, the first is '{sheet}'.",
            "Unhide it in Excel, or choose that sheet by name.",
        ),
    ),
    "sheet_unknown_name": Entry(
        Words(
            "시트가 없습니다",
            "'{file}' 파일에 '{sheet}' 시트가 없습니다. 있는 시트: {sheets}",
            "목록에 있는 시트 가운데 하나를 골라 주세요.",
        ),
        Words(
            "No such sheet",
            "'{file}' has no sheet '{sheet}'. It has: {sheets}",
            "Choose one of these sheets.",
        ),
    ),
    "sheet_header_out_of_range": Entry(
        Words(
            "머리글 행이 시트 밖입니다",
            "'{file}' 파일의 '{sheet}' 시트에 머리글로 고른 {row}행이 없습니다.",
            "값이 있는 행을 머리글로 골라 주세요.",
        ),
        Words(
            "Header row outside the sheet",
            "Sheet '{sheet}' of '{file}' has no row {row} to be the header.",
            "Choose a row that holds values.",
        ),
    ),
    "sheet_html_without_table": Entry(
        Words(
            "표가 없는 웹 문서입니다",
            "'{file}' 파일은 이름과 달리 웹 문서이고 안에 표가 없습니다.",
            "내려받을 때 로그인이 풀렸을 수 있습니다. 다시 로그인해 파일을 받아 주세요.",
        ),
        Words(
            "Web page without a table",
            "'{file}' is a web page, whatever its name says, and holds no table.",
            "The login may have ended while downloading. Log in and download it again.",
        ),
    ),
    "sheet_unknown_encoding": Entry(
        Words(
            "알 수 없는 인코딩입니다",
            "'{encoding}' 인코딩을 알 수 없어 '{file}' 파일을 읽지 못했습니다.",
            "인코딩을 '자동' 또는 CP949, UTF-8 가운데에서 골라 주세요.",
        ),
        Words(
            "Unknown encoding",
            "'{file}' was not read: there is no encoding '{encoding}'.",
            "Choose 'automatic', CP949 or UTF-8.",
        ),
    ),
    "sheet_encoding_mismatch": Entry(
        Words(
            "인코딩이 맞지 않습니다",
            "'{file}' 파일을 {encoding} 인코딩으로 읽을 수 없습니다.",
            "인코딩을 '자동'으로 두거나 다른 인코딩을 골라 주세요.",
        ),
        Words(
            "Wrong encoding",
            "'{file}' cannot be read as {encoding}.",
            "Leave the encoding on 'automatic', or choose another.",
        ),
    ),
    "sheet_bad_delimiter": Entry(
        Words(
            "구분 기호를 쓸 수 없습니다",
            "'{file}' 파일의 구분 기호는 따옴표나 줄바꿈이 아닌 한 글자여야 합니다.",
            "쉼표, 탭, 세미콜론 가운데 하나를 골라 주세요.",
        ),
        Words(
            "Unusable delimiter",
            "The delimiter of '{file}' must be one character, no quote and no line end.",
            "Choose comma, tab or semicolon.",
        ),
    ),
    "sheet_broken_text": Entry(
        Words(
            "CSV 파일을 읽을 수 없습니다",
            "'{file}' 파일의 {row}행에서 칸 하나가 지나치게 깁니다.",
            "따옴표가 빠지지 않았는지 확인하거나 Excel에서 .xlsx로 저장해 주세요.",
        ),
        Words(
            "CSV cannot be read",
            "In row {row} of '{file}' one field is far too long.",
            "Look for a missing quote, or save the file as .xlsx in Excel.",
        ),
    ),
}

_NOTICES: dict[str, Entry] = {
    "sheet_looks_like_form": Entry(
        Words(
            "양식처럼 보이는 시트",
            "'항목: 값'이 이어지는 양식일 수 있어 표로 읽은 결과가 맞지 않을 수 있습니다.",
            "미리보기에서 머리글 행을 확인해 주세요.",
        ),
        Words(
            "Looks like a form",
            "The sheet reads 'label: value', so the table may be wrong.",
            "Check the header row in the preview.",
        ),
    ),
    "sheet_without_header": Entry(
        Words(
            "머리글을 찾지 못했습니다",
            "머리글 행이 없어 열 이름을 '열1', '열2'처럼 붙였습니다.",
            "머리글이 있다면 미리보기에서 그 행을 골라 주세요.",
        ),
        Words(
            "No header found",
            "The sheet has no header row; its columns are named by their place.",
            "If there is one, choose it in the preview.",
        ),
    ),
    "sheet_only_hidden_rows": Entry(
        Words(
            "숨긴 행만 있는 시트",
            "'{file}' 파일의 '{sheet}' 시트에는 숨긴 행에만 값이 있습니다.",
            "숨긴 행도 읽도록 하거나 다른 시트를 골라 주세요.",
        ),
        Words(
            "Only hidden rows hold values",
            "In '{file}', only hidden rows of sheet '{sheet}' hold values.",
            "Have hidden rows read as well, or choose another sheet.",
        ),
    ),
    "sheet_hidden_rows": Entry(
        Words("숨긴 행", "숨긴 행 {count}개도 읽었습니다.", _HIDDEN_KO),
        Words("Hidden rows", "{count} hidden rows were read as well.", _HIDDEN_EN),
    ),
    "sheet_hidden_rows_left_out": Entry(
        Words("숨긴 행", "숨긴 행 {count}개를 뺐습니다: {rows}행"),
        Words("Hidden rows", "{count} hidden rows were left out: {rows}"),
    ),
    "sheet_hidden_columns": Entry(
        Words("숨긴 열", "숨긴 열도 읽었습니다: {columns}", _HIDDEN_KO),
        Words("Hidden columns", "Hidden columns were read as well: {columns}", _HIDDEN_EN),
    ),
    "sheet_hidden_columns_left_out": Entry(
        Words("숨긴 열", "숨긴 열을 뺐습니다: {columns}"),
        Words("Hidden columns", "Hidden columns were left out: {columns}"),
    ),
    "sheet_hidden_sheets": Entry(
        Words("숨긴 시트", "이 파일에는 숨긴 시트가 있습니다: {sheets}"),
        Words("Hidden sheets", "The file has hidden sheets: {sheets}"),
    ),
    "sheet_details_unknown": Entry(
        Words(
            "일부 정보를 알 수 없는 형식",
            "이 파일 형식에서는 숨긴 행, 오류 셀, 표시 형식을 모두 알 수 없습니다.",
            "확실하게 하려면 Excel에서 .xlsx로 저장해 주세요.",
        ),
        Words(
            "Format hides some details",
            "Hidden rows, error cells and number formats cannot all be known from this format.",
            "To be sure, save the file as .xlsx in Excel.",
        ),
    ),
    "sheet_read_by_fallback": Entry(
        Words(
            "다른 방법으로 읽은 파일",
            "파일의 구조가 특이하여 예비 방법으로 읽었습니다. 값이 맞는지 확인해 주세요.",
        ),
        Words(
            "Read in another way",
            "The file is built in an unusual way and was read by a second reader. "
            "Check the values.",
        ),
    ),
    "sheet_text_undecoded": Entry(
        Words(
            "깨진 글자",
            "{encoding} 인코딩으로 읽을 수 없는 글자가 {count}곳 있습니다.",
            "글자가 깨져 보이면 다른 인코딩을 골라 주세요.",
        ),
        Words(
            "Unreadable characters",
            "{count} places cannot be read as {encoding}.",
            "If the text looks wrong, choose another encoding.",
        ),
    ),
    "sheet_issues_left_out": Entry(
        Words("더 있는 문제", "문제가 너무 많아 {count}개는 목록에서 뺐습니다."),
        Words("More issues", "There were too many issues; {count} are not listed."),
    ),
}

ENTRIES: dict[str, Entry] = {
    **sheet_files.ENTRIES,
    **sheet_limits.ENTRIES,
    **sheet_tables.ENTRIES,
    **_SHEETS,
    **_NOTICES,
    **sheet_cells.ENTRIES,
    **exports.ENTRIES,
    **personal_data.ENTRIES,
}
