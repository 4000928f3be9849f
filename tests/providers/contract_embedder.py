"""What every embedder must do."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import numpy as np
import pytest

from jisa_desktop.domain.cancel import Cancelled, CancelToken
from jisa_desktop.errors import Rejected
from jisa_desktop.providers.protocols import Embedder
from tests.providers.contract_helpers import (
    CANCEL_LIMIT_S,
    KOREAN,
    cancelled,
    in_threads,
    seconds_to_stop,
)


class EmbedderContract:
    """Give a fixture ``embedder``."""

    def stall(self, embedder: Embedder) -> Sequence[str]:
        """Arrange for the next request to take seconds; return its texts."""
        pytest.skip(f"{embedder.identity.provider} cannot be made to stall")

    def test_identity_is_stable_and_its_fingerprint_is_short(self, embedder: Embedder) -> None:
        identity = embedder.identity
        assert identity == embedder.identity
        assert identity.provider
        assert identity.model
        assert identity.dimension > 0
        assert len(identity.fingerprint) == 16

    def test_check_passes(self, embedder: Embedder) -> None:
        embedder.check(CancelToken())

    def test_one_row_a_text_finite_and_float32(self, embedder: Embedder) -> None:
        rows = embedder.embed(KOREAN, CancelToken())
        assert rows.shape == (len(KOREAN), embedder.identity.dimension)
        assert rows.dtype == np.float32
        assert np.isfinite(rows).all()
        assert rows.any(axis=1).all()

    def test_rows_belong_to_their_texts_whatever_else_is_asked(self, embedder: Embedder) -> None:
        together = embedder.embed(KOREAN, CancelToken())
        backwards = embedder.embed(KOREAN[::-1], CancelToken())[::-1]
        alone = np.vstack([embedder.embed([text], CancelToken()) for text in KOREAN])
        assert together.tobytes() == backwards.tobytes() == alone.tobytes()
        assert len({row.tobytes() for row in together}) == len(KOREAN)

    def test_a_text_twice_in_a_request_has_the_same_row_twice(self, embedder: Embedder) -> None:
        rows = embedder.embed([KOREAN[0], KOREAN[1], KOREAN[0]], CancelToken())
        assert rows[0].tobytes() == rows[2].tobytes()

    def test_nothing_asked_nothing_answered(self, embedder: Embedder) -> None:
        assert embedder.embed([], CancelToken()).shape == (0, embedder.identity.dimension)
        assert embedder.requests([]) == []

    def test_requests_cover_all_texts_in_order(self, embedder: Embedder) -> None:
        texts = [f"{text} {i}" for i in range(130) for text in KOREAN]
        ranges = embedder.requests(texts)
        assert [i for part in ranges for i in part] == list(range(len(texts)))
        assert all(len(part) for part in ranges)

    @pytest.mark.parametrize(("bad", "code"), [("", "text_empty"), (" \n\t", "text_empty")])
    def test_blank_texts_are_rejected_by_position(
        self, embedder: Embedder, bad: str, code: str
    ) -> None:
        with pytest.raises(Rejected) as refusal:
            embedder.embed([KOREAN[0], bad, KOREAN[1], bad], CancelToken())
        assert refusal.value.code == code
        assert refusal.value.positions == (1, 3)

    def test_broken_unicode_is_rejected_by_position(self, embedder: Embedder) -> None:
        with pytest.raises(Rejected) as refusal:
            embedder.embed([KOREAN[0], "\ud800"], CancelToken())
        assert refusal.value.positions == (1,)

    def test_a_set_token_stops_the_call_before_it_starts(self, embedder: Embedder) -> None:
        with pytest.raises(Cancelled):
            embedder.embed(KOREAN, cancelled())

    def test_a_cancel_ends_a_stalled_request_within_a_second(self, embedder: Embedder) -> None:
        texts = self.stall(embedder)
        assert seconds_to_stop(lambda token: embedder.embed(texts, token)) < CANCEL_LIMIT_S

    def test_many_threads_each_get_their_own_rows(self, embedder: Embedder) -> None:
        texts = [[f"{KOREAN[0]} 조 {n} 줄 {i}" for i in range(4)] for n in range(6)]
        expected = [embedder.embed(group, CancelToken()).tobytes() for group in texts]
        got: dict[int, bytes] = {}

        def ask(n: int) -> None:
            got[n] = embedder.embed(texts[n], CancelToken()).tobytes()

        in_threads([partial(ask, n) for n in range(len(texts))])
        assert [got[n] for n in range(len(texts))] == expected
