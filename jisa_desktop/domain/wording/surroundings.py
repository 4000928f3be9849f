"""Settings, backups and the call of a command: the words."""

from __future__ import annotations

from jisa_desktop.domain.wording.entry import Entry, Words

_HELP_KO = "사용법은 --help로 볼 수 있습니다."
_HELP_EN = "--help shows how it is used."

_SETTINGS: dict[str, Entry] = {
    "config_unknown": Entry(
        Words(
            "없는 설정",
            "'{setting}' 설정은 없습니다. 있는 설정: {known}",
            "설정 이름을 확인하세요.",
        ),
        Words(
            "No such setting",
            "There is no setting '{setting}'. There are: {known}",
            "Check the name of the setting.",
        ),
    ),
    "config_is_key": Entry(
        Words(
            "API 키는 설정이 아닙니다",
            "API 키는 설정 파일에 저장하지 않습니다.",
            "창의 설정에서 입력하거나, 환경 변수 OPENAI_API_KEY와 PINECONE_API_KEY로 전달하세요.",
        ),
        Words(
            "A key is no setting",
            "API keys are not kept in the settings file.",
            "Enter it in the window's settings, or pass OPENAI_API_KEY and PINECONE_API_KEY in the "
            "environment.",
        ),
    ),
    "config_invalid": Entry(
        Words(
            "잘못된 설정",
            "'{setting}' 설정의 값이 올바르지 않습니다.",
            "허용되는 값으로 다시 설정하세요.",
        ),
        Words(
            "Invalid setting",
            "The value of the setting '{setting}' is not valid.",
            "Set a value that is allowed.",
        ),
    ),
}

_BACKUPS: dict[str, Entry] = {
    "backup_not_written": Entry(
        Words(
            "백업하지 못했습니다",
            "'{file}' 백업 파일을 쓰지 못했습니다.",
            "폴더의 쓰기 권한과 남은 디스크 공간을 확인한 뒤 다시 시도하세요.",
        ),
        Words(
            "Backup not written",
            "The backup '{file}' was not written.",
            "Check the folder's permissions and free space, then try again.",
        ),
    ),
    "backup_target_taken": Entry(
        Words(
            "백업 파일이 아닌 파일",
            "'{file}' 항목이 이미 있고 백업 파일이 아니므로 덮어쓰지 않았습니다.",
            "다른 이름으로 백업하세요.",
        ),
        Words(
            "Not a backup file",
            "'{file}' exists already and is no backup, so it was not replaced.",
            "Choose another name for the backup.",
        ),
    ),
    "backup_no_room": Entry(
        Words(
            "오늘의 자동 백업을 건너뛰었습니다",
            "디스크 공간이 부족하여 자동 백업을 만들지 않았습니다. "
            "필요한 공간은 {needed_mb}MB, 남은 공간은 {free_mb}MB입니다.",
            "작업은 계속할 수 있습니다. 공간을 확보하면 다음에 자동으로 백업합니다.",
        ),
        Words(
            "Today's automatic backup was skipped",
            "There is too little room on the disk for an automatic backup: "
            "{needed_mb} MB are needed, {free_mb} MB are free.",
            "You can go on working. Make room, and the next one is written by itself.",
        ),
    ),
    "backup_not_removed": Entry(
        Words(
            "이전 자동 백업이 남아 있습니다",
            "지운 문서가 들어 있는 자동 백업 파일을 삭제하지 못했습니다: {file}",
            "그 파일을 사용하는 프로그램을 닫으세요. 다음에 프로그램을 시작할 때 다시 삭제합니다.",
        ),
        Words(
            "An older automatic backup is still there",
            "The automatic backup '{file}', which holds the forgotten document, was not removed.",
            "Close the program that uses the file. The next start tries again.",
        ),
    ),
    "no_good_backup": Entry(
        Words(
            "온전한 자동 백업 없음",
            "이 작업 폴더에는 되살릴 수 있는 자동 백업이 없습니다.",
            "직접 만든 백업 파일이 있으면 그 파일을 고르세요.",
        ),
        Words(
            "No good automatic backup",
            "This workspace has no automatic backup that can be restored.",
            "Choose a backup that you have made yourself, if there is one.",
        ),
    ),
    "backup_unreadable": Entry(
        Words(
            "백업 파일이 아닙니다",
            "'{file}' 파일은 JISA Desktop의 백업이 아니거나 손상되었습니다.",
            "다른 백업 파일을 고르세요. 작업 폴더는 바뀌지 않았습니다.",
        ),
        Words(
            "Not a backup",
            "'{file}' is not a backup of JISA Desktop, or it is damaged.",
            "Choose another backup. The workspace was not changed.",
        ),
    ),
    "backup_too_new": Entry(
        Words(
            "더 새로운 버전의 백업",
            "'{file}' 백업은 더 새로운 버전의 JISA Desktop이 만들었습니다.",
            "프로그램을 최신 버전으로 업데이트하세요. 작업 폴더는 바뀌지 않았습니다.",
        ),
        Words(
            "Backup of a newer version",
            "A newer version of JISA Desktop made the backup '{file}'.",
            "Update the program. The workspace was not changed.",
        ),
    ),
    "backup_stopped": Entry(
        Words(
            "백업을 멈췄습니다",
            "쓰던 '{file}' 백업은 지웠고, 이전에 만든 백업은 그대로 있습니다.",
            "다시 백업하려면 같은 명령을 실행하세요.",
        ),
        Words(
            "Backup stopped",
            "What was written of '{file}' is removed; an older backup is as it was.",
            "Run the command again to make the backup.",
        ),
    ),
    "restore_stopped": Entry(
        Words(
            "복원을 멈췄습니다",
            "백업을 되살리기 전에 멈췄습니다. 작업 폴더는 바뀌지 않았습니다.",
            "다시 복원하려면 같은 명령을 실행하세요.",
        ),
        Words(
            "Restore stopped",
            "It stopped before anything was put back. The workspace was not changed.",
            "Run the command again to restore.",
        ),
    ),
    "restore_no_room": Entry(
        Words(
            "복원하지 못했습니다",
            "디스크 공간이 부족하여 '{file}' 백업을 풀지 못했습니다. "
            "작업 폴더는 바뀌지 않았습니다.",
            "파일을 정리하여 공간을 확보한 뒤 다시 복원하세요.",
        ),
        Words(
            "Not restored",
            "The disk has no room to unpack the backup '{file}'. The workspace was not changed.",
            "Free some space, then restore again.",
        ),
    ),
    "restore_waits_for_restart": Entry(
        Words(
            "복원하지 못했습니다",
            "멈추지 않는 작업이 있어 복원을 시작하지 못했습니다. 작업 폴더는 바뀌지 않았습니다.",
            "프로그램을 다시 시작한 뒤 복원하세요. 하던 작업은 이어서 처리합니다.",
        ),
        Words(
            "Not restored",
            "Something would not stop, so nothing was restored. The workspace was not changed.",
            "Start the program again, then restore; jobs go on where they were.",
        ),
    ),
    "restore_blocked": Entry(
        Words(
            "복원하지 못했습니다",
            "작업 폴더의 '{file}' 파일을 바꿀 수 없습니다.",
            "다른 JISA Desktop 창을 모두 닫은 뒤 다시 복원하세요.",
        ),
        Words(
            "Not restored",
            "'{file}' of the workspace cannot be replaced.",
            "Close every other JISA Desktop, then restore again.",
        ),
    ),
    "forget_needs_cleanup": Entry(
        Words(
            "정리되지 않은 문서",
            "'{document}' 문서의 벡터가 아직 남아 있어 내용을 지울 수 없습니다.",
            "문서를 먼저 정리하세요.",
        ),
        Words(
            "Document not cleaned up",
            "Document '{document}' still has vectors, so its content cannot be erased.",
            "Clean the document up first.",
        ),
    ),
}

