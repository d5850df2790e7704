"""Chosen items of the conversation as the context of one response: by reference, or told where the service has none.

After a lost connection the present service knows some items under other ids and some not at all; those are told as
text, in their place among the others.
"""

from __future__ import annotations

from collections.abc import Collection

from msgspec import UNSET
from msgspec.structs import replace

from desktop_app.conversation.reseeding import reseeding_of
from desktop_app.conversation.session_state import SessionState
from desktop_app.protocol.items import Item, ItemReference


def chosen_context(state: SessionState, item_ids: Collection[str]) -> list[Item]:
    """The items with these ids, in the order of the conversation; without those that nobody can be told of."""
    chosen: list[Item] = []
    for item in state.transcript.items:
        if item.item_id not in item_ids or item.status == "listening":
            continue
        known_as = state.wire_id(item.item_id)
        if known_as is not None:
            chosen.append(ItemReference(id=known_as))
        else:
            # Its id may stand for something else there; calls go with their outputs, which nothing here pairs.
            told = reseeding_of([item]).items
            chosen += [replace(each, id=UNSET) for each in told]
    return chosen
