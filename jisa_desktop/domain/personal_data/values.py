"""Which kind a single value is of."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from jisa_desktop.domain.personal_data.address import ADDRESS
from jisa_desktop.domain.personal_data.canonical import canonical
from jisa_desktop.domain.personal_data.contact import EMAIL, PHONE
from jisa_desktop.domain.personal_data.financial import ACCOUNT, CARD
from jisa_desktop.domain.personal_data.identity import (
    DRIVER_LICENCE,
    FOREIGNER_NUMBER,
    PASSPORT,
    RESIDENT_NUMBER,
)
from jisa_desktop.domain.personal_data.kinds import PersonalKind
from jisa_desktop.domain.personal_data.rules import KindRule

_IN_ORDER = (
    EMAIL,
    RESIDENT_NUMBER,
    FOREIGNER_NUMBER,
    CARD,
    ACCOUNT,
    PHONE,
    DRIVER_LICENCE,
    PASSPORT,
    ADDRESS,
)
"""Where two patterns match one value, the first is meant."""

RULES: Mapping[PersonalKind, KindRule] = MappingProxyType({rule.kind: rule for rule in _IN_ORDER})


def kind_of_value(text: str) -> PersonalKind | None:
    """The kind that ``text`` shows by itself, whatever its column is called."""
    plain = canonical(text)
    if not plain:
        return None
    return next((rule.kind for rule in _IN_ORDER if rule.is_strict(plain)), None)


def may_be(text: str, kind: PersonalKind) -> bool:
    """Whether ``text`` can be of ``kind``, in a column that is known to hold it."""
    return RULES[kind].is_loose(canonical(text))
