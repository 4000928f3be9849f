"""Embedders and indexes: the words."""

from __future__ import annotations

from jisa_desktop.domain.wording import cloud, cloud_account
from jisa_desktop.domain.wording.entry import Entry, Words

_REFUSED: dict[str, Entry] = {
    "namespace_invalid": Entry(
        Words(
            "네임스페이스 이름 오류",
            "네임스페이스 이름은 영문, 숫자, 기호로 1~512자여야 합니다.",
            "직원이나 조직의 네임스페이스 이름을 확인하세요.",
        ),
        Words(
            "Invalid namespace",
            "A namespace must have 1 to 512 ASCII characters.",
            "Check the namespace of the employee or the organization.",
        ),
    ),
    "record_id_invalid": Entry(
        Words(
            "레코드 ID 오류",
            "레코드 ID는 영문, 숫자, 기호로 1~512자여야 합니다. {count}개를 저장할 수 없습니다.",
            "문제가 계속되면 로그 파일과 함께 알려 주세요.",
        ),
        Words(
            "Invalid record id",
            "A record id must have 1 to 512 ASCII characters; {count} cannot be stored.",
            "If it happens again, report it with the log file.",
        ),
    ),
    "record_id_repeated": Entry(
        Words(
            "레코드 ID 중복",
            "한 요청에 같은 레코드 ID가 두 번 들어 있습니다({count}개).",
            "문제가 계속되면 로그 파일과 함께 알려 주세요.",
        ),
        Words(
            "Repeated record id",
            "One request holds the same record id twice ({count}).",
            "If it happens again, report it with the log file.",
        ),
    ),
    "too_many_ids": Entry(
        Words(
            "요청이 너무 큼",
            "한 번에 1,000개까지만 삭제할 수 있습니다({count}개 초과).",
            "문제가 계속되면 로그 파일과 함께 알려 주세요.",
        ),
        Words(
            "Request too large",
            "At most 1,000 records can be deleted at once; {count} too many were asked for.",
            "If it happens again, report it with the log file.",
        ),
    ),
    "vector_invalid": Entry(
        Words(
            "벡터 오류",
            "저장할 수 없는 벡터가 {count}개 있습니다(0이거나 유한하지 않은 값).",
            "해당 행을 다시 임베딩하세요.",
        ),
        Words(
            "Invalid vector",
            "{count} vectors cannot be stored (all zero, or not finite).",
            "Embed these rows again.",
        ),
    ),
    "metadata_invalid": Entry(
        Words(
            "메타데이터 오류",
            "저장할 수 없는 메타데이터가 있는 행이 {count}개 있습니다.",
            "템플릿의 메타데이터 필드를 확인하세요. 글자, 숫자, 예/아니요, 글자 목록만 저장됩니다.",
        ),
        Words(
            "Invalid metadata",
            "{count} rows have metadata that cannot be stored.",
            "Check the template's metadata fields: text, numbers, yes/no, lists of text are kept.",
        ),
    ),
    "text_empty": Entry(
        Words(
            "빈 행",
            "임베딩할 글자가 없는 행이 {count}개 있습니다.",
            "엑셀에서 해당 행의 내용을 확인하세요.",
        ),
        Words("Blank row", "{count} rows have no text to embed.", "Check these rows in Excel."),
    ),
    "text_invalid": Entry(
        Words(
            "읽을 수 없는 글자",
            "깨진 글자가 있어 저장할 수 없는 행이 {count}개 있습니다.",
            "엑셀에서 해당 행의 깨진 글자를 고친 뒤 다시 올리세요.",
        ),
        Words(
            "Broken characters",
            "{count} rows hold broken characters and cannot be stored.",
            "Mend these rows in Excel and upload the file again.",
        ),
    ),
    "text_too_long": Entry(
        Words(
            "너무 긴 행",
            "한 행의 글자 수가 {limit}자를 넘어 임베딩할 수 없습니다.",
            "행을 나누거나, 템플릿에서 임베딩할 열을 줄이세요.",
        ),
        Words(
            "Row too long",
            "A row's text is longer than {limit} characters and cannot be embedded.",
            "Split the row, or let the template embed fewer columns.",
        ),
    ),
    "text_refused": Entry(
        Words(
            "임베딩할 수 없는 행",
            "임베더가 처리하지 못한 행이 {count}개 있습니다.",
            "해당 행의 내용을 확인한 뒤 다시 시도하세요.",
        ),
        Words(
            "Row cannot be embedded",
            "The embedder could not process {count} rows.",
            "Check these rows and try again.",
        ),
    ),
}

