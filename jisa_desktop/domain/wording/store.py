"""The workspace on disk: the words."""

from __future__ import annotations

from jisa_desktop.domain.wording.entry import Entry, Words

_FILE: dict[str, Entry] = {
    "workspace_in_use": Entry(
        Words(
            "다른 곳에서 사용 중",
            "이 작업 폴더는 다른 프로그램이 쓰고 있습니다: {owner}",
            "그 프로그램이 끝난 뒤 다시 시도하세요. 조회는 지금도 할 수 있습니다.",
        ),
        Words(
            "In use elsewhere",
            "Another program is writing to this workspace: {owner}",
            "Try again when it has ended. Looking things up is possible now.",
        ),
    ),
    "store_missing": Entry(
        Words(
            "데이터베이스를 찾을 수 없음",
            "작업 폴더의 '{file}' 데이터베이스가 없어졌거나 다른 파일로 바뀌어 쓰지 않았습니다.",
            "클라우드와 동기화하는 폴더라면 동기화가 끝난 뒤 프로그램을 다시 시작하고, "
            "동기화하지 않는 폴더로 옮기세요. 파일이 사라졌다면 백업에서 복원하세요.",
        ),
        Words(
            "Database not found",
            "The database '{file}' has gone from the workspace folder, or was replaced: "
            "nothing was written.",
            "If a cloud service synchronises the folder, start the program again when that is "
            "done, and move the folder elsewhere. If the file is gone, restore a backup.",
        ),
    ),
    "path_too_long": Entry(
        Words(
            "너무 긴 경로",
            "작업 폴더의 경로가 너무 길어 '{file}' 파일을 열 수 없습니다.",
            "경로가 더 짧은 폴더를 작업 폴더로 고르세요.",
        ),
        Words(
            "Path too long",
            "The path of the workspace folder is too long to open '{file}'.",
            "Choose a folder with a shorter path.",
        ),
    ),
    "store_busy": Entry(
        Words(
            "데이터베이스 사용 중",
            "'{file}' 데이터베이스를 다른 작업이 오래 사용하고 있습니다.",
            "잠시 뒤 다시 시도하세요.",
        ),
        Words(
            "Database in use",
            "Other work has been using the database '{file}' for a long time.",
            "Try again in a moment.",
        ),
    ),
    "store_too_new": Entry(
        Words(
            "더 새로운 버전의 데이터",
            "'{file}' 데이터베이스는 더 새로운 버전의 JISA Desktop이 만들었습니다.",
            "프로그램을 최신 버전으로 업데이트하세요. 데이터는 바뀌지 않았습니다.",
        ),
        Words(
            "Data of a newer version",
            "A newer version of JISA Desktop made the database '{file}'.",
            "Update the program. The data were not changed.",
        ),
    ),
    "store_foreign": Entry(
        Words(
            "다른 프로그램의 데이터베이스",
            "'{file}' 파일은 JISA Desktop의 데이터베이스가 아닙니다.",
            "다른 작업 폴더를 고르세요. 파일은 바뀌지 않았습니다.",
        ),
        Words(
            "Database of another program",
            "'{file}' is not a database of JISA Desktop.",
            "Choose another folder. The file was not changed.",
        ),
    ),
    "store_damaged": Entry(
        Words(
            "데이터베이스 손상",
            "'{file}' 데이터베이스가 손상되어 열 수 없습니다.",
            "백업을 복원하세요. 손상된 파일은 그대로 두었습니다.",
        ),
        Words(
            "Database damaged",
            "The database '{file}' is damaged and cannot be opened.",
            "Restore a backup. The damaged file was left as it is.",
        ),
    ),
    "store_not_damaged": Entry(
        Words(
            "손상되지 않은 데이터베이스",
            "'{file}' 데이터베이스는 손상되지 않았습니다. 아무것도 옮기지 않았습니다.",
            "그대로 사용하세요.",
        ),
        Words(
            "Database is not damaged",
            "The database '{file}' is not damaged. Nothing was moved.",
            "Use it as it is.",
        ),
    ),
    "store_read_only": Entry(
        Words(
            "쓸 수 없는 폴더",
            "작업 폴더의 '{file}' 파일에 쓸 수 없습니다.",
            "폴더의 쓰기 권한을 확인하거나 다른 작업 폴더를 고르세요.",
        ),
        Words(
            "Folder is read-only",
            "'{file}' in the workspace folder cannot be written.",
            "Check the folder's permissions, or choose another folder.",
        ),
    ),
    "store_unreadable": Entry(
        Words(
            "작업 폴더를 열 수 없음",
            "작업 폴더의 '{file}' 항목을 읽거나 쓸 수 없습니다.",
            "폴더가 있는지, 네트워크 드라이브가 연결되어 있는지, 권한이 있는지 확인하세요.",
        ),
        Words(
            "Folder cannot be opened",
            "'{file}' of the workspace cannot be read or written.",
            "Check that the folder is there, its network drive connected, and that you may use it.",
        ),
    ),
    "disk_full": Entry(
        Words(
            "디스크 공간 부족",
            "디스크 공간이 부족하여 '{file}' 파일에 저장하지 못했습니다.",
            "파일을 정리하여 공간을 확보한 뒤 다시 시도하세요.",
        ),
        Words(
            "Disk full",
            "The disk is full; '{file}' was not saved.",
            "Free some space, then try again.",
        ),
    ),
}

_KNOWN: dict[str, Entry] = {
    "document_unknown": Entry(
        Words(
            "문서를 찾을 수 없음",
            "'{document}' 문서를 찾을 수 없습니다.",
            "문서 목록에서 ID나 제목을 확인하세요.",
        ),
        Words(
            "No such document",
            "There is no document '{document}'.",
            "Look up its id or title in the list of documents.",
        ),
    ),
    "document_ambiguous": Entry(
        Words(
            "제목이 같은 문서",
            "제목이 '{document}'인 문서가 여러 개입니다: {candidates}",
            "제목 대신 ID를 쓰세요.",
        ),
        Words(
            "Several documents of that title",
            "Several documents have the title '{document}': {candidates}",
            "Use an id instead of the title.",
        ),
    ),
    "version_unknown": Entry(
        Words(
            "버전을 찾을 수 없음",
            "{version}번 버전을 찾을 수 없습니다.",
            "문서의 이력에서 버전 번호를 확인하세요.",
        ),
        Words(
            "No such version",
            "There is no version {version}.",
            "Look up the number in the document's history.",
        ),
    ),
    "job_unknown": Entry(
        Words(
            "작업을 찾을 수 없음",
            "작업 {job}번을 찾을 수 없습니다.",
            "문서의 작업 목록을 확인하세요.",
        ),
        Words("No such job", "There is no job {job}.", "Look up the document's jobs."),
    ),
    "template_unknown": Entry(
        Words(
            "템플릿을 찾을 수 없음",
            "'{template}' 템플릿을 찾을 수 없습니다.",
            "템플릿 목록에서 이름을 확인하거나 JSON 파일의 경로를 쓰세요.",
        ),
        Words(
            "No such template",
            "There is no template '{template}'.",
            "Look up its name in the list of templates, or give the path of a JSON file.",
        ),
    ),
}

ENTRIES: dict[str, Entry] = {**_FILE, **_KNOWN}
