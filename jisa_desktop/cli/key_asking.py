"""Asks for an API key on a terminal, for this run alone. It is not shown and not kept."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jisa_desktop.pipeline.secrets import Service

_NAMES = {"openai": "OpenAI", "pinecone": "Pinecone"}


def ask_for_key(service: Service) -> str | None:
    """None where nobody can answer: in a pipe, in a job of the system."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return None
    import getpass

    question = f"{_NAMES[service.value]} API 키(저장하지 않음, 건너뛰려면 Enter): "
    return getpass.getpass(question, sys.stderr)
