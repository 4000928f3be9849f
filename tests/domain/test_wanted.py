"""The wanted state as a pure function, against a slow and obvious reading of its rules."""

from __future__ import annotations

from collections.abc import Sequence

import hypothesis.strategies as st
from hypothesis import given

from jisa_desktop.domain.employees import Directory, Employee
from jisa_desktop.domain.plan import LedgerRecord, OperationKind, cut, plan
from jisa_desktop.domain.statuses import Mode, Outcome, RecordState
from jisa_desktop.domain.wanted import (
    Claim,
    Decision,
    WantedRecord,
    decide,
    said_fingerprint,
    wanted_record,
)

PEOPLE = Directory(
    [
        Employee(1, "00001", "김", "가", "emp_1", is_active=True),
        Employee(2, "00002", "이", "나", "emp_2", is_active=False),
    ],
    {"A-1": 1},
)

claims = st.lists(
    st.builds(
        Claim,
        lineage_id=st.just(0),
        document_id=st.sampled_from(["t-1", "t-2", "t-3"]),
        sequence=st.just(0),
        row_number=st.integers(2, 400),
        mode=st.sampled_from(list(Mode)),
        identifier=st.sampled_from(["", "00001", "00002", "A-1", "x", "１"]),
        key=st.sampled_from(["", "k1", "k2"]),
        content_hash=st.sampled_from(["a" * 64, "b" * 64, "c" * 64]),
        metadata=st.just({}),
        skips_duplicates=st.booleans(),
        stores_text=st.booleans(),
        fault=st.sampled_from(["", "", "", "cell_type"]),
    ),
    max_size=30,
)


def numbered(drawn: Sequence[Claim]) -> list[Claim]:
    """Distinct rows, and one mode and one duplicate rule for each document."""
    seen: set[tuple[str, int]] = set()
    first: dict[str, Claim] = {}
    found = []
    for claim in drawn:
        place = (claim.document_id, claim.row_number)
        if place in seen:
            continue
        seen.add(place)
        leader = first.setdefault(claim.document_id, claim)
        found.append(
            Claim(
                lineage_id=len(found) + 1,
                document_id=claim.document_id,
                sequence=int(claim.document_id[-1]),
                row_number=claim.row_number,
                mode=leader.mode,
                identifier=claim.identifier,
                key=claim.key if leader.key else "",
                content_hash=claim.content_hash,
                metadata={},
                skips_duplicates=leader.skips_duplicates,
                stores_text=leader.stores_text,
                fault=claim.fault,
            )
        )
    return found


def records(given_claims: Sequence[Claim]) -> list[WantedRecord]:
    decisions = decide(given_claims, PEOPLE, "org_1")
    return [
        wanted_record(claim, decisions[claim.lineage_id], "embedder")
        for claim in given_claims
        if decisions[claim.lineage_id].outcome is Outcome.STORED
    ]


@given(claims)
def test_every_row_is_decided_once_and_every_refusal_has_a_reason(drawn: list[Claim]) -> None:
    given_claims = numbered(drawn)
    decisions = decide(given_claims, PEOPLE, "org_1")
    assert decisions.keys() == {claim.lineage_id for claim in given_claims}
    for decision in decisions.values():
        assert (decision.outcome is Outcome.STORED) == (decision.reason == "")
        assert (decision.outcome is Outcome.STORED) == bool(decision.record_id)


@given(claims)
def test_places_are_unique_and_the_order_of_claims_does_not_matter(drawn: list[Claim]) -> None:
    given_claims = numbered(drawn)
    places = [(one.namespace, one.record_id) for one in records(given_claims)]
    assert len(set(places)) == len(places)
    assert decide(given_claims, PEOPLE, "org_1") == decide(given_claims[::-1], PEOPLE, "org_1")


@given(claims)
def test_no_row_is_in_a_namespace_whose_identifier_it_does_not_carry(drawn: list[Claim]) -> None:
    given_claims = numbered(drawn)
    by_id = {claim.lineage_id: claim for claim in given_claims}
    for record in records(given_claims):
        claim = by_id[record.lineage_id]
        if claim.mode is Mode.COMPANY_WIDE:
            assert record.namespace == "org_1"
        else:
            assert claim.identifier in {"00001", "A-1"}
            assert record.namespace == "emp_1"


