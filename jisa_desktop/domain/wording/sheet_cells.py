"""What is wrong in the cells and lines of a sheet, told by its reader: the words.

Sentences avoid particles that depend on the word before them (은/는, 을/를).
"""

from __future__ import annotations

from jisa_desktop.domain.wording.entry import Entry, Words

ENTRIES: dict[str, Entry] = {
    "cell_error": Entry(
        Words(
            "오류 셀",
            "{cell} 셀의 값이 오류({value})입니다.",
            "Excel에서 수식을 고친 뒤 다시 올려 주세요.",
        ),
        Words(
            "Error cell",
            "Cell {cell} holds the error {value}.",
            "Correct the formula in Excel and use the file again.",
        ),
    ),
    "cell_formula_without_value": Entry(
        Words(
            "계산 안 된 수식",
            "{cell} 셀의 수식에 계산된 값이 없어 빈칸으로 읽었습니다.",
            "Excel에서 열어 저장한 뒤 다시 올려 주세요.",
        ),
        Words(
            "Formula without a value",
            "The formula in cell {cell} has no calculated value; it was read as empty.",
            "Open the file in Excel, save it and use it again.",
        ),
    ),
    "cell_number_too_long": Entry(
        Words(
            "자릿수가 많은 숫자",
            "{cell} 셀의 숫자가 16자리 이상입니다. Excel은 15자리까지만 정확히 저장합니다.",
            "계좌번호나 카드번호라면 텍스트 서식으로 다시 입력해 주세요.",
        ),
        Words(
            "Number with too many digits",
            "The number in cell {cell} has 16 digits or more; Excel keeps only 15.",
            "If it is an account or card number, enter it again as text.",
        ),
    ),
    "cell_date_out_of_range": Entry(
        Words(
            "날짜가 아닌 값",
            "{cell} 셀은 날짜 서식이지만 값 {value}에 해당하는 날짜가 없습니다.",
            "2024-03-01처럼 날짜로 다시 입력하고, 없는 날짜라면 빈칸으로 두세요.",
        ),
        Words(
            "Not a date",
            "Cell {cell} is formatted as a date, but {value} is none.",
            "Enter it again as a date, such as 2024-03-01, or leave the cell blank.",
        ),
    ),
    "cell_date_as_number": Entry(
        Words(
            "서식이 빠진 날짜",
            "{cell} 셀의 {value} 값은 날짜 서식이 빠진 {date} 날짜로 보입니다.",
            "Excel에서 셀 서식을 날짜로 바꾼 뒤 다시 올려 주세요.",
        ),
        Words(
            "Date without its format",
            "The number {value} in cell {cell} looks like the date {date} without its format.",
            "Give the cell a date format in Excel and use the file again.",
        ),
    ),
    "cell_leading_zero_lost": Entry(
        Words(
            "앞의 0이 빠진 번호",
            "{cell} 셀의 번호에서 앞의 0이 빠진 것으로 보입니다.",
            "Excel에서 텍스트 서식으로 바꾸어 0까지 다시 입력한 뒤 올려 주세요.",
        ),
        Words(
            "Zeros lost in front",
            "The number in cell {cell} seems to have lost its leading zeros.",
            "Format the cell as text in Excel, enter the number with its zeros and use the file "
            "again.",
        ),
    ),
    "cell_digits_lost": Entry(
        Words(
            "줄어든 숫자",
            "{cell} 셀에는 Excel이 CSV로 저장하면서 줄여 적은 {value} 값만 있어 원래 숫자를 알 수 "
            "없습니다.",
            "원본 .xlsx 파일을 올리거나, 열을 넓히고 숫자나 텍스트 서식으로 바꾼 뒤 CSV로 다시 "
            "저장해 주세요.",
        ),
        Words(
            "Digits lost",
            "Cell {cell} holds only {value}, which Excel wrote when it saved the CSV file. The "
            "number itself is lost.",
            "Use the original .xlsx file, or widen the column, format it as number or text and "
            "save the CSV file again.",
        ),
    ),
    "cell_shared_amount": Entry(
        Words(
            "병합된 금액",
            "{cell} 셀의 금액은 {last} 셀까지 병합되어 있습니다. 첫 칸에만 넣었으니, 이 칸만의 "
            "금액이 아닐 수 있습니다.",
            "칸마다 금액이 따로 있다면 병합을 풀고 나누어 적은 뒤 다시 올려 주세요.",
        ),
        Words(
            "Merged amount",
            "The amount in cell {cell} is merged as far as cell {last}. It was put into the first "
            "cell alone, although it may belong to all of them.",
            "If each cell has an amount of its own, unmerge them, enter the amounts and use the "
            "file again.",
        ),
    ),
    "row_cells_outside_table": Entry(
        Words("표 밖의 값", "이 행에는 표의 오른쪽 끝을 훨씬 지난 값이 있어 읽지 않았습니다."),
        Words("Values outside the table", "Values far right of the table were not read."),
    ),
    "row_number_cut": Entry(
        Words(
            "쉼표에서 잘린 숫자",
            "이 행은 머리글보다 칸이 많고, 1,000 같은 숫자가 쉼표에서 둘로 나뉜 것으로 보여 "
            "저장하지 않았습니다.",
            "CSV 파일에서 그 숫자를 따옴표로 묶거나 .xlsx 파일로 올려 주세요.",
        ),
        Words(
            "Number cut at its comma",
            "The row has more fields than the header, and a number such as 1,000 seems to be cut "
            "in two. It was not stored.",
            "Put the number in quotes in the CSV file, or use an .xlsx file.",
        ),
    ),
    "row_unclosed_quote": Entry(
        Words(
            "닫히지 않은 따옴표",
            "이 행의 따옴표가 닫히지 않아 파일 끝까지 한 칸으로 읽혔습니다.",
            "CSV 파일에서 이 행의 따옴표를 고친 뒤 다시 올려 주세요.",
        ),
        Words(
            "Unclosed quote",
            "A quote in this row is never closed; the rest of the file became one field.",
            "Correct the quote in the CSV file and use it again.",
        ),
    ),
}
