"""The vendors' debug switches are on, and still no key and no cell is written anywhere.

In a process of its own: the SDKs look at their switches when they are imported.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support import openai_server, pinecone_server
from tests.support.faults import Fault, Kind
from tests.support.openai_server import OpenAIServer
from tests.support.pinecone_server import PineconeServer

CELL = "김서연비밀"
HEADER = "사번,성명,월,금액"
SWITCHES = {
    "OPENAI_LOG": "debug",
    "PINECONE_DEBUG": "1",
    "PINECONE_DEBUG_CURL": "1",
    "HTTPX_LOG_LEVEL": "debug",
    "PYTHONASYNCIODEBUG": "1",
    "OPENAI_ORG_ID": "org-stray",
}


@pytest.mark.slow
def test_debug_switches_tell_nothing(
    tmp_path: Path, openai: OpenAIServer, pinecone: PineconeServer
) -> None:
    home, file = tmp_path / "home", tmp_path / "수당.csv"
    file.write_text(f"{HEADER}\n00001,{CELL},2026-03,4200000\n", "utf-8")
    openai.faults.add("embed", Fault(Kind.STATUS, 401))
    pinecone.faults.add("upsert", Fault(Kind.STATUS, 401))
    ended = [
        _jisa(openai, pinecone, home, "process", str(file), "--mode", "company_wide"),
        _jisa(openai, pinecone, home, "resume"),
        _jisa(openai, pinecone, home, "resume"),
        _jisa(openai, pinecone, home, "config", "check"),
        _jisa(openai, pinecone, home, "config", "get"),
        _jisa(openai, pinecone, home, "audit"),
    ]
    assert [one.returncode for one in ended] == [4, 4, 0, 0, 0, 0], ended[-1].stderr
    assert len(pinecone.snapshot()["org_1"]) == 1, "it really worked"
    told = b"".join(one.stdout + one.stderr for one in ended)
    written = [path for path in tmp_path.rglob("*") if path.is_file() and path != file]
    for secret in (openai_server.KEY, pinecone_server.KEY, "Bearer", "org-stray"):
        assert secret.encode() not in told
        assert not [path.name for path in written if secret.encode() in path.read_bytes()]
    assert CELL.encode() not in told
    assert not [r for r in openai.seen if "org-stray" in str(r.headers)]


def _jisa(
    openai: OpenAIServer, pinecone: PineconeServer, home: Path, *words: str
) -> subprocess.CompletedProcess[bytes]:
    settings = {
        "JISA_EMBEDDER": "openai",
        "JISA_EMBEDDING_DIMENSION": "8",
        "JISA_INDEX": "pinecone",
        "JISA_PINECONE_INDEX": pinecone.name,
        "OPENAI_API_KEY": openai_server.KEY,
        "OPENAI_BASE_URL": openai.base_url,
        "PINECONE_API_KEY": pinecone_server.KEY,
        "PINECONE_CONTROLLER_HOST": pinecone.url,
    }
    return subprocess.run(
        [sys.executable, "-m", "jisa_desktop", *words, "--home", str(home)],
        env={**os.environ, **settings, **SWITCHES},
        capture_output=True,
        timeout=110,
        check=False,
    )
