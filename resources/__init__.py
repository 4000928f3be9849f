"""The program's data files: fonts, icons, samples, templates, the token table.

They lie beside this module in the source tree, in an installed wheel and in the frozen program,
so a path is all that anyone needs.
"""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parent


def path(name: str) -> Path:
    """The file or folder ``name`` ('icons/x.svg'). Raises ``FileNotFoundError``."""
    found = ROOT / name
    if not found.exists():
        raise FileNotFoundError(name)
    return found
