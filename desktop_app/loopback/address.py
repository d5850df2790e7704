"""Where a service is: what its process tells the one that started it, which needs nothing else of it."""

from __future__ import annotations

from msgspec import Struct


class Address(Struct, frozen=True, kw_only=True):
    """Where a service is and the key to it; what `duologue serve` prints.

    Attributes:
        url: GA.
        preview_url: preview dialect.
    """

    url: str
    preview_url: str
    api_key: str
