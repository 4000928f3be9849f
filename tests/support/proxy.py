"""An office's proxy on this machine: it tunnels, and may ask who is there."""

from __future__ import annotations

import asyncio
import base64
import threading
from contextlib import suppress
from types import TracebackType
from typing import Self

_REASONS = {403: "Forbidden", 407: "Proxy Authentication Required", 502: "Bad Gateway"}


class TunnelProxy:
    """Every CONNECT leads to ``target_port`` of this machine, whatever name it asks for.

    ``login`` is the 'user:password' that it demands. ``status`` other than 200 refuses everybody;
    0 says nothing at all. ``asked`` holds the names that were asked for.
    """

    def __init__(self, target_port: int, *, login: str = "", status: int = 200) -> None:
        self.asked: list[str] = []
        self._target_port = target_port
        self._login = login
        self._status = status
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="proxy")
        self._thread.start()
        self._server = asyncio.run_coroutine_threadsafe(self._listen(), self._loop).result(10)

    def url(self, login: str = "") -> str:
        port = self._server.sockets[0].getsockname()[1]
        return f"http://{login}{'@' * bool(login)}127.0.0.1:{port}"

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        asyncio.run_coroutine_threadsafe(self._shut(), self._loop).result(10)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self._loop.close()

    async def _listen(self) -> asyncio.Server:
        return await asyncio.start_server(self._serve, "127.0.0.1", 0)

    async def _shut(self) -> None:
        self._server.close()
        tasks = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await asyncio.sleep(0)  # transports that were aborted close their sockets now

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            with suppress(ConnectionError, asyncio.IncompleteReadError):
                head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
                self.asked.append(head.split(" ", 2)[1])
                status = self._answer_to(head)
                if status == 0:
                    await asyncio.Event().wait()  # until the proxy is shut
                reason = _REASONS.get(status, "Connection established")
                writer.write(f"HTTP/1.1 {status} {reason}\r\ncontent-length: 0\r\n\r\n".encode())
                await writer.drain()
                if status == 200:
                    await self._tunnel(reader, writer)
        except asyncio.CancelledError:  # the proxy is shut: the end of this task is wanted
            writer.transport.abort()
        finally:
            writer.close()

    def _answer_to(self, head: str) -> int:
        said = [
            line.partition(":")[2].strip()
            for line in head.split("\r\n")
            if line.lower().startswith("proxy-authorization:")
        ]
        wanted = "Basic " + base64.b64encode(self._login.encode()).decode()
        return 407 if self._login and said != [wanted] else self._status

    async def _tunnel(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        far_reader, far_writer = await asyncio.open_connection("127.0.0.1", self._target_port)
        try:
            await asyncio.gather(_pump(reader, far_writer), _pump(far_reader, writer))
        finally:
            far_writer.close()


async def _pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while data := await reader.read(1 << 16):
        writer.write(data)
        await writer.drain()
    writer.close()


class Slammer(TunnelProxy):
    """Closes every connection after the first bytes: no handshake ever ends."""

    def __init__(self) -> None:
        super().__init__(9)

    @property
    def address(self) -> str:
        return self.url().replace("http://127.0.0.1", "https://localhost")

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(16)
        writer.transport.abort()
