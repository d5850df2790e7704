"""The transcript as lines of text that grow while it is spoken."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from desktop_app.controller.conversation_controller import ConversationController
from desktop_app.conversation.transcript import TranscriptItem


class TranscriptPrinter(QObject):
    """Prints what is said as it comes: the assistant's words as they stream, the user's when they are transcribed."""

    def __init__(self, conversation: ConversationController, write: Callable[[str], object]) -> None:
        super().__init__()
        self._conversation = conversation
        self._write = write
        self._printed: dict[str, int] = {}
        self._open_item = ""
        conversation.item_added.connect(self._look)
        conversation.item_changed.connect(self._look)

    def note(self, sentence: str) -> None:
        """Print a line that is not part of the conversation."""
        self._close_line()
        self._write(f"* {sentence}\n")

    def finish(self) -> None:
        """End the line that is being printed and say what was cut."""
        self._close_line()

    def _look(self, item_id: str) -> None:
        item = self._conversation.transcript.get(item_id)
        if item is None or item.kind != "message" or item.hidden or item.role not in ("user", "assistant"):
            return
        if item.role == "user" and item.transcription in ("pending", "interim"):
            return
        self._grow(item)
        if item.truncated_at_ms is not None and f"cut {item_id}" not in self._printed:
            self._printed[f"cut {item_id}"] = 1
            self._close_line()
            cut = self.tr("cut at {0} ms; heard: {1}").format(item.truncated_at_ms, item.heard_text.strip() or "…")
            self._write(f"  [{cut}]\n")

    def _grow(self, item: TranscriptItem) -> None:
        text = item.text or (self.tr("(not transcribed)") if item.transcription == "failed" else "")
        done = self._printed.get(item.item_id, 0)
        if len(text) <= done:
            return
        if self._open_item != item.item_id:
            self._close_line()
            speaker = self.tr("You") if item.role == "user" else self.tr("Assistant")
            self._write(f"{speaker}: " if not done else f"{speaker} …: ")
            self._open_item = item.item_id
        self._write(text[done:].replace("\n", " "))
        self._printed[item.item_id] = len(text)

    def _close_line(self) -> None:
        if self._open_item:
            self._write("\n")
            self._open_item = ""
