"""The settings behind their page: what is kept, and what takes effect at once."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from jisa_desktop.app.desks.opening import keyless
from jisa_desktop.domain.cancel import Cancelled, CancelToken
from jisa_desktop.domain.statuses import JobStatus
from jisa_desktop.errors import JisaError
from jisa_desktop.ui.settings.desk import (
    CheckLine,
    Company,
    KeyPlace,
    KeyState,
    MoveView,
    Overview,
    Setting,
)

if TYPE_CHECKING:
    from jisa_desktop.app.desks.access import Access
    from jisa_desktop.pipeline.secrets import Secrets
    from jisa_desktop.pipeline.workspace import Workspace

_SHOWN = (
    *("embedder", "index", "embedding_model", "embedding_dimension", "openai_base_url"),
    *(
        "pinecone_index",
        "vendor_variables",
        "spending_cap_dollars",
        "won_per_dollar",
        "batches_at_once",
    ),
)
_VARIABLES = {"openai": "OPENAI_API_KEY", "pinecone": "PINECONE_API_KEY"}
_USED_BY = {"openai": "embedder", "pinecone": "index"}


class RealSettingsDesk(QObject):
    """Lives on the main thread as long as the program."""

    applied = Signal()
    checked = Signal(object)

    def __init__(
        self,
        access: Access,
        environment: Mapping[str, str],
        find_secrets: Callable[[], Secrets],
        reopen: Callable[[], Awaitable[object]],
    ) -> None:
        """``find_secrets`` is called off the main thread. ``reopen``: have what is kept now take
        effect."""
        super().__init__()
        self._access = access
        self._environment = keyless(environment)
        self._find_secrets = find_secrets
        self._reopen = reopen
        self._checking = CancelToken()

    async def overview(self) -> Overview:
        return await self._access.do(_overview, self._environment)

    async def faults(self, values: Mapping[str, str]) -> Mapping[str, JisaError]:
        return await self._access.do(_faults, values, self._environment)

    async def save(self, values: Mapping[str, str]) -> Mapping[str, JisaError]:
        faults = await self._access.change(_save, values, self._environment)
        if not faults:
            await self._apply()
        return faults

    async def rename_company(self, name: str) -> None:
        await self._access.change(_rename, name)

    async def keys(self) -> Sequence[KeyState]:
        return await self._access.pool.run(_keys, self._find_secrets)

    async def enter_key(self, service: str, key: str) -> KeyPlace:
        place = await self._access.pool.run(_enter, self._find_secrets, service, key)
        await self._apply_key(service)
        return place

    async def forget_key(self, service: str) -> None:
        await self._access.pool.run(_forget, self._find_secrets, service)
        await self._apply_key(service)

    async def check(self) -> Sequence[CheckLine]:
        self._checking.cancel()
        token = self._checking = CancelToken()
        return await self._access.do(_check, token, self.checked.emit)

    def stop_check(self) -> None:
        self._checking.cancel()

    async def move(self) -> MoveView | None:
        return await self._access.do(_move)

    async def waiting_jobs(self) -> Sequence[int]:
        return await self._access.do(_waiting)

    async def _apply_key(self, service: str) -> None:
        if await self._access.do(_uses, self._environment, service):
            await self._apply()

    async def _apply(self) -> None:
        self.stop_check()
        await self._reopen()
        self.applied.emit()


def _overview(workspace: Workspace, environment: Mapping[str, str]) -> Overview:
    from jisa_desktop.pipeline import config
    from jisa_desktop.pipeline.settings_rules import given

    counting = config.of_window(workspace.home, environment)
    values = given(workspace.home, counting)
    fixed = config.overriding(counting)
    choices = {
        "embedder": tuple(one.value for one in config.EmbedderChoice),
        "index": tuple(one.value for one in config.IndexChoice),
        "vendor_variables": tuple(one.value for one in config.VendorVariables),
    }
    with workspace.store.reading() as tx:
        company = Company(tx.settings.organization_name(), tx.settings.company_namespace())
    return Overview(
        tuple(
            Setting(name, values[name], choices.get(name, ()), fixed.get(name, ""))
            for name in _SHOWN
        ),
        company,
        workspace.home,
        tuple(config.redirecting(environment)),
    )


def _faults(
    workspace: Workspace, values: Mapping[str, str], environment: Mapping[str, str]
) -> dict[str, JisaError]:
    from jisa_desktop.pipeline.settings_rules import faults_of

    return dict(faults_of(workspace.home, values, environment))


def _save(
    workspace: Workspace, values: Mapping[str, str], environment: Mapping[str, str]
) -> dict[str, JisaError]:
    from jisa_desktop.pipeline.config import save_all

    faults = _faults(workspace, values, environment)
    if not faults:
        save_all(workspace.home, values)
    return faults


def _rename(workspace: Workspace, name: str) -> None:
    with workspace.store.writing("organization") as tx:
        tx.settings.rename_organization(name.strip())


def _uses(workspace: Workspace, environment: Mapping[str, str], service: str) -> bool:
    from jisa_desktop.pipeline.config import load

    return bool(getattr(load(workspace.home, environment), _USED_BY[service]) == service)


def _keys(find: Callable[[], Secrets]) -> list[KeyState]:
    from jisa_desktop.pipeline.secrets import Service

    secrets = find()
    has_keychain = secrets.keychain is not None
    return [
        KeyState(
            one.value, KeyPlace(secrets.source(one).value), _VARIABLES[one.value], has_keychain
        )
        for one in Service
    ]


def _enter(find: Callable[[], Secrets], service: str, key: str) -> KeyPlace:
    from jisa_desktop.pipeline.secrets import Service

    return KeyPlace(find().enter(Service(service), key).value)


def _forget(find: Callable[[], Secrets], service: str) -> None:
    from jisa_desktop.pipeline.secrets import Service

    find().forget(Service(service))


def _check(
    workspace: Workspace, cancel: CancelToken, tell: Callable[[CheckLine], object]
) -> list[CheckLine]:
    """What was found until it was stopped."""
    from jisa_desktop.providers.checking import findings_of

    providers = workspace.providers
    lines: list[CheckLine] = []
    try:
        for found in findings_of(providers.embedder, providers.index, cancel):
            lines.append(CheckLine(found.code, found.is_ok, dict(found.params), bool(lines)))
            tell(lines[-1])
    except Cancelled:
        return lines
    return lines


def _move(workspace: Workspace) -> MoveView | None:
    from jisa_desktop.pipeline.move_outlook import move_outlook

    found = move_outlook(workspace.store, workspace.mover, workspace.costs)
    if found is None:
        return None
    return MoveView(
        found.old.index,
        found.new.index,
        found.record_count,
        found.cost.rows,
        found.cost.new_texts,
        found.cost.tokens,
        found.cost.dollars,
        found.cost.won,
        found.cost.is_over_cap,
        found.is_mixing,
        found.old.embedder != found.new.embedder,
        found.left_count,
        found.job_id,
    )


def _waiting(workspace: Workspace) -> list[int]:
    with workspace.store.reading() as tx:
        return [job.job_id for job in tx.jobs.open() if job.status is JobStatus.NEEDS_ATTENTION]
