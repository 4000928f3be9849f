"""The organization, its employees, its templates, and the workspace's settings."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from jisa_desktop.store.schema.base import Base, JsonText, UtcDateTime


class SettingRow(Base):
    """Facts about this workspace: its tag, the index it fills, retention."""

    __tablename__ = "settings"

    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[Any] = mapped_column(JsonText)


class OrganizationRow(Base):
    __tablename__ = "organizations"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    namespace: Mapped[str] = mapped_column(unique=True)


class EmployeeRow(Base):
    """``namespace`` is given once and never reused, so ``id`` is never reused either."""

    __tablename__ = "employees"
    __table_args__ = (
        UniqueConstraint("organization_id", "employee_number"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    organization_id: Mapped[int] = mapped_column(ForeignKey("organizations.id"))
    employee_number: Mapped[str]
    name: Mapped[str]
    department: Mapped[str]
    namespace: Mapped[str] = mapped_column(unique=True)
    is_active: Mapped[bool]
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)


class AliasRow(Base):
    """Another identifier of the same person: a changed number."""

    __tablename__ = "employee_aliases"

    identifier: Mapped[str] = mapped_column(primary_key=True)
    employee_id: Mapped[int] = mapped_column(ForeignKey("employees.id"), index=True)


class EmployeeDocumentRow(Base):
    """Derived at each activation: how many records of a document an employee has."""

    __tablename__ = "employee_documents"

    employee_id: Mapped[int] = mapped_column(ForeignKey("employees.id"), primary_key=True)
    document_id: Mapped[str] = mapped_column(ForeignKey("documents.id"), primary_key=True)
    record_count: Mapped[int]


class TemplateRow(Base):
    __tablename__ = "templates"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    is_hidden: Mapped[bool] = mapped_column(default=False)


class TemplateRevisionRow(Base):
    """Immutable: a change of a template is a new revision."""

    __tablename__ = "template_revisions"
    __table_args__ = (UniqueConstraint("template_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    template_id: Mapped[int] = mapped_column(ForeignKey("templates.id"))
    number: Mapped[int]
    sha256: Mapped[str]
    body: Mapped[str]
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
