"""One response as it is composed: what it overrides, what it reads, and where its answer goes; pure.

Source: GA reference 10.1 "response.create"; preview reference, `RealtimeResponseCreateParams`.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from typing import Literal

from msgspec import UNSET, Struct, UnsetType

from desktop_app.protocol.items import InputText, Item, MessageItem
from desktop_app.protocol.session_config import (
    PCM_RATE_HZ,
    AudioConfig,
    AudioFormat,
    AudioOutputConfig,
    CustomVoice,
    ResponseOptions,
    Tool,
)
from desktop_app.settings.model import AudioFormatName
from desktop_app.settings.wire_tools import choice_of
from desktop_app.translatable import translatable

MOST_METADATA = 16
LONGEST_KEY = 64
LONGEST_VALUE = 512
MOST_TOKENS = 4096
TEMPERATURES = (0.6, 1.2)

Context = Literal["conversation", "items", "text", "empty"]


class ResponseDraft(Struct, kw_only=True, frozen=True):
    """What one response should be; everything empty is as in the session.

    Attributes:
        title: what its card is called.
        tool_names: the functions it may call; None: the session's.
        tool_choice: as `SessionDraft.tool_choice`.
        max_output_tokens: 1 to 4096; None: as in the session.
        temperature: 0.6 to 1.2, preview only.
        metadata: at most 16 pairs of a key (64 characters) and a value (512).
        beside: out of band: it reads, and writes nothing into the conversation.
        context: what it reads: the conversation, some of its items, a text, or nothing.
        item_ids: the transcript's ids of those items.
        text: that text.
        speaks: beside the conversation: its speech is played when it is complete.
    """

    title: str = ""
    instructions: str = ""
    voice: str = ""
    output_modality: Literal["", "audio", "text"] = ""
    output_format: Literal["", "audio/pcm", "audio/pcmu", "audio/pcma"] = ""
    tool_names: tuple[str, ...] | None = None
    tool_choice: str = ""
    max_output_tokens: int | None = None
    temperature: float | None = None
    metadata: tuple[tuple[str, str], ...] = ()
    beside: bool = True
    context: Context = "conversation"
    item_ids: tuple[str, ...] = ()
    text: str = ""
    speaks: bool = False


@dataclasses.dataclass(frozen=True, slots=True)
class ResponseProblem:
    """What is wrong with a field, in words of the translation context ``Responses``."""

    field: str
    words: str
    values: tuple[object, ...] = ()

    def sentence_in(self, translate: Callable[[str], str]) -> str:
        """The words in the language of a function that translates a text of the context ``Responses``."""
        return translate(self.words).format(*self.values)


def check(draft: ResponseDraft, dialect: str) -> list[ResponseProblem]:
    """What the service would refuse; `dialect` is ``ga`` or ``preview``."""
    problems = [] if not draft.metadata else _check_metadata(draft)
    if draft.max_output_tokens is not None and not 1 <= draft.max_output_tokens <= MOST_TOKENS:
        words = translatable("Responses", "A number of tokens from {0} to {1}.")
        problems.append(ResponseProblem("max_output_tokens", words, (1, MOST_TOKENS)))
    low, high = TEMPERATURES
    if dialect == "preview" and draft.temperature is not None and not low <= draft.temperature <= high:
        problems.append(ResponseProblem("temperature", translatable("Responses", "From {0} to {1}."), (low, high)))
    if draft.context == "text" and not draft.text.strip():
        problems.append(ResponseProblem("text", translatable("Responses", "Write what it should read.")))
    if draft.context == "items" and not draft.item_ids:
        problems.append(ResponseProblem("item_ids", translatable("Responses", "Choose what it should read.")))
    return problems


def _check_metadata(draft: ResponseDraft) -> list[ResponseProblem]:
    keys = [key for key, _ in draft.metadata]
    words = ""
    values: tuple[object, ...] = ()
    if len(keys) > MOST_METADATA:
        words, values = translatable("Responses", "At most {0} pairs."), (MOST_METADATA,)
    elif any(not key.strip() for key in keys):
        words = translatable("Responses", "Every value needs a key.")
    elif len(set(keys)) < len(keys):
        words = translatable("Responses", "A key can be there only once.")
    elif any(len(key) > LONGEST_KEY for key in keys):
        words, values = translatable("Responses", "A key has at most {0} characters."), (LONGEST_KEY,)
    elif any(len(value) > LONGEST_VALUE for _, value in draft.metadata):
        words, values = translatable("Responses", "A value has at most {0} characters."), (LONGEST_VALUE,)
    return [ResponseProblem("metadata", words, values)] if words else []


def response_options(
    draft: ResponseDraft, dialect: str, *, tools: Sequence[Tool] = (), items: Sequence[Item] = ()
) -> ResponseOptions:
    """The draft on the wire; what the dialect has no word for is left out.

    Args:
        tools: those `tool_names` choose from.
        items: the chosen ones, where the context is ``items``.
    """
    return ResponseOptions(
        conversation="none" if draft.beside else UNSET,
        input=_input(draft, items),
        metadata=dict(draft.metadata) or UNSET,
        output_modalities=[draft.output_modality] if draft.output_modality else UNSET,
        instructions=draft.instructions or UNSET,
        audio=_audio(draft, dialect),
        tools=UNSET if draft.tool_names is None else [tool for tool in tools if _name(tool) in draft.tool_names],
        tool_choice=choice_of(draft.tool_choice) if draft.tool_choice else UNSET,
        max_output_tokens=UNSET if draft.max_output_tokens is None else draft.max_output_tokens,
        temperature=draft.temperature if draft.temperature is not None and dialect == "preview" else UNSET,
    )


def tool_names(tools: Sequence[Tool]) -> list[str]:
    """The names of the functions among some tools."""
    return [name for tool in tools if (name := _name(tool))]


def _name(tool: Tool) -> str:
    return str(getattr(tool, "name", "") or "")


def _input(draft: ResponseDraft, items: Sequence[Item]) -> list[Item] | UnsetType:
    match draft.context:
        case "items":
            return list(items)
        case "text":
            return [MessageItem(role="user", content=[InputText(text=draft.text)])]
        case "empty":
            return []
    return UNSET


def _audio(draft: ResponseDraft, dialect: str) -> AudioConfig | UnsetType:
    if not draft.voice and not draft.output_format:
        return UNSET
    own = dialect == "ga" and draft.voice.startswith("voice_")
    voice = CustomVoice(id=draft.voice) if own else draft.voice or UNSET
    audio_format = _format(draft.output_format) if draft.output_format else UNSET
    return AudioConfig(output=AudioOutputConfig(voice=voice, format=audio_format))


def _format(name: AudioFormatName) -> AudioFormat:
    return AudioFormat(type=name, rate=PCM_RATE_HZ) if name == "audio/pcm" else AudioFormat(type=name)
