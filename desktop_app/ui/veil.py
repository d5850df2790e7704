"""What lies over every text while somebody presents: the one place that decides whether a text is shown as it is."""

from __future__ import annotations

import itertools
from typing import Protocol

OWN_WORDS = "own_words"
"""A field with this property shows what the user writes for others to see; it is never covered."""


class Mask(Protocol):
    """Takes out of texts what must not be seen."""

    def __call__(self, text: str) -> str: ...

    def member(self, name: str, text: str) -> str: ...


class _Worn:
    mask: Mask | None = None


def wear(mask: Mask | None) -> None:
    """Let every text pass this mask from now on; None: none."""
    _Worn.mask = mask


def worn() -> bool:
    """Whether somebody presents."""
    return _Worn.mask is not None


def over(text: str) -> str:
    """The text as it may be seen now."""
    return text if _Worn.mask is None else _Worn.mask(text)


def over_split(before: str, after: str) -> tuple[str, str]:
    """Both parts of a text as they may be seen; what is private and lies across the split stands in the second."""
    whole = before + after
    masked = over(whole)
    if masked == whole:
        return before, after
    alike = (one == other for one, other in zip(over(before), masked, strict=False))
    shared = sum(1 for _ in itertools.takewhile(bool, alike))
    return masked[:shared], masked[shared:]


def over_member(name: str, text: str) -> str:
    """The value of a member of a JSON object as it may be seen now."""
    return text if _Worn.mask is None else _Worn.mask.member(name, text)
