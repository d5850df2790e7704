"""What one copies of an item: every word of it, as it came, whatever of it is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.ui.transcript.card import CARDS
from desktop_app.ui.transcript.row import row_of, speaker_of

if TYPE_CHECKING:
    from desktop_app.conversation.transcript import TranscriptItem


def copied(item: TranscriptItem) -> str:
    """Who, and every word, as plain text."""
    speaker = speaker_of(item)
    if item.kind in CARDS:
        result = "" if item.call_output is None else f"\n→ {item.call_output}"
        return f"{speaker}: {item.call_name} {item.call_arguments}".rstrip() + result
    return f"{speaker}: {(item.text if item.kind == 'message' else '') or row_of(item).text}"
