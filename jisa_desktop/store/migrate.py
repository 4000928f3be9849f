"""Brings a store file to this program's schema, and refuses one from a newer program.

Alembic is imported only where there is something to migrate: it takes longer than the rest of a
short command.
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Engine, inspect, text

from jisa_desktop.domain.faults import reach
from jisa_desktop.errors import EnvironmentProblem
from jisa_desktop.store.engine import translated

MIGRATIONS = Path(__file__).parent / "migrations"
_REVISION_TABLE = "alembic_version"


def current_revision(engine: Engine) -> str | None:
    """The file's revision, None for a file that Alembic never touched."""
    with engine.connect() as connection:
        if not inspect(connection).has_table(_REVISION_TABLE):
            return None
        found = connection.scalar(text(f"SELECT version_num FROM {_REVISION_TABLE}"))  # noqa: S608 - a constant
    return None if found is None else str(found)


def head_revision() -> str:
    """The newest migration of the package. Its files begin with their revision."""
    return max(file.name.partition("_")[0] for file in (MIGRATIONS / "versions").glob("[0-9]*.py"))


def is_current(engine: Engine) -> bool:
    """Often the first that touches the file, and so the first to find that it cannot."""
    with translated(Path(engine.url.database or "")):
        return current_revision(engine) == head_revision()


def upgrade(engine: Engine, file_name: str) -> None:
    """Run what is missing, in one transaction.

    Raises ``EnvironmentProblem('store_too_new')`` for a file that a newer program wrote, and
    ``('store_foreign')`` for a database that is none of ours.
    """
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory
    from alembic.util.exc import CommandError

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
    path = Path(engine.url.database or "")
    with translated(path), engine.execution_options(jisa_begin="IMMEDIATE").begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
    reach("migrate:after")
