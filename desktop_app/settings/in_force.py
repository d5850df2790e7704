"""What a session has at the moment, as a draft; pure."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any, Literal

import msgspec

from desktop_app.protocol.session_config import SessionConfig
from desktop_app.settings.fields import FIELDS
from desktop_app.settings.leaves import is_known, is_told
from desktop_app.settings.model import SessionDraft
from desktop_app.settings.session_reading import draft_of

_SERVICES_OWN = (
    *("temperature", "reasoning_effort", "parallel_tool_calls", "noise_reduction_strength", "context_tokens"),
    *("transcription_delay", "tracing_workflow", "tracing_group", "prompt_version"),
)
"""Where empty means whatever the service thinks best, which it may tell."""


@dataclasses.dataclass(frozen=True, slots=True)
class Facts:
    """What a plan depends on besides the settings.

    Attributes:
        live: a session is open; without one every choice waits for the next start.
        assistant_audio_present: the session holds assistant audio, which locks its voice.
        dialect: ``ga`` or ``preview``.
        applied: what was last applied, for fields that the service does not echo.
        default_instructions: the service's own text, as `session.created` told it.
        sent_instructions: those of `applied` as they were sent, with their variables filled in.
        values: of the built-in variables, as of now.
        authorizations: of MCP servers, by their labels; secret.
    """

    live: bool = True
    assistant_audio_present: bool = False
    dialect: Literal["ga", "preview"] = "ga"
    applied: SessionDraft = dataclasses.field(default_factory=SessionDraft)
    default_instructions: str = ""
    sent_instructions: str = ""
    values: Mapping[str, str] = dataclasses.field(default_factory=dict)
    authorizations: Mapping[str, str] = dataclasses.field(default_factory=dict, repr=False)


def in_force(current: SessionConfig, facts: Facts) -> SessionDraft:
    """What the service has, told by `current` and, where that says nothing, by what was applied.

    Instructions come back with their variables, what was left to the service stays left to it, and of what the dialect
    lacks, or has no use for now, the service cannot tell anything.
    """
    applied = facts.applied
    if not facts.live:
        return applied
    told = draft_of(current, applied)
    kept = {name: getattr(applied, name) for name in _SERVICES_OWN if getattr(applied, name) in (None, "")}
    for name in FIELDS:
        if not (is_known(name, applied, facts.dialect) and is_told(name, told)):
            kept[name] = getattr(applied, name)
    if _is_as_sent(told.instructions, facts):
        kept["instructions"] = applied.instructions
    return msgspec.structs.replace(told, **kept)


def _is_as_sent(told: str, facts: Facts) -> bool:
    if not facts.applied.instructions:
        return not told or told == facts.default_instructions
    return bool(facts.sent_instructions) and told == facts.sent_instructions


def is_same(old: Any, new: Any) -> bool:
    """Whether two values of a field are the same, as far as numbers survive the wire."""
    if isinstance(old, float) and isinstance(new, float | int):
        return abs(old - new) < 1e-6
    return bool(old == new)
