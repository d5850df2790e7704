"""What pressing Apply will do, field by field, before anything is done; pure.

Source: GA reference 2.1 (voice and speed rules), protocol errors 2.2 (`cannot_update_voice`; one bad field voids the
whole update).
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from typing import Any, Literal

from msgspec import UNSET

from desktop_app.protocol.session_config import AudioConfig, AudioInputConfig, AudioOutputConfig, SessionConfig
from desktop_app.settings.fields import FIELDS, Effect
from desktop_app.settings.model import Preferences, SessionDraft
from desktop_app.settings.session_draft import draft_of, noise_reduction_of, transcription_of, turn_detection_of
from desktop_app.translatable import translatable

Reason = Literal["", "at_start", "voice_locked", "next_response", "next_turn", "not_used", "not_in_dialect", "reopens"]

REASONS: dict[Reason, str] = {
    "": "",
    "at_start": translatable("Fields", "Used when the next session starts."),
    "voice_locked": translatable("Fields", "The assistant has spoken, so its voice changes with a new session."),
    "next_response": translatable("Fields", "Heard from the next answer on."),
    "next_turn": translatable("Fields", "Felt from your next turn on."),
    "not_used": translatable("Fields", "Kept, but not used with this turn detection or transcription."),
    "not_in_dialect": translatable("Fields", "Kept, but this connection's protocol does not know it."),
    "reopens": translatable("Fields", "The sound device is opened again."),
}

_TURN_FIELDS = frozenset(
    {
        "turn_detection",
        "threshold",
        "prefix_padding_ms",
        "silence_ms",
        "idle_timeout_ms",
        "eagerness",
        "create_response",
        "interrupt_response",
    }
)
_TRANSCRIPTION_FIELDS = frozenset({"transcription_model", "transcription_language", "transcription_prompt"})


@dataclasses.dataclass(frozen=True, slots=True)
class Facts:
    """What the plan depends on besides the settings.

    Attributes:
        live: a session is open; without one every choice waits for the next start.
        assistant_audio_present: the session holds assistant audio, which locks its voice.
        dialect: ``ga`` or ``preview``.
        applied: what was last applied, for fields that the service does not echo.
        default_instructions: the service's own text, as `session.created` told it.
    """

    live: bool = True
    assistant_audio_present: bool = False
    dialect: Literal["ga", "preview"] = "ga"
    applied: SessionDraft = dataclasses.field(default_factory=SessionDraft)
    default_instructions: str = ""


@dataclasses.dataclass(frozen=True, slots=True)
class FieldChange:
    """One changed field and when the change is felt."""

    field: str
    effect: Effect
    reason: Reason
    before: Any
    after: Any


@dataclasses.dataclass(frozen=True, slots=True)
class ApplyPlan:
    """What Apply does.

    Attributes:
        changes: in the order of the form; empty: nothing to apply.
        session: the one update to send, only the changed leaves and `type`; None: none to send.
    """

    changes: tuple[FieldChange, ...] = ()
    session: SessionConfig | None = None

    def fields(self, effect: Effect) -> tuple[str, ...]:
        """The names of the fields with this effect."""
        return tuple(change.field for change in self.changes if change.effect is effect)

    @property
    def needs_new_session(self) -> bool:
        return bool(self.fields(Effect.RECONNECT))


def plan(current: SessionConfig, draft: SessionDraft, facts: Facts) -> ApplyPlan:
    """Compare the effective session with the draft.

    Turn detection and transcription are sent whole when one of their fields changed: the service fills a partial
    object from its defaults, not from what it had.
    """
    before = draft_of(current, facts.applied) if facts.live else facts.applied
    changes = []
    for name in FIELDS:
        old, new = getattr(before, name), getattr(draft, name)
        if _same(name, old, new, facts):
            continue
        effect, reason = _effect(name, draft, facts)
        changes.append(FieldChange(name, effect, reason, old, new))
    sent = {change.field for change in changes if change.effect is Effect.SESSION}
    return ApplyPlan(tuple(changes), _update(draft, sent, facts.dialect) if sent else None)


def plan_preferences(current: Preferences, wanted: Preferences, *, live: bool) -> ApplyPlan:
    """The same for what lies outside the session: sound devices, connection, appearance."""
    effects = {
        "microphone": Effect.AUDIO,
        "speaker": Effect.AUDIO,
        "connection_id": Effect.RECONNECT if live else Effect.NOW,
        "volume": Effect.NOW,
        "theme": Effect.NOW,
    }
    changes = [
        FieldChange(name, effect, _preference_reason(effect, name, live), getattr(current, name), getattr(wanted, name))
        for name, effect in effects.items()
        if getattr(current, name) != getattr(wanted, name)
    ]
    mine = next((kept for kept in current.connections if kept.id == current.connection_id), None)
    theirs = next((kept for kept in wanted.connections if kept.id == wanted.connection_id), None)
    if live and current.connection_id == wanted.connection_id and mine != theirs:
        changes.append(FieldChange("connections", Effect.RECONNECT, "", mine, theirs))
    return ApplyPlan(tuple(changes))


def _same(name: str, old: Any, new: Any, facts: Facts) -> bool:
    if name == "instructions" and not new and facts.live:
        return bool(not old or old == facts.default_instructions)
    if isinstance(old, float) and isinstance(new, float | int):
        return abs(old - new) < 1e-6
    return bool(old == new)


def _effect(name: str, draft: SessionDraft, facts: Facts) -> tuple[Effect, Reason]:
    info = FIELDS[name]
    if facts.dialect not in info.dialects:
        return Effect.NOW, "not_in_dialect"
    if not info.is_used(draft):
        return Effect.NOW, "not_used"
    if not facts.live:
        return Effect.NOW, "at_start"
    if name == "voice" and facts.assistant_audio_present:
        return Effect.RECONNECT, "voice_locked"
    felt_next_turn = name in _TURN_FIELDS | _TRANSCRIPTION_FIELDS | {"noise_reduction"}
    return Effect.SESSION, "next_turn" if felt_next_turn else "next_response"


def _update(draft: SessionDraft, fields: Iterable[str], dialect: str) -> SessionConfig:
    """Only the changed leaves; turn detection and transcription count as one leaf each."""
    changed = set(fields)
    audio_input = AudioInputConfig(
        turn_detection=turn_detection_of(draft, dialect) if changed & _TURN_FIELDS else UNSET,
        transcription=transcription_of(draft) if changed & _TRANSCRIPTION_FIELDS else UNSET,
        noise_reduction=noise_reduction_of(draft) if "noise_reduction" in changed else UNSET,
    )
    audio_output = AudioOutputConfig(
        voice=draft.voice if "voice" in changed else UNSET,
        speed=draft.speed if "speed" in changed else UNSET,
    )
    audio = AudioConfig(
        input=audio_input if audio_input != AudioInputConfig() else UNSET,
        output=audio_output if audio_output != AudioOutputConfig() else UNSET,
    )
    limit = draft.max_output_tokens if draft.max_output_tokens is not None else "inf"
    return SessionConfig(
        type="realtime",
        output_modalities=[draft.output_modality] if "output_modality" in changed else UNSET,
        instructions=draft.instructions if "instructions" in changed else UNSET,
        audio=audio if audio != AudioConfig() else UNSET,
        max_output_tokens=limit if "max_output_tokens" in changed else UNSET,
        temperature=_temperature(draft) if "temperature" in changed else UNSET,
    )


def _temperature(draft: SessionDraft) -> float:
    """The preview takes no null: its own default stands for "the service's own"."""
    return 0.8 if draft.temperature is None else draft.temperature


def _preference_reason(effect: Effect, name: str, live: bool) -> Reason:
    if effect is Effect.AUDIO:
        return "reopens"
    return "at_start" if name == "connection_id" and not live else ""