@given(claims)
def test_the_first_claimant_holds_a_shared_content(drawn: list[Claim]) -> None:
    given_claims = numbered(drawn)
    decisions = decide(given_claims, PEOPLE, "org_1")
    for claim in given_claims:
        decision = decisions[claim.lineage_id]
        if decision.reason not in {"duplicate_row", "duplicate_elsewhere"}:
            continue
        assert claim.skips_duplicates
        earlier = [
            other
            for other in given_claims
            if (other.sequence, other.row_number) < (claim.sequence, claim.row_number)
            and other.content_hash == claim.content_hash
            and decisions[other.lineage_id].namespace == decision.namespace
        ]
        assert any(decisions[one.lineage_id].outcome is not Outcome.FAILED for one in earlier)


@given(claims)
def test_taking_a_document_away_never_takes_what_another_still_holds(drawn: list[Claim]) -> None:
    given_claims = numbered(drawn)
    rest = [claim for claim in given_claims if claim.document_id != "t-1"]

    def contents(found: list[WantedRecord]) -> set[tuple[str, str]]:
        return {(one.namespace, one.content_hash) for one in found if one.document_id != "t-1"}

    assert contents(records(given_claims)) <= contents(records(rest))
    assert {(one.namespace, one.content_hash) for one in records(rest)} == contents(records(rest))


def ledger_of(found: Sequence[WantedRecord], state: RecordState) -> list[LedgerRecord]:
    return [
        LedgerRecord(
            one.namespace,
            one.record_id,
            one.document_id,
            one.row_number,
            one.content_hash,
            one.body_hash,
            one.fingerprint,
            state,
        )
        for one in found
    ]


@given(claims, claims)
def test_a_plan_applied_leaves_nothing_to_plan(before: list[Claim], after: list[Claim]) -> None:
    old, new = records(numbered(before)), records(numbered(after))
    ledger = {(o.namespace, o.record_id): o for o in ledger_of(old, RecordState.PRESENT)}
    made = plan(new, ledger.values())
    for operation in made.deletes:
        del ledger[operation.namespace, operation.record_id]
    by_place = {(one.namespace, one.record_id): one for one in new}
    for operation in made.upserts:
        place = (operation.namespace, operation.record_id)
        (ledger[place],) = ledger_of([by_place[place]], RecordState.PRESENT)
    assert plan(new, ledger.values()).is_empty
    assert made.unchanged_count + len(made.upserts) == len(new)


@given(claims)
def test_what_is_not_confirmed_is_written_again(drawn: list[Claim]) -> None:
    wanted = records(numbered(drawn))
    again = plan(wanted, ledger_of(wanted, RecordState.WRITING))
    assert len(again.upserts) == len(wanted)
    assert plan(wanted, ledger_of(wanted, RecordState.PRESENT)).is_empty


def claim(row_number: int, content: str = "a", key: str = "") -> Claim:
    return Claim(
        row_number, "t-1", 1, row_number, Mode.COMPANY_WIDE, "", key, content * 64,
        {"월": "3"}, skips_duplicates=False, stores_text=True,
    )  # fmt: skip


def test_a_row_that_only_shifts_is_a_move() -> None:
    stored = Decision(Outcome.STORED, namespace="org_1", record_id="t-1:a")
    old = wanted_record(claim(5), stored, "embedder")
    new = wanted_record(claim(6), stored, "embedder")
    (operation,) = plan([new], ledger_of([old], RecordState.PRESENT)).upserts
    assert operation.kind is OperationKind.MOVE


def test_identical_rows_have_ids_of_their_own() -> None:
    ids = [one.record_id for one in records([claim(2), claim(3), claim(4)])]
    assert ids == [f"t-1:{'a' * 32}", f"t-1:{'a' * 32}.2", f"t-1:{'a' * 32}.3"]


def test_a_later_row_with_the_same_key_fails_and_names_the_first() -> None:
    decisions = decide([claim(2, key="k"), claim(3, "b", key="k")], PEOPLE, "org_1")
    assert decisions[3].outcome is Outcome.FAILED
    assert (decisions[3].reason, dict(decisions[3].params)) == ("key_duplicate", {"first_row": "2"})


def test_what_an_index_says_is_compared_without_the_text_itself() -> None:
    (record,) = records([claim(2)])
    said = {**record.metadata, "text": "…"}
    assert said_fingerprint("embedder", said) == record.fingerprint
    assert said_fingerprint("embedder", {**said, "월": "4"}) != record.fingerprint
    assert said_fingerprint("other", said) != record.fingerprint
    assert said_fingerprint("embedder", {"documentId": "x"}) == ""


def test_batches_are_cut_in_order() -> None:
    made = plan(records([claim(number, key=str(number)) for number in range(2, 252)]), [])
    parts = cut(made.upserts, 100)
    assert [len(part) for part in parts] == [100, 100, 50]
    numbers = [operation.row_number for part in parts for operation in part]
    assert numbers == sorted(numbers)
