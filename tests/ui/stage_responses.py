"""The desks of single responses and items on the stage: the real desks, and a session that notes what it is asked."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

from PySide6.QtCore import QObject, Signal

from desktop_app.controller.item_desk import ItemDesk
from desktop_app.controller.picture import PictureProblem
from desktop_app.controller.response_desk import ResponseDesk
from desktop_app.conversation.changes import Change, RequestDropped, ResponseFinished, ResponseStarted
from desktop_app.protocol.dialect import Dialect
from desktop_app.protocol.items import ItemReference
from desktop_app.protocol.response import ErrorDetail, Usage
from desktop_app.protocol.session_config import FunctionTool, SessionConfig

TOOLS = [FunctionTool(name="get_weather"), FunctionTool(name="book_train")]


class StageMachine:
    """Takes the wishes of the desks and notes them on the stage."""

    def __init__(self, conversation: Any) -> None:
        self._conversation = conversation
        self.session = SessionConfig(tools=TOOLS)

    @property
    def transcript(self) -> Any:
        return self._conversation.transcript

    def context_of(self, item_ids: set[str]) -> list[ItemReference]:
        return [ItemReference(id=item.item_id) for item in self.transcript.items if item.item_id in item_ids]

    def __getattr__(self, wish: str) -> Callable[..., list[Change]]:
        def note(*values: Any, at_ms: float, **named: Any) -> list[Change]:
            self._conversation.wishes.append((wish, *values, *named.values()))
            return []

        return note


class StageLife(QObject):
    """As much of a session's life as the desks look at."""

    began = Signal()
    conversation_changed = Signal(object)
    devices_visited = Signal()

    def __init__(self, conversation: Any) -> None:
        super().__init__()
        self._conversation = conversation
        self.machine = StageMachine(conversation)
        self.dialect = Dialect.GA
        live = SimpleNamespace(playout=SimpleNamespace(sounding=False), act=self.act)
        self.run = SimpleNamespace(machine=self.machine, live=live, recording=SimpleNamespace(title=""))
        self.tasks = SimpleNamespace(start=self._start)

    @property
    def phase(self) -> Any:
        return self._conversation.phase

    @property
    def endpoint(self) -> Any:
        return SimpleNamespace(dialect=self.dialect)

    def act(self, wish: Callable[[Any, float], list[Change]]) -> None:
        wish(self.machine, 0.0)

    def _start(self, coroutine: Any, _name: str) -> None:
        """Pictures are loaded here and now."""
        known = dict(coroutine.cr_frame.f_locals)
        coroutine.close()
        if "read" in known:
            self._conversation.items.picture_unpacked.emit(known["data_url"], known["read"]())
            return
        load = known["load"]
        try:
            self._conversation.items.picture_ready.emit(load())
        except PictureProblem:
            self._conversation.items.picture_failed.emit("This is not a picture that can be read.")


class StageSample(QObject):
    """A sample of a voice; what was to be heard is noted on the stage."""

    changed = Signal()
    failed = Signal(str)

    def __init__(self, conversation: Any) -> None:
        super().__init__()
        self._conversation = conversation
        self.available, self.why_not, self.playing = True, "", ""

    def play(self, voice: str, speed: float = 1.0) -> None:
        self._conversation.wishes.append(("voice_sample", voice, speed))
        self.playing = voice
        self.changed.emit()


def give_desks(conversation: Any) -> None:
    """Put the desks on the stage."""
    life = StageLife(conversation)
    conversation.replay.stop = conversation.stop_playing
    conversation.stage_life = life
    conversation.responses = ResponseDesk(life, conversation.replay, life.act)
    conversation.items = ItemDesk(life, life.act)
    conversation.voice_sample = StageSample(conversation)


def began(conversation: Any, request_id: str) -> None:
    """The service began the response of a request."""
    conversation.stage_life.conversation_changed.emit(ResponseStarted(f"resp_{request_id}", True, request_id))


def finished(conversation: Any, request_id: str, status: str = "completed") -> None:
    """The response of a request is over."""
    usage = Usage(total_tokens=1_265, input_tokens=1_234, output_tokens=31)
    done = ResponseFinished(f"resp_{request_id}", status, None, None, True, {}, request_id, usage)
    conversation.stage_life.conversation_changed.emit(done)


def refused(conversation: Any, request_id: str, words: str) -> None:
    """The service refused a request."""
    dropped = RequestDropped(request_id, "refused", ErrorDetail(message=words))
    conversation.stage_life.conversation_changed.emit(dropped)
