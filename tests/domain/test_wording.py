"""Every code that the program can raise has words, in both languages, and no words are left over.

A code is a string literal: where an error or an issue is made, or where it is handed on as a
reason. Looking at the source finds those that no test happens to raise.
"""

import ast
import inspect
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from jisa_desktop import errors
from jisa_desktop.domain import wording
from jisa_desktop.domain.table import Issue, Severity
from jisa_desktop.domain.wording import CATALOGUE, Entry, Language, Words, say, say_issue

PACKAGE = Path(errors.__file__).parent
WORDING = Path(wording.__file__).parent

FAMILIES = frozenset(
    name
    for name, kind in inspect.getmembers(errors, inspect.isclass)
    if issubclass(kind, errors.JisaError)
)
MAKERS: dict[str, tuple[int, str]] = {
    **dict.fromkeys(FAMILIES, (0, "code")),
    "Issue": (3, "code"),
    "Decision": (1, "reason"),
    "Fault": (0, "code"),
    "_Fault": (0, "code"),
    "TemplateFault": (1, "reason"),
    "_fault": (0, "reason"),
}
"""What is called with a code: where the code stands, and its name as a keyword."""

NEED_NO_MAKER = frozenset(
    {
        "unexpected",  # say() falls back on it
        "employee_failed",  # the original's sentence; its reason is the error of the batch
    }
)

HEDGED = re.compile(r"[은이을과으]\([는가를와로]\)")
HANGING = re.compile(r"(?<!\})\}['’]?(?:은|는|이|가|을|를|과|와|으로|로|라는|이라는)(?![가-힣])")

POLITE = ("니다", "세요", "시오", "까요")


def sources() -> Iterator[tuple[Path, ast.Module]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        if WORDING not in path.parents:
            yield path, ast.parse(path.read_text(encoding="utf-8"))


def literals(node: ast.expr | None) -> Iterator[str]:
    """The strings that an expression can be, as far as it says so itself."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from literals(node.body)
        yield from literals(node.orelse)


def code_of(call: ast.Call) -> ast.expr | None:
    """The expression that gives the code, in a call of a maker; None in other calls."""
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    if name not in MAKERS:
        return None
    position, keyword = MAKERS[name]
    named = [given.value for given in call.keywords if given.arg == keyword]
    return next(iter([*named, *call.args[position:]]), None)


def raised_codes() -> dict[str, set[str]]:
    """Code to the places that make it."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for path, tree in sources():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                for code in literals(code_of(node)):
                    found[code].add(f"{path.relative_to(PACKAGE)}:{node.lineno}")
    return found


def all_literals() -> set[str]:
    return {
        node.value
        for _, tree in sources()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def places(words: Words) -> set[str]:
    texts = (words.title, words.sentence, words.next_step)
    return {name for text in texts for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_every_code_that_is_raised_has_words() -> None:
    raised = raised_codes()
    assert "template_mismatch" in raised, "the walk finds nothing"
    assert "key_blank" in raised, "the walk does not see issues"
    assert "template_not_json" in raised, "the walk does not see reasons"
    without = {code: sorted(where) for code, where in raised.items() if code not in CATALOGUE}
    assert not without, f"codes without words: {without}"


def test_no_words_are_left_over() -> None:
    unused = CATALOGUE.keys() - all_literals() - NEED_NO_MAKER
    assert not unused, f"words for codes that nothing names: {sorted(unused)}"


@pytest.mark.parametrize("code", sorted(CATALOGUE))
def test_both_languages_say_the_same_of_a_code(code: str) -> None:
    entry = CATALOGUE[code]
    assert places(entry.ko) == places(entry.en)
    assert all(name.isidentifier() for name in places(entry.ko)), "places are named, never counted"
    for words in (entry.ko, entry.en):
        assert words.title
        assert words.sentence
    assert bool(entry.ko.next_step) == bool(entry.en.next_step)


@pytest.mark.parametrize("code", sorted(CATALOGUE))
def test_words_are_in_their_language(code: str) -> None:
    def has_hangul(text: str) -> bool:
        return any("가" <= character <= "힣" for character in text)

    entry = CATALOGUE[code]
    assert has_hangul(entry.ko.sentence)
    assert not has_hangul(entry.en.title + entry.en.sentence + entry.en.next_step)


@pytest.mark.parametrize("code", sorted(CATALOGUE))
def test_korean_next_steps_are_polite_requests(code: str) -> None:
    step = CATALOGUE[code].ko.next_step
    assert not step or step.rstrip(" .!?").endswith(POLITE)


@pytest.mark.parametrize("code", sorted(CATALOGUE))
def test_no_korean_particle_hangs_on_what_is_filled_in(code: str) -> None:
    """'버전 9을' was said: 을 or 를, 이 or 가 follow the sound of what nobody knows yet."""
    words = CATALOGUE[code].ko
    text = f"{words.title} {words.sentence} {words.next_step}"
    assert not HEDGED.search(text), "on the command line nobody chooses between the two"
    assert not HANGING.search(text), "put a word between: '{file}' 파일을, {version}번 버전을"


def test_an_unknown_code_and_a_missing_place_still_give_a_sentence() -> None:
    assert say("no_such_code").sentence == say("unexpected", {"code": "no_such_code"}).sentence
    assert "{" not in say("template_mismatch").sentence


def test_a_code_given_as_a_reason_is_said_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    inner = Entry(Words("", "'{name}' 안됨"), Words("", "'{name}' fails"))
    outer = Entry(Words("", "처리: {reason}"), Words("", "Run: {reason}"))
    monkeypatch.setattr(wording, "CATALOGUE", {"inner": inner, "outer": outer})
    params = {"reason": "inner", "name": "{급여}"}
    assert say("outer", params).sentence == "처리: '{급여}' 안됨"
    assert say("outer", params, Language.ENGLISH).sentence == "Run: '{급여}' fails"
    assert say("outer", {"reason": "그냥"}).sentence == "처리: 그냥"


def test_an_issue_says_where_it_is() -> None:
    issue = Issue(7, "금액", Severity.ERROR, "cell_range", (("value", "-1"), ("range", "≥ 0")))
    said = say_issue(issue, Language.ENGLISH).sentence
    assert "금액" in said
    assert "-1" in said
    assert "≥ 0" in said
