"""Personal data (개인정보): which columns hold it, and what of it may leave the computer.

Structure beats text detection in tables: the name of a column and the shape of a sample of its
values decide for the whole column. Sentences (비고, 사유) are searched by ``sheets.free_text_pii``.
"""

from __future__ import annotations

from jisa_desktop.domain.personal_data.classify import classify, free_text_columns
from jisa_desktop.domain.personal_data.kinds import (
    Basis,
    Finding,
    PersonalKind,
    recommended_policy,
)
from jisa_desktop.domain.personal_data.masking import HIDDEN, mask, mask_field
from jisa_desktop.domain.personal_data.notices import as_issue
from jisa_desktop.domain.personal_data.values import kind_of_value, may_be

__all__ = [
    "HIDDEN",
    "Basis",
    "Finding",
    "PersonalKind",
    "as_issue",
    "classify",
    "free_text_columns",
    "kind_of_value",
    "mask",
    "mask_field",
    "may_be",
    "recommended_policy",
]
