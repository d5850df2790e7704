"""The service's questions whether it may call a tool of an MCP server."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.conversation.transcript import TranscriptItem

if TYPE_CHECKING:
    from desktop_app.controller.tool_desk import ToolDesk


class McpApprovals:
    """Keeps what waits for an answer, and gives it.

    Attributes:
        waiting: item ids.
    """

    def __init__(self, desk: ToolDesk) -> None:
        self.waiting: set[str] = set()
        self._desk = desk

    def seen(self, item: TranscriptItem) -> None:
        """The transcript shows a request."""

    def removed(self, item_id: str) -> None:
        """A request was deleted."""
        self._forget(item_id)

    def answer(self, item_id: str, approve: bool, reason: str) -> None:
        """Approve or refuse."""

    def clear(self) -> None:
        """Nobody can be answered any more."""
        for item_id in list(self.waiting):
            self._forget(item_id)

    def _forget(self, item_id: str) -> None:
        if item_id in self.waiting:
            self.waiting.discard(item_id)
            self._desk.settled.emit(item_id)
            self._desk.changed.emit()
