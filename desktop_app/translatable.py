"""Marks words for people in rooms that know no window; whoever shows them translates them."""

from __future__ import annotations


def translatable(context: str, text: str) -> str:
    """Return the text as it is; `packaging/translatable_words.py` finds it and puts it up for translation."""
    return text
