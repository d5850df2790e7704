"""What the service does when somebody speaks: events, items and responses of server VAD.

Source: GA reference, example sequences (voice turn, barge-in, idle timeout), as recorded.
"""

from __future__ import annotations

from collections.abc import Callable

from msgspec import UNSET

from desktop_app.loopback.client_wire import ClientWire
from desktop_app.loopback.effective_session import turn_detection_of
from desktop_app.loopback.identifiers import new_id
from desktop_app.loopback.item_rules import user_speech
from desktop_app.loopback.listening import Listening
from desktop_app.loopback.ports import Samples
from desktop_app.loopback.recognitions import Recognitions
from desktop_app.loopback.response_desk import ResponseDesk
from desktop_app.loopback.stored_conversation import StoredConversation, StoredItem
from desktop_app.loopback.transcription_events import transcribing
from desktop_app.loopback.turn_detector import IdleTimeout, SpeechStarted, SpeechStopped, TurnSignal
from desktop_app.protocol import server_events as events
from desktop_app.protocol.items import InputText, MessageItem
from desktop_app.protocol.session_config import SessionConfig

IDLE_NUDGE = "The user has been silent for a while. Ask in one short sentence whether they are still there."


class TurnTaking:
    """Turns signals into what the client sees, and audio into items."""

    def __init__(
        self,
        conversation: StoredConversation,
        listening: Listening,
        recognitions: Recognitions,
        responses: ResponseDesk,
        wire: ClientWire,
        create_response: Callable[[], None],
    ) -> None:
        """`create_response` begins the response that follows a turn."""
        self._conversation = conversation
        self._listening = listening
        self._recognitions = recognitions
        self._responses = responses
        self._wire = wire
        self._create_response = create_response
        self._coming_item_id: str | None = None

    def follow(self, signal: TurnSignal, config: SessionConfig) -> None:
        """Do what a signal asks for, under the session's settings."""
        if isinstance(signal, SpeechStarted):
            self._speech_started(signal, config)
        elif isinstance(signal, SpeechStopped):
            self._speech_stopped(signal, config)
        else:
            self._timed_out(signal, config)

    def commit(self, samples: Samples, config: SessionConfig) -> None:
        """The client committed by hand; in the middle of speech it is that speech's item."""
        self._add_speech(self._take_coming_id(), samples, config)

    def forget(self) -> None:
        """The buffer was cleared: the item that was announced will not come."""
        self._coming_item_id = None

    def _speech_started(self, signal: SpeechStarted, config: SessionConfig) -> None:
        self._coming_item_id = new_id("item")
        self._wire.send(
            events.InputAudioBufferSpeechStarted(audio_start_ms=signal.audio_start_ms, item_id=self._coming_item_id)
        )
        detection = turn_detection_of(config)
        if detection is not None and detection.interrupt_response in (True, UNSET):
            self._responses.interrupt()

    def _speech_stopped(self, signal: SpeechStopped, config: SessionConfig) -> None:
        item_id = self._take_coming_id()
        self._wire.send(events.InputAudioBufferSpeechStopped(audio_end_ms=signal.audio_end_ms, item_id=item_id))
        samples = self._listening.buffer.take(signal.audio_start_ms, signal.audio_end_ms)
        self._add_speech(item_id, samples, config)
        self._respond(config)

    def _timed_out(self, signal: IdleTimeout, config: SessionConfig) -> None:
        item_id = new_id("item")
        self._wire.send(
            events.InputAudioBufferTimeoutTriggered(
                audio_start_ms=signal.audio_start_ms, audio_end_ms=signal.audio_end_ms, item_id=item_id
            )
        )
        nudge = MessageItem(id=new_id("item"), status="completed", role="system", content=[InputText(text=IDLE_NUDGE)])
        self.add_item(StoredItem(nudge, str(nudge.id)))
        samples = self._listening.buffer.take(signal.audio_start_ms, signal.audio_end_ms)
        self._add_speech(item_id, samples, config, is_silence=True)
        self._respond(config)

    def add_item(self, stored: StoredItem, after: str | None = None) -> None:
        """Store an item and tell the client. Raises `RequestRefusedError` when `after` is unknown."""
        previous = self._conversation.add(stored, after)
        self._wire.send(
            events.ConversationItemAdded(previous_item_id=previous, item=stored.item),
            events.ConversationItemDone(previous_item_id=previous, item=stored.item),
        )

    def _add_speech(self, item_id: str, samples: Samples, config: SessionConfig, *, is_silence: bool = False) -> None:
        stored = StoredItem(user_speech(item_id), item_id)
        stored.set_audio(0, samples, self._listening.buffer.rate_hz)
        self._wire.send(events.InputAudioBufferCommitted(previous_item_id=self._conversation.last_id, item_id=item_id))
        self.add_item(stored)
        self._recognitions.begin(stored, transcribing(config), is_silence=is_silence)

    def _respond(self, config: SessionConfig) -> None:
        detection = turn_detection_of(config)
        wanted = detection is not None and detection.create_response in (True, UNSET)
        if wanted and config.type != "transcription":
            self._create_response()

    def _take_coming_id(self) -> str:
        item_id, self._coming_item_id = self._coming_item_id, None
        return item_id or new_id("item")
