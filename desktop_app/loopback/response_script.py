"""One response as the events it consists of, in the order of the services.

Sans I/O: the run says what the model does (`say`, `add_audio`, `call`), the script gives the events and keeps
items, texts and the conversation up to date. Whenever it stops, `finish` gives all the events still owed.
Source: GA reference, example sequences (text, voice, barge-in, function call, out of band), as recorded.
"""

from __future__ import annotations

from typing import Any

import msgspec
from msgspec import UNSET

from desktop_app.loopback.identifiers import new_call_id, new_id, obfuscation
from desktop_app.loopback.ports import Samples
from desktop_app.loopback.response_plan import ResponsePlan
from desktop_app.loopback.speech_pacing import argument_deltas
from desktop_app.loopback.stored_conversation import StoredConversation, StoredItem
from desktop_app.loopback.usage_count import Tokens, assistant_audio_tokens, text_tokens
from desktop_app.protocol import response_events as events
from desktop_app.protocol import server_events
from desktop_app.protocol.items import FunctionCallItem, Item, MessageItem, OutputAudio, OutputText
from desktop_app.protocol.response import ErrorDetail, Response, StatusDetails, Usage
from desktop_app.protocol.server_events import TypedServerEvent
from desktop_app.protocol.session_config import AudioConfig, AudioOutputConfig

Events = list[TypedServerEvent]


