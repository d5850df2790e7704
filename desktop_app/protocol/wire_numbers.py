"""The whole numbers of the wire."""

from __future__ import annotations

from typing import Annotated, Final

from msgspec import Meta

MAX_WHOLE: Final = 2**53
"""Beyond it a JSON number is no longer exact for every peer; no duration, count or index comes near."""

Whole = Annotated[int, Meta(ge=-(2**53), le=2**53)]
"""An integer that can safely be reckoned with, as a float too."""
