"""``config check``: really ask both services, and say what was found.

One short text is embedded; one record is written, read back and deleted in a namespace of its
own, because a key that may read need not be allowed to write. Whatever happens meanwhile, the
record is deleted, also when somebody stops the check.
"""

from __future__ import annotations

import threading
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass

import numpy as np

from jisa_desktop.domain.cancel import Cancelled, CancelToken
from jisa_desktop.errors import JisaError, Retryable
from jisa_desktop.providers.protocols import Embedder, EmbedderIdentity, Record, VectorIndex

NAMESPACE = "jisa_check"
RECORD_ID = "check:probe"
"""Always the same, so that a check that was cut short is tidied up by the next one."""

VISIBLE_S = 30.0
_LOOK_FIRST_S = 0.1
_LOOK_LAST_S = 2.0
_DELETE_TRIES = 3
_PATIENCE_S = 0.4


@dataclass(frozen=True, slots=True)
class Finding:
    """``code`` has words in the catalogue; ``params`` fill them."""

    code: str
    is_ok: bool
    params: tuple[tuple[str, object], ...] = ()


def check_services(
    embedder: Embedder, index: VectorIndex, cancel: CancelToken, *, visible_s: float = VISIBLE_S
) -> list[Finding]:
    """Embedder, index and writing, in this order; writing only where the index is right.

    Raises ``Cancelled`` alone: whatever goes wrong is a finding.
    """
    return list(findings_of(embedder, index, cancel, visible_s=visible_s))


def findings_of(
    embedder: Embedder, index: VectorIndex, cancel: CancelToken, *, visible_s: float = VISIBLE_S
) -> Iterator[Finding]:
    """As ``check_services``, each as soon as it is known."""
    identity = embedder.identity
    facts = (("model", identity.model), ("dimension", identity.dimension))
    yield _tried(lambda: embedder.check(cancel), "check_embedder_ok", facts)
    found = _tried(
        lambda: index.check(identity, cancel), "check_index_ok", (("index", index.name),)
    )
    yield found
    if found.is_ok:
        yield _check_writing(index, identity, cancel, visible_s)


def _tried(step: Callable[[], object], good: str, facts: tuple[tuple[str, object], ...]) -> Finding:
    try:
        step()
    except JisaError as error:
        return _failed(error)
    return Finding(good, is_ok=True, params=facts)


def _failed(error: JisaError) -> Finding:
    return Finding(error.code, is_ok=False, params=tuple(error.params.items()))


def _check_writing(
    index: VectorIndex, identity: EmbedderIdentity, cancel: CancelToken, visible_s: float
) -> Finding:
    probe = _probe(identity.dimension)
    facts = (("index", index.name), ("namespace", NAMESPACE), ("seconds", round(visible_s)))

    try:
        index.upsert(NAMESPACE, [probe], cancel)
        is_seen = _wait(lambda: _is_held(index, probe, cancel), cancel, visible_s)
        deleted = _tried(lambda: _delete(index, cancel), "check_writing_ok", facts)
    except JisaError as error:
        with suppress(JisaError):  # it failed already; the first reason is the one to tell
            _delete(index, cancel)
        return _failed(error)
    except BaseException:  # cancelled, or Ctrl+C
        _delete_quickly(index)
        raise
    if is_seen or not deleted.is_ok:
        return deleted
    return Finding("check_writing_unseen", is_ok=False, params=facts)


def _delete(index: VectorIndex, cancel: CancelToken) -> None:
    """The probe must not stay because one request failed."""
    for left in reversed(range(_DELETE_TRIES)):
        try:
            index.delete(NAMESPACE, [RECORD_ID], cancel)
        except Retryable:
            if not left:
                raise
            cancel.sleep(_LOOK_FIRST_S)
        else:
            return


def _delete_quickly(index: VectorIndex) -> None:
    """For whoever wants to stop: as long as the service answers at once. Else the next check
    tidies up."""
    patience = CancelToken()
    timer = threading.Timer(_PATIENCE_S, patience.cancel)
    timer.start()
    try:
        with suppress(JisaError, Cancelled):
            _delete(index, patience)
    finally:
        timer.cancel()
        timer.join()


def _probe(dimension: int) -> Record:
    """Another one each time: an older one that is still visible must not be taken for it."""
    values = np.zeros(dimension, dtype="<f2")
    values[0] = 1
    return Record(RECORD_ID, values, {"probe": uuid.uuid4().hex})


def _is_held(index: VectorIndex, probe: Record, cancel: CancelToken) -> bool:
    held = index.fetch(NAMESPACE, [RECORD_ID], cancel).get(RECORD_ID)
    return held is not None and dict(held.metadata) == dict(probe.metadata)


def _wait(is_done: Callable[[], bool], cancel: CancelToken, seconds: float) -> bool:
    give_up_at = time.monotonic() + seconds
    look_s = _LOOK_FIRST_S
    while not is_done():
        if time.monotonic() >= give_up_at:
            return False
        cancel.sleep(look_s)
        look_s = min(2 * look_s, _LOOK_LAST_S)
    return True
