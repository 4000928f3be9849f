"""Templates are kept, refused, taken out of the lists and put back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from jisa_desktop.domain.template import Template
from jisa_desktop.errors import InputError
from jisa_desktop.pipeline.opening import open_store
from jisa_desktop.pipeline.templating import (
    remove_template,
    restore_template,
    save_for_once,
    save_template,
)
from jisa_desktop.store.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = open_store(tmp_path)
    yield made
    made.close()


def _names(store: Store) -> list[str]:
    with store.reading() as tx:
        return [one.template.name for one in tx.templates.all()]


def test_a_new_template_does_not_become_a_revision_of_another(store: Store) -> None:
    assert save_template(store, Template(name="급여"), is_new=True) == 1
    with pytest.raises(InputError) as caught:
        save_template(store, Template(name="급여", description="다른 것"), is_new=True)
    assert caught.value.code == "template_name_taken"
    assert save_template(store, Template(name="급여", description="고침"), is_new=False) == 2


def test_what_is_for_one_file_alone_does_not_become_the_newest(store: Store) -> None:
    usual, once = Template(name="급여"), Template(name="급여", description="이번만")
    save_template(store, usual, is_new=True)
    revision_id = save_for_once(store, once)
    with store.reading() as tx:
        assert tx.templates.revision(revision_id).template == once
        assert tx.templates.get("급여").template == usual
        kept = len(tx.templates.revisions("급여"))
    assert save_for_once(store, once) == revision_id, "another try keeps nothing more"
    save_for_once(store, usual)
    with store.reading() as tx:
        assert len(tx.templates.revisions("급여")) == kept


def test_what_was_removed_comes_back_with_its_revisions(store: Store) -> None:
    save_template(store, Template(name="급여"), is_new=True)
    remove_template(store, "급여")
    assert _names(store) == []
    restore_template(store, "급여")
    assert _names(store) == ["급여"]
    remove_template(store, "급여")
    assert save_template(store, Template(name="급여", description="새로"), is_new=True) == 2
    with store.reading() as tx:
        uses = tx.templates.uses("급여")
    assert [(one.stored.revision, one.document_count) for one in uses] == [(2, 0), (1, 0)]


def test_the_one_that_fits_everything_stays(store: Store) -> None:
    save_template(store, Template(name="기본"), is_new=True)
    with pytest.raises(InputError) as caught:
        remove_template(store, "기본")
    assert caught.value.code == "template_needed"
    with pytest.raises(InputError) as caught:
        remove_template(store, "없는 것")
    assert caught.value.code == "template_unknown"
