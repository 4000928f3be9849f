"""Files that are protected, too large or end the reading: the words."""

from __future__ import annotations

from jisa_desktop.domain.wording.entry import Entry, Words

_PROTECTION: dict[str, Entry] = {
    "sheet_drm": Entry(
        Words(
            "문서보안(DRM) 파일입니다",
            "'{file}' 파일은 문서보안(DRM)으로 암호화되어 있어 읽을 수 없습니다.",
            "보안 해제 또는 반출 승인 후 다시 올려 주세요.",
        ),
        Words(
            "Protected by document security (DRM)",
            "'{file}' is encrypted by a document security product (DRM).",
            "Have it released by your document security, then use it again.",
        ),
    ),
    "sheet_label_protected": Entry(
        Words(
            "권한 관리 파일입니다",
            "'{file}' 파일은 민감도 레이블(MIP·IRM)로 보호되어 있어 읽을 수 없습니다.",
            "Excel에서 레이블의 보호를 해제하거나 보호되지 않은 사본을 저장한 뒤 올려 주세요.",
        ),
        Words(
            "Protected by a sensitivity label",
            "'{file}' is protected by a sensitivity label (MIP/IRM).",
            "Remove the label's protection in Excel, or save an unprotected copy, and use that.",
        ),
    ),
    "sheet_encrypted": Entry(
        Words(
            "암호가 필요한 파일입니다",
            "'{file}' 파일은 암호로 보호되어 있습니다.",
            "파일의 암호를 입력해 주세요. 암호는 저장되지 않습니다.",
        ),
        Words(
            "Password needed",
            "'{file}' is protected by a password.",
            "Enter the file's password. It is not stored.",
        ),
    ),
    "sheet_password_wrong": Entry(
        Words(
            "암호가 맞지 않습니다",
            "입력한 암호로 '{file}' 파일을 열 수 없습니다.",
            "한/영 상태와 대소문자를 확인하고 암호를 다시 입력해 주세요.",
        ),
        Words(
            "Wrong password",
            "The password does not open '{file}'.",
            "Check capitals and the keyboard language, then enter it again.",
        ),
    ),
    "sheet_protection_unsupported": Entry(
        Words(
            "지원하지 않는 암호화입니다",
            "'{file}' 파일은 이 프로그램이 풀 수 없는 방식으로 암호화되어 있습니다.",
            "Excel에서 암호를 입력해 연 뒤 암호 없이 .xlsx로 저장한 사본을 올려 주세요.",
        ),
        Words(
            "Unsupported encryption",
            "'{file}' is encrypted in a way that this program cannot open.",
            "Open it in Excel with its password and save a copy without one as .xlsx.",
        ),
    ),
}

