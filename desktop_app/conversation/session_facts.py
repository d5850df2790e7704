"""The effective session, what was asked of it, and what follows from it for turns, voice and audio."""

from __future__ import annotations

from typing import TypeVar, cast

from msgspec import UNSET, Struct
from msgspec.structs import fields, replace

from desktop_app.conversation.changes import Change, SessionChanged, SessionOpened, UpdateRefused
from desktop_app.conversation.outbox import Command, Outbox
from desktop_app.protocol.client_events import SessionUpdate
from desktop_app.protocol.response import ErrorDetail
from desktop_app.protocol.session_config import (
    G711_RATE_HZ,
    PCM_RATE_HZ,
    AudioConfig,
    AudioFormat,
    AudioOutputConfig,
    SessionConfig,
    TurnDetection,
)

_VOICE_FIELD = "audio.output.voice"

_S = TypeVar("_S", bound=Struct)


def merged(old: _S, new: _S) -> _S:
    """`new`, with what it leaves out taken from `old`; objects of the same type are merged field by field."""
    changes = {}
    for field in fields(old):
        was, now = getattr(old, field.name), getattr(new, field.name)
        if now is UNSET:
            changes[field.name] = was
        elif isinstance(now, AudioConfig | AudioOutputConfig) and type(was) is type(now):
            changes[field.name] = merged(was, now)
    return replace(new, **changes)


def bytes_per_ms(audio_format: AudioFormat | None) -> float:
    """Bytes of one millisecond of audio; 16-bit PCM at 24 kHz where the format is not said."""
    if audio_format is not None and audio_format.type in ("audio/pcmu", "audio/pcma"):
        return G711_RATE_HZ / 1000
    rate = PCM_RATE_HZ if audio_format is None or not isinstance(audio_format.rate, int) else audio_format.rate
    return 2 * (rate or PCM_RATE_HZ) / 1000


class SessionFacts:
    """The effective configuration and the updates that wait for their answer.

    One bad field makes the service ignore a whole `session.update`, and success carries no event id: each
    `session.updated` answers the oldest outstanding update, each `error` the one it names.

    Attributes:
        session: what the service last echoed.
        voice_locked: the conversation holds speech of the assistant, so its voice cannot change in this session.
    """

    def __init__(self, outbox: Outbox) -> None:
        self.session = SessionConfig()
        self.voice_locked = False
        self._outbox = outbox
        self._held_back: dict[str, tuple[str, ...]] = {}

    def opened(self, session: SessionConfig) -> Change:
        """`session.created` came."""
        self.session = session
        return SessionOpened(session)

    def resumed(self, session: SessionConfig) -> None:
        """A fresh session holds the conversation, told as text: its voice is free again."""
        self.session = session
        self.voice_locked = False
        self._held_back.clear()

    def updated(self, session: SessionConfig) -> Change:
        """`session.updated` came: the oldest outstanding update is accepted."""
        self.session = merged(self.session, session)
        command = self._outbox.answered(SessionUpdate)
        if command is None:
            return SessionChanged(self.session)
        return SessionChanged(self.session, command.event_id, self._held_back.pop(command.event_id, ()))

    def refused(self, command: Command, error: ErrorDetail) -> Change:
        """An `error` answered an update."""
        self._held_back.pop(command.event_id, None)
        if error.code == "cannot_update_voice":
            self.voice_locked = True
        return UpdateRefused(command.event_id, error, cast(SessionUpdate, command.event).session)

    def configure(self, config: SessionConfig, at_ms: float) -> str:
        """Ask for changed fields; the voice is left out where asking would void the whole update."""
        if config.type is UNSET:
            config = replace(config, type=self.session.type or "realtime")
        held_back: tuple[str, ...] = ()
        if self.voice_locked:
            asked = self._voice(config)
            if asked is not UNSET:
                held_back = (_VOICE_FIELD,) if asked != self._voice(self.session) else ()
                config = _without_voice(config)
        event_id = self._outbox.send(SessionUpdate(session=config), at_ms)
        if held_back:
            self._held_back[event_id] = held_back
        return event_id

    @property
    def turn_detection(self) -> TurnDetection | None:
        """How the service finds the end of a turn; None is push to talk. Server VAD where the service does not say."""
        audio = self.session.audio
        if not isinstance(audio, AudioConfig) or audio.input is UNSET:
            return TurnDetection(type="server_vad")
        detection = audio.input.turn_detection
        if detection is UNSET:
            return TurnDetection(type="server_vad")
        return None if detection is None or detection.type == "none" else detection

    @property
    def creates_responses(self) -> bool:
        """Whether the service asks for a response by itself at the end of a turn (so by default)."""
        detection = self.turn_detection
        return detection is not None and detection.create_response is not False

    @property
    def interrupts_responses(self) -> bool:
        """Whether the service cancels the running response when the user speaks (so by default)."""
        detection = self.turn_detection
        return detection is not None and detection.interrupt_response is not False

    @property
    def silence_ms(self) -> float:
        """The silence the service waits for before it ends a turn; 0 where it goes by meaning or does not say."""
        detection = self.turn_detection
        if detection is None or detection.type == "semantic_vad" or not isinstance(detection.silence_duration_ms, int):
            return 0.0
        return float(detection.silence_duration_ms)

    @property
    def transcribes(self) -> bool:
        """Whether user audio is written down by a separate model."""
        audio = self.session.audio
        return isinstance(audio, AudioConfig) and audio.input is not UNSET and bool(audio.input.transcription)

    @property
    def output_format(self) -> AudioFormat | None:
        """The format of the assistant's speech, None where the service does not say."""
        return _output_format(self.session.audio)

    def response_format(self, audio: AudioConfig | object) -> AudioFormat | None:
        """The format of one response's speech: its own, or the session's."""
        return _output_format(audio) or self.output_format

    @staticmethod
    def _voice(config: SessionConfig) -> object:
        audio = config.audio
        return audio.output.voice if isinstance(audio, AudioConfig) and audio.output is not UNSET else UNSET


def _output_format(audio: object) -> AudioFormat | None:
    if not isinstance(audio, AudioConfig) or not isinstance(audio.output, AudioOutputConfig):
        return None
    return audio.output.format if isinstance(audio.output.format, AudioFormat) else None


def _without_voice(config: SessionConfig) -> SessionConfig:
    audio = cast(AudioConfig, config.audio)
    output = replace(cast(AudioOutputConfig, audio.output), voice=UNSET)
    bare_output = output if output != AudioOutputConfig() else UNSET
    audio = replace(audio, output=bare_output)
    return replace(config, audio=audio if audio != AudioConfig() else UNSET)
