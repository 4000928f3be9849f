"""Settings that do not hold, or do not go together, are refused before anything is kept."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from jisa_desktop.errors import InputError
from jisa_desktop.pipeline.config import (
    FILE,
    load,
    of_window,
    overriding,
    redirecting,
    save_all,
)
from jisa_desktop.pipeline.settings_rules import faults_of, given
from tests.support.rights import is_owners_alone

CLOUD = {"embedder": "openai", "index": "pinecone", "pinecone_index": "hr-rules"}


def codes(home: Path, **changes: str) -> dict[str, str]:
    return {name: fault.code for name, fault in faults_of(home, changes, {}).items()}


def test_settings_that_hold_have_no_fault_and_are_not_yet_kept(tmp_path: Path) -> None:
    assert codes(tmp_path, **CLOUD, spending_cap_dollars="2.5") == {}
    assert not (tmp_path / FILE).exists()


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("batches_at_once", "many", "setting_batches_range"),
        ("batches_at_once", "21", "setting_batches_range"),
        ("spending_cap_dollars", "-1", "setting_cap_range"),
        ("spending_cap_dollars", "nan", "setting_cap_range"),
        ("won_per_dollar", "0", "setting_rate_range"),
        ("embedding_dimension", "1.5", "setting_dimension_range"),
        ("embedder", "elsewhere", "config_invalid"),
        ("no_such_setting", "1", "config_unknown"),
        ("openai_base_url", "api.example", "setting_address"),
        ("openai_base_url", "ftp://api.example", "setting_address"),
        ("openai_base_url", "http://", "setting_address"),
        ("openai_base_url", "http://api.example:port", "setting_address"),
    ],
)
def test_each_setting_says_what_it_may_be(tmp_path: Path, name: str, value: str, code: str) -> None:
    assert codes(tmp_path, **{name: value}) == {name: code}


def test_all_that_is_wrong_is_said_at_once(tmp_path: Path) -> None:
    found = codes(tmp_path, batches_at_once="0", won_per_dollar="-3", embedder="openai")
    assert found == {
        "batches_at_once": "setting_batches_range",
        "won_per_dollar": "setting_rate_range",
    }


@pytest.mark.parametrize(
    ("model", "dimension", "code"),
    [
        ("text-embedding-3-small", "1537", "setting_dimension_refused"),
        ("text-embedding-ada-002", "512", "setting_dimension_refused"),
        ("their-own-model", "", "setting_dimension_missing"),
        ("text-embedding-3-small", "512", None),
        ("their-own-model", "768", None),
    ],
)
def test_model_and_dimension_must_go_together(
    tmp_path: Path, model: str, dimension: str, code: str | None
) -> None:
    found = codes(tmp_path, embedder="openai", embedding_model=model, embedding_dimension=dimension)
    assert found == ({"embedding_dimension": code} if code else {})
    assert codes(tmp_path, embedding_model=model, embedding_dimension=dimension) == {}


@pytest.mark.parametrize(
    ("index", "code"),
    [
        ("", "setting_index_missing"),
        ("인사", "setting_index_name"),
        ("HR_rules", "setting_index_name"),
        ("a" * 46, "setting_index_name"),
        ("hr-rules", None),
        ("hr-rules-abc.svc.pinecone.io", None),
        ("http://127.0.0.1:8080", None),
    ],
)
def test_an_index_has_a_name_or_an_address(tmp_path: Path, index: str, code: str | None) -> None:
    found = codes(tmp_path, index="pinecone", pinecone_index=index)
    assert found == ({"pinecone_index": code} if code else {})


def test_several_settings_are_kept_together_or_not_at_all(tmp_path: Path) -> None:
    save_all(tmp_path, CLOUD)
    assert load(tmp_path, {}).pinecone_index == "hr-rules"
    with pytest.raises(InputError):
        save_all(tmp_path, {"pinecone_index": "other", "batches_at_once": "0"})
    assert load(tmp_path, {}).pinecone_index == "hr-rules"
    save_all(tmp_path, {"embedder": "", "index": ""})
    assert given(tmp_path, {})["embedder"] == "local"
    assert is_owners_alone(tmp_path / FILE)


def test_settings_as_text(tmp_path: Path) -> None:
    save_all(tmp_path, {"spending_cap_dollars": "2.5", "won_per_dollar": "1390"})
    values = given(tmp_path, {"JISA_EMBEDDING_MODEL": "other"})
    assert (values["spending_cap_dollars"], values["won_per_dollar"]) == ("2.5", "1390")
    assert (values["embedding_dimension"], values["embedding_model"]) == ("", "other")


def test_who_decides_from_outside() -> None:
    assert overriding({"JISA_INDEX": "pinecone", "JISA_EMBEDDER": "", "OTHER": "x"}) == {
        "index": "JISA_INDEX"
    }


def test_the_window_obeys_the_vendors_variables_only_where_the_settings_say_so(
    tmp_path: Path,
) -> None:
    environment = {
        "JISA_INDEX": "pinecone",
        "OPENAI_BASE_URL": "http://elsewhere.example/v1",
        "PINECONE_CONTROLLER_HOST": "",
        "OPENAI_API_KEY": "sk-secret",
        "OPENAI_ORG_ID": "org",
        "HOME": "/home",
    }
    ours = {"JISA_INDEX": "pinecone"}
    stray = {"OPENAI_BASE_URL": "http://elsewhere.example/v1"}
    assert redirecting(environment) == stray
    assert of_window(tmp_path, environment) == ours
    save_all(tmp_path, {"vendor_variables": "obeyed"})
    assert of_window(tmp_path, environment) == ours | stray
    save_all(tmp_path, {"vendor_variables": "ignored"})
    assert of_window(tmp_path, environment) == ours
    assert load(tmp_path, environment).openai_base_url == stray["OPENAI_BASE_URL"], (
        "the command line asks nobody"
    )


@pytest.mark.parametrize("address", ["elsewhere.example", "ftp://elsewhere.example"])
def test_a_variable_that_holds_no_address_cannot_be_obeyed(tmp_path: Path, address: str) -> None:
    changes = {"vendor_variables": "obeyed"}
    faults = faults_of(tmp_path, changes, {"OPENAI_BASE_URL": address})
    assert {name: (one.code, one.params) for name, one in faults.items()} == {
        "vendor_variables": ("setting_variable", {"variable": "OPENAI_BASE_URL"})
    }
    assert faults_of(tmp_path, changes, {"OPENAI_BASE_URL": "https://gateway.example"}) == {}
    assert faults_of(tmp_path, {"won_per_dollar": "1"}, {"OPENAI_BASE_URL": address}) == {}


def test_settings_that_earlier_versions_kept_in_vain_are_passed_over(tmp_path: Path) -> None:
    file = tmp_path / FILE
    file.write_text('{"language": "en", "theme": "dark", "batches_at_once": 3}', encoding="utf-8")
    assert load(tmp_path, {}).batches_at_once == 3
    with pytest.raises(InputError, match="config_unknown"):
        save_all(tmp_path, {"theme": "light"})
    save_all(tmp_path, {"batches_at_once": "4"})
    assert json.loads(file.read_text(encoding="utf-8")) == {"batches_at_once": 4}
