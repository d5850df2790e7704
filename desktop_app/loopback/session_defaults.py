"""A session as it is before the client changes anything.

Source: the default session of both services as recorded (GA reference, "Default session"; preview reference,
"Effective default session").
"""

from __future__ import annotations

import msgspec
from msgspec import Struct

from desktop_app.protocol.session_config import (
    PCM_RATE_HZ,
    AudioConfig,
    AudioFormat,
    AudioInputConfig,
    AudioOutputConfig,
    SessionConfig,
    Transcription,
    TurnDetection,
)

DEFAULT_INSTRUCTIONS = (
    "You are a friendly practice partner for spoken conversation. Answer in the language you are spoken to, "
    "keep answers short and lively, and say plainly what you cannot do. Call a function when it helps."
)
DEFAULT_VOICE = "alloy"
DEFAULT_TEMPERATURE = 0.8
DEFAULT_TRANSCRIPTION_MODEL = "gpt-4o-transcribe"

SERVER_VAD = TurnDetection(
    type="server_vad",
    threshold=0.5,
    prefix_padding_ms=300,
    silence_duration_ms=200,
    idle_timeout_ms=None,
    create_response=True,
    interrupt_response=True,
)
SEMANTIC_VAD = TurnDetection(type="semantic_vad", eagerness="auto", create_response=True, interrupt_response=True)
PCM_FORMAT = AudioFormat(type="audio/pcm", rate=PCM_RATE_HZ)


class SessionIdentity(Struct, frozen=True, kw_only=True):
    """What a session is from its first moment to its last.

    Attributes:
        model: the model or deployment the client named.
        expires_at: unix seconds.
        preview: speaks the preview dialect (has a temperature, lacks the newest voices).
    """

    session_id: str
    model: str
    expires_at: int
    preview: bool = False


def realtime_session(identity: SessionIdentity) -> SessionConfig:
    """The effective configuration of a fresh conversation session."""
    common = SessionConfig(
        type="realtime",
        object="realtime.session",
        id=identity.session_id,
        model=identity.model,
        expires_at=identity.expires_at,
        output_modalities=["audio"],
        instructions=DEFAULT_INSTRUCTIONS,
        tools=[],
        tool_choice="auto",
        max_output_tokens="inf",
        audio=AudioConfig(
            input=AudioInputConfig(
                format=PCM_FORMAT, transcription=None, noise_reduction=None, turn_detection=SERVER_VAD
            ),
            output=AudioOutputConfig(format=PCM_FORMAT, voice=DEFAULT_VOICE, speed=1.0),
        ),
        tracing=None,
        include=None,
    )
    if identity.preview:
        return msgspec.structs.replace(common, temperature=DEFAULT_TEMPERATURE)
    return msgspec.structs.replace(common, truncation="auto", prompt=None)


def transcription_session(identity: SessionIdentity) -> SessionConfig:
    """The effective configuration of a fresh transcription session: it listens and writes, and never answers."""
    return SessionConfig(
        type="transcription",
        object="realtime.transcription_session",
        id=identity.session_id,
        expires_at=identity.expires_at,
        audio=AudioConfig(
            input=AudioInputConfig(
                format=PCM_FORMAT,
                transcription=Transcription(model=DEFAULT_TRANSCRIPTION_MODEL, language=None, prompt=None),
                noise_reduction=None,
                turn_detection=SERVER_VAD,
            )
        ),
        include=None,
    )
