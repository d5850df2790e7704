"""What of a session a client may ask for, in either dialect.

A session as the service echoes it says more than an update may: ids, an expiry, nulls for what is at its default.
Sent back as it is, one such field would void the whole update.
"""

from __future__ import annotations

from msgspec import UNSET
from msgspec.structs import replace

from desktop_app.protocol.losses import Losses
from desktop_app.protocol.session_config import AudioConfig, AudioInputConfig, SessionConfig, TurnDetection

_TOLD_BY_SERVICE = ("id", "object", "expires_at")
_NEVER_NULL = ("model", "max_output_tokens")
_SERVER_VAD_ONLY = ("threshold", "prefix_padding_ms", "silence_duration_ms", "idle_timeout_ms")
_SEMANTIC_VAD_ONLY = ("eagerness",)


def asked_session(session: SessionConfig, losses: Losses) -> SessionConfig:
    """`session` without what only a service says, and without fields of the other kind of turn detection."""
    kept = losses.without(session, "session", *_TOLD_BY_SERVICE)
    nulls = [name for name in _NEVER_NULL if getattr(kept, name) is None]
    if nulls:
        kept = replace(kept, **dict.fromkeys(nulls, UNSET))
    if isinstance(kept.audio, AudioConfig) and isinstance(kept.audio.input, AudioInputConfig):
        detection = kept.audio.input.turn_detection
        if isinstance(detection, TurnDetection):
            fitting = _fitting(detection, losses)
            kept = replace(kept, audio=replace(kept.audio, input=replace(kept.audio.input, turn_detection=fitting)))
    return kept


def _fitting(detection: TurnDetection, losses: Losses) -> TurnDetection:
    path = "session.audio.input.turn_detection"
    if detection.type == "semantic_vad":
        return losses.without(detection, path, *_SERVER_VAD_ONLY)
    if detection.type == "server_vad":
        return losses.without(detection, path, *_SEMANTIC_VAD_ONLY)
    return detection
