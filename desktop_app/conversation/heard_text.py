"""How much of a transcript was heard when so much of its audio was heard."""

from __future__ import annotations


class SpeechRate:
    """How long this session's voice takes for a unit of text; learned from every item that was received whole."""

    def __init__(self) -> None:
        self.ms_per_unit = 62.0


class WordClock:
    """Maps a position in an item's audio to a position in its transcript."""

    def __init__(self, rate: SpeechRate) -> None:
        self._rate = rate
