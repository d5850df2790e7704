"""Responses that are ready to be asked for: say this, summarise so far, find a title, answer once more.

The instructions are for the model and not for a person, so they are not translated; each tells it to keep to the
language of the conversation.
"""

from __future__ import annotations

from collections.abc import Collection

from desktop_app.conversation.transcript import Transcript, TranscriptItem
from desktop_app.settings.response_draft import ResponseDraft

# The words stand last and bare: quotation marks are read aloud by some models.
_SAY = "Say exactly the following words to the user: {0}"
_SUMMARISE = (
    "Summarise the conversation so far in two to five sentences, in the language it is held in. "
    "Say what was asked, what was answered, and what is still open. Add nothing that was not said."
)
_TITLE = (
    "Give the conversation so far a title of two to six words, in the language it is held in. "
    "Answer with the title alone, without quotation marks and without a full stop."
)
TITLE_TOKENS = 60


def say_this(text: str, title: str) -> ResponseDraft:
    """The assistant says a text, in the conversation; it reads nothing else that could tempt it to answer."""
    return ResponseDraft(
        title=title, instructions=_SAY.format(text.strip()), beside=False, context="empty", tool_choice="none"
    )


def summary_so_far(title: str) -> ResponseDraft:
    """A summary, in writing, beside the conversation."""
    return ResponseDraft(title=title, instructions=_SUMMARISE, output_modality="text", tool_choice="none")


def conversation_title(title: str) -> ResponseDraft:
    """A title, in writing, beside the conversation."""
    return ResponseDraft(
        title=title,
        instructions=_TITLE,
        output_modality="text",
        tool_choice="none",
        max_output_tokens=TITLE_TOKENS,
    )


def answered_again(transcript: Transcript, answer: TranscriptItem, title: str) -> ResponseDraft:
    """What an answer was given to, to be answered once more beside the conversation, with other settings."""
    place = transcript.index_of(answer.item_id)
    before = [item.item_id for item in transcript.items[:place] if is_context(item)]
    return ResponseDraft(
        title=title,
        output_modality="audio" if answer.spoken else "text",
        context="items" if before else "empty",
        item_ids=tuple(before),
    )


def whole_calls(transcript: Transcript, item_ids: Collection[str]) -> set[str]:
    """Some items, every call among them with its output and no output without its call."""
    chosen = [item for item in transcript.items if item.item_id in item_ids and item.kind != "function_call_output"]
    calls = {item.call_id for item in chosen if item.kind == "function_call"}
    outputs = [item for item in transcript.items if item.kind == "function_call_output" and item.call_id in calls]
    return {item.item_id for item in (*chosen, *outputs)}


def is_context(item: TranscriptItem) -> bool:
    """Whether a response can be given an item to read."""
    said = item.kind in ("message", "function_call", "function_call_output")
    return said and item.status != "listening" and item.seam_ms is None and not item.out_of_band
