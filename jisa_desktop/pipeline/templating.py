"""Templates as a person keeps them: new ones, new revisions, out of the lists and back."""

from __future__ import annotations

from jisa_desktop.domain.template import DEFAULT_TEMPLATE, Template
from jisa_desktop.errors import InputError
from jisa_desktop.store.store import Store


def save_template(store: Store, template: Template, *, is_new: bool) -> int:
    """Keep the template as the newest revision of its name; return the revision's number.

    Raises ``InputError('template_name_taken')`` where a new one would become a revision of
    another. A name that was taken out of the lists is free: its revisions go on.
    """
    with store.writing("template") as tx:
        if is_new and any(one.template.name == template.name for one in tx.templates.all()):
            raise InputError("template_name_taken", template=template.name)
        return tx.templates.save(template).revision


def save_for_once(store: Store, template: Template) -> int:
    """Keep the template as a revision of its name, with the newest one staying the newest: for
    one file alone. Returns the revision's id; what was kept before is not kept again."""
    with store.writing("template") as tx:
        newest = tx.templates.get(template.name)
        for kept in tx.templates.revisions(template.name):
            if kept.template == template:
                return kept.revision_id
        once = tx.templates.save(template)
        tx.templates.save(newest.template)
        return once.revision_id


def remove_template(store: Store, name: str) -> None:
    """Take it out of the lists; versions made with it keep their revision.

    Raises ``InputError`` template_needed for the one that fits everything, template_unknown.
    """
    if name == DEFAULT_TEMPLATE.name:
        raise InputError("template_needed", template=name)
    with store.writing("template") as tx:
        tx.templates.hide(name, is_hidden=True)


def restore_template(store: Store, name: str) -> None:
    """Put it back into the lists. Raises ``InputError('template_unknown')``."""
    with store.writing("template") as tx:
        tx.templates.hide(name, is_hidden=False)