_LIMITS: dict[str, Entry] = {
    "sheet_too_large": Entry(
        Words(
            "너무 큰 파일입니다",
            "'{file}' 파일이 한도({limit_mib}MB)보다 큽니다.",
            "그림을 지우거나 시트를 여러 파일로 나눈 뒤 올려 주세요.",
        ),
        Words(
            "File too large",
            "'{file}' is larger than the limit of {limit_mib} MB.",
            "Remove pictures, or split the sheets into several files.",
        ),
    ),
    "sheet_bomb": Entry(
        Words(
            "압축이 비정상적인 파일입니다",
            "'{file}' 파일은 압축을 풀면 {unpacked_mib}MB가 되어 열지 않았습니다.",
            "출처를 확인하세요. "
            "정상 파일이라면 Excel에서 빈 행과 서식을 지우고 다시 저장해 주세요.",
        ),
        Words(
            "Suspicious compression",
            "'{file}' would unpack to {unpacked_mib} MB and was not opened.",
            "Check where it comes from. If it is genuine, delete empty rows and formats in Excel "
            "and save it again.",
        ),
    ),
    "sheet_extent_too_large": Entry(
        Words(
            "값이 너무 넓게 흩어져 있습니다",
            "'{file}' 파일의 '{sheet}' 시트는 값이 있는 범위가 너무 넓어 읽지 않았습니다.",
            "표 밖의 먼 셀에 남은 값을 지우거나 표만 새 시트에 복사해 주세요.",
        ),
        Words(
            "Values too far apart",
            "Sheet '{sheet}' of '{file}' uses too wide a range and was not read.",
            "Delete values far outside the table, or copy the table to a new sheet.",
        ),
    ),
    "sheet_too_large_for_memory": Entry(
        Words(
            "메모리가 부족합니다",
            "'{file}' 파일을 읽는 데 허용된 메모리를 넘었습니다.",
            "쓰지 않는 시트와 빈 행을 지우거나 파일을 나눈 뒤 다시 시도하세요. "
            "변경된 것은 없습니다.",
        ),
        Words(
            "Not enough memory",
            "Reading '{file}' needs more memory than is allowed.",
            "Delete unused sheets and empty rows, or split the file. Nothing was changed.",
        ),
    ),
    "template_pattern_too_slow": Entry(
        Words(
            "패턴 검사가 끝나지 않습니다",
            "템플릿 필드 '{field}'의 패턴 검사가 '{file}'의 '{sheet}' 시트 {row}행에서 끝나지 않아 "
            "멈췄습니다.",
            "템플릿에서 이 필드의 패턴을 더 단순하게 고친 뒤 다시 시도하세요. "
            "변경된 것은 없습니다.",
        ),
        Words(
            "A pattern does not come to an end",
            "The pattern of template field '{field}' did not come to an end on row {row} of sheet "
            "'{sheet}' of '{file}' and was stopped.",
            "Make the pattern of this field simpler in the template and try again. "
            "Nothing was changed.",
        ),
    ),
    "sheet_timeout": Entry(
        Words(
            "읽기가 멈췄습니다",
            "'{file}' 파일을 읽는 작업이 {seconds}초 동안 진행되지 않아 중단했습니다.",
            "쓰지 않는 시트와 빈 행을 지우거나 파일을 나눈 뒤 다시 시도하세요. "
            "변경된 것은 없습니다.",
        ),
        Words(
            "Reading got stuck",
            "Reading '{file}' made no progress for {seconds} seconds and was ended.",
            "Delete unused sheets and empty rows, or split the file. Nothing was changed.",
        ),
    ),
    "sheet_worker_died": Entry(
        Words(
            "파일을 읽다가 중단되었습니다",
            "'{file}' 파일을 읽던 작업이 갑자기 끝났습니다. "
            "파일이 손상되었거나 내용이 정상적이지 않습니다.",
            "Excel에서 열어 새 .xlsx 파일로 저장한 뒤 올려 주세요. "
            "다른 파일은 계속 읽을 수 있습니다.",
        ),
        Words(
            "Reading broke off",
            "Reading '{file}' ended abruptly; the file is damaged or unusual.",
            "Open it in Excel and save it as a new .xlsx file. Other files can still be read.",
        ),
    ),
    "sheet_worker_not_started": Entry(
        Words(
            "읽기 작업을 시작할 수 없습니다",
            "파일을 읽을 별도 프로세스를 시작하지 못했습니다.",
            "다른 프로그램을 닫아 메모리를 확보하고, 보안 프로그램이 막았는지 확인하세요.",
        ),
        Words(
            "Reading cannot start",
            "The separate process that reads files could not be started.",
            "Close other programs to free memory, and check whether security software blocks it.",
        ),
    ),
    "staging_unusable": Entry(
        Words(
            "임시 폴더를 쓸 수 없습니다",
            "읽은 표를 잠시 둘 폴더를 만들거나 쓸 수 없습니다.",
            "디스크의 남은 공간과 폴더 권한을 확인한 뒤 다시 시도하세요.",
        ),
        Words(
            "Temporary folder unusable",
            "The folder for tables being read cannot be made or written.",
            "Check free disk space and the folder's permissions, then try again.",
        ),
    ),
}

ENTRIES: dict[str, Entry] = {**_PROTECTION, **_LIMITS}
