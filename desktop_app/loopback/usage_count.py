"""Plausible token counts, the same for the same conversation.

Audio costs one token for 100 ms of the user and one for 50 ms of the assistant, text one for about four
characters. From the second response on, what the model has read before counts as cached.
Source: the services' published conversion of audio to tokens; the shape of `response.usage`.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import NamedTuple

from msgspec import UNSET

from desktop_app.loopback.stored_conversation import StoredItem
from desktop_app.protocol.items import (
    FunctionCallItem,
    FunctionCallOutputItem,
    InputImage,
    InputText,
    MessageItem,
    OutputAudio,
    OutputText,
)
from desktop_app.protocol.response import CachedTokensDetails, InputTokenDetails, OutputTokenDetails, Usage
from desktop_app.protocol.session_config import Tool

USER_AUDIO_TOKEN_MS = 100
ASSISTANT_AUDIO_TOKEN_MS = 50
CHARACTERS_A_TOKEN = 4
ITEM_OVERHEAD_TOKENS = 4
TOOL_TOKENS = 40
IMAGE_TOKENS = {"low": 85}
IMAGE_TOKENS_DEFAULT = 765
CACHE_GRAIN_TOKENS = 64
"""The services cache whole blocks of tokens."""


class Tokens(NamedTuple):
    """Tokens by modality."""

    text: int = 0
    audio: int = 0
    image: int = 0

    @property
    def total(self) -> int:
        return self.text + self.audio + self.image

    def plus(self, other: Tokens) -> Tokens:
        return Tokens(self.text + other.text, self.audio + other.audio, self.image + other.image)


def text_tokens(text: str) -> int:
    return math.ceil(len(text) / CHARACTERS_A_TOKEN)


def assistant_audio_tokens(audio_ms: float) -> int:
    return math.ceil(audio_ms / ASSISTANT_AUDIO_TOKEN_MS)


def item_tokens(stored: StoredItem) -> Tokens:
    """What an item costs as input."""
    item = stored.item
    if isinstance(item, FunctionCallItem):
        return Tokens(text=ITEM_OVERHEAD_TOKENS + text_tokens(item.name + item.arguments))
    if isinstance(item, FunctionCallOutputItem):
        return Tokens(text=ITEM_OVERHEAD_TOKENS + text_tokens(item.output))
    if not isinstance(item, MessageItem):
        return Tokens(text=ITEM_OVERHEAD_TOKENS)
    text = ITEM_OVERHEAD_TOKENS
    image = 0
    for part in item.content:
        if isinstance(part, InputText | OutputText):
            text += text_tokens(part.text)
        elif isinstance(part, OutputAudio) and isinstance(part.transcript, str):
            text += text_tokens(part.transcript)
        elif isinstance(part, InputImage):
            image += IMAGE_TOKENS.get(str(part.detail), IMAGE_TOKENS_DEFAULT)
    token_ms = ASSISTANT_AUDIO_TOKEN_MS if stored.is_assistant else USER_AUDIO_TOKEN_MS
    audio = sum(math.ceil(stored.audio_ms(index) / token_ms) for index in stored.audio_parts())
    return Tokens(text, audio, image)


def input_tokens(instructions: str, tools: Iterable[Tool], items: Iterable[StoredItem]) -> Tokens:
    """What the model reads for one response."""
    total = Tokens(text=text_tokens(instructions) + TOOL_TOKENS * sum(1 for _ in tools))
    for stored in items:
        total = total.plus(item_tokens(stored))
    return total


class UsageCount:
    """Counts the responses of one session and knows what the model has read before."""

    def __init__(self) -> None:
        self._read_before = Tokens()
        self._new_tokens = 0

    def of_response(self, read: Tokens, written: Tokens, reasoning: int = 0) -> Usage:
        """The usage of one response that read and wrote so many tokens, `reasoning` of the text among them."""
        cached = _cached(Tokens(*(min(pair) for pair in zip(read, self._read_before, strict=True))))
        self._read_before = Tokens(*(max(pair) for pair in zip(read, self._read_before, strict=True)))
        self._new_tokens += read.total + written.total
        return Usage(
            total_tokens=read.total + written.total,
            input_tokens=read.total,
            output_tokens=written.total,
            input_token_details=InputTokenDetails(
                text_tokens=read.text,
                audio_tokens=read.audio,
                image_tokens=read.image,
                cached_tokens=cached.total,
                cached_tokens_details=CachedTokensDetails(
                    text_tokens=cached.text, audio_tokens=cached.audio, image_tokens=cached.image
                ),
            ),
            output_token_details=OutputTokenDetails(
                text_tokens=written.text,
                audio_tokens=written.audio,
                reasoning_tokens=reasoning or UNSET,
            ),
        )

    def take_new_tokens(self) -> int:
        """The tokens used since this was last asked."""
        taken, self._new_tokens = self._new_tokens, 0
        return taken


def _cached(known: Tokens) -> Tokens:
    """What of the tokens read before lies in whole blocks; the instructions come first, so text does."""
    total = known.total // CACHE_GRAIN_TOKENS * CACHE_GRAIN_TOKENS
    text = min(known.text, total)
    audio = min(known.audio, total - text)
    return Tokens(text, audio, total - text - audio)
