"""How every desk reaches the workspace: off the main thread, once it is open."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

from jisa_desktop.errors import JisaError

if TYPE_CHECKING:
    from jisa_desktop.pipeline.workspace import Workspace
    from jisa_desktop.workers.tasks import TaskPool

P = ParamSpec("P")
T = TypeVar("T")


class Access:
    """Lives on the main thread. Whoever asks before the workspace is open waits for it.

    ``start_job``: has the engine take up a job, as soon as it may.
    """

    def __init__(self, pool: TaskPool, start_job: Callable[[int], None]) -> None:
        self.pool = pool
        self.refusal: JisaError | None = None
        self._start_job = start_job
        self._ready: asyncio.Future[Workspace] = asyncio.get_event_loop().create_future()

    @property
    def workspace(self) -> Workspace | None:
        """None until it is open, and when it could not be opened."""
        ready = self._ready
        if not ready.done() or ready.cancelled() or ready.exception():
            return None
        return ready.result()

    def close(self) -> None:
        """It is about to be opened anew: whoever asks from now on waits for that."""
        self.refusal = None
        self._ready = asyncio.get_event_loop().create_future()

    def opened(self, workspace: Workspace, refusal: JisaError | None) -> None:
        """``refusal``: why nothing may be written in it, although it may be read."""
        self.refusal = refusal
        self._ready.set_result(workspace)

    def failed(self, error: JisaError) -> None:
        """Whoever asks for anything hears why it could not be opened."""
        self._ready.set_exception(error)
        self._ready.exception()  # it is told by whoever opened

    async def do(
        self,
        work: Callable[Concatenate[Workspace, P], T],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T:
        """``work(workspace, ...)`` on a thread of the pool."""
        workspace = await asyncio.shield(self._ready)
        return await self.pool.run(work, workspace, *args, **kwargs)

    async def change(
        self,
        work: Callable[Concatenate[Workspace, P], T],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T:
        """As ``do``, of what only the one writer may do."""
        await asyncio.shield(self._ready)
        if self.refusal is not None:
            raise self.refusal
        return await self.do(work, *args, **kwargs)

    def start_all(self, job_ids: Sequence[int]) -> None:
        for job_id in job_ids:
            self._start_job(job_id)
