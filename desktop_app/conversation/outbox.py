"""What waits to be sent, and what was sent and has no answer yet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from msgspec.structs import replace

from desktop_app.protocol.client_events import (
    ClientEvent,
    ConversationItemCreate,
    ConversationItemDelete,
    ConversationItemRetrieve,
    ConversationItemTruncate,
    InputAudioBufferClear,
    InputAudioBufferCommit,
    ResponseCancel,
    ResponseCreate,
    SessionUpdate,
)

Answerable = (
    SessionUpdate
    | ConversationItemCreate
    | ConversationItemDelete
    | ConversationItemRetrieve
    | ConversationItemTruncate
    | InputAudioBufferClear
    | InputAudioBufferCommit
    | ResponseCancel
    | ResponseCreate
)
"""The client events that the core sends; each is answered by an event or by an `error`."""

_MOST_UNANSWERED = 512


@dataclass(slots=True, frozen=True)
class Command:
    """A client event that was sent and is not answered yet."""

    event_id: str
    event: Answerable
    at_ms: float


class Outbox:
    """Gives every client event its own `event_id` and remembers it until it is answered.

    Success carries no event id on the wire, so an answer belongs to the oldest command of its kind that fits.
    """

    def __init__(self, prefix: str) -> None:
        self._prefix = prefix
        self._events_made = 0
        self._items_made = 0
        self._to_send: list[ClientEvent] = []
        self._unanswered: dict[str, Command] = {}

    def send(self, event: Answerable, at_ms: float) -> str:
        """Queue an event; returns the event id it got."""
        self._events_made += 1
        event_id = f"{self._prefix}_{self._events_made}"
        event = replace(event, event_id=event_id)
        self._to_send.append(event)
        self._unanswered[event_id] = Command(event_id, event, at_ms)
        if len(self._unanswered) > _MOST_UNANSWERED:
            del self._unanswered[next(iter(self._unanswered))]
        return event_id

    def new_item_id(self) -> str:
        """An id for an item of ours, at most 32 characters."""
        self._items_made += 1
        return f"{self._prefix}_item_{self._items_made}"

    def drain(self) -> list[ClientEvent]:
        """The events to send now, in order."""
        events, self._to_send = self._to_send, []
        return events

    def oldest(self, kind: type[Answerable]) -> Command | None:
        """The oldest unanswered command of a kind."""
        return next((command for command in self._unanswered.values() if isinstance(command.event, kind)), None)

    def answered(self, kind: type[Answerable], fits: Callable[[Command], bool] | None = None) -> Command | None:
        """The oldest unanswered command of a kind that fits is answered now."""
        for command in self._unanswered.values():
            if isinstance(command.event, kind) and (fits is None or fits(command)):
                return self._unanswered.pop(command.event_id)
        return None

    def unanswered(self, kinds: tuple[type[Answerable], ...]) -> list[Command]:
        """The unanswered commands of some kinds, oldest first."""
        return [command for command in self._unanswered.values() if isinstance(command.event, kinds)]

    def holds_only(self, kind: type[Answerable]) -> bool:
        """Whether commands wait for an answer, and all of them are of a kind."""
        return bool(self._unanswered) and all(isinstance(command.event, kind) for command in self._unanswered.values())

    def forget(self) -> None:
        """The connection is another one: nothing is on its way any more."""
        self._to_send.clear()
        self._unanswered.clear()

    def resend(self, command: Command) -> None:
        """Queue a command again, under its old event id."""
        self._to_send.append(command.event)
        self._unanswered[command.event_id] = command

    def settle(self, event_id: str) -> Command | None:
        """The command with this id is answered now."""
        return self._unanswered.pop(event_id, None)
