"""What every page is given."""

from __future__ import annotations

from dataclasses import dataclass

from jisa_desktop.ui.desk import Desk
from jisa_desktop.ui.notices import Notices
from jisa_desktop.ui.preferences import Preferences
from jisa_desktop.ui.stories import Stories
from jisa_desktop.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class Context:
    theme: Theme
    desk: Desk
    stories: Stories
    notices: Notices
    preferences: Preferences
