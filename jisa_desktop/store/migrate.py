"""Brings a store file to this program's schema, and refuses one from a newer program."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util.exc import CommandError
from sqlalchemy import Engine, inspect

from jisa_desktop.domain.faults import reach
from jisa_desktop.errors import EnvironmentProblem

MIGRATIONS = Path(__file__).parent / "migrations"


def current_revision(engine: Engine) -> str | None:
    """The file's revision, None for a file without tables."""
    with engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def head_revision() -> str:
    head = ScriptDirectory(str(MIGRATIONS)).get_current_head()
    assert head is not None, "the package ships at least one migration"  # noqa: S101 - a fact of the package
    return head


def is_current(engine: Engine) -> bool:
    return current_revision(engine) == head_revision()


def upgrade(engine: Engine, file_name: str) -> None:
    """Run what is missing, in one transaction.

    Raises ``EnvironmentProblem('store_too_new')`` for a file that a newer program wrote, and
    ``('store_foreign')`` for a database that is none of ours.
    """
    current = current_revision(engine)
    script = ScriptDirectory(str(MIGRATIONS))
    if current is None and inspect(engine).get_table_names():
        raise EnvironmentProblem("store_foreign", file=file_name)
    try:
        known = current is None or script.get_revision(current) is not None
    except CommandError:
        known = False
    if not known:
        raise EnvironmentProblem("store_too_new", file=file_name)
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    reach("migrate:before")
    with engine.execution_options(jisa_begin="IMMEDIATE").begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
    reach("migrate:after")
