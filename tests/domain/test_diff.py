"""What a new version changes."""

from hypothesis import given
from hypothesis import strategies as st

from jisa_desktop.domain.diff import Diff, DiffRow, diff_rows


@st.composite
def versions(draw: st.DrawFn, *, has_keys: bool) -> list[DiffRow]:
    keys = draw(st.lists(st.sampled_from("abcdefgh"), unique=True))
    return [
        (
            number,
            key if has_keys else "",
            draw(st.sampled_from(["h1", "h2", "h3"])),
            draw(st.sampled_from(["", "E1", "E2"])),
        )
        for number, key in enumerate(keys, start=2)
    ]


BOTH = st.booleans().flatmap(
    lambda has_keys: st.tuples(versions(has_keys=has_keys), versions(has_keys=has_keys))
)


@given(BOTH)
def test_each_row_of_both_versions_stands_in_exactly_one_place(
    both: tuple[list[DiffRow], list[DiffRow]],
) -> None:
    old, new = both
    diff = diff_rows(old, new)
    pairs = (*diff.changed, *diff.unchanged, *diff.moved)
    assert sorted([*diff.removed, *(a for a, _ in pairs)]) == [row[0] for row in old]
    assert sorted([*diff.added, *(b for _, b in pairs)]) == [row[0] for row in new]


@given(BOTH)
def test_each_pair_is_what_its_name_says(both: tuple[list[DiffRow], list[DiffRow]]) -> None:
    old, new = ({row[0]: row for row in rows} for rows in both)
    diff = diff_rows(*both)
    assert all(old[a] == new[b] or old[a][2:] == new[b][2:] for a, b in diff.unchanged)
    assert all(a == b for a, b in diff.unchanged)
    assert all(a != b and old[a][2:] == new[b][2:] for a, b in diff.moved)
    assert all(old[a][2:] != new[b][2:] for a, b in diff.changed)
    if all(row[1] for row in (*old.values(), *new.values())):
        pairs = (*diff.changed, *diff.unchanged, *diff.moved)
        assert all(old[a][1] == new[b][1] for a, b in pairs)
        assert not {old[a][1] for a in diff.removed} & {new[b][1] for b in diff.added}


@given(BOTH)
def test_back_again_is_the_mirror(both: tuple[list[DiffRow], list[DiffRow]]) -> None:
    old, new = both
    there, back = diff_rows(old, new), diff_rows(new, old)
    assert (there.added, there.removed) == (back.removed, back.added)
    assert len(there.changed) == len(back.changed)
    assert len(there.moved) == len(back.moved)
    assert there.unchanged == back.unchanged


@given(versions(has_keys=True))
def test_nothing_changes_between_a_version_and_itself(rows: list[DiffRow]) -> None:
    same = tuple((row[0], row[0]) for row in rows)
    assert diff_rows(rows, rows) == Diff((), (), (), same, ())


def test_with_keys_an_edited_row_is_changed_wherever_it_stands() -> None:
    old = [(2, "a", "h1", ""), (3, "b", "h2", ""), (4, "c", "h3", "E1")]
    new = [(2, "b", "h2", ""), (3, "a", "h9", ""), (4, "c", "h3", "E2"), (5, "d", "h4", "")]
    assert diff_rows(old, new) == Diff((5,), (), ((2, 3), (4, 4)), (), ((3, 2),))


def test_without_keys_an_edited_row_is_one_out_and_one_in() -> None:
    old = [(2, "", "h1", ""), (3, "", "h2", "")]
    new = [(2, "", "h1", ""), (3, "", "h9", "")]
    assert diff_rows(old, new) == Diff((3,), (3,), (), ((2, 2),), ())


def test_equal_rows_are_counted_one_by_one() -> None:
    old = [(n, "", "h1", "") for n in (2, 3, 4)]
    new = [(n, "", "h1", "") for n in (3, 7)]
    assert diff_rows(old, new) == Diff((), (4,), (), ((3, 3),), ((2, 7),))


def test_a_text_that_goes_to_another_employee_is_a_change() -> None:
    old = [(2, "", "h1", "E1"), (3, "", "h1", "E2")]
    new = [(2, "", "h1", "E2"), (3, "", "h1", "E3")]
    assert diff_rows(old, new) == Diff((), (), ((2, 3),), (), ((3, 2),))


def test_texts_that_go_to_others_are_paired_in_the_order_of_the_rows() -> None:
    old = [(2, "", "h1", ""), (3, "", "h1", "E1"), (4, "", "h1", "")]
    new = [(2, "", "h1", "E2"), (3, "", "h1", "E2")]
    assert diff_rows(old, new) == Diff((), (4,), ((2, 2), (3, 3)), (), ())


def test_when_one_version_has_no_keys_the_texts_decide() -> None:
    old = [(2, "", "h1", ""), (3, "", "h2", "")]
    new = [(2, "k1", "h1", ""), (3, "k3", "h3", "")]
    assert diff_rows(old, new) == Diff((3,), (3,), (), ((2, 2),), ())
