"""What one copies of an item: every word of it, as it came, whatever of it is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.ui.row_content import Row
from desktop_app.ui.transcript_card import CARDS

if TYPE_CHECKING:
    from desktop_app.conversation.transcript import TranscriptItem


def copied(item: TranscriptItem, row: Row) -> str:
    """Who, and every word, as plain text."""
    if item.kind in CARDS:
        result = "" if item.call_output is None else f"\n→ {item.call_output}"
        return f"{row.speaker}: {item.call_name} {item.call_arguments}".rstrip() + result
    return f"{row.speaker}: {(item.text if item.kind == 'message' else '') or row.text}"