_INDEX: dict[str, Entry] = {
    "index_dimension": Entry(
        Words(
            "벡터 차원이 다름",
            "인덱스는 {expected}차원인데 벡터는 {actual}차원입니다.",
            "설정에서 임베딩 모델과 차원을 인덱스에 맞추거나 새 인덱스를 선택하세요.",
        ),
        Words(
            "Another dimension",
            "The index takes {expected} dimensions, the vectors have {actual}.",
            "Set an embedding model of the index's dimension, or choose a new index.",
        ),
    ),
    "index_embedder": Entry(
        Words(
            "다른 임베더의 인덱스",
            "인덱스 {index}에는 다른 임베딩 모델로 만든 벡터가 들어 있습니다.",
            "설정에서 임베딩 모델을 되돌리거나, 새 인덱스로 옮기기를 실행하세요.",
        ),
        Words(
            "Index of another embedder",
            "The index {index} holds vectors of another embedding model.",
            "Set the former model again, or move to a new index.",
        ),
    ),
    "top_k_invalid": Entry(
        Words(
            "검색 결과 수 오류",
            "검색 결과는 1개부터 {limit}개까지 요청할 수 있습니다.",
            "검색 결과 수를 줄이거나 늘리세요.",
        ),
        Words(
            "Invalid number of hits",
            "Between 1 and {limit} hits can be asked for.",
            "Ask for another number of hits.",
        ),
    ),
}

_LOCAL: dict[str, Entry] = {
    "embedder_missing": Entry(
        Words(
            "내장 임베더 없음",
            "내장 임베더의 파일을 찾을 수 없습니다.",
            "프로그램을 다시 설치하세요.",
        ),
        Words(
            "Built-in embedder missing",
            "The files of the built-in embedder were not found.",
            "Install the program again.",
        ),
    ),
    "embedder_worker_died": Entry(
        Words(
            "내장 임베더 중단",
            "내장 임베더가 두 번 잇달아 멈췄습니다.",
            "다른 프로그램을 닫아 메모리를 확보한 뒤 다시 시도하세요.",
        ),
        Words(
            "Built-in embedder stopped",
            "The built-in embedder stopped twice in a row.",
            "Close other programs to free memory, then try again.",
        ),
    ),
    "embedder_closed": Entry(
        Words(
            "프로그램 종료 중",
            "프로그램을 닫는 중이라 임베딩을 멈췄습니다.",
            "다음에 시작하면 이어서 처리합니다.",
        ),
        Words(
            "Closing",
            "Embedding stopped because the program is closing.",
            "It goes on at the next start.",
        ),
    ),
    "index_busy": Entry(
        Words(
            "인덱스 사용 중",
            "다른 프로그램이 내장 인덱스 파일을 오래 사용하고 있습니다.",
            "JISA Desktop이 두 번 실행되어 있지 않은지 확인한 뒤 다시 시도하세요.",
        ),
        Words(
            "Index in use",
            "Another program has been using the built-in index file for a long time.",
            "Check that JISA Desktop is not running twice, then try again.",
        ),
    ),
    "index_closed": Entry(
        Words(
            "프로그램 종료 중",
            "프로그램을 닫는 중이라 인덱스 작업을 멈췄습니다.",
            "다음에 시작하면 이어서 처리합니다.",
        ),
        Words(
            "Closing",
            "Work on the index stopped because the program is closing.",
            "It goes on at the next start.",
        ),
    ),
    "index_damaged": Entry(
        Words(
            "인덱스 파일 손상",
            "내장 인덱스 파일이 손상되었거나 이 프로그램의 파일이 아닙니다.",
            "백업을 복원하거나, 파일을 다른 곳으로 옮긴 뒤 동기화로 다시 채우세요.",
        ),
        Words(
            "Index file damaged",
            "The built-in index file is damaged or is not a file of this program.",
            "Restore a backup, or move the file away and fill a new one by a repair.",
        ),
    ),
    "index_newer": Entry(
        Words(
            "더 새로운 버전의 인덱스",
            "내장 인덱스 파일을 더 새로운 버전의 프로그램이 만들었습니다.",
            "프로그램을 최신 버전으로 업데이트하세요.",
        ),
        Words(
            "Index of a newer version",
            "A newer version of the program made the built-in index file.",
            "Update the program.",
        ),
    ),
    "index_disk_full": Entry(
        Words(
            "디스크 공간 부족",
            "디스크 공간이 부족하여 내장 인덱스에 저장할 수 없습니다.",
            "파일을 정리하여 공간을 확보한 뒤 다시 시도하세요.",
        ),
        Words(
            "Disk full",
            "The built-in index cannot be written because the disk is full.",
            "Free some space, then try again.",
        ),
    ),
    "index_unwritable": Entry(
        Words(
            "인덱스 파일 사용 불가",
            "내장 인덱스 파일을 읽거나 쓸 수 없습니다.",
            "폴더의 권한을 확인하고, 백신이나 보안 프로그램이 파일을 막고 있지 않은지 확인하세요.",
        ),
        Words(
            "Index file out of reach",
            "The built-in index file cannot be read or written.",
            "Check the folder's permissions and whether security software blocks the file.",
        ),
    ),
}

ENTRIES: dict[str, Entry] = {
    **_REFUSED,
    **_INDEX,
    **_LOCAL,
    **cloud.ENTRIES,
    **cloud_account.ENTRIES,
}
