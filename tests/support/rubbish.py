"""What a window test leaves: deleted as Qt deletes it, before Python's collector finds it."""

from __future__ import annotations

import gc
import sys


def delete_later_is_now() -> None:
    """Deletes what was told ``deleteLater`` outside of any event loop, as a test does.

    The collector would take such a window apart in any order, and Qt would still call overrides
    of widgets whose attributes are gone.
    """
    if (core := sys.modules.get("PySide6.QtCore")) is not None:
        core.QCoreApplication.sendPostedEvents(None, core.QEvent.Type.DeferredDelete.value)


def collect() -> None:
    delete_later_is_now()
    gc.collect()
