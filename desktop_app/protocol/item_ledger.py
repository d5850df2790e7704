"""What a client's codec remembers of items, to give every dialect's stream the order and fields of GA.

The preview announces an item once (`conversation.item.created`) and has no word for its end; GA says `added` and
`done`. GA's `function_call_arguments.done` names the function, the preview's does not.
"""

from __future__ import annotations

from msgspec import UNSET, UnsetType
from msgspec.structs import replace

from desktop_app.protocol.items import FunctionCallItem, Item, ItemReference
from desktop_app.protocol.response_events import (
    ResponseFunctionCallArgumentsDone,
    ResponseOutputItemAdded,
    ResponseOutputItemDone,
)
from desktop_app.protocol.server_events import (
    ConversationItemAdded,
    ConversationItemCreated,
    ConversationItemDeleted,
    ConversationItemDone,
    ServerEvent,
)

_FOLLOWED = frozenset(
    {
        ConversationItemCreated,
        ConversationItemDeleted,
        ResponseFunctionCallArgumentsDone,
        ResponseOutputItemAdded,
        ResponseOutputItemDone,
    }
)


class ItemLedger:
    """The items that responses are writing now; forgets each one when it is done."""

    def __init__(self) -> None:
        self._writing: set[str] = set()
        self._created: dict[str, str | UnsetType | None] = {}
        self._function_names: dict[str, str] = {}

    def follow(self, event: ServerEvent) -> tuple[ServerEvent, ...]:
        """`event` as GA would have told it: itself, renamed, completed, or with an `item.done` beside it."""
        if type(event) not in _FOLLOWED:
            return (event,)
        if isinstance(event, ResponseOutputItemAdded):
            return self._output_added(event)
        if isinstance(event, ResponseOutputItemDone):
            return self._output_done(event)
        if isinstance(event, ConversationItemCreated):
            return self._item_created(event)
        if isinstance(event, ConversationItemDeleted):
            self._forget(event.item_id)
        elif isinstance(event, ResponseFunctionCallArgumentsDone) and not event.name:
            name = self._function_names.get(event.item_id)
            return (event,) if name is None else (replace(event, name=name),)
        return (event,)

    def _forget(self, item_id: str) -> None:
        self._writing.discard(item_id)
        self._function_names.pop(item_id, None)
        self._created.pop(item_id, None)

    def _output_added(self, event: ResponseOutputItemAdded) -> tuple[ServerEvent, ...]:
        item_id = _id(event.item)
        if item_id:
            self._writing.add(item_id)
            self._learn_name(event.item)
        return (event,)

    def _learn_name(self, item: Item) -> None:
        if isinstance(item, FunctionCallItem) and item.id and item.name:
            self._function_names[item.id] = item.name

    def _output_done(self, event: ResponseOutputItemDone) -> tuple[ServerEvent, ...]:
        item_id = _id(event.item)
        was_created = item_id in self._created
        previous = self._created.get(item_id)
        self._forget(item_id)
        if not was_created:
            return (event,)
        return (ConversationItemDone(previous_item_id=previous, item=event.item), event)

    def _item_created(self, event: ConversationItemCreated) -> tuple[ServerEvent, ...]:
        added = ConversationItemAdded(event_id=event.event_id, previous_item_id=event.previous_item_id, item=event.item)
        item_id = _id(event.item)
        if item_id in self._writing or getattr(event.item, "status", UNSET) == "in_progress":
            self._created[item_id] = event.previous_item_id
            self._learn_name(event.item)
            return (added,)
        return (added, ConversationItemDone(previous_item_id=event.previous_item_id, item=event.item))


def _id(item: Item) -> str:
    if isinstance(item, ItemReference):
        return item.id
    return item.id or ""
