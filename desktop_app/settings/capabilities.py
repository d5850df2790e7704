"""What an endpoint lacks or does otherwise, by its dialect and service, in sentences for a person; pure.

Only what documentation or recorded sessions show; where that is a report, the sentence says so.

Source: GA reference 1.5 "Transport facts", 2 "Session object", 3 "Turn detection", 6 "Models", and its notes q4, q5;
Azure's GA migration guide; preview reference 5 and 9.
"""

from __future__ import annotations

from desktop_app.translatable import translatable


def notes_of(dialect: str, service: str) -> list[str]:
    """What to know before choosing this endpoint, the weightiest first; `dialect` is ``ga`` or ``preview``."""
    notes: list[str] = []
    if dialect == "preview":
        notes += _PREVIEW
        if service in ("azure", "openai"):
            notes.insert(0, PREVIEW_CLOSED)
    elif dialect == "ga":
        notes += _GA
    if service == "azure":
        notes += [each for each in _AZURE if each is not AZURE_NO_VERSION or dialect == "ga"]
    elif service == "openai":
        notes += _OPENAI
    elif service == "builtin":
        notes += _BUILTIN
    elif service == "custom":
        notes += _CUSTOM
    return notes


PREVIEW_CLOSED = translatable(
    "Capabilities",
    "The preview protocol was closed here in spring 2026; only private endpoints still answer it.",
)
AZURE_NO_VERSION = translatable(
    "Capabilities",
    "The GA path takes no api-version: one that is sent anyway is answered with 401.",
)
_PREVIEW = [
    translatable(
        "Capabilities",
        "No idle time-out, no truncation setting, and none of the voices marin and cedar.",
    ),
    translatable("Capabilities", "Temperature can be set (0.6 to 1.2)."),
]
_GA = [
    translatable(
        "Capabilities",
        "No temperature. One unknown field voids a whole settings update, so Duologue sends only what GA knows.",
    ),
]
_AZURE = [
    AZURE_NO_VERSION,
    translatable(
        "Capabilities",
        "Semantic turn detection is accepted, but is reported to hear no speech; server VAD is the safe choice.",
    ),
    translatable(
        "Capabilities",
        "The transcription model is the name of a deployment too; a wrong one shows only when the first words fail.",
    ),
    translatable("Capabilities", "No rate limits are reported. Azure's documents give a session 30 minutes."),
]
_OPENAI = [
    translatable("Capabilities", "A session lasts 60 minutes at most; rate limits are reported after each response."),
]
_BUILTIN = [
    translatable("Capabilities", "A practice partner on this computer: it needs no network, and is no language model."),
]
_CUSTOM = [
    translatable("Capabilities", "What this server lacks shows in the settings: each field says whether it was taken."),
]
