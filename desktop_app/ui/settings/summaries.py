"""What is in a section, in a few words, for when it is folded."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from desktop_app.settings.fields import DEFAULTS, FIELDS, fields_of
from desktop_app.settings.model import SessionDraft
from desktop_app.ui.settings import words
from desktop_app.ui.settings.words import tr


def summary_of(section: str, draft: SessionDraft) -> str:
    """A few words about the draft's fields of a section."""
    return _SUMMARIES[section](draft)


def count_words(receipts: Mapping[str, str]) -> str:
    """How many fields of a section want attention: refused ones first, else changed ones; `receipts` are states."""
    refused = sum(state == "refused" for state in receipts.values())
    if refused:
        return tr("{0} refused").format(refused)
    changed = sum(state in ("changed", "waiting") for state in receipts.values())
    return tr("{0} changed").format(changed) if changed else ""


def _voice(draft: SessionDraft) -> str:
    parts = [draft.voice] if draft.output_modality == "audio" else [tr("text only")]
    if draft.model:
        parts.insert(0, draft.model)
    if draft.speed != DEFAULTS["speed"]:
        parts.append(words.amount_words(FIELDS["speed"], draft.speed))
    return ", ".join(parts)


def _instructions(draft: SessionDraft) -> str:
    if not draft.instructions:
        return words.field_words(FIELDS["instructions"].empty)
    return words.short_value(FIELDS["instructions"], draft.instructions)


def _turns(draft: SessionDraft) -> str:
    if draft.turn_detection == "server_vad":
        return tr("Server VAD, {0}").format(words.amount_words(FIELDS["silence_ms"], draft.silence_ms))
    if draft.turn_detection == "semantic_vad":
        return tr("Semantic VAD, {0}").format(words.value_words(FIELDS["eagerness"], draft.eagerness).lower())
    return tr("hold to talk")


def _listening(draft: SessionDraft) -> str:
    parts = [draft.transcription_model or tr("no transcription")]
    parts += [draft.transcription_language] if draft.transcription_language and draft.transcription_model else []
    if draft.noise_reduction != "off":
        parts.append(tr("noise reduction"))
    return ", ".join(parts)


def _tools(draft: SessionDraft) -> str:
    tools = sum(tool.enabled for tool in draft.tools)
    servers = sum(server.enabled for server in draft.mcp_servers)
    parts = [tr("1 function") if tools == 1 else tr("{0} functions").format(tools)] if tools else []
    if servers:
        parts.append(tr("1 server") if servers == 1 else tr("{0} servers").format(servers))
    return ", ".join(parts) or tr("none")


def _of_changed(section: str) -> Callable[[SessionDraft], str]:
    """The fields that are not as they are by default."""

    def summary(draft: SessionDraft) -> str:
        parts = [
            f"{words.field_words(info.label)}: {words.short_value(info, getattr(draft, info.name))}"
            for info in fields_of(section)
            if getattr(draft, info.name) != DEFAULTS[info.name] and info.is_used(draft)
        ]
        return ", ".join(parts) or tr("as usual")

    return summary


_SUMMARIES: dict[str, Callable[[SessionDraft], str]] = {
    "voice": _voice,
    "instructions": _instructions,
    "turns": _turns,
    "listening": _listening,
    "tools": _tools,
    "limits": _of_changed("limits"),
    "service": _of_changed("service"),
}
