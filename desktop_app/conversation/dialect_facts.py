"""What the core must know about the dialect that is spoken; everything else is the codec's."""

from __future__ import annotations

from msgspec import Struct

from desktop_app.protocol.dialect import Dialect


class DialectFacts(Struct, frozen=True, kw_only=True):
    """Which requests a service understands.

    Attributes:
        item_retrieve: it knows `conversation.item.retrieve`.
        cancel_by_id: `response.cancel` may name the response it means.
        response_metadata: every `response.create` may carry metadata, and the response echoes it.
    """

    item_retrieve: bool = True
    cancel_by_id: bool = True
    response_metadata: bool = True


def facts_of(dialect: Dialect) -> DialectFacts:
    """The facts of a dialect.

    The oldest preview references have no metadata in `response.create`, so none is sent there that nobody asked for.
    """
    return DialectFacts(response_metadata=dialect is not Dialect.PREVIEW)
