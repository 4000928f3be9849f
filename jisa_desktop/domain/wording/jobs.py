"""Documents, versions and jobs: the words."""

from __future__ import annotations

from jisa_desktop.domain.wording import job_rows, surroundings
from jisa_desktop.domain.wording.entry import Entry, Words

_REPORT_KO = "문제가 계속되면 로그 파일과 함께 알려 주세요."
_REPORT_EN = "If it happens again, report it with the log file."
_INTERNAL_KO = "프로그램 내부의 점검에 걸려 이 배치를 멈췄습니다({code})."
_INTERNAL_EN = "A check inside the program stopped this batch ({code})."

_ASKED: dict[str, Entry] = {
    "document_busy": Entry(
        Words(
            "끝나지 않은 작업",
            "'{document}' 문서에 끝나지 않은 작업이 있습니다.",
            "그 작업을 이어서 끝내거나 취소한 뒤 다시 시도하세요.",
        ),
        Words(
            "Work not finished",
            "Document '{document}' has a job that has not ended.",
            "Resume it or cancel it, then try again.",
        ),
    ),
    "mode_needed": Entry(
        Words(
            "방식을 정해 주세요",
            "'{template}' 템플릿에는 직원 식별자 열이 있어 '{file}' 파일의 방식을 정해야 합니다.",
            "전사 공통(company_wide)과 직원별(employee_split) 가운데 고르세요.",
        ),
        Words(
            "Choose a mode",
            "Template '{template}' has an employee column, so '{file}' needs a mode.",
            "Choose company_wide or employee_split.",
        ),
    ),
    "rows_gone": Entry(
        Words(
            "행이 너무 많이 줄었습니다",
            "'{file}' 파일의 '{sheet}' 시트에는 지금 저장된 {before}행 가운데 {gone}행이 없습니다.",
            "맞는 파일인지 확인하세요. 맞다면 변경을 허용하고 다시 시작하세요.",
        ),
        Words(
            "Most rows are gone",
            "Sheet '{sheet}' of '{file}' lacks {gone} of the {before} rows that are stored now.",
            "Check that it is the right file. If so, accept the changes and start again.",
        ),
    ),
    "version_never_completed": Entry(
        Words(
            "되돌릴 수 없는 버전",
            "{version}번 버전은 완료된 적이 없어 되돌릴 수 없습니다.",
            "이력에서 완료된 버전을 고르세요.",
        ),
        Words(
            "Not a version to return to",
            "Version {version} was never completed.",
            "Choose a completed version from the history.",
        ),
    ),
    "version_purged": Entry(
        Words(
            "내용을 지운 버전",
            "{version}번 버전의 내용은 보관 설정이나 요청에 따라 지워졌습니다.",
            "내용이 남아 있는 버전을 고르거나 원본 파일을 다시 올려 주세요.",
        ),
        Words(
            "Content was erased",
            "The content of version {version} was erased, by the retention setting or on request.",
            "Choose a version whose content is kept, or bring the workbook in again.",
        ),
    ),
    "nothing_to_undo": Entry(
        Words(
            "취소할 작업 없음",
            "'{document}' 문서에는 되돌릴 최근 작업이 없습니다.",
            "이력에서 원하는 버전을 골라 되돌리세요.",
        ),
        Words(
            "Nothing to undo",
            "Document '{document}' has no recent rollback or cleanup to undo.",
            "Choose a version from the history and roll back to it.",
        ),
    ),
    "nothing_to_discard": Entry(
        Words(
            "버릴 버전 없음",
            "'{document}' 문서에는 실패하거나 취소된 버전이 없습니다.",
            "문서의 이력을 확인하세요.",
        ),
        Words(
            "Nothing to discard",
            "Document '{document}' has no failed or cancelled version.",
            "Look at the document's history.",
        ),
    ),
    "nothing_to_cancel": Entry(
        Words(
            "진행 중인 작업 없음",
            "'{document}' 문서에는 끝나지 않은 작업이 없습니다.",
            "문서의 상태를 확인하세요.",
        ),
        Words(
            "No work under way",
            "Document '{document}' has no unfinished job.",
            "Look at the document's status.",
        ),
    ),
    "nothing_to_export": Entry(
        Words(
            "내보낼 문제 없음",
            "'{document}' 문서에는 내보낼 오류 행이 없습니다.",
            "문서의 문제 목록을 확인하세요.",
        ),
        Words(
            "Nothing to export",
            "Document '{document}' has no failed rows to export.",
            "Look at the document's issues.",
        ),
    ),
    "question_blank": Entry(
        Words("빈 검색어", "검색어가 비어 있습니다.", "찾을 내용을 입력하세요."),
        Words("Blank question", "The question is blank.", "Say what to look for."),
    ),
    "employee_number_blank": Entry(
        Words("빈 사번", "사번이 비어 있습니다.", "사번을 입력하세요."),
        Words("Blank number", "The employee number is blank.", "Give an employee number."),
    ),
    "employee_exists": Entry(
        Words(
            "이미 있는 사번",
            "사번 {employee}에 해당하는 직원이 이미 있습니다.",
            "직원 목록을 확인하세요.",
        ),
        Words(
            "Number is taken",
            "An employee with the number {employee} exists already.",
            "Look at the list of employees.",
        ),
    ),
    "employee_not_found": Entry(
        Words(
            "직원을 찾을 수 없음",
            "직원을 찾을 수 없습니다: {employee}",
            "직원 목록에서 사번을 확인하세요.",
        ),
        Words(
            "No such employee",
            "No employee was found: {employee}",
            "Look up the number in the list of employees.",
        ),
    ),
}

