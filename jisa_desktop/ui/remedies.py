"""Where a person puts right what stopped a job: a page, a part of it, the word on the button."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from jisa_desktop.errors import JisaError
from jisa_desktop.ui.marking import QT_TRANSLATE_NOOP

translate = QCoreApplication.translate

_KEYS = QT_TRANSLATE_NOOP("remedies", "API 키 설정 열기")
_SERVICES = QT_TRANSLATE_NOOP("remedies", "처리 서비스 설정 열기")
_CHECK = QT_TRANSLATE_NOOP("remedies", "연결 확인하기")
_LIMITS = QT_TRANSLATE_NOOP("remedies", "한도 설정 열기")
_MOVE = QT_TRANSLATE_NOOP("remedies", "옮기기 열기")
_POLICIES = QT_TRANSLATE_NOOP("remedies", "개인정보 처리 정하기")
_RESTART = QT_TRANSLATE_NOOP("remedies", "지금 다시 시작")

TEMPLATES = "templates"
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
    "personal_data_undecided": (TEMPLATES, "", _POLICIES),
    "settings_wait_for_restart": (RESTART, "", _RESTART),
    "restore_waits_for_restart": (RESTART, "", _RESTART),
}


def way_out(
    error: JisaError | None, go: Callable[[Remedy], None]
) -> tuple[str, Callable[[], object]] | None:
    """The button of a notice about the error: its word, and what leads there."""
    found = remedy(error.code, error.params) if error is not None else None
    return (found.text, _Going(found, go)) if found is not None else None


def remedy(code: str, params: Mapping[str, object]) -> Remedy | None:
    """Of an error. None where no page of the window puts it right."""
    found = _REMEDIES.get(code)
    if found is None:
        return None
    page, part, text = found
    if page == TEMPLATES and params.get("template"):
        part = part_of(str(params["template"]), str(params.get("column") or ""))
    return Remedy(page, part, translate("remedies", text))


def part_of(template: str, column: str) -> str:
    """The place in a template where a person says what becomes of a sheet's column."""
    return f"{template}\n{column}"


class _Going:
    """The button of a notice that leads somewhere."""

    def __init__(self, remedy: Remedy, go: Callable[[Remedy], None]) -> None:
        self._remedy = remedy
        self._go = go

    def __call__(self) -> None:
        self._go(self._remedy)
