"""Cutting text into sentences: whole, and while it is still being written."""

from __future__ import annotations

import re

_MARKUP = re.compile(r"\*\*|__|`+|^#{1,6}\s+|^\s*[-*•]\s+|^>\s+", re.MULTILINE)
_LINK = re.compile(r"\[([^\]]+)\]\([^)]*\)")
_END = re.compile(r"[.!?…]+[\"”’')\]]*(?=\s)|[。！？]+[”’」』）]*|\n+")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(])(?:mr|mrs|ms|dr|prof|st|no|vs|etc|e\.g|i\.e|approx|fig|jr|sr|[a-z]|\d{1,3})\.$", re.IGNORECASE
)
LONGEST_SENTENCE = 400
"""Characters after which a sentence is cut at a comma or a space, so that the voice can begin."""


def spoken_text(text: str) -> str:
    """Without the markup a screen would need."""
    return _MARKUP.sub("", _LINK.sub(r"\1", text))


def sentences_of(text: str) -> list[str]:
    """All sentences of a finished text."""
    cutter = SentenceCutter()
    return [*cutter.add(text), *cutter.finish()]


class SentenceCutter:
    """Gives sentences as soon as they are complete, from text that arrives in pieces of any size."""

    def __init__(self) -> None:
        self._rest = ""

    def add(self, piece: str) -> list[str]:
        """The sentences that became complete with this piece."""
        self._rest += piece
        found = []
        while (end := self._sentence_end()) is not None:
            found.append(_tidy(self._rest[:end]))
            self._rest = self._rest[end:].lstrip()
        return [sentence for sentence in found if sentence]

    def finish(self) -> list[str]:
        """What is left, as the last sentence."""
        rest, self._rest = _tidy(self._rest), ""
        return [rest] if rest else []

    def _sentence_end(self) -> int | None:
        for match in _END.finditer(self._rest):
            before = self._rest[: match.end()].rstrip()
            if "\n" in match.group() or not _is_abbreviation(before):
                return match.end()
        if len(self._rest) <= LONGEST_SENTENCE:
            return None
        cut = max(self._rest.rfind(mark, 0, LONGEST_SENTENCE) for mark in (", ", "; ", ": "))
        if cut < 0:
            cut = self._rest.rfind(" ", 0, LONGEST_SENTENCE)
        return cut + 1 if cut > 0 else LONGEST_SENTENCE


def _is_abbreviation(before: str) -> bool:
    """Whether the full stop belongs to an abbreviation, an initial or a list number rather than to a sentence."""
    found = _ABBREVIATION.search(before)
    if found is None:
        return False
    token = found.group().strip(" (\n\t")
    is_initial = len(token) == 2 and token[0].isalpha()
    if is_initial:
        return token[0].isupper() and token[0] != "I"
    is_number = token[:-1].isdigit()
    return not is_number or len(before) == len(token)


def _tidy(text: str) -> str:
    cleaned = re.sub(r"\s+", " ", spoken_text(text)).strip()
    return cleaned if any(character.isalnum() for character in cleaned) else ""
