"""Kinds of personal data, and what is said of a column that holds one."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from jisa_desktop.domain.template import PersonalDataPolicy


class PersonalKind(StrEnum):
    RESIDENT_NUMBER = "resident_number"
    FOREIGNER_NUMBER = "foreigner_number"
    PASSPORT = "passport"
    DRIVER_LICENCE = "driver_licence"
    CARD = "card"
    ACCOUNT = "account"
    PHONE = "phone"
    EMAIL = "email"
    ADDRESS = "address"


class Basis(StrEnum):
    """Why a column was found: its name, its values, both, or words inside free text."""

    HEADER = "header"
    VALUES = "values"
    HEADER_AND_VALUES = "header_and_values"
    FREE_TEXT = "free_text"


@dataclass(frozen=True, slots=True)
class Finding:
    """``column`` is the header text; ``share``, 0 to 1: how many of the sampled values that are
    not blank look like ``kind`` (0.0 when there were none)."""

    column: str
    kind: PersonalKind
    share: float
    basis: Basis


_UNIQUE_IDENTIFIERS = frozenset(
    {
        PersonalKind.RESIDENT_NUMBER,
        PersonalKind.FOREIGNER_NUMBER,
        PersonalKind.PASSPORT,
        PersonalKind.DRIVER_LICENCE,
    }
)


def recommended_policy(kind: PersonalKind) -> PersonalDataPolicy:
    """What to propose for a column of ``kind``; a person decides.

    Unique identifiers (고유식별정보, Personal Information Protection Act, art. 24 and 24-2) may be
    processed only where a law says so, so nothing of them should reach an index. Of the others
    a masked rest still tells rows apart.
    """
    if kind in _UNIQUE_IDENTIFIERS:
        return PersonalDataPolicy.LEAVE_OUT
    return PersonalDataPolicy.MASK
