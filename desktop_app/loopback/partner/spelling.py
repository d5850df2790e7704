"""Spelling words letter by letter."""

from __future__ import annotations

import re

from desktop_app.loopback.partner.turn import Answer, Turn, say

_SPELL = re.compile(
    r"\b(?:spell(?:ing)?(?: of)?|spelled|spelt)(?: out)?(?: for me)?(?: (?:the|my))?(?: (?:words?"
    r"|name))?(?: (?:of|for))? (?P<word>.+)$"
)
_HOW_IS = re.compile(r"\bhow (?:is|are) (?P<word>[a-z' ]+?) (?:spelled|spelt|written)\b")
_TRAILING = re.compile(r"\b(?: please| for me| thank you| thanks| now| again)+$")
_SPELL_ALONE = re.compile(r"^(?:please )?(?:can you |could you |how do you )?spell(?: the| a)?(?: word)?(?: please)?$")
_NO_WORD = frozenset(("a word", "word", "something", "it", "a", "the"))
_MOST_WORDS = 3


def spelling(turn: Turn) -> Answer | None:
    """The letters of a word or of a short name."""
    text = _TRAILING.sub("", turn.text)
    found = _HOW_IS.search(text) or _SPELL.search(text)
    if found is None:
        return say("Which word shall I spell?") if _SPELL_ALONE.match(text) else None
    if found.group("word") in _NO_WORD:
        return say("Which word shall I spell?")
    words = turn.heard.as_said(found, "word").split()[:_MOST_WORDS]
    parts = [", ".join(letter.upper() for letter in word if letter.isalnum()) for word in words]
    if not any(parts):
        return None
    name = " ".join(words)
    return say(f"{name[:1].upper()}{name[1:]}: {'; '.join(parts)}.")
