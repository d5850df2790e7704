"""A service that keeps the rules of the protocol and nothing more: it decides nothing by itself, the test steps it.

Commands wait on their way in and events on their way out, so that both sides act on what they do not know yet.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field

from conversation_driver import BYTES_PER_MS, session_config
from msgspec import UNSET

from desktop_app.protocol import client_events as ce
from desktop_app.protocol import response_events as re
from desktop_app.protocol import server_events as se
from desktop_app.protocol.items import FunctionCallItem, InputAudio, Item, MessageItem, OutputAudio, OutputText
from desktop_app.protocol.response import ErrorDetail, Response, StatusDetails, Usage
from desktop_app.protocol.session_config import TurnDetection

WORDS = ("tomorrow ", "in Kyoto ", "it will be mild, ", "I think. ", "Take 3 umbrellas ", "and ", "go. ")


@dataclass(slots=True)
class Running:
    """A response the service is making."""

    response_id: str
    out_of_band: bool
    metadata: dict[str, str] | None
    steps: Iterator[se.ServerEvent]
    open_item: Item | None = None
    output: list[Item] = field(default_factory=list)
    answers: str | None = None


class ServiceSimulator:
    """The truth about a conversation, and the events that tell of it."""

    def __init__(self, detection: TurnDetection | None) -> None:
        self.detection = detection
        self.order: list[str] = []
        self.audio_ms: dict[str, float] = {}
        self.calls: dict[str, str] = {}
        self.cancelled: set[str] = set()
        self.truncated: dict[str, int] = {}
        self.active: Running | None = None
        self.beside: list[Running] = []
        self.speaking: str | None = None
        self.appended_ms = 0.0
        self.buffered_ms = 0.0
        self.to_client: deque[se.ServerEvent] = deque()
        self.from_client: deque[ce.ClientEvent] = deque()
        self.late_ends: list[se.ServerEvent] = []
        self.answered_by: dict[str, str] = {}
        self._count = 0
        self._say(se.SessionCreated(session=session_config(detection)))

    # Commands

    def take_command(self) -> None:
        event = self.from_client.popleft()
        if isinstance(event, ce.ConversationItemCreate):
            self._create_item(event)
        elif isinstance(event, ce.ConversationItemDelete):
            self._delete_item(event)
        elif isinstance(event, ce.ConversationItemTruncate):
            self._truncate(event)
        elif isinstance(event, ce.ResponseCreate):
            self._create_response(event)
        elif isinstance(event, ce.ResponseCancel):
            self._cancel_response(event)
        elif isinstance(event, ce.InputAudioBufferCommit):
            self._commit(event)
        elif isinstance(event, ce.InputAudioBufferClear):
            self.buffered_ms, self.speaking = 0.0, None
            self._say(se.InputAudioBufferCleared())
        elif isinstance(event, ce.SessionUpdate):
            self._update(event)

    def _update(self, event: ce.SessionUpdate) -> None:
        if event.session.instructions == "refuse":
            self._refuse("invalid_value", event.event_id, "Invalid value", "session.instructions")
        else:
            self._say(se.SessionUpdated(session=session_config(self.detection)))

    def _create_item(self, event: ce.ConversationItemCreate) -> None:
        item = event.item
        call_id = getattr(item, "call_id", "")
        if isinstance(item, FunctionCallItem):
            self.calls[str(item.id)] = call_id
        elif call_id and call_id not in self.calls.values():
            self._refuse("invalid_tool_call_id", event.event_id, f"Tool call ID '{call_id}' not found in conversation.")
            return
        previous = self.order[-1] if self.order else None
        if isinstance(event.previous_item_id, str) and event.previous_item_id != "root":
            if event.previous_item_id not in self.order:
                self._refuse("item_not_found", event.event_id, "Previous item not found")
                return
            previous = event.previous_item_id
        elif event.previous_item_id == "root":
            previous = None
        self._add(item, previous)

    def _delete_item(self, event: ce.ConversationItemDelete) -> None:
        if event.item_id not in self.order:
            self._refuse("item_delete_invalid_item_id", event.event_id, "Item not found")
            return
        self.order.remove(event.item_id)
        self.calls.pop(event.item_id, None)
        self._say(se.ConversationItemDeleted(item_id=event.item_id))

    def _truncate(self, event: ce.ConversationItemTruncate) -> None:
        if event.item_id not in self.order:
            self._refuse("item_truncate_invalid_item_id", event.event_id, "Item not found")
            return
        assert event.item_id not in self.truncated, "an item was truncated twice"
        assert event.item_id in self.audio_ms, "an item without audio was truncated"
        assert event.audio_end_ms <= self.audio_ms[event.item_id], "truncated beyond what there was"
        self.truncated[event.item_id] = event.audio_end_ms
        self._say(se.ConversationItemTruncated(item_id=event.item_id, audio_end_ms=event.audio_end_ms))

    def _create_response(self, event: ce.ResponseCreate) -> None:
        options = event.response
        if options is not UNSET and options.conversation == "none":
            metadata = options.metadata if isinstance(options.metadata, dict) else None
            self.beside.append(self._start(True, metadata))
            return
        if self.active is not None:
            message = f"Conversation already has an active response in progress: {self.active.response_id}."
            self._refuse("conversation_already_has_active_response", event.event_id, message)
            return
        metadata = None if options is UNSET or not options.metadata else options.metadata
        self.active = self._start(False, metadata, answers=str(event.event_id))

    def _cancel_response(self, event: ce.ResponseCancel) -> None:
        for running in [self.active, *self.beside]:
            if running is not None and running.response_id == event.response_id:
                self.end(running, "cancelled", "client_cancelled")
                return
        self._refuse("response_cancel_not_active", event.event_id, "Cancellation failed: no active response found")

    def _commit(self, event: ce.InputAudioBufferCommit) -> None:
        if self.buffered_ms < 100:
            self._refuse("input_audio_buffer_commit_empty", event.event_id, "buffer too small")
            return
        self._commit_as(self._new("item"))

    # The user

    def hear(self, duration_ms: float) -> None:
        self.appended_ms += duration_ms
        self.buffered_ms += duration_ms

    def start_speech(self) -> None:
        self.speaking = self._new("item")
        start_ms = int(self.appended_ms)
        self._say(se.InputAudioBufferSpeechStarted(item_id=self.speaking, audio_start_ms=start_ms))
        if self.active is not None and self.detection is not None and self.detection.interrupt_response:
            self.end(self.active, "cancelled", "turn_detected")

    def stop_speech(self) -> None:
        assert self.speaking is not None
        assert self.detection is not None
        item_id, self.speaking = self.speaking, None
        self._say(se.InputAudioBufferSpeechStopped(item_id=item_id, audio_end_ms=int(self.appended_ms)))
        self._commit_as(item_id)
        if not self.detection.create_response:
            return
        if self.active is not None:
            message = "Conversation already has an active response"
            self._refuse("conversation_already_has_active_response", UNSET, message)
        else:
            self.active = self._start(False, None)

    def write_down(self, item_id: str, transcript: str) -> None:
        self._say(se.ConversationItemInputAudioTranscriptionDelta(item_id=item_id, delta=transcript[:3]))
        self._say(se.ConversationItemInputAudioTranscriptionCompleted(item_id=item_id, transcript=transcript))

    def _commit_as(self, item_id: str) -> None:
        self.buffered_ms = 0.0
        previous = self.order[-1] if self.order else None
        self._say(se.InputAudioBufferCommitted(item_id=item_id, previous_item_id=previous))
        content = [InputAudio(transcript=None)]
        self._add(MessageItem(id=item_id, role="user", status="completed", content=content), previous)

    # The model

    def step(self, running: Running) -> None:
        event = next(running.steps, None)
        if event is None:
            self.end(running, "completed", None)
        else:
            self._say(event)

    def begin_message(self, running: Running, spoken: bool) -> None:
        item = MessageItem(id=self._new("item"), role="assistant", status="in_progress")
        self._begin_item(running, item)
        running.steps = self._spoken(running, item) if spoken else self._written(running, item)

    def begin_call(self, running: Running) -> None:
        call_id = self._new("call")
        item = FunctionCallItem(id=self._new("item"), name="look", call_id=call_id, status="in_progress")
        self._begin_item(running, item)
        if not running.out_of_band:
            self.calls[str(item.id)] = call_id
        running.steps = self._called(running, item)

    def end(self, running: Running, status: str, reason: str | None, late: bool = False) -> None:
        if running.open_item is not None:
            done_status = "completed" if status == "completed" else "incomplete"
            item = type(running.open_item)(**{**_fields(running.open_item), "status": done_status})
            if not running.out_of_band:
                self._say(se.ConversationItemDone(item=item, previous_item_id=None))
            self._say(re.ResponseOutputItemDone(response_id=running.response_id, item=item))
            running.output.append(item)
            running.open_item = None
        details = None if status == "completed" else StatusDetails(type=status, reason=reason)
        response = self._response(running, status, details, Usage(total_tokens=3, input_tokens=2, output_tokens=1))
        if status == "cancelled":
            self.cancelled.add(running.response_id)
        done = re.ResponseDone(response=response)
        if late or (status == "cancelled" and self._count % 3 == 0):
            self.late_ends.append(done)
        else:
            self._say(done)
        if self.active is running:
            self.active = None
        else:
            self.beside.remove(running)

    def tell_late_ends(self) -> None:
        while self.late_ends:
            self._say(self.late_ends.pop(0))

    def _start(self, out_of_band: bool, metadata: dict[str, str] | None, answers: str | None = None) -> Running:
        running = Running(self._new("resp"), out_of_band, metadata, iter(()), answers=answers)
        if answers is not None:
            self.answered_by[running.response_id] = answers
        self._say(re.ResponseCreated(response=self._response(running, "in_progress", None, None)))
        return running

    def _begin_item(self, running: Running, item: MessageItem | FunctionCallItem) -> None:
        running.open_item = item
        self._say(re.ResponseOutputItemAdded(response_id=running.response_id, item=item))
        if not running.out_of_band:
            previous = self.order[-1] if self.order else None
            self.order.append(str(item.id))
            self._say(se.ConversationItemAdded(item=item, previous_item_id=previous))

    def _spoken(self, running: Running, item: MessageItem) -> Iterator[se.ServerEvent]:
        ids = {"response_id": running.response_id, "item_id": str(item.id)}
        text = ""
        yield re.ResponseContentPartAdded(**ids, part=OutputAudio(transcript=""))
        for number in range(6):
            piece = WORDS[(number + self._count) % len(WORDS)]
            text += piece
            yield re.ResponseOutputAudioTranscriptDelta(**ids, delta=piece)
            duration_ms = 150 + 50 * number
            if not running.out_of_band:
                self.audio_ms[str(item.id)] = self.audio_ms.get(str(item.id), 0.0) + duration_ms
            yield re.ResponseOutputAudioDelta(**ids, delta=bytes(duration_ms * BYTES_PER_MS))
        yield re.ResponseOutputAudioDone(**ids)
        yield re.ResponseOutputAudioTranscriptDone(**ids, transcript=text)
        yield re.ResponseContentPartDone(**ids, part=OutputAudio(transcript=text))
        yield from self._item_done(running, item, [OutputAudio(transcript=text)])

    def _written(self, running: Running, item: MessageItem) -> Iterator[se.ServerEvent]:
        ids = {"response_id": running.response_id, "item_id": str(item.id)}
        yield re.ResponseContentPartAdded(**ids, part=OutputText(text=""))
        for piece in WORDS[:3]:
            yield re.ResponseOutputTextDelta(**ids, delta=piece)
        text = "".join(WORDS[:3])
        yield re.ResponseOutputTextDone(**ids, text=text)
        yield from self._item_done(running, item, [OutputText(text=text)])

    def _called(self, running: Running, item: FunctionCallItem) -> Iterator[se.ServerEvent]:
        ids = {"response_id": running.response_id, "item_id": str(item.id), "call_id": item.call_id}
        yield re.ResponseFunctionCallArgumentsDelta(**ids, delta='{"a":')
        yield re.ResponseFunctionCallArgumentsDone(**ids, arguments='{"a": 1}')
        done = FunctionCallItem(**{**_fields(item), "status": "completed", "arguments": '{"a": 1}'})
        yield from self._done_events(running, done)

    def _item_done(self, running: Running, item: MessageItem, content: list) -> Iterator[se.ServerEvent]:
        done = MessageItem(id=item.id, role="assistant", status="completed", content=content)
        yield from self._done_events(running, done)

    def _done_events(self, running: Running, done: Item) -> Iterator[se.ServerEvent]:
        running.open_item = None
        running.output.append(done)
        if not running.out_of_band:
            yield se.ConversationItemDone(item=done, previous_item_id=None)
        yield re.ResponseOutputItemDone(response_id=running.response_id, item=done)

    def _response(self, running: Running, status: str, details: StatusDetails | None, usage: Usage | None) -> Response:
        return Response(
            id=running.response_id,
            status=status,
            status_details=details,
            output=list(running.output),
            conversation_id=None if running.out_of_band else "conv_1",
            metadata=running.metadata,
            usage=usage,
        )

    def _add(self, item: Item, previous: str | None) -> None:
        place = 0 if previous is None else self.order.index(previous) + 1
        self.order.insert(place, str(item.id))
        self._say(se.ConversationItemAdded(item=item, previous_item_id=previous))
        self._say(se.ConversationItemDone(item=item, previous_item_id=None))

    def _refuse(self, code: str, event_id: object, message: str, param: str | None = None) -> None:
        named = event_id if isinstance(event_id, str) else None
        error = ErrorDetail(type="invalid_request_error", code=code, message=message, param=param, event_id=named)
        self._say(se.ErrorEvent(error=error))

    def _say(self, event: se.ServerEvent) -> None:
        self.to_client.append(event)

    def _new(self, kind: str) -> str:
        self._count += 1
        return f"{kind}_{self._count}"


def _fields(item: Item) -> dict:
    return {name: getattr(item, name) for name in item.__struct_fields__}
