"""``python -m benchmarks``: what can be measured; ``python -m benchmarks NAME ...`` runs one."""

from __future__ import annotations

import ast
import runpy
import sys
from pathlib import Path

HERE = Path(__file__).parent


def names() -> list[str]:
    return sorted(file.stem for file in HERE.glob("[a-z]*.py"))


def first_line(name: str) -> str:
    """What the benchmark says of itself."""
    source = (HERE / f"{name}.py").read_text(encoding="utf-8")
    return (ast.get_docstring(ast.parse(source)) or "").partition("\n")[0]


def main(arguments: list[str]) -> int:
    if not arguments or arguments[0] not in names():
        for name in names():
            print(f"{name:16} {first_line(name)}")
        return 0 if not arguments else 2
    name = arguments[0]
    sys.argv = [name, *arguments[1:]]
    runpy.run_module(f"benchmarks.{name}", run_name="__main__")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
