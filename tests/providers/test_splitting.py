"""Finding the inputs that spoil a request."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jisa_desktop.errors import Rejected, Retryable
from jisa_desktop.providers.splitting import send_surviving


class _Service:
    """Refuses requests that hold one of ``bad`` or more than ``most`` inputs."""

    def __init__(self, bad: set[int], most: int = 1_000, *, tells: bool = False) -> None:
        self.bad, self.most, self.tells = bad, most, tells
        self.kept: list[int] = []
        self.calls = 0

    def send(self, positions: tuple[int, ...]) -> None:
        self.calls += 1
        if len(positions) > self.most:
            raise Rejected("too_large", positions=tuple(range(len(positions))))
        spoilt = tuple(i for i, position in enumerate(positions) if position in self.bad)
        if spoilt:
            blamed = spoilt if self.tells else tuple(range(len(positions)))
            raise Rejected("bad", positions=blamed, count=len(blamed))
        self.kept.extend(positions)


@given(st.integers(0, 60), st.sets(st.integers(0, 59)), st.integers(1, 60), st.booleans())
def test_the_good_get_through_once_and_the_bad_are_named(
    count: int, bad: set[int], most: int, tells: bool
) -> None:
    service = _Service(bad, most, tells=tells)
    refusals = send_surviving(count, service.send)
    wanted_bad = sorted(position for position in bad if position < count)
    assert [refusal.position for refusal in refusals] == wanted_bad
    assert service.kept == [position for position in range(count) if position not in bad]


def test_one_bad_row_of_a_hundred_costs_few_requests() -> None:
    service = _Service({41})
    refusals = send_surviving(100, service.send)
    assert [(r.position, r.code, r.params) for r in refusals] == [(41, "bad", (("count", 1),))]
    assert service.calls <= 15


def test_where_the_service_names_them_one_more_request_is_enough() -> None:
    service = _Service({1, 41, 99}, tells=True)
    assert len(send_surviving(100, service.send)) == 3
    assert service.calls == 2


def test_a_refusal_that_blames_nobody_blames_all() -> None:
    def send(_positions: tuple[int, ...]) -> None:
        raise Rejected("nobody", positions=())

    assert [refusal.position for refusal in send_surviving(3, send)] == [0, 1, 2]


def test_other_failures_end_the_work() -> None:
    def send(_positions: tuple[int, ...]) -> None:
        raise Retryable("timeout")

    with pytest.raises(Retryable):
        send_surviving(3, send)


def test_nothing_to_send() -> None:
    assert send_surviving(0, _Service(set()).send) == []
