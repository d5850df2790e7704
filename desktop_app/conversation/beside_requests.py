"""Requests for responses beside the conversation: sent at once, any number of them, told apart by their metadata."""

from __future__ import annotations

from typing import NamedTuple

from msgspec.structs import replace

from desktop_app.conversation.beside_cards import BesideCards
from desktop_app.conversation.responses import ResponseRecord
from desktop_app.conversation.session_state import SessionState
from desktop_app.protocol.client_events import ResponseCreate
from desktop_app.protocol.response import ErrorDetail, Response
from desktop_app.protocol.session_config import ResponseOptions

MARK = "duologue_request"
_MOST_METADATA = 16


class Marks:
    """The marks that tell requests apart; `echoed`: the service gave one back."""

    def __init__(self) -> None:
        self.echoed = False
        self._made = 0

    def new(self) -> dict[str, str]:
        """Metadata with a mark that no other request has."""
        self._made += 1
        return {MARK: str(self._made)}


class _Beside(NamedTuple):
    options: ResponseOptions
    request_id: str


class BesideRequests:
    """Those that were sent and have no response yet, by their event id."""

    def __init__(self, state: SessionState, cards: BesideCards, marks: Marks) -> None:
        self._state = state
        self._cards = cards
        self._marks = marks
        self._sent: dict[str, _Beside] = {}

    @property
    def on_their_way(self) -> bool:
        """Whether any has no response yet."""
        return bool(self._sent)

    def request(self, options: ResponseOptions, at_ms: float, request_id: str) -> None:
        """Send one; metadata that another one carries already gets a mark, as far as there is room for it."""
        options = replace(options, conversation="none")
        own = options.metadata if isinstance(options.metadata, dict) else {}
        taken = any(own == beside.options.metadata for beside in self._sent.values())
        if not own or (taken and len(own) < _MOST_METADATA):
            options = replace(options, metadata={**own, **self._marks.new()})
        self._sent[self._state.outbox.send(ResponseCreate(response=options), at_ms)] = _Beside(options, request_id)
        self._cards.asked(request_id, at_ms)

    def match(self, response: Response) -> str | None:
        """The request whose metadata a response echoes."""
        for event_id, beside in self._sent.items():
            if response.metadata == beside.options.metadata:
                return event_id
        return None

    def began(self, record: ResponseRecord, response: Response) -> None:
        """A response began: the oldest request is its own where the metadata names none."""
        event_id = self.match(response) or next(iter(self._sent), None)
        if event_id is None:
            return
        options, record.request_id = self._sent.pop(event_id)
        self._marks.echoed |= MARK in (response.metadata or {}) and MARK in (options.metadata or {})
        self._state.outbox.settle(event_id)

    def refused(self, event_id: str, error: ErrorDetail, at_ms: float) -> bool:
        """The service will not make one; returns whether a card says so."""
        beside = self._sent.pop(event_id, None)
        if beside is None or not beside.request_id:
            return False
        self._cards.dropped(beside.request_id, "refused", error, at_ms)
        return True

    def session_ended(self) -> None:
        """Nobody is there to make them any more."""
        for beside in self._sent.values():
            self._cards.dropped(beside.request_id, "lost")
        self._sent.clear()
