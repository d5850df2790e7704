"""What pressing Apply will do, field by field, before anything is done; pure.

Source: GA reference 2.1 (voice, speed and tracing rules), protocol errors 2.2 (`cannot_update_voice`; one bad field
voids the whole update).
"""

from __future__ import annotations

import dataclasses
from typing import Any, Literal

import msgspec

from desktop_app.protocol.session_config import SessionConfig
from desktop_app.settings.fields import FIELDS, Effect
from desktop_app.settings.in_force import Facts, in_force, is_same
from desktop_app.settings.leaves import LEAF_OF, is_known, is_told
from desktop_app.settings.model import Preferences, SessionDraft
from desktop_app.settings.session_draft import update_of
from desktop_app.settings.template import filled, names_in
from desktop_app.settings.wire_tools import function_tools
from desktop_app.translatable import translatable

__all__ = ["REASONS", "ApplyPlan", "Facts", "FieldChange", "Reason", "plan", "plan_preferences"]

Reason = Literal[
    "",
    "at_start",
    "model_fixed",
    "voice_locked",
    "tracing_on",
    "next_response",
    "next_turn",
    "when_full",
    "from_now",
    "here",
    "not_used",
    "not_in_dialect",
    "reopens",
]

REASONS: dict[Reason, str] = {
    "": "",
    "at_start": translatable("Fields", "Used when the next session starts."),
    "model_fixed": translatable("Fields", "A session keeps its model; another one comes with a new session."),
    "voice_locked": translatable("Fields", "The assistant has spoken, so its voice changes with a new session."),
    "tracing_on": translatable("Fields", "Tracing that is on cannot change; a new session can be traced otherwise."),
    "next_response": translatable("Fields", "Heard from the next answer on."),
    "next_turn": translatable("Fields", "Felt from your next turn on."),
    "when_full": translatable("Fields", "Felt when the context is full the next time."),
    "from_now": translatable("Fields", "Begins at once."),
    "here": translatable("Fields", "Used here from now on; the service need not know."),
    "not_used": translatable("Fields", "Kept, but not used with what else is chosen."),
    "not_in_dialect": translatable("Fields", "Kept, but this connection's protocol does not know it."),
    "reopens": translatable("Fields", "The sound device is opened again."),
}

_NEXT_TURN = frozenset({"input_format", "include_logprobs"}).union(
    *(LEAF_OF[name].names for name in ("turn_detection", "transcription_model", "noise_reduction"))
)
_TRACING = frozenset(LEAF_OF["tracing"].names)
_WHEN_FULL = frozenset(LEAF_OF["context_truncation"].names)


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
    """Compare the effective session with the draft; an update carries whole leaves, see `leaves`."""
    before = in_force(current, facts)
    changes = changes_between(before, draft, facts)
    sent = [change.field for change in changes if change.effect is Effect.SESSION]
    if not sent:
        return ApplyPlan(changes)
    wanted = msgspec.structs.replace(before, **{name: getattr(draft, name) for name in sent})
    update = update_of(filled(wanted, facts.values), sent, facts.dialect, facts.authorizations)
    return ApplyPlan(changes, update)


def changes_between(before: SessionDraft, draft: SessionDraft, facts: Facts) -> tuple[FieldChange, ...]:
    """What differs from what is in force, and when each is felt."""
    changes = []
    for name in FIELDS:
        old, new = getattr(before, name), getattr(draft, name)
        if not is_same(old, new):
            effect, reason = _effect(name, before, draft, facts)
            changes.append(FieldChange(name, effect, reason, old, new))
    return tuple(changes)


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


def _effect(name: str, before: SessionDraft, draft: SessionDraft, facts: Facts) -> tuple[Effect, Reason]:
    if not is_known(name, draft, facts.dialect):
        return Effect.NOW, "not_in_dialect"
    if not is_told(name, draft):
        return Effect.NOW, "not_used"
    if not facts.live:
        return Effect.NOW, "at_start"
    if name == "model":
        return Effect.RECONNECT, "model_fixed"
    if name == "voice" and facts.assistant_audio_present:
        return Effect.RECONNECT, "voice_locked"
    if name in _TRACING:
        return (Effect.SESSION, "from_now") if before.tracing == "off" else (Effect.RECONNECT, "tracing_on")
    if _is_ours_alone(name, before, draft):
        return Effect.NOW, "here"
    if name in _WHEN_FULL:
        return Effect.SESSION, "when_full"
    return Effect.SESSION, "next_turn" if name in _NEXT_TURN else "next_response"


def _is_ours_alone(name: str, before: SessionDraft, draft: SessionDraft) -> bool:
    """Whether the service sees nothing of a change: how a function is answered, a variable that nothing mentions."""
    if name == "tools":
        return function_tools(before.tools) == function_tools(draft.tools)
    if name == "mcp_servers":
        return [each for each in before.mcp_servers if each.enabled] == [
            each for each in draft.mcp_servers if each.enabled
        ]
    if name == "variables":
        return all(
            before.variables.get(mentioned) == draft.variables.get(mentioned)
            for mentioned in names_in(draft.instructions)
        )
    return False


def _preference_reason(effect: Effect, name: str, live: bool) -> Reason:
    if effect is Effect.AUDIO:
        return "reopens"
    return "at_start" if name == "connection_id" and not live else ""