_ENDED: dict[str, Entry] = {
    "batches_failed": Entry(
        Words(
            "실패한 배치",
            "배치 {count}개가 실패했습니다(첫 실패: {start_row}~{end_row}행). {cause}",
            "원인을 해결한 뒤 실패한 배치만 다시 처리하세요. 이전 버전은 그대로 검색됩니다.",
        ),
        Words(
            "Batches failed",
            "{count} batches failed (the first: rows {start_row} to {end_row}). {cause}",
            "Resolve the cause and retry the failed batches alone. The old version still answers.",
        ),
    ),
    "job_cancelled": Entry(
        Words(
            "취소한 작업",
            "작업이 취소되었습니다.",
            "다시 처리하거나, 이 버전을 버려 이전 상태로 되돌리세요.",
        ),
        Words(
            "Job cancelled",
            "The job was cancelled.",
            "Retry it, or discard the version to return to the state before.",
        ),
    ),
    "job_stopped": Entry(
        Words(
            "멈춘 작업",
            "작업이 끝나기 전에 멈췄습니다. 한 일은 모두 남아 있습니다.",
            "이어서 하려면 resume을 실행하세요.",
        ),
        Words(
            "Job stopped",
            "The job stopped before its end. All that was done is kept.",
            "Run resume to go on.",
        ),
    ),
    "index_not_visible": Entry(
        Words(
            "반영되지 않은 레코드",
            "저장한 레코드가 제한 시간 안에 인덱스에서 조회되지 않습니다.",
            "잠시 뒤 다시 처리하세요.",
        ),
        Words(
            "Records not visible yet",
            "Stored records did not become visible in the index in time.",
            "Retry in a moment.",
        ),
    ),
    "embedder_changed": Entry(
        Words(
            "임베딩 모델이 바뀌었습니다",
            "저장된 벡터는 다른 임베딩 모델로 만들어졌습니다. 두 모델의 벡터는 섞을 수 없습니다.",
            "설정에서 임베딩 모델을 되돌리거나 새 인덱스로 옮기세요.",
        ),
        Words(
            "The embedding model changed",
            "The stored vectors were made by another embedding model; two are never mixed.",
            "Set the former model again, or move to a new index.",
        ),
    ),
    "index_changed": Entry(
        Words(
            "인덱스가 바뀌었습니다",
            "저장된 벡터는 다른 인덱스({index})에 있습니다.",
            "설정에서 인덱스를 되돌리거나 새 인덱스로 옮기세요.",
        ),
        Words(
            "The index changed",
            "The stored vectors are in another index ({index}).",
            "Set the former index again, or move to the new one.",
        ),
    ),
    "upsert_without_row": Entry(
        Words("내부 오류", _INTERNAL_KO, _REPORT_KO),
        Words("Internal error", _INTERNAL_EN, _REPORT_EN),
    ),
    "plan_outdated": Entry(
        Words("내부 오류", _INTERNAL_KO, _REPORT_KO),
        Words("Internal error", _INTERNAL_EN, _REPORT_EN),
    ),
    "document_missing": Entry(
        Words("내부 오류", _INTERNAL_KO, _REPORT_KO),
        Words("Internal error", _INTERNAL_EN, _REPORT_EN),
    ),
}

ENTRIES: dict[str, Entry] = {**_ASKED, **_ENDED, **job_rows.ENTRIES, **surroundings.ENTRIES}
