"""The automatic backup of a window that is open: once a day, in the background."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from jisa_desktop.domain.cancel import Cancelled
from jisa_desktop.errors import JisaError
from jisa_desktop.ui import words
from jisa_desktop.ui.notices import Kind, Notices

LOOK_AGAIN_S = 3_600.0


async def keep_safe(
    back_up: Callable[[], Awaitable[object]],
    notices: Notices,
    look_again_s: float = LOOK_AGAIN_S,
) -> None:
    """Until it is cancelled. ``back_up`` does nothing when there is a backup of the last day.

    Why there is none is said once, not every hour: the work goes on without it.
    """
    said: set[str] = set()
    while True:
        try:
            await back_up()
            said.clear()
        except JisaError as error:
            if error.code not in said:
                told = words.of_error(error)
                text = "\n".join((told.sentence, told.next_step))
                notices.say(Kind.WARNING, told.title, text, key="daily-backup")
                said.add(error.code)
        except Cancelled:
            pass  # the workspace closes, perhaps to be opened anew: the next look does it
        await asyncio.sleep(look_again_s)
