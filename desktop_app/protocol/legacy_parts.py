"""Content parts under their preview names, which GA still uses inside `response.content_part.*`.

Source: preview reference, `RealtimeContentPart`; GA recordings of `response.content_part.added`.
"""

from __future__ import annotations

from msgspec import UNSET, Struct, UnsetType

from desktop_app.protocol.items import ContentPart, InputAudio, InputImage, InputText, OutputAudio, OutputText
from desktop_app.protocol.writing import as_it_came


class TextPart(Struct, tag_field="type", tag="text", kw_only=True, frozen=True):
    """`output_text` by its preview name."""

    text: str = ""


class AudioPart(Struct, tag_field="type", tag="audio", kw_only=True, frozen=True):
    """`output_audio` by its preview name."""

    audio: bytes | UnsetType | None = UNSET
    transcript: str | UnsetType | None = UNSET


LegacyPart = InputText | InputAudio | InputImage | TextPart | AudioPart


def legacy_part(part: ContentPart) -> object:
    """`part` under its preview name; a part of an unknown type as it came."""
    if isinstance(part, OutputText):
        return TextPart(text=part.text)
    if isinstance(part, OutputAudio):
        return AudioPart(audio=part.audio, transcript=part.transcript)
    if isinstance(part, InputText | InputAudio | InputImage):
        return part
    return as_it_came(part)


def served_part(part: ContentPart) -> ContentPart:
    """`part` as a service tells it: audio always has a transcript, null until there is one."""
    if isinstance(part, InputAudio | OutputAudio) and part.transcript is UNSET:
        return type(part)(audio=part.audio, transcript=None)
    return part
