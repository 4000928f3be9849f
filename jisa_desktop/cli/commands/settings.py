"""config, retention, audit: how the workspace is set up, and what was done in it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from jisa_desktop.cli.answer import Answer
from jisa_desktop.cli.command import command, new_area
from jisa_desktop.cli.labels import LABELS, WORDS
from jisa_desktop.cli.session import Session
from jisa_desktop.cli.shapes import Value, event_value
from jisa_desktop.domain.cancel import CancelToken
from jisa_desktop.domain.wording import say
from jisa_desktop.errors import ExitStatus, InputError, UsageProblem
from jisa_desktop.store.settings import RETENTION

area = new_area()
_config = new_area("임베더, 인덱스, 한도를 설정합니다.")
area.add_typer(_config, name="config")
_retention = new_area("이전 버전을 얼마나 보관할지 설정합니다.")
area.add_typer(_retention, name="retention")

_ORGANIZATION = "organization"
_ORGANIZATION_NAME = "organization.name"
_ALL = "all"
_ABOUT_KEYS = re.compile(r"key|^openai$|^pinecone$|^sk-|^pcsk_|=", re.IGNORECASE)
_EVENTS_SHOWN = 1_000

Name = Annotated[str, typer.Argument(metavar="NAME", help="설정 이름")]


@command(_config, "get")
def get(
    session: Session,
    *,
    name: Annotated[str | None, typer.Argument(metavar="[NAME]", help="설정 이름")] = None,
) -> Answer:
    """설정을 보여 줍니다. 키는 어디에서 오는지만 보여 줍니다."""
    found = _settings(session)
    if name is None:
        return Answer(found)
    value: object = found
    for part in name.split("."):
        if not isinstance(value, dict) or part not in value:
            raise InputError("config_unknown", setting=name, known=", ".join(found))
        value = value[part]
    return Answer({"name": name, "value": value})


@command(_config, "set")
def set_(
    session: Session,
    *,
    name: Name,
    value: Annotated[
        str, typer.Argument(metavar="VALUE", help="값. 빈 값은 기본값으로 되돌립니다.")
    ],
) -> Answer:
    """설정을 바꿉니다."""
    from jisa_desktop.pipeline.config import Config, save

    if name not in Config.model_fields and _ABOUT_KEYS.search(name):
        raise InputError("config_is_key")  # what was typed may be the key itself: it is not told
    with session.store() as store:
        if name == _ORGANIZATION_NAME:
            with store.writing("organization") as tx:
                tx.settings.rename_organization(value)
        else:
            save(session.home, name, value)
    return Answer(_settings(session))


@command(_config, "check")
def check(session: Session) -> Answer:
    """임베더와 인덱스를 실제로 불러 확인합니다."""
    from jisa_desktop.providers.checking import check_services

    with session.workspace() as workspace:
        providers = workspace.providers
        found = check_services(providers.embedder, providers.index, CancelToken())
    checks = [
        {
            "code": one.code,
            "ok": one.is_ok,
            "message": words.sentence,
            "next_step": words.next_step,
        }
        for one in found
        for words in [say(one.code, dict(one.params))]
    ]
    is_ok = all(one.is_ok for one in found)
    return Answer(
        {"ok": is_ok, "checks": checks},
        ExitStatus.DONE if is_ok else ExitStatus.NEEDS_ATTENTION,
    )


@command(_config, "create-index")
def create_index(
    session: Session,
    *,
    cloud: Annotated[str, typer.Option("--cloud", metavar="S", help="클라우드")] = "aws",
    region: Annotated[str, typer.Option("--region", metavar="S", help="지역")] = "us-east-1",
) -> Answer:
    """설정된 이름의 Pinecone 인덱스를 임베딩 모델에 맞는 차원으로 만듭니다."""
    from jisa_desktop.providers.protocols import Creatable

    with session.workspace() as workspace:
        embedder, index = workspace.providers.embedder, workspace.providers.index
        if not isinstance(index, Creatable):
            raise InputError("index_needs_no_making")
        made = index.create(embedder.identity, CancelToken(), cloud=cloud, region=region)
    return Answer({"index": made.name, "dimension": made.dimension, "metric": made.metric})


@command(_retention, "get")
def get_retention(session: Session) -> Answer:
    """문서마다 몇 개의 버전을 보관하는지 보여 줍니다."""
    with session.store() as store, store.reading() as tx:
        return Answer({"versions": tx.settings.get(RETENTION) or _ALL})


@command(_retention, "set")
def set_retention(
    session: Session,
    *,
    versions: Annotated[str, typer.Argument(metavar="N|all", help="보관할 버전 수")],
) -> Answer:
    """최근 N개 버전만 보관합니다. 더 오래된 버전의 내용은 바로 지웁니다."""
    keep = _kept(versions)
    with session.writer() as workspace:
        workspace.retention.set(keep)
        erased = workspace.retention.apply()
    return Answer({"versions": keep or _ALL, "erased": asdict(erased)})


@command(area, "audit")
def audit(
    session: Session,
    *,
    document: Annotated[
        str | None, typer.Option("--document", metavar="DOC", help="이 문서만")
    ] = None,
    kind: Annotated[str | None, typer.Option("--kind", help="이 종류만")] = None,
    outcome: Annotated[str | None, typer.Option("--outcome", help="이 결과만")] = None,
    actor: Annotated[str | None, typer.Option("--actor", help="이 사용자만")] = None,
    since: Annotated[str | None, typer.Option("--since", help="이때부터(ISO 8601)")] = None,
    until: Annotated[str | None, typer.Option("--until", help="이때까지(ISO 8601)")] = None,
    limit: Annotated[int, typer.Option("--limit", metavar="N", min=1)] = _EVENTS_SHOWN,
    export: Annotated[
        Path | None, typer.Option("--export", metavar="FILE", help=".xlsx나 .csv로도 저장합니다.")
    ] = None,
) -> Answer:
    """누가 언제 무엇을 했는지 보여 줍니다. 셀 내용은 남기지 않습니다."""
    with session.store() as store, store.reading() as tx:
        found = tx.events.all(
            document_id=tx.documents.find(document).document_id if document else None,
            kind=kind,
            outcome=outcome,
            actor=actor,
            since=_time(since, "--since"),
            until=_time(until, "--until"),
            limit=limit,
        )
    events = [event_value(one) for one in found]
    if export is not None:
        _export(events, export)
    return Answer({"events": events, "file": str(export) if export is not None else None})


def _export(events: Sequence[Value], file: Path) -> None:
    """One line an event, with what is empty left empty."""
    from jisa_desktop.sheets.text_table import write_table

    names = ("at", "actor", "kind", "outcome", "document_id", "version", "counts")
    lines = [[_text(one[name]) for name in names] for one in events]
    write_table(file, LABELS["events"], [LABELS[name] for name in names], lines)


def _text(value: object) -> str:
    if isinstance(value, Mapping):
        return ", ".join(f"{LABELS.get(name, name)} {count}" for name, count in value.items())
    return "" if value is None else WORDS.get(str(value), str(value))


def _settings(session: Session) -> Value:
    from jisa_desktop.pipeline.secrets import Service

    settings = session.config().model_dump(mode="json")
    secrets = session.surroundings.secrets()
    with session.store() as store, store.reading() as tx:
        organization = {
            "namespace": tx.settings.company_namespace(),
            "name": tx.settings.organization_name(),
        }
    return {
        "home": str(session.home),
        _ORGANIZATION: organization,
        **settings,
        "keys": {service.value: secrets.source(service).value for service in Service},
    }


def _kept(text: str) -> int | None:
    if text == _ALL:
        return None
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise UsageProblem("usage_bad_value", name="N|all")
    return int(text)


def _time(text: str | None, name: str) -> datetime | None:
    """A date or a time; without a zone, UTC, as the events are printed."""
    if text is None:
        return None
    try:
        at = datetime.fromisoformat(text)
    except ValueError as error:
        raise UsageProblem("usage_bad_value", name=name) from error
    return at if at.tzinfo else at.replace(tzinfo=UTC)
