"""Steps back and forth through the edits of the settings' draft."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Collection

from desktop_app.settings.model import SessionDraft

MOST_STEPS = 200
BURST_S = 1.5
"""Edits of one field that follow each other so soon are one step: a word that is typed, a slider that is drawn."""


class DraftHistory:
    """What the draft was before each step, and after each that was taken back.

    Attributes:
        can_undo, can_redo: whether there is a step to take.
    """

    def __init__(self, now_s: Callable[[], float] = time.monotonic) -> None:
        self._now_s = now_s
        self._before: deque[SessionDraft] = deque(maxlen=MOST_STEPS)
        self._after: list[SessionDraft] = []
        self._fields: frozenset[str] = frozenset()
        self._edited_at_s = 0.0

    @property
    def can_undo(self) -> bool:
        return bool(self._before)

    @property
    def can_redo(self) -> bool:
        return bool(self._after)

    def edited(self, before: SessionDraft, fields: Collection[str]) -> None:
        """These fields are about to be edited; `before` is the draft until now."""
        now_s, names = self._now_s(), frozenset(fields)
        goes_on = len(names) == 1 and names == self._fields and now_s - self._edited_at_s < BURST_S
        self._fields, self._edited_at_s = names, now_s
        if not (goes_on and self._before):
            self._before.append(before)
        self._after.clear()

    def pause(self) -> None:
        """What is edited next is a step of its own."""
        self._fields = frozenset()

    def undo(self, now: SessionDraft) -> SessionDraft:
        """The draft one step back; `now` can be had again by `redo`."""
        self.pause()
        if not self._before:
            return now
        self._after.append(now)
        return self._before.pop()

    def redo(self, now: SessionDraft) -> SessionDraft:
        """The draft one step forth."""
        self.pause()
        if not self._after:
            return now
        self._before.append(now)
        return self._after.pop()
