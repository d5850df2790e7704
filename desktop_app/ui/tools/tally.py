"""How often each function was called in this conversation, and how the last call went."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from desktop_app.controller.conversation_controller import ConversationController
    from desktop_app.conversation.transcript import TranscriptItem

_TOLD = ("running", "done", "failed", "cancelled")


@dataclasses.dataclass(slots=True)
class Tally:
    """The calls of one function; `duration_ms` is the last one's, None where it has not ended."""

    count: int = 0
    state: str = ""
    duration_ms: float | None = None


class Offer(NamedTuple):
    """How far the service is with reading the tools of a server, and how many there are."""

    state: str
    count: int


class ToolTallies(QObject):
    """Follows the transcript; what an item said costs that item, however long the conversation is.

    Signals:
        changed: a call came, or went on.
    """

    changed = Signal()

    def __init__(self, conversation: ConversationController, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._conversation = conversation
        self._tallies: dict[str, Tally] = {}
        self._offers: dict[str, Offer] = {}
        self._counted: dict[str, str] = {}  # the state last seen, by item
        conversation.item_added.connect(self._look)
        conversation.item_changed.connect(self._look)
        conversation.conversation_cleared.connect(self._begin_again)
        self._begin_again()

    def of(self, name: str) -> Tally | None:
        """The calls of a function."""
        return self._tallies.get(name)

    def offer_of(self, label: str) -> Offer | None:
        """What the service found at an MCP server."""
        return self._offers.get(label)

    def _begin_again(self) -> None:
        self._tallies.clear()
        self._counted.clear()
        self._offers.clear()
        for item in self._conversation.transcript.items:
            self._count(item.item_id)
        self.changed.emit()

    def _look(self, item_id: str) -> None:
        if self._count(item_id):
            self.changed.emit()

    def _count(self, item_id: str) -> bool:
        item = self._conversation.transcript.get(item_id)
        if item is None or item.call_state not in _TOLD:
            return False
        if item.kind == "mcp_list_tools":
            return self._count_offer(item)
        if item.kind != "function_call":
            return False
        if self._counted.get(item_id) == item.call_state:
            return False
        tally = self._tallies.setdefault(item.call_name, Tally())
        tally.count += item_id not in self._counted
        tally.state, tally.duration_ms = item.call_state, item.call_duration_ms
        self._counted[item_id] = item.call_state
        return True

    def _count_offer(self, item: TranscriptItem) -> bool:
        offer = Offer(item.call_state, len(item.offered_tools))
        if self._offers.get(item.server_label) == offer:
            return False
        self._offers[item.server_label] = offer
        return True
