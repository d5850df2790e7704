"""What to say about each field of the session's draft, and the sections of the form they stand in; pure."""

from __future__ import annotations

import msgspec

from desktop_app.settings.field_info import Effect, FieldInfo, FieldKind, OnlyWith, Section
from desktop_app.settings.fields_listening import LISTENING_FIELDS, TURN_FIELDS
from desktop_app.settings.fields_service import LIMIT_FIELDS, SERVICE_FIELDS, TOOL_FIELDS
from desktop_app.settings.fields_voice import MODELS, PREVIEW_VOICES, VOICE_FIELDS, VOICES, voices_of
from desktop_app.settings.model import SessionDraft
from desktop_app.translatable import translatable

__all__ = [
    "DEFAULTS",
    "FIELDS",
    "MODELS",
    "PREVIEW_VOICES",
    "SECTIONS",
    "VOICES",
    "Effect",
    "FieldInfo",
    "FieldKind",
    "OnlyWith",
    "Section",
    "fields_of",
    "voices_of",
]

SECTIONS = (
    Section(
        "voice",
        translatable("Fields", "Voice and answers"),
        translatable("Fields", "Who answers, how it sounds, and how freely it speaks."),
    ),
    Section(
        "instructions",
        translatable("Fields", "Instructions"),
        translatable("Fields", "What the assistant should be and do."),
    ),
    Section(
        "turns",
        translatable("Fields", "Turn detection"),
        translatable("Fields", "How the service finds out that you have finished."),
    ),
    Section(
        "listening",
        translatable("Fields", "Listening"),
        translatable("Fields", "How you are written down, and what is done to your sound first."),
    ),
    Section(
        "tools",
        translatable("Fields", "Tools"),
        translatable("Fields", "What the assistant can do besides talking."),
    ),
    Section(
        "limits",
        translatable("Fields", "Limits and context"),
        translatable("Fields", "How long answers may be, and what is remembered."),
    ),
    Section(
        "service",
        translatable("Fields", "Service"),
        translatable("Fields", "What is kept at the service: stored prompts and traces."),
    ),
)
"""In the order of a form."""

FIELDS: dict[str, FieldInfo] = {
    info.name: info
    for info in (
        *VOICE_FIELDS,
        *TURN_FIELDS,
        *LISTENING_FIELDS,
        *TOOL_FIELDS,
        *LIMIT_FIELDS,
        *SERVICE_FIELDS,
    )
}
"""Every field of `SessionDraft`, in the order of a form."""

DEFAULTS = msgspec.structs.asdict(SessionDraft())
"""What each field is when nobody has chosen anything."""


def fields_of(section: str) -> tuple[FieldInfo, ...]:
    """The fields of a section, in the order of a form."""
    return tuple(info for info in FIELDS.values() if info.section == section)
