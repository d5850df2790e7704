"""Drives a session machine the way a controller does, with a clock that only moves when told."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from desktop_app.conversation.changes import AudioArrived, Change, PlaybackInterrupted
from desktop_app.conversation.dialect_facts import DialectFacts
from desktop_app.conversation.playback_position import PlaybackPosition
from desktop_app.conversation.session_machine import SessionMachine
from desktop_app.protocol import response_events as re
from desktop_app.protocol import server_events as se
from desktop_app.protocol.client_events import ClientEvent
from desktop_app.protocol.items import (
    FunctionCallItem,
    InputAudio,
    InputText,
    Item,
    MessageItem,
    OutputAudio,
    OutputText,
)
from desktop_app.protocol.response import ErrorDetail, Response, StatusDetails, Usage
from desktop_app.protocol.session_config import (
    AudioConfig,
    AudioFormat,
    AudioInputConfig,
    AudioOutputConfig,
    SessionConfig,
    Transcription,
    TurnDetection,
)

BYTES_PER_MS = 48
C = TypeVar("C")


def server_vad(create: bool = True, interrupt: bool = True, silence_ms: int = 200) -> TurnDetection:
    return TurnDetection(
        type="server_vad",
        threshold=0.5,
        prefix_padding_ms=300,
        silence_duration_ms=silence_ms,
        create_response=create,
        interrupt_response=interrupt,
    )


def session_config(detection: TurnDetection | None, transcription: bool = True) -> SessionConfig:
    pcm = AudioFormat(type="audio/pcm", rate=24_000)
    return SessionConfig(
        type="realtime",
        id="sess_1",
        model="gpt-realtime",
        output_modalities=["audio"],
        audio=AudioConfig(
            input=AudioInputConfig(
                format=pcm,
                transcription=Transcription(model="whisper-1") if transcription else None,
                turn_detection=detection,
            ),
            output=AudioOutputConfig(format=pcm, voice="alloy", speed=1.0),
        ),
    )


def audio(duration_ms: float) -> bytes:
    return bytes(int(duration_ms * BYTES_PER_MS))


class Driver:
    """A machine, its clock, all changes and all events it sent."""

    def __init__(self, detection: TurnDetection | None = None, facts: DialectFacts | None = None) -> None:
        self.machine = SessionMachine(facts)
        self.now_ms = 0.0
        self.changes: list[Change] = []
        self.sent: list[ClientEvent] = []
        self.receive(se.SessionCreated(session=session_config(detection)))
        self.changes.clear()

    def at(self, now_ms: float) -> Driver:
        self.now_ms = now_ms
        return self

    def took(self, changes: list[Change]) -> list[Change]:
        self.changes += changes
        self.sent += self.machine.events_to_send()
        return changes

    def receive(self, *events: se.ServerEvent) -> list[Change]:
        return [change for event in events for change in self.took(self.machine.receive(event, self.now_ms))]

    def all(self, kind: type[C]) -> list[C]:
        return [change for change in self.changes if isinstance(change, kind)]

    def sent_of(self, kind: type[C]) -> list[C]:
        return [event for event in self.sent if isinstance(event, kind)]

    def item_ids(self) -> list[str]:
        return [item.item_id for item in self.machine.transcript.items]

    def item(self, item_id: str):
        item = self.machine.transcript.get(item_id)
        assert item is not None, item_id
        return item

    # The user

    def append(self, duration_ms: float, captured_at_ms: float | None = None) -> None:
        at_ms = self.now_ms if captured_at_ms is None else captured_at_ms
        self.machine.audio_appended(duration_ms, at_ms)

    def speech_started(self, item_id: str, audio_start_ms: int = 0) -> list[Change]:
        return self.receive(se.InputAudioBufferSpeechStarted(item_id=item_id, audio_start_ms=audio_start_ms))

    def speech_stopped(self, item_id: str, audio_end_ms: int = 0) -> list[Change]:
        return self.receive(se.InputAudioBufferSpeechStopped(item_id=item_id, audio_end_ms=audio_end_ms))

    def committed(self, item_id: str, previous: str | None = None) -> list[Change]:
        return self.receive(se.InputAudioBufferCommitted(item_id=item_id, previous_item_id=previous))

    def user_audio_added(self, item_id: str, previous: str | None = None) -> list[Change]:
        item = MessageItem(id=item_id, role="user", status="completed", content=[InputAudio(transcript=None)])
        return self.added(item, previous)

    def user_turn(self, item_id: str, previous: str | None = None) -> None:
        self.speech_started(item_id)
        self.speech_stopped(item_id)
        self.committed(item_id, previous)
        self.user_audio_added(item_id, previous)

    def user_text_added(self, item_id: str, text: str, previous: str | None = None) -> list[Change]:
        return self.added(
            MessageItem(id=item_id, role="user", status="completed", content=[InputText(text=text)]), previous
        )

    def added(self, item: Item, previous: str | None = None) -> list[Change]:
        return self.receive(
            se.ConversationItemAdded(item=item, previous_item_id=previous),
            se.ConversationItemDone(item=item, previous_item_id=None),
        )

    # The assistant

    def response_created(self, response_id: str, metadata=None, conversation_id: str | None = "conv_1") -> list[Change]:
        response = Response(
            id=response_id, status="in_progress", conversation_id=conversation_id, metadata=metadata, usage=None
        )
        return self.receive(re.ResponseCreated(response=response))

    def message_begun(
        self, response_id: str, item_id: str, previous: str | None, out_of_band: bool = False, spoken: bool = True
    ) -> None:
        item = MessageItem(id=item_id, role="assistant", status="in_progress")
        self.receive(re.ResponseOutputItemAdded(response_id=response_id, item=item))
        if not out_of_band:
            self.receive(se.ConversationItemAdded(item=item, previous_item_id=previous))
        part = OutputAudio(transcript="") if spoken else OutputText(text="")
        self.receive(re.ResponseContentPartAdded(response_id=response_id, item_id=item_id, part=part))

    def transcript(self, response_id: str, item_id: str, delta: str) -> list[Change]:
        return self.receive(
            re.ResponseOutputAudioTranscriptDelta(response_id=response_id, item_id=item_id, delta=delta)
        )

    def speech(self, response_id: str, item_id: str, duration_ms: float) -> list[Change]:
        return self.receive(
            re.ResponseOutputAudioDelta(response_id=response_id, item_id=item_id, delta=audio(duration_ms))
        )

    def message_done(self, response_id: str, item_id: str, text: str, status: str = "completed") -> None:
        ids = {"response_id": response_id, "item_id": item_id}
        item = MessageItem(id=item_id, role="assistant", status=status, content=[OutputAudio(transcript=text)])
        self.receive(
            re.ResponseOutputAudioDone(**ids),
            re.ResponseOutputAudioTranscriptDone(**ids, transcript=text),
            re.ResponseContentPartDone(**ids, part=OutputAudio(transcript=text)),
            se.ConversationItemDone(item=item, previous_item_id=None),
            re.ResponseOutputItemDone(response_id=response_id, item=item),
        )

    def response_done(
        self,
        response_id: str,
        status: str = "completed",
        reason: str | None = None,
        output: Iterable[Item] = (),
        usage: Usage | None = None,
        error: ErrorDetail | None = None,
        metadata=None,
    ) -> list[Change]:
        details = None if status == "completed" else StatusDetails(type=status, reason=reason, error=error)
        response = Response(
            id=response_id,
            status=status,
            status_details=details,
            output=list(output),
            usage=usage,
            conversation_id="conv_1",
            metadata=metadata,
        )
        return self.receive(re.ResponseDone(response=response))

    def say(self, response_id: str, item_id: str, previous: str | None, text: str, duration_ms: float) -> None:
        """A whole spoken response, received at once, nothing of it heard yet."""
        self.response_created(response_id)
        self.message_begun(response_id, item_id, previous)
        self.transcript(response_id, item_id, text)
        self.speech(response_id, item_id, duration_ms)
        self.message_done(response_id, item_id, text)
        self.response_done(response_id)

    def function_call(
        self, response_id: str, item_id: str, call_id: str, previous: str | None, name: str = "get_weather"
    ) -> FunctionCallItem:
        """A function call, streamed to its end; `response.done` is still to come."""
        begun = FunctionCallItem(id=item_id, status="in_progress", name=name, call_id=call_id)
        ids = {"response_id": response_id, "item_id": item_id, "call_id": call_id}
        arguments = '{"city": "Kyoto"}'
        done = FunctionCallItem(id=item_id, status="completed", name=name, call_id=call_id, arguments=arguments)
        self.receive(
            re.ResponseOutputItemAdded(response_id=response_id, item=begun),
            se.ConversationItemAdded(item=begun, previous_item_id=previous),
            re.ResponseFunctionCallArgumentsDelta(**ids, delta=arguments[:5]),
            re.ResponseFunctionCallArgumentsDelta(**ids, delta=arguments[5:]),
            re.ResponseFunctionCallArgumentsDone(**ids, arguments=arguments),
            se.ConversationItemDone(item=done, previous_item_id=None),
            re.ResponseOutputItemDone(response_id=response_id, item=done),
        )
        return done

    # The loudspeaker

    def plays(self, item_id: str, heard_ms: float, started_at_ms: float | None = None) -> None:
        at_ms = self.now_ms if started_at_ms is None else started_at_ms
        self.took(self.machine.playback_started(item_id, 0, at_ms))
        self.took(self.machine.playback_progress(item_id, 0, heard_ms, self.now_ms))

    def played_out(self, item_id: str) -> None:
        self.took(self.machine.playback_finished(item_id, 0, self.now_ms))

    def flushed(self, *positions: tuple[str, float]) -> list[Change]:
        found = [PlaybackPosition(item_id, 0, heard_ms) for item_id, heard_ms in positions]
        return self.took(self.machine.playback_flushed(found, self.now_ms))

    def error(self, code: str | None, message: str = "", **fields) -> list[Change]:
        fields.setdefault("type", "invalid_request_error")
        return self.receive(se.ErrorEvent(error=ErrorDetail(code=code, message=message, **fields)))


def interrupted(changes: list[Change]) -> bool:
    return any(isinstance(change, PlaybackInterrupted) for change in changes)


def heard_audio(changes: list[Change]) -> bool:
    return any(isinstance(change, AudioArrived) for change in changes)
