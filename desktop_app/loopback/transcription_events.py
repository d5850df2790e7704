"""The transcription of one spoken item as the events of the model that was asked for.

Pure. Each kind of model has its own way: ``whisper-1`` gives the whole text at once, a ``diarize`` model gives segments
with their speaker, the others one word after the other, and with ``include`` how sure they are of each.
Source: GA reference, "Transcription settings" and `conversation.item.input_audio_transcription.*`.
"""

from __future__ import annotations

import math
from typing import Any

from msgspec import UNSET, Struct

from desktop_app.loopback.effective_session import transcription_of
from desktop_app.loopback.identifiers import new_id
from desktop_app.loopback.speech_pacing import words_of
from desktop_app.loopback.stored_conversation import StoredItem
from desktop_app.loopback.usage_count import USER_AUDIO_TOKEN_MS, text_tokens
from desktop_app.protocol.response import InputTokenDetails, TranscriptionUsage
from desktop_app.protocol.server_events import (
    ConversationItemInputAudioTranscriptionCompleted,
    ConversationItemInputAudioTranscriptionDelta,
    ConversationItemInputAudioTranscriptionSegment,
)
from desktop_app.protocol.session_config import SessionConfig, Transcription

LOGPROBS = "item.input_audio_transcription.logprobs"
WHOLE_AT_ONCE_MODELS = ("whisper-1",)
WAITS_S = {"minimal": 0.05, "low": 0.15, "medium": 0.4, "high": 0.8, "xhigh": 1.5}
"""How long a transcription waits for context, by its `delay`."""


class Transcribing(Struct, frozen=True):
    """What the client wants to read of what was said; `logprobs`: how sure the model is of each word, too."""

    settings: Transcription
    logprobs: bool = False

    @property
    def model(self) -> str:
        return str(self.settings.model)

    @property
    def hints(self) -> list[str]:
        """Phrases likely to occur."""
        keywords = self.settings.keywords if isinstance(self.settings.keywords, list) else []
        return [*keywords, self.settings.prompt] if self.settings.prompt else keywords

    @property
    def waits_s(self) -> float:
        return WAITS_S.get(self.settings.delay, 0.0) if isinstance(self.settings.delay, str) else 0.0


def transcribing(config: SessionConfig) -> Transcribing | None:
    """What a session's client wants to read; None: nothing."""
    settings = transcription_of(config)
    return None if settings is None else Transcribing(settings, LOGPROBS in (config.include or ()))


def running_events(
    stored: StoredItem, words: str, content_index: int, asked: Transcribing
) -> list[ConversationItemInputAudioTranscriptionDelta | ConversationItemInputAudioTranscriptionSegment]:
    """The events before the transcription is complete."""
    if "diarize" in asked.model:
        return [_segment(stored, words, content_index)]
    deltas = ([words] if words else []) if asked.model in WHOLE_AT_ONCE_MODELS else words_of(words)
    certainty = _logprobs(stored, words, asked)
    return [
        ConversationItemInputAudioTranscriptionDelta(
            item_id=stored.item_id,
            content_index=content_index,
            delta=delta,
            logprobs=certainty[at : at + 1] if certainty else UNSET,
        )
        for at, delta in enumerate(deltas)
    ]


def completed(
    stored: StoredItem, words: str, content_index: int, asked: Transcribing
) -> ConversationItemInputAudioTranscriptionCompleted:
    """The whole of it."""
    return ConversationItemInputAudioTranscriptionCompleted(
        item_id=stored.item_id,
        content_index=content_index,
        transcript=words,
        usage=_usage(stored, words, asked),
        logprobs=_logprobs(stored, words, asked) or UNSET,
    )


def _logprobs(stored: StoredItem, words: str, asked: Transcribing) -> list[dict[str, Any]]:
    """One object for each word, where they were asked for and the model and the recogniser have them."""
    tokens = words_of(words)
    has_them = asked.logprobs and "whisper" not in asked.model and "diarize" not in asked.model
    if not has_them or len(tokens) != len(stored.logprobs):
        return []
    return [
        {"token": token, "logprob": round(logprob, 4), "bytes": list(token.encode())}
        for token, logprob in zip(tokens, stored.logprobs, strict=True)
    ]


def _segment(stored: StoredItem, words: str, content_index: int) -> ConversationItemInputAudioTranscriptionSegment:
    """The whole utterance as one speaker's: nobody here tells voices apart."""
    return ConversationItemInputAudioTranscriptionSegment(
        item_id=stored.item_id,
        content_index=content_index,
        id=new_id("seg"),
        speaker="A",
        start=0.0,
        end=round(stored.audio_ms(content_index) / 1000, 3),
        text=words,
    )


def _usage(stored: StoredItem, words: str, asked: Transcribing) -> TranscriptionUsage:
    audio_ms = sum(stored.audio_ms(index) for index in stored.audio_parts()) if words else 0.0
    if "whisper" in asked.model:
        return TranscriptionUsage(type="duration", seconds=math.ceil(audio_ms / 1000))
    audio, text = math.ceil(audio_ms / USER_AUDIO_TOKEN_MS), text_tokens(words)
    return TranscriptionUsage(
        type="tokens",
        total_tokens=audio + text,
        input_tokens=audio,
        output_tokens=text,
        input_token_details=InputTokenDetails(text_tokens=0, audio_tokens=audio),
    )
