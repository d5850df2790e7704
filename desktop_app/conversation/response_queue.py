"""The one owner of `response.create`.

A conversation has one response at a time, and the service answers a second request with an error. So requests wait here
and are sent one by one, each when the response before it is done:

- while a response is active, or a request is on its way, everything else waits;
- while the user speaks and the service will ask for a response by itself (`create_response`), everything waits for it,
  but no longer than three seconds after the commit, or after the last audio where the user muted in mid-sentence;
- a request that only wants something answered (a typed message, the outputs of function calls) is dropped when a
  response begins after that something joined the conversation: that response has seen it;
- a request refused with `conversation_already_has_active_response` goes back to the front and waits for the
  `response.done` that frees it, never for a timer.

Out-of-band requests pass by all of this.

Which response answers which request is said by nothing but the metadata it echoes. A request is marked where that is
needed: out of band, and where the service creates responses by itself, so that a response may not be ours. Metadata of
the user's own is added to only where the same is on its way out of band already; and as some services echo none, a
missing mark means something only after a mark has been echoed once.
"""

from __future__ import annotations

import re
from collections import deque
from dataclasses import dataclass, field

from msgspec import UNSET, UnsetType
from msgspec.structs import replace

from desktop_app.conversation.beside_cards import BesideCards
from desktop_app.conversation.beside_requests import MARK, BesideRequests, Marks
from desktop_app.conversation.changes import RequestDropped
from desktop_app.conversation.responses import ResponseRecord
from desktop_app.conversation.session_state import SessionState
from desktop_app.protocol.client_events import ResponseCreate
from desktop_app.protocol.response import ErrorDetail, Response
from desktop_app.protocol.session_config import ResponseOptions

_RESPONSE_ID = re.compile(r"\bresp_\w+")
_WAIT_FOR_SERVICE_MS = 3_000.0
_MOST_REFUSALS = 5


@dataclass(slots=True, eq=False)
class ResponseRequest:
    """A `response.create` that is wanted.

    Attributes:
        options: what it overrides.
        wants_answered: items whose answer is all it is for; empty if it is wanted for itself.
        wants_commit: the commit whose item joins `wants_answered` as soon as its id is known.
        unwanted: interrupted before it began; to be cancelled when it does.
        refusals: how often the service had another response running.
        request_id: under which whoever wished for it hears of it; empty: nobody waits to hear.
    """

    options: ResponseOptions | UnsetType = UNSET
    wants_answered: set[str] = field(default_factory=set)
    wants_commit: str | None = None
    unwanted: bool = False
    refusals: int = 0
    request_id: str = ""


@dataclass(slots=True, eq=False)
class _Sent:
    """A request that was sent, the response that seems to be its own, and whether that has seen all it wants."""

    event_id: str
    request: ResponseRequest
    metadata: dict[str, str]
    response_id: str | None = None
    answered: bool = False


