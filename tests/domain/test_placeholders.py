"""Taking ``{{field}}`` texts apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jisa_desktop.domain.placeholders import split_text

NAMES = st.text(alphabet="가나다 급여/기본급()%.-_\"'$\\abc0", min_size=1).filter(str.strip)
LITERALS = st.text(alphabet="가나 a:{}\n.", max_size=6).filter(
    lambda text: "{{" not in text and not text.endswith("{") and not text.startswith("}")
)


@given(st.lists(st.tuples(LITERALS, NAMES)), LITERALS, st.sampled_from(["", " ", "\t\n"]))
def test_what_is_put_together_comes_apart(
    parts: list[tuple[str, str]], last: str, blank: str
) -> None:
    pattern = "".join(f"{literal}{{{{{blank}{name}{blank}}}}}" for literal, name in parts) + last
    found = split_text(pattern)
    assert found.names == tuple(name.strip() for _, name in parts)
    assert found.literals == (*(literal for literal, _ in parts), last)
    assert not found.is_unclosed


@given(st.text(alphabet="{} a가\n"))
def test_nothing_is_lost(pattern: str) -> None:
    found = split_text(pattern)
    assert len(found.literals) == len(found.names) + 1
    kept = sum(map(len, found.literals)) + sum(len(name) + 4 for name in found.names)
    spaces = pattern.count(" ") + pattern.count("\n")
    assert len(pattern) - spaces <= kept <= len(pattern)


@pytest.mark.parametrize(
    ("pattern", "names"),
    [
        ("{{급여 / 기본급}}", ("급여 / 기본급",)),
        ("{{금액(원)}}", ("금액(원)",)),
        ("{{금액{원}}}", ("금액{원}",)),
        ("{기본급: {{기본급}}}", ("기본급",)),
        ("{{a}}{{b}}", ("a", "b")),
        ("{{}}", ("",)),
        ("{{ \u00a0 }}", ("",)),
        ("{a}", ()),
    ],
)
def test_names(pattern: str, names: tuple[str, ...]) -> None:
    assert split_text(pattern).names == names


@pytest.mark.parametrize("pattern", ["{{성명}", "{{성명", "{{a}} {{", "{{a {{b}}"])
def test_an_open_placeholder_is_seen(pattern: str) -> None:
    assert split_text(pattern).is_unclosed