_SELFTEST: dict[str, Entry] = {
    "selftest_unexpected": Entry(
        Words(
            "점검 실패",
            "점검 결과가 예상과 다릅니다.",
            "프로그램을 다시 설치하세요. 그래도 같으면 로그 파일과 함께 알려 주세요.",
        ),
        Words(
            "Self-test failed",
            "A step of the self-test did not give what it should.",
            "Install the program again. If it happens again, report it with the log file.",
        ),
    ),
}

_USAGE: dict[str, Entry] = {
    "usage_missing": Entry(
        Words("빠진 값", "{name} 값이 필요합니다.", _HELP_KO),
        Words("Missing value", "{name} is needed.", _HELP_EN),
    ),
    "usage_unknown_option": Entry(
        Words("없는 옵션", "{name} 옵션은 없습니다.", _HELP_KO),
        Words("No such option", "There is no option {name}.", _HELP_EN),
    ),
    "usage_bad_value": Entry(
        Words("잘못된 값", "{name} 값이 올바르지 않습니다.", _HELP_KO),
        Words("Invalid value", "The value of {name} is not valid.", _HELP_EN),
    ),
    "usage_conflict": Entry(
        Words(
            "함께 쓸 수 없는 옵션", "{first} 옵션과 {second} 옵션은 함께 쓸 수 없습니다.", _HELP_KO
        ),
        Words("Options exclude each other", "{first} and {second} exclude each other.", _HELP_EN),
    ),
    "usage_no_command": Entry(
        Words("명령 없음", "명령을 하나 적어야 합니다.", _HELP_KO),
        Words("No command", "A command is needed.", _HELP_EN),
    ),
    "usage_unknown_command": Entry(
        Words("없는 명령", "{name} 명령은 없습니다.", _HELP_KO),
        Words("No such command", "There is no command {name}.", _HELP_EN),
    ),
    "usage_too_many": Entry(
        Words("남는 값", "쓰이지 않는 값이 있습니다: {name}", _HELP_KO),
        Words("Too many values", "Nothing takes these values: {name}", _HELP_EN),
    ),
    "output_unwritable": Entry(
        Words(
            "결과 출력 실패",
            "명령은 끝났지만 결과를 출력하지 못했습니다.",
            "출력할 곳의 남은 디스크 공간을 확인하세요.",
        ),
        Words(
            "No output",
            "The command has done its work, but its answer could not be written.",
            "Check the free space where the output goes.",
        ),
    ),
    "usage_wrong": Entry(
        Words("잘못된 명령", "명령을 이해할 수 없습니다: {detail}", _HELP_KO),
        Words("Wrong usage", "The command was not understood: {detail}", _HELP_EN),
    ),
}

ENTRIES: dict[str, Entry] = {**_SETTINGS, **_BACKUPS, **_SELFTEST, **_USAGE}
