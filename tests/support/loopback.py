"""A small HTTP/1.1 server on 127.0.0.1 that can misbehave on purpose.

The services' imitations are built on it. It runs its own loop on its own thread, so that clients
under test meet real sockets and real silence.
"""

from __future__ import annotations

import asyncio
import ssl
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from types import TracebackType
from typing import Self
from urllib.parse import parse_qs, unquote, urlsplit

from tests.support.faults import Fault, FaultPlan, Kind

_REASONS = {200: "OK", 201: "Created", 400: "Bad Request", 429: "Too Many Requests"}
_DRIP_S = 0.05
_PAGE = b"<!DOCTYPE html><html><body>Please sign in.</body></html>"
_HTML = {"content-type": "text/html"}
SIGN_IN = "/sign-in"
"""Where a gateway sends whoever has not signed in. Nobody may follow."""


@dataclass(frozen=True, slots=True)
class Request:
    method: str
    path: str
    query: Mapping[str, list[str]]
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True, slots=True)
class Response:
    status: int
    body: bytes
    headers: Mapping[str, str] = field(default_factory=dict)


class NotHttp(Exception):
    """What came over a connection is no request."""


class LoopbackServer:
    """Subclasses say which operation a request is and answer it; the rest is here.

    ``latency_s(operation, size)`` is waited before the answer is worked out; ``size`` counts the
    request's texts, records or ids. ``works_first``: the answer is worked out at once and sent
    when the latency since the request's arrival is over, so that the time this server needs for
    it is no part of what is measured.
    """

    def __init__(self, tls: ssl.SSLContext | None = None) -> None:
        self.faults = FaultPlan()
        self.latency_s: Callable[[str, int], float] = lambda _operation, _size: 0.0
        self.works_first = False
        self.seen: list[Request] = []
        self.connections = 0
        self._tls = tls
        self._silence = asyncio.Event()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="loopback")
        self._thread.start()
        self._server = asyncio.run_coroutine_threadsafe(self._listen(), self._loop).result(10)

    @property
    def port(self) -> int:
        port: int = self._server.sockets[0].getsockname()[1]
        return port

    @property
    def url(self) -> str:
        scheme, host = ("https", "localhost") if self._tls else ("http", "127.0.0.1")
        return f"{scheme}://{host}:{self.port}"

    def operation(self, request: Request) -> tuple[str, int]:
        """Name and size of what is asked; faults and latencies go by the name."""
        raise NotImplementedError

    def answer(self, request: Request, operation: str) -> Response:
        """Do it. Runs on the server's loop, one request at a time."""
        raise NotImplementedError

    def refuse(self, fault: Fault) -> Response:
        """The answer of the service to ``fault``, a refusal by status."""
        raise NotImplementedError

    def spoil(self, response: Response, fault: Fault) -> Response:
        """Damage an answer's content as ``fault`` says."""
        raise NotImplementedError

    def close(self) -> None:
        if not self._thread.is_alive():
            return
        asyncio.run_coroutine_threadsafe(self._shut(), self._loop).result(10)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self._loop.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    async def _listen(self) -> asyncio.Server:
        return await asyncio.start_server(self._serve, "127.0.0.1", 0, ssl=self._tls, limit=2**20)

    async def _shut(self) -> None:
        self._server.close()
        tasks = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        try:
            with suppress(ConnectionError, asyncio.IncompleteReadError, ssl.SSLError):
                while request := await _read_head(reader):
                    if self._is_cut_off(request):
                        writer.transport.abort()
                        break
                    request = await _read_body(reader, request)
                    self.seen.append(request)
                    if request.path == SIGN_IN:
                        await _write(writer, Response(200, _PAGE, _HTML))
                    elif not await self._reply(request, writer):
                        break
        except NotHttp:
            await _write(writer, Response(400, b"", {"connection": "close"}))
        except asyncio.CancelledError:  # the server is closing: the end of this task is wanted
            writer.transport.abort()
        finally:
            writer.close()

    def _is_cut_off(self, head: Request) -> bool:
        operation, _ = self.operation(head)
        is_cut_off = self.faults.is_next(operation, Kind.RESET_UPLOAD)
        if is_cut_off:
            self.faults.take(operation)
            self.seen.append(head)
        return is_cut_off

    async def _reply(self, request: Request, writer: asyncio.StreamWriter) -> bool:
        """False when the connection is over."""
        arrived_at = self._loop.time()
        operation, size = self.operation(request)
        fault = self.faults.take(operation)
        if fault is not None and fault.kind in (Kind.RESET_BEFORE, Kind.HANG_BEFORE):
            return await self._go_silent(fault, writer)
        if self.works_first and fault is None:
            response = self.answer(request, operation)
            due_at = arrived_at + self.latency_s(operation, size)
            await asyncio.sleep(due_at - self._loop.time())
            await _write(writer, response)
            return True
        await asyncio.sleep(self.latency_s(operation, size))
        if fault is not None and fault.kind in (Kind.STATUS, Kind.REDIRECT):
            is_status = fault.kind is Kind.STATUS
            await _write(writer, self.refuse(fault) if is_status else _redirect(fault))
            return True
        response = self.answer(request, operation)
        if fault is None or response.status >= 400:
            await _write(writer, response)
            return True
        return await self._misbehave(fault, response, writer)

    async def _misbehave(
        self, fault: Fault, response: Response, writer: asyncio.StreamWriter
    ) -> bool:
        """What happens after the work was done."""
        match fault.kind:
            case Kind.RESET_AFTER | Kind.HANG_AFTER:
                return await self._go_silent(fault, writer)
            case Kind.RESET_MID_BODY:
                head, body = _encoded(response)
                writer.write(head + body[: len(body) // 2])
                await writer.drain()
                return await self._go_silent(fault, writer)
            case Kind.DRIP:
                await _drip(response, writer)
            case Kind.HTML:
                await _write(writer, Response(200, _PAGE, _HTML))
            case Kind.EMPTY | Kind.LIST:
                body = b"{}" if fault.kind is Kind.EMPTY else b"[]"
                await _write(writer, Response(response.status, body, response.headers))
            case Kind.TRUNCATED:
                half = response.body[: len(response.body) // 2]
                await _write(writer, Response(response.status, half, response.headers))
            case _:
                await _write(writer, self.spoil(response, fault))
        return True

    async def _go_silent(self, fault: Fault, writer: asyncio.StreamWriter) -> bool:
        if fault.kind in (Kind.HANG_BEFORE, Kind.HANG_AFTER):
            await self._silence.wait()  # until the server closes
        writer.transport.abort()
        return False


def _redirect(fault: Fault) -> Response:
    return Response(fault.status or 302, _PAGE, {**_HTML, "location": SIGN_IN})


async def _drip(response: Response, writer: asyncio.StreamWriter) -> None:
    """Always a byte more, from the first of the head on, so that no time-out that counts reads
    ever fires."""
    for byte in b"".join(_encoded(response)):
        writer.write(bytes([byte]))
        await writer.drain()
        await asyncio.sleep(_DRIP_S)


async def _write(writer: asyncio.StreamWriter, response: Response) -> None:
    head, body = _encoded(response)
    writer.write(head + body)
    await writer.drain()


def _encoded(response: Response) -> tuple[bytes, bytes]:
    headers = {
        "content-type": "application/json",
        **response.headers,
        "content-length": str(len(response.body)),
    }
    lines = [f"HTTP/1.1 {response.status} {_REASONS.get(response.status, 'Status')}"]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1"), response.body


async def _read_head(reader: asyncio.StreamReader) -> Request | None:
    """A request without its body. None at the end of the connection.

    Raises ``NotHttp`` for what begins with no letter, as a TLS handshake does.
    """
    try:
        first = await reader.readexactly(1)
        if not first.isalpha():
            raise NotHttp
        head = first + await reader.readuntil(b"\r\n\r\n")
    except asyncio.IncompleteReadError:
        return None
    line, *rest = head.decode("latin-1").split("\r\n")
    method, target, _ = line.split(" ", 2)
    headers = {
        name.strip().lower(): value.strip()
        for name, _, value in (one.partition(":") for one in rest if one)
    }
    parts = urlsplit(target)
    query = parse_qs(parts.query, keep_blank_values=True)
    return Request(method, unquote(parts.path), query, headers, b"")


async def _read_body(reader: asyncio.StreamReader, head: Request) -> Request:
    return replace(head, body=await reader.readexactly(int(head.headers.get("content-length", 0))))
