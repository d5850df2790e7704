"""When an answer has been heard, for whoever holds a conversation by a script."""

from __future__ import annotations

import asyncio
from typing import Literal, Protocol

from PySide6.QtCore import QObject

from desktop_app.controller.conversation_controller import ConversationController
from desktop_app.controller.phase import Phase

ANSWER_TIMEOUT_S = 60.0
"""So long may nothing at all happen while an answer is awaited."""
LOOK_S = 0.02
SETTLE_S = 0.4
"""So long everything must be quiet before an answer counts as heard: a late item may follow."""

Outcome = Literal["heard", "cut", "over", "none"]


class Speaking(Protocol):
    """A microphone that speaks files."""

    @property
    def playing(self) -> bool: ...


class AnswerWatch(QObject):
    """Waits for answers of one conversation."""

    def __init__(self, conversation: ConversationController) -> None:
        super().__init__()
        self._conversation = conversation
        self._last_event_s = 0.0
        conversation.item_changed.connect(self._happened)
        conversation.item_added.connect(self._happened)

    @property
    def answers(self) -> int:
        """How many answers there are so far, begun ones too."""
        return sum(item.role == "assistant" for item in self._conversation.transcript.items)

    @property
    def over(self) -> bool:
        """There is no session, so no answer will come."""
        return self._conversation.phase not in (Phase.LIVE, Phase.RECONNECTING)

    async def answered(self, before: int, source: Speaking | None, *, cut_at_s: float | None = None) -> Outcome:
        """Wait until an answer after the first `before` was heard to its end; ``none`` came in `ANSWER_TIMEOUT_S`.

        With `cut_at_s` only until so much of it has been heard (``cut``).
        """
        loop = asyncio.get_running_loop()
        self._last_event_s = loop.time()
        quiet_since_s: float | None = None
        while not self.over:
            if cut_at_s is not None and self._heard_enough(before, cut_at_s):
                return "cut"
            speaking = source is not None and source.playing
            settled = not speaking and self.answers > before and self.quiet
            quiet_since_s = (quiet_since_s or loop.time()) if settled else None
            if quiet_since_s is not None and loop.time() - quiet_since_s >= SETTLE_S:
                return "heard"
            if speaking or self._sounding:
                self._last_event_s = loop.time()
            elif loop.time() - self._last_event_s > ANSWER_TIMEOUT_S:
                return "none"
            await asyncio.sleep(LOOK_S)
        return "over"

    @property
    def quiet(self) -> bool:
        """Nothing is being answered, heard or said."""
        machine = self._conversation.machine
        listening = any(item.status == "listening" for item in machine.transcript.items[-2:])
        return machine.active_response_id is None and not self._sounding and not listening

    def _heard_enough(self, before: int, cut_at_s: float) -> bool:
        """Whether the newest answer has been heard for as long as it may be."""
        answers = [item for item in self._conversation.transcript.items if item.role == "assistant"]
        return len(answers) > before and answers[-1].heard_ms >= cut_at_s * 1000

    @property
    def _sounding(self) -> bool:
        run = self._conversation.life.run
        return run is not None and run.live.playout.sounding

    def _happened(self, _item_id: str) -> None:
        self._last_event_s = asyncio.get_running_loop().time()