class ResponseQueue:
    """Requests for responses that wait, and those that are on their way."""

    def __init__(self, state: SessionState, cards: BesideCards) -> None:
        self._state = state
        self._cards = cards
        self._waiting: deque[ResponseRequest] = deque()
        self._sent: _Sent | None = None
        self._marks = Marks()
        self._beside = BesideRequests(state, cards, self._marks)
        self._blocked = False
        self._service_creates = False
        self._committed_at_ms: float | None = None

    @property
    def waiting(self) -> int:
        """How many requests wait."""
        return len(self._waiting)

    @property
    def on_its_way(self) -> bool:
        """Whether a request was sent that has no response yet."""
        return self._sent is not None and self._sent.response_id is None

    @property
    def owes(self) -> bool:
        """Whether an answer is wanted that has not begun."""
        on_its_way = self.on_its_way and self._sent is not None and not self._sent.request.unwanted
        return on_its_way or bool(self._waiting)

    def request(self, request: ResponseRequest) -> None:
        """Want a response in the conversation; `release` sends it when its time has come."""
        self._waiting.append(request)

    def request_out_of_band(self, options: ResponseOptions, at_ms: float, request_id: str = "") -> None:
        """Ask at once for a response that stands beside the conversation."""
        self._beside.request(options, at_ms, request_id)

    def withdraw(self, request_id: str) -> bool:
        """Do not ask for a response that still waits; returns whether it did."""
        for request in self._waiting:
            if request.request_id == request_id:
                self._waiting.remove(request)
                self._state.note(RequestDropped(request_id, "withdrawn"))
                return True
        return False

    def release(self, at_ms: float) -> None:
        """Send the next request, if its time has come."""
        if self._state.ended:
            return
        if self._service_creates and at_ms - self._awaited_since_ms(at_ms) > _WAIT_FOR_SERVICE_MS:
            self.service_will_not_create()
        busy = self._state.responses.active is not None or self.on_its_way
        if busy or self._blocked or self._service_creates or not self._waiting:
            return
        request = self._waiting.popleft()
        options = request.options
        if self._wants_mark(options):
            options = replace(ResponseOptions() if options is UNSET else options, metadata=self._marks.new())
        metadata = {} if options is UNSET else options.metadata or {}
        self._sent = _Sent(self._state.outbox.send(ResponseCreate(response=options), at_ms), request, metadata)

    def interrupted(self) -> None:
        """The user wants silence: a request on its way is cancelled as soon as its response has an id."""
        if self._sent is not None and self._sent.response_id is None:
            self._sent.request.unwanted = True

    def service_will_create(self) -> None:
        """The user speaks and the service will ask for a response by itself."""
        self._service_creates = True
        self._committed_at_ms = None

    def user_committed(self, event_id: str | None, item_id: str, at_ms: float) -> None:
        """What the user said became an item; `event_id` is our own commit, if it was ours."""
        if self._service_creates:
            self._committed_at_ms = at_ms
        sent = () if self._sent is None else (self._sent.request,)
        for request in (*self._waiting, *sent):
            if event_id is not None and request.wants_commit == event_id:
                request.wants_commit = None
                request.wants_answered.add(item_id)

    def service_will_not_create(self) -> None:
        """Nothing came of what the user said, or the service does not answer by itself any more."""
        self._service_creates = False
        self._committed_at_ms = None

    def is_out_of_band(self, response: Response) -> bool:
        """Whether a response that begins stands beside the conversation."""
        if self._beside.match(response) is not None:
            return True
        if response.conversation_id is not None:
            return False
        return not self.on_its_way or self._beside.on_their_way

    def metadata(self, response: Response) -> dict[str, str]:
        """What the request carried, without a mark of ours."""
        metadata = response.metadata if isinstance(response.metadata, dict) else {}
        return {key: value for key, value in metadata.items() if key != MARK}

    def started(self, record: ResponseRecord, response: Response) -> bool:
        """A response began; returns whether it is unwanted and must be cancelled."""
        if record.out_of_band:
            self._beside.began(record, response)
            return False
        sent = self._sent if self._is_ours(response) else None
        if sent is None:
            self.service_will_not_create()
            if self._sent is not None and self.on_its_way:
                self._sent.answered = self._is_answered(self._sent.request)
        else:
            sent.response_id = record.response_id
            record.request_id = sent.request.request_id
            sent.answered = self._is_answered(sent.request)
            self._state.outbox.settle(sent.event_id)
        if sent is None or sent.request.options is UNSET or sent.request.options.input is UNSET:
            self._waiting = deque(request for request in self._waiting if not self._is_answered(request))
        return sent is not None and sent.request.unwanted

    def finished(self, record: ResponseRecord) -> None:
        """A response ended."""
        if record.out_of_band:
            return
        self._blocked = False
        if self._sent is not None and self._sent.response_id == record.response_id:
            self._sent = None

    def conflict(self, event_id: str | None, message: str) -> None:
        """`conversation_already_has_active_response`: a response of the service's own was quicker.

        Without an event id it is about the request on its way, if there is one, and else about the service's own.
        """
        self.service_will_not_create()
        sent = self._sent
        if sent is None or (event_id != sent.event_id if event_id else not self.on_its_way):
            return
        self._sent = None
        self._state.outbox.settle(sent.event_id)
        sent.request.refusals += 1
        if sent.answered or sent.request.unwanted:
            self._cards.dropped(sent.request.request_id, "withdrawn")
            return
        if sent.request.refusals > _MOST_REFUSALS:
            self._state.report("misuse", "response_never_free", message)
            self._cards.dropped(sent.request.request_id, "refused", ErrorDetail(message=message))
            return
        self._waiting.appendleft(sent.request)
        named = _RESPONSE_ID.search(message)
        record = self._state.responses.get(named.group()) if named else None
        self._blocked = record is None or not record.finished

    def refused(self, event_id: str, error: ErrorDetail, at_ms: float) -> bool:
        """A request was refused for what it says and is not sent again; returns whether a card says so."""
        on_card = self._beside.refused(event_id, error, at_ms)
        if self._sent is not None and self._sent.event_id == event_id:
            on_card = bool(self._sent.request.request_id)
            self._cards.dropped(self._sent.request.request_id, "refused", error, at_ms)
            self._sent = None
        return on_card

    def session_ended(self) -> None:
        """Nobody is there to ask any more."""
        on_its_way = [self._sent.request] if self._sent is not None and self._sent.response_id is None else []
        for request in (*on_its_way, *self._waiting):
            self._cards.dropped(request.request_id, "lost")
        self._beside.session_ended()
        self._waiting.clear()
        self._sent = None
        self.service_will_not_create()

    def resumed(self) -> None:
        """Another connection: nothing runs there yet; what its service echoes was learnt over the last one."""
        self._sent = None
        self._blocked = False

    def commit_refused(self, event_id: str) -> None:
        """A commit came to nothing: a request that waits for its answer has nothing to ask."""
        self._waiting = deque(request for request in self._waiting if request.wants_commit != event_id)

    def item_refused(self, item_id: str) -> None:
        """An item was not taken: a request that waits for its answer alone has nothing to ask."""
        for request in [*self._waiting]:
            if item_id in request.wants_answered:
                request.wants_answered.discard(item_id)
                if not request.wants_answered:
                    self._waiting.remove(request)

    def _awaited_since_ms(self, at_ms: float) -> float:
        """Since when the service could have created a response: the commit, or the last it heard if the user muted."""
        if self._committed_at_ms is not None:
            return self._committed_at_ms
        heard_until_ms = self._state.append_clock.now_ms
        return at_ms if heard_until_ms is None else heard_until_ms

    def _is_answered(self, request: ResponseRequest) -> bool:
        """Whether a response that begins now has seen all that this request wants answered."""
        if request.wants_commit is not None or not request.wants_answered:
            return False
        return all(self._state.transcript.index_of(item_id) is not None for item_id in request.wants_answered)

    def _is_ours(self, response: Response) -> bool:
        """Whether a response that begins in the conversation answers the request on its way, as far as can be told."""
        if self._sent is None or not self.on_its_way:
            return False
        metadata = response.metadata or {}
        self._marks.echoed |= MARK in metadata
        return metadata == self._sent.metadata or not self._marks.echoed

    def _wants_mark(self, options: ResponseOptions | UnsetType) -> bool:
        """Whether a response might be taken for the answer to a request that it is not."""
        may_be_mistaken = self._state.dialect.response_metadata and self._state.facts.creates_responses
        return may_be_mistaken and (options is UNSET or not options.metadata)
