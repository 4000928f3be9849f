"""From findings to what happens to each column: the template's word, else what the law suggests.

A column that neither text nor metadata mention leaves nothing. Registration numbers are masked
unless the template says otherwise (Personal Information Protection Act, art. 24-2). All else
waits for a person: a run that sends nothing away goes on with a notice, any other is held.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from jisa_desktop.domain.binding import Binding
from jisa_desktop.domain.personal_data.kinds import Basis, Finding, PersonalKind
from jisa_desktop.domain.personal_data.notices import KIND_CODES, as_issue
from jisa_desktop.domain.row_parts import outgoing_positions
from jisa_desktop.domain.table import Issue, Severity
from jisa_desktop.domain.template import NUMERIC_TYPES, PersonalDataPolicy, Template

REGISTRATION_NUMBERS = frozenset({PersonalKind.RESIDENT_NUMBER, PersonalKind.FOREIGNER_NUMBER})

UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class Treatment:
    """``policy``: what happens to what was found; None when nobody has decided."""

    finding: Finding
    policy: PersonalDataPolicy | None
    is_default: bool
    """Whether the policy is the program's and not the template's."""


@dataclass(frozen=True, slots=True)
class Treatments:
    """Of one sheet. ``masked`` are columns that are masked though the template says nothing of
    them; in ``searched``, columns of sentences, only registration numbers are."""

    findings: tuple[Treatment, ...] = ()
    masked: frozenset[str] = frozenset()
    searched: frozenset[str] = frozenset()
    sentences: frozenset[str] = frozenset()

    @property
    def undecided_columns(self) -> tuple[str, ...]:
        """In the order of the sheet, each once."""
        columns = (one.finding.column for one in self.findings if one.policy is None)
        return tuple(dict.fromkeys(columns))

    def notices(self) -> tuple[Issue, ...]:
        """What a person should know before the start: all that the template does not say."""
        return tuple(
            as_issue(one.finding) if one.policy is None else _masked_notice(one.finding)
            for one in self.findings
            if one.policy is None or (one.is_default and one.policy is PersonalDataPolicy.MASK)
        )


def treat(
    template: Template,
    columns: Sequence[str],
    findings: Iterable[Finding],
    free_text: Iterable[str],
) -> Treatments:
    """``findings`` of columns and of texts inside the columns named in ``free_text``."""
    found = tuple(findings)
    said = said_policies(template, columns)
    leaving = {columns[place] for place in outgoing_positions(template, Binding(template, columns))}
    sentences = frozenset(free_text) - _numeric_columns(template, columns)
    masked = frozenset(
        one.column
        for one in found
        if one.kind in REGISTRATION_NUMBERS
        and one.basis is not Basis.FREE_TEXT
        and one.column in leaving
        and one.column not in said
    )
    treatments = tuple(_treatment(one, said, leaving, masked) for one in found)
    return Treatments(treatments, masked, sentences - said.keys() - masked, sentences)


def said_policies(template: Template, columns: Sequence[str]) -> dict[str, PersonalDataPolicy]:
    """Header to policy, of the columns that the template has decided on."""
    binding = Binding(template, columns)
    return {
        columns[binding.position_of[one.field]]: one.personal_data
        for one in template.columns
        if one.personal_data is not None and one.field in binding.position_of
    }


def policies_of(
    template: Template, columns: Sequence[str], treatments: Treatments
) -> dict[str, str]:
    """Header to the word for what happens to it; ``UNDECIDED`` where a person must say it."""
    return {
        **{one.finding.column: (one.policy or UNDECIDED) for one in treatments.findings},
        **dict.fromkeys(treatments.undecided_columns, UNDECIDED),
        **said_policies(template, columns),
    }


def _treatment(
    finding: Finding,
    said: Mapping[str, PersonalDataPolicy],
    leaving: set[str],
    masked: frozenset[str],
) -> Treatment:
    column = finding.column
    if (policy := said.get(column)) is not None:
        return Treatment(finding, policy, is_default=False)
    if column not in leaving:
        return Treatment(finding, PersonalDataPolicy.LEAVE_OUT, is_default=True)
    if column in masked or finding.kind in REGISTRATION_NUMBERS:
        return Treatment(finding, PersonalDataPolicy.MASK, is_default=True)
    return Treatment(finding, None, is_default=True)


def _numeric_columns(template: Template, columns: Sequence[str]) -> set[str]:
    binding = Binding(template, columns)
    return {
        columns[binding.position_of[one.field]]
        for one in template.columns
        if one.type in NUMERIC_TYPES and one.field in binding.position_of
    }


def _masked_notice(finding: Finding) -> Issue:
    params = (("type", KIND_CODES[finding.kind]),)
    return Issue(0, finding.column, Severity.WARNING, "column_personal_data_masked", params)
