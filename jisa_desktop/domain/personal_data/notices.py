"""Findings as issues of the sheet, so that they are listed and said like all others."""

from __future__ import annotations

from jisa_desktop.domain.personal_data.kinds import Basis, Finding, PersonalKind
from jisa_desktop.domain.table import Issue, Severity

KIND_CODES = {
    PersonalKind.RESIDENT_NUMBER: "personal_resident_number",
    PersonalKind.FOREIGNER_NUMBER: "personal_foreigner_number",
    PersonalKind.PASSPORT: "personal_passport",
    PersonalKind.DRIVER_LICENCE: "personal_driver_licence",
    PersonalKind.CARD: "personal_card",
    PersonalKind.ACCOUNT: "personal_account",
    PersonalKind.PHONE: "personal_phone",
    PersonalKind.EMAIL: "personal_email",
    PersonalKind.ADDRESS: "personal_address",
}
"""The wording code of each kind's name."""


def as_issue(finding: Finding) -> Issue:
    """A warning about the sheet as a whole; it names the column and the kind, never a value."""
    code = "column_personal_data"
    if finding.basis is Basis.FREE_TEXT:
        code = "column_personal_data_in_text"
    elif finding.basis is Basis.HEADER:
        code = "column_personal_data_by_name"
    params = (("type", KIND_CODES[finding.kind]), ("percent", f"{finding.share:.0%}"))
    return Issue(0, finding.column, Severity.WARNING, code, params)
