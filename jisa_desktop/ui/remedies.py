"""Where a person puts right what stopped a job: a page, a part of it, the word on the button."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from jisa_desktop.ui.marking import QT_TRANSLATE_NOOP

translate = QCoreApplication.translate

_KEYS = QT_TRANSLATE_NOOP("remedies", "API 키 설정 열기")
_SERVICES = QT_TRANSLATE_NOOP("remedies", "처리 서비스 설정 열기")
_CHECK = QT_TRANSLATE_NOOP("remedies", "연결 확인하기")
_LIMITS = QT_TRANSLATE_NOOP("remedies", "한도 설정 열기")
_MOVE = QT_TRANSLATE_NOOP("remedies", "옮기기 열기")
_POLICIES = QT_TRANSLATE_NOOP("remedies", "개인정보 처리 정하기")
_RESTART = QT_TRANSLATE_NOOP("remedies", "지금 다시 시작")

RESTART = "restart"
"""No page: the program ends and starts anew."""


@dataclass(frozen=True, slots=True)
class Remedy:
    """``text`` is in the window's language."""

    page: str
    part: str
    text: str


_REMEDIES = {
    **dict.fromkeys(
        ("key_missing", "key_malformed", "key_refused", "access_refused"),
        ("settings", "keys", _KEYS),
    ),
    **dict.fromkeys(
        (
            "quota_used_up",
            "write_units_used_up",
            "namespaces_used_up",
            "service_refused",
            "certificate_untrusted",
            "secure_connection_failed",
            "proxy_refused",
            "proxy_unsupported",
        ),
        ("settings", "check", _CHECK),
    ),
    **dict.fromkeys(
        (
            *("address_invalid", "embedding_model_missing", "embedding_setting_refused"),
            *("embedding_dimension_refused", "index_missing", "index_document_schema"),
            *("index_not_set", "index_name_needed", "index_dimension", "index_embedder"),
            *("index_unknown", "move_needs_new_index"),
        ),
        ("settings", "services", _SERVICES),
    ),
    **dict.fromkeys(("embedder_changed", "index_changed"), ("settings", "move", _MOVE)),
    "spending_cap": ("settings", "limits", _LIMITS),
    "personal_data_undecided": ("templates", "", _POLICIES),
    "settings_wait_for_restart": (RESTART, "", _RESTART),
    "restore_waits_for_restart": (RESTART, "", _RESTART),
}


def remedy(code: str) -> Remedy | None:
    """None where no page of the window puts it right."""
    found = _REMEDIES.get(code)
    if found is None:
        return None
    page, part, text = found
    return Remedy(page, part, translate("remedies", text))
