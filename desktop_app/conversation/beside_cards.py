"""A row for a response asked for by hand, from the wish on: until its first item comes, a card stands for it.

So a request that waits, is refused or makes nothing can be seen where its answer would have stood.
"""

from __future__ import annotations

from desktop_app.conversation.changes import DropReason, ItemChanged, ItemRemoved, RequestDropped
from desktop_app.conversation.session_state import SessionState
from desktop_app.conversation.transcript import ResponseOutcome, TranscriptItem
from desktop_app.protocol.response import ErrorDetail

_PREFIX = "duologue_wish_"


class BesideCards:
    """The cards of wishes without items, all of them out of band."""

    def __init__(self, state: SessionState) -> None:
        self._state = state
        self._latest_ms = 0.0
        self._unwanted: set[str] = set()

    def asked(self, request_id: str, at_ms: float) -> None:
        """A response beside the conversation was asked for."""
        self._latest_ms = at_ms
        if request_id:
            self._card(request_id, at_ms)

    def made(self, request_id: str, item: TranscriptItem) -> None:
        """An item of the response is there: the first takes the card's place, where it was asked for."""
        item.request_id = request_id
        card = self._state.transcript.remove(_PREFIX + request_id) if request_id else None
        if card is not None:
            item.at_ms = card.at_ms
            self._state.note(ItemRemoved(card.item_id))

    def taken_away(self, request_id: str) -> None:
        """Somebody took a card away: nothing that still comes of it is shown."""
        if request_id:
            self._unwanted.add(request_id)

    def unwanted(self, request_id: str) -> bool:
        """Whether what comes of a wish is not to be shown."""
        return request_id in self._unwanted

    def dropped(
        self, request_id: str, reason: DropReason, error: ErrorDetail | None = None, at_ms: float | None = None
    ) -> None:
        """Nothing will come of a wish; what was refused gets a card in any case, for it says why."""
        if not request_id:
            return
        known = self._state.transcript.get(_PREFIX + request_id)
        if known is not None or reason == "refused":
            self.ended(request_id, ResponseOutcome(reason, None, error), self._latest_ms if at_ms is None else at_ms)
        self._state.note(RequestDropped(request_id, reason, error))

    def ended(self, request_id: str, outcome: ResponseOutcome, at_ms: float) -> None:
        """The response is over and has made no item."""
        if not request_id or request_id in self._unwanted:
            return
        card = self._card(request_id, at_ms)
        card.status = "completed" if outcome.status == "completed" else "incomplete"
        card.outcome = outcome

    def _card(self, request_id: str, at_ms: float) -> TranscriptItem:
        card_id = _PREFIX + request_id
        card = self._state.transcript.get(card_id)
        if card is None:
            card = TranscriptItem(card_id, "message", role="assistant", at_ms=at_ms, out_of_band=True)
            card.request_id = request_id
            self._state.transcript.add(card)
        self._state.note(ItemChanged(card_id))
        return card
