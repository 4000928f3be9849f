"""What was found of personal data, as the commands that look at files print it."""

from __future__ import annotations

from jisa_desktop.cli.shapes import Value
from jisa_desktop.domain.personal_data.policies import UNDECIDED, Treatments


def personal_data_value(treatments: Treatments) -> list[Value]:
    """``share``: how many of the sampled values look like ``kind``."""
    return [
        {
            "column": one.finding.column,
            "kind": one.finding.kind.value,
            "share": round(one.finding.share, 4),
            "basis": one.finding.basis.value,
            "policy": one.policy.value if one.policy else UNDECIDED,
        }
        for one in treatments.findings
    ]