class ResponseScript:
    """The events of one response.

    Attributes:
        response_id: given at once.
        is_finished: `finish` was called.
        audio_ms: speech said so far.
        reasoning_tokens: thought before speaking.
    """

    def __init__(self, plan: ResponsePlan, conversation: StoredConversation) -> None:
        self.plan = plan
        self.response_id = new_id("resp")
        self.is_finished = False
        self.audio_ms = 0.0
        self.reasoning_tokens = 0
        self._conversation = conversation
        self._output: list[Item] = []
        self._message: StoredItem | None = None
        self._open: StoredItem | None = None
        self._text = ""
        self._written_text = 0

    def begin(self) -> Events:
        return [events.ResponseCreated(response=self._response("in_progress", None, None))]

    def say(self, delta: str) -> Events:
        """More text, or more of the words of the speech."""
        opened = self._open_message()
        self._text += delta
        kind = events.ResponseOutputAudioTranscriptDelta if self.plan.is_spoken else events.ResponseOutputTextDelta
        delta_event = kind(
            response_id=self.response_id,
            item_id=self._message_id,
            output_index=self.index,
            delta=delta,
            obfuscation=obfuscation(),
        )
        return [*opened, delta_event]

    def add_audio(self, samples: Samples, duration_ms: float) -> Events:
        """More speech (at 24 kHz) is about to be sent: makes sure that its item is open, and keeps it."""
        opened = self._open_message()
        if self._message is not None:
            self._message.add_speech(samples)
        self.audio_ms += duration_ms
        return opened

    def audio_delta(self, data: bytes) -> Events:
        """Speech in the output format, of what `add_audio` announced."""
        return [
            events.ResponseOutputAudioDelta(
                response_id=self.response_id, item_id=self._message_id, output_index=self.index, delta=data
            )
        ]

    def call(self, name: str, arguments: str) -> Events:
        """A whole function call; a message that is open ends first."""
        sent = self.close_message("completed")
        index = self.index
        call = FunctionCallItem(id=new_id("item"), status="in_progress", name=name, call_id=new_call_id(), arguments="")
        stored = StoredItem(call, str(call.id))
        sent += self._item_added(stored, index)
        common: dict[str, Any] = {"response_id": self.response_id, "item_id": stored.item_id, "output_index": index}
        sent += [
            events.ResponseFunctionCallArgumentsDelta(
                **common, call_id=call.call_id, delta=delta, obfuscation=obfuscation()
            )
            for delta in argument_deltas(arguments)
        ]
        sent.append(
            events.ResponseFunctionCallArgumentsDone(**common, call_id=call.call_id, name=name, arguments=arguments)
        )
        self._written_text += text_tokens(name + arguments)
        stored.item = msgspec.structs.replace(call, status="completed", arguments=arguments)
        return sent + self._item_done(stored, index)

    def open_item(self, item: Item) -> Events:
        """Begin an item that takes its time; a message that is open ends first."""
        sent = self.close_message("completed")
        self._open = StoredItem(item, str(getattr(item, "id", "")))
        return sent + self._item_added(self._open, self.index)

    def set_open_item(self, item: Item) -> None:
        """The open item as it will be shown if the response is stopped now."""
        if self._open is not None:
            self._open.item = item

    def close_item(self, item: Item) -> Events:
        """The open item is done, as it is now."""
        stored, self._open = self._open, None
        if stored is None:
            return []
        stored.item = item
        return self._item_done(stored, self.index)

    def count_text(self, text: str) -> None:
        """The model wrote this too."""
        self._written_text += text_tokens(text)

    def close_message(self, status: str) -> Events:
        """End the open message, if there is one, with the done events it is owed."""
        stored = self._message
        if stored is None:
            return []
        ids: dict[str, Any] = {"response_id": self.response_id, "item_id": stored.item_id, "output_index": self.index}
        sent: Events
        part: OutputAudio | OutputText
        if self.plan.is_spoken:
            sent = [
                events.ResponseOutputAudioDone(**ids),
                events.ResponseOutputAudioTranscriptDone(**ids, transcript=self._text),
            ]
            part = OutputAudio(transcript=self._text)
        else:
            sent = [events.ResponseOutputTextDone(**ids, text=self._text)]
            part = OutputText(text=self._text)
        sent.append(events.ResponseContentPartDone(**ids, part=part))
        self._written_text += text_tokens(self._text)
        stored.item = MessageItem(id=stored.item_id, status=status, role="assistant", content=[part])
        index = self.index
        self._message, self._text = None, ""
        sent += self._item_done(stored, index)
        if stored.is_truncated:
            stored.replace_part(0, OutputAudio(transcript=None))
        return sent

    def finish(self, status: str, reason: str | None, error: ErrorDetail | None, usage: Usage | None) -> Events:
        """The end, however it came: the done events still owed and `response.done`."""
        sent = self.close_message("completed" if status == "completed" else "incomplete")
        if self._open is not None:
            sent += self.close_item(self._open.item)
        self.is_finished = True
        details = None
        if status != "completed":
            details = StatusDetails(
                type=status,
                reason=UNSET if reason is None else reason,
                error=UNSET if error is None else error,
            )
        sent.append(events.ResponseDone(response=self._response(status, details, usage)))
        return sent

    def written(self) -> Tokens:
        """What the model wrote so far."""
        text = self._written_text + text_tokens(self._text) + self.reasoning_tokens
        return Tokens(text=text, audio=assistant_audio_tokens(self.audio_ms))

    @property
    def has_text(self) -> bool:
        """Whether the open message has words already."""
        return bool(self._text)

    @property
    def _message_id(self) -> str:
        return self._message.item_id if self._message is not None else ""

    @property
    def index(self) -> int:
        """The output index of the item being written."""
        return len(self._output)

    def _open_message(self) -> Events:
        if self._message is not None:
            return []
        item = MessageItem(id=new_id("item"), status="in_progress", role="assistant", content=[])
        stored = StoredItem(item, str(item.id))
        self._message = stored
        part: OutputAudio | OutputText = OutputAudio(transcript="") if self.plan.is_spoken else OutputText(text="")
        added = self._item_added(stored, self.index)
        stored.item = msgspec.structs.replace(item, content=[part])
        return [
            *added,
            events.ResponseContentPartAdded(
                response_id=self.response_id, item_id=stored.item_id, output_index=self.index, part=part
            ),
        ]

    def _item_added(self, stored: StoredItem, index: int) -> Events:
        sent: Events = [
            events.ResponseOutputItemAdded(response_id=self.response_id, output_index=index, item=stored.item)
        ]
        if not self.plan.out_of_band:
            previous = self._conversation.add(stored)
            sent.append(server_events.ConversationItemAdded(previous_item_id=previous, item=stored.item))
        return sent

    def _item_done(self, stored: StoredItem, index: int) -> Events:
        shown = stored.item
        sent: Events = []
        if not self.plan.out_of_band and stored.item_id in self._conversation:
            sent.append(
                server_events.ConversationItemDone(previous_item_id=self._previous_when_done(stored), item=shown)
            )
        self._output.append(shown)
        sent.append(events.ResponseOutputItemDone(response_id=self.response_id, output_index=index, item=shown))
        return sent

    def _previous_when_done(self, stored: StoredItem) -> str | None:
        """As recorded from both services: null for the model's item that is second in the conversation."""
        previous = self._conversation.previous_id(stored.item_id)
        is_second = previous is not None and self._conversation.previous_id(previous) is None
        return None if is_second else previous

    def _response(self, status: str, details: StatusDetails | None, usage: Usage | None) -> Response:
        plan = self.plan
        limit: int | str = "inf" if plan.max_output_tokens is None else plan.max_output_tokens
        shown_audio = AudioOutputConfig(format=plan.audio.format, voice=plan.audio.voice)
        return Response(
            id=self.response_id,
            object="realtime.response",
            status=status,
            status_details=details,
            output=list(self._output),
            conversation_id=None if plan.out_of_band else self._conversation.conversation_id,
            output_modalities=["audio"] if plan.is_spoken else ["text"],
            max_output_tokens=limit,
            audio=AudioConfig(output=shown_audio),
            usage=usage,
            metadata=plan.metadata,
            temperature=UNSET if plan.temperature is None else plan.temperature,
        )
