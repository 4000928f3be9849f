"""Reaching one Pinecone index: by name through the control plane, or by its address."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import urlsplit

from jisa_desktop.errors import NeedsAttention, Retryable
from jisa_desktop.providers.net.environment import Network
from jisa_desktop.providers.net.failures import summary
from jisa_desktop.providers.net.keys import check_key
from jisa_desktop.providers.net.pacer import Pacer

if TYPE_CHECKING:
    from pinecone import AsyncIndex, AsyncPinecone

    from jisa_desktop.providers.pinecone.wire import Description

SERVICE = "Pinecone"
CONTROLLER = "https://api.pinecone.io"

T = TypeVar("T")


class Connection:
    """The clients of one index. Everything here runs on the network loop."""

    def __init__(
        self,
        api_key: str,
        index: str,
        controller_host: str,
        *,
        pacer: Pacer,
        network: Network,
        deadline_s: float,
    ) -> None:
        self.index = index.strip().rstrip("/")
        self._api_key = api_key.strip()
        self._controller_host = controller_host.strip() or CONTROLLER
        self._pacer = pacer
        self._network = network
        self._deadline_s = deadline_s
        self._opening = asyncio.Lock()
        self._control: AsyncPinecone | None = None
        self._clients: dict[str, AsyncIndex] = {}
        self._description: Description | None = None

    @property
    def is_open(self) -> bool:
        return bool(self._clients or self._control)

    @property
    def has_name(self) -> bool:
        """False when the index was given by its address. Names hold no dot."""
        return "." not in self.index and "://" not in self.index

    @property
    def dimension(self) -> int | None:
        """None as long as the index was not asked."""
        description = self._description
        return description.dimension if description and description.takes_vectors else None

    async def described(self, *, anew: bool = False) -> Description:
        """What the index says of itself; ``anew`` asks even when it is known. Raises
        ``NeedsAttention`` for an index that takes no vectors."""
        async with self._opening:
            if self._description is None or anew:
                check_key(self._api_key, SERVICE)
                self._description = await self._describe()
            description = self._description
        if not description.takes_vectors:
            raise NeedsAttention("index_document_schema", index=self.index)
        return description

    async def opened(self) -> AsyncIndex:
        """The index's client."""
        description = await self.described()
        return await self._client(description.host)

    async def ask(
        self,
        send: Callable[[], Awaitable[T]],
        *,
        count: int = 0,
        cost: float = 0.0,
        is_write: bool = False,
    ) -> T:
        """One request, in its turn and within the deadline. ``count`` inputs can be refused."""
        from jisa_desktop.providers.pinecone import errors

        async with self._pacer.lease(cost) as lease:
            try:
                async with asyncio.timeout(self._deadline_s):
                    answer = await send()
            except errors.KNOWN as error:
                failure, cause = errors.translate(error, self.index, count, is_write=is_write)
            else:
                lease.answered({})
                return answer
            if isinstance(failure, Retryable) and failure.is_throttled:
                lease.throttled(failure.retry_after_s)
        raise failure from cause

    async def create(self, dimension: int, fingerprint: str, *, cloud: str, region: str) -> None:
        """Ask for a vectors index of that name. One that exists is left as it is."""
        from jisa_desktop.providers.pinecone import errors, wire

        check_key(self._api_key, SERVICE)
        control = await self._controller()
        await self.ask(
            lambda: errors.unless_existing(
                wire.create(control, self.index, dimension, fingerprint, cloud=cloud, region=region)
            )
        )

    async def close(self) -> None:
        control, clients = self._control, list(self._clients.values())
        self._clients.clear()
        self._control = self._description = None
        for client in clients:
            await client.close()
        if control is not None:
            await control.close()

    async def _describe(self) -> Description:
        from jisa_desktop.providers.pinecone import wire

        if not self.index:
            raise NeedsAttention("index_not_set", service=SERVICE)
        if not self.has_name:
            client = await self._client(_with_scheme(self.index))
            return await self.ask(lambda: wire.describe_host(client))
        control = await self._controller()
        return await self.ask(lambda: wire.describe(control, self.index))

    async def _client(self, host: str) -> AsyncIndex:
        from jisa_desktop.providers.pinecone import errors, wire

        if host not in self._clients:
            proxy = await asyncio.to_thread(self._network.proxy_for, _with_scheme(host))
            try:
                if host not in self._clients:
                    self._clients[host] = wire.build_index(
                        self._api_key, host, self._network, proxy, self._deadline_s
                    )
            except errors.KNOWN as error:
                cause = summary(error)
            else:
                return self._clients[host]
            raise NeedsAttention("address_invalid", service=SERVICE) from cause
        return self._clients[host]

    async def _controller(self) -> AsyncPinecone:
        from jisa_desktop.providers.pinecone import wire

        control = self._control
        if control is None:
            host = _with_scheme(self._controller_host)
            proxy = await asyncio.to_thread(self._network.proxy_for, host)
            control = self._control = self._control or wire.build_control(
                self._api_key, host, self._network, proxy, self._deadline_s
            )
        return control


def _with_scheme(host: str) -> str:
    if "://" not in host:
        return f"https://{host}"
    if urlsplit(host).scheme not in ("http", "https"):
        raise NeedsAttention("address_invalid", service=SERVICE)
    return host
