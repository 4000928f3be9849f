"""What is wrong with a draft, as a sentence for the place where it is wrong."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from jisa_desktop.domain.template import faults_of
from jisa_desktop.domain.template_faults import TemplateFault
from jisa_desktop.ui import words
from jisa_desktop.ui.formats import josa
from jisa_desktop.ui.marking import QT_TRANSLATE_NOOP
from jisa_desktop.ui.templates.draft import Draft

_PLACE = re.compile(r"columns\[(\d+)\]\.?(\w*)|(\w+)")

_NAMES = {
    "name": QT_TRANSLATE_NOOP("template_faults", "템플릿 이름"),
    "description": QT_TRANSLATE_NOOP("template_faults", "설명"),
    "field": QT_TRANSLATE_NOOP("template_faults", "필드 이름"),
    "headers": QT_TRANSLATE_NOOP("template_faults", "동의어"),
    "pattern": QT_TRANSLATE_NOOP("template_faults", "형식"),
    "one_of": QT_TRANSLATE_NOOP("template_faults", "허용 값"),
    "minimum": QT_TRANSLATE_NOOP("template_faults", "최솟값"),
    "maximum": QT_TRANSLATE_NOOP("template_faults", "최댓값"),
    "key_columns": QT_TRANSLATE_NOOP("template_faults", "키"),
    "employee_column": QT_TRANSLATE_NOOP("template_faults", "직원 열"),
    "embedding_text": QT_TRANSLATE_NOOP("template_faults", "임베딩할 글"),
    "metadata_fields": QT_TRANSLATE_NOOP("template_faults", "메타데이터"),
    "header_rows": QT_TRANSLATE_NOOP("template_faults", "머리글 행"),
}


@dataclass(frozen=True, slots=True)
class Wrong:
    """``position``: of the field, None for the template; ``key``: its item, as in the JSON form."""

    position: int | None
    key: str
    sentence: str


def wrongs_of(draft: Draft) -> tuple[Wrong, ...]:
    """() when the draft is a template."""
    return tuple(_wrong(fault) for fault in faults_of(draft.values()))


def sentence_for(wrongs: Sequence[Wrong], key: str, position: int | None = None) -> str:
    """'' when nothing is wrong there."""
    return next((one.sentence for one in wrongs if (one.key, one.position) == (key, position)), "")


def _wrong(fault: TemplateFault) -> Wrong:
    found = _PLACE.match(fault.field)
    position = int(found[1]) if found and found[1] else None
    key = (found[2] or found[3] or "field") if found else ""
    name = QCoreApplication.translate("template_faults", _NAMES[key]) if key in _NAMES else key
    sentence = words.of_reason(fault.reason, {"field": name, "name": fault.name})
    return Wrong(position, key, josa(sentence))
