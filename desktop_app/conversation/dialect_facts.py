"""What the core must know about the dialect that is spoken; everything else is the codec's."""

from __future__ import annotations

from msgspec import Struct


class DialectFacts(Struct, frozen=True, kw_only=True):
    """Which requests a service understands.

    Attributes:
        item_retrieve: it knows `conversation.item.retrieve`.
        cancel_by_id: `response.cancel` may name the response it means.
    """

    item_retrieve: bool = True
    cancel_by_id: bool = True
