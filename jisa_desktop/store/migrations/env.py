"""Alembic's entry: runs on the connection that ``store.migrate`` hands over."""

from __future__ import annotations

from alembic import context

from jisa_desktop.store.schema import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
