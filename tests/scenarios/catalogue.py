"""Every story that the sweep and the random kills tell."""

from __future__ import annotations

from tests.scenarios.chores import CHORES
from tests.scenarios.endings import ENDINGS
from tests.scenarios.stories import JOBS, Story

STORIES: dict[str, Story] = {**JOBS, **ENDINGS, **CHORES}
