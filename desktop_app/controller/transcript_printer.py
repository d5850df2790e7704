"""The transcript as lines of text that grow while it is spoken."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from desktop_app.auth.redact import redact_text
from desktop_app.controller.conversation_controller import ConversationController
from desktop_app.conversation.transcript import TranscriptItem


class TranscriptPrinter(QObject):
    """Prints the conversation in its order, the assistant's words as they stream.

    The transcription of the user is another model's work and may come after the answer has begun; the answer then
    waits for it, but not beyond its own end.
    """

    def __init__(self, conversation: ConversationController, write: Callable[[str], object]) -> None:
        super().__init__()
        self._conversation = conversation
        self._write = write
        self._printed: dict[str, int] = {}
        self._cuts: set[str] = set()
        self._open_item = ""
        for news in (conversation.item_added, conversation.item_changed):
            news.connect(lambda _item_id: self._print_news())

    def note(self, sentence: str) -> None:
        """Print a line that is not part of the conversation."""
        self._close_line()
        self._write(f"* {sentence}\n")

    def finish(self) -> None:
        """Print what still waited, and end the line."""
        self._print_news(all_of_it=True)
        self._close_line()

    def _print_news(self, *, all_of_it: bool = False) -> None:
        items = [
            item
            for item in self._conversation.transcript.items
            if item.kind == "message" and not item.hidden and item.role in ("user", "assistant")
        ]
        for place, item in enumerate(items):
            if not all_of_it and _waits(item) and not any(later.outcome is not None for later in items[place + 1 :]):
                return
            self._grow(item)
            if item.truncated_at_ms is not None and item.item_id not in self._cuts:
                self._cuts.add(item.item_id)
                self._close_line()
                cut = self.tr("cut at {0} ms; heard: {1}")
                self._write(f"  [{cut.format(item.truncated_at_ms, item.heard_text.strip() or '…')}]\n")

    def _grow(self, item: TranscriptItem) -> None:
        text = redact_text(item.text)  # it may be piped into a file
        if item.role == "user" and not text and item.status != "listening" and not _waits(item):
            text = self.tr("(not transcribed)")
        done = self._printed.get(item.item_id, 0)
        if len(text) <= done:
            return
        if self._open_item != item.item_id:
            self._close_line()
            speaker = self.tr("You") if item.role == "user" else self.tr("Assistant")
            self._write(f"{speaker} …: " if done else f"{speaker}: ")
            self._open_item = item.item_id
        self._write(text[done:].replace("\n", " "))
        self._printed[item.item_id] = len(text)

    def _close_line(self) -> None:
        if self._open_item:
            self._write("\n")
            self._open_item = ""


def _waits(item: TranscriptItem) -> bool:
    """Whether the user's words are still to come; interim ones may be corrected."""
    return item.role == "user" and (item.status == "listening" or item.transcription in ("pending", "interim"))
