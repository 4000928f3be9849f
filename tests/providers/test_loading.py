"""Making a cloud provider is cheap: its SDK is loaded by the first call, off the main thread."""

from __future__ import annotations

import subprocess
import sys

_SCRIPT = """
import sys
from pathlib import Path
from jisa_desktop.providers import openai, pinecone, checking, metering, splitting
from jisa_desktop.providers.net.environment import Network
from jisa_desktop.providers.net.loop import NetworkLoop
from jisa_desktop.providers.net.pacer import Pacer
loop, network = NetworkLoop(), Network.of_system()
openai.OpenAIEmbedder(
    "k", bpe_path=Path("x"), loop=loop, pacer=Pacer(openai.PACE), network=network
).close()
pinecone.PineconeIndex(
    "k", "hr", loop=loop, pacer=Pacer(pinecone.PACE), network=network
).close()
loop.close()
loaded = {name.partition(".")[0] for name in sys.modules}
print(sorted(loaded & {"httpx", "httpx2", "tiktoken", "msgspec", "PySide6"}))
print([name for name in ("openai", "pinecone") if name in sys.modules])
"""


def test_no_sdk_is_loaded_before_the_first_call() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _SCRIPT], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.split("\n")[:2] == ["[]", "[]"]
