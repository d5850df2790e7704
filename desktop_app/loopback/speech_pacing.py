"""How a sentence goes over the wire: its audio in irregular pieces, its words each ahead of their sound.

Pure. Source: recorded sessions: pieces of 4,800 to 24,000 bytes, about ten times faster than real time, transcript
deltas of one word with its leading space.
"""

from __future__ import annotations

import random
import re
from typing import NamedTuple

from msgspec import Struct

WORD = re.compile(r"\s*\S+|\s+$")
ARGUMENTS_PIECE = re.compile(r"\w+|\W", re.ASCII)


class Pacing(Struct, frozen=True, kw_only=True):
    """How pieces are cut and how fast they go.

    Attributes:
        min_piece_ms, max_piece_ms: bounds of a piece; 100 to 500 ms is 4,800 to 24,000 bytes of PCM.
        speed_up: how much faster than real time; None: at once.
        text_delta_ms: pause between deltas of text.
    """

    min_piece_ms: float = 100.0
    max_piece_ms: float = 500.0
    speed_up: float | None = 10.0
    text_delta_ms: float = 8.0

    def pause_s(self, audio_ms: float) -> float:
        """How long to wait after a piece of so much audio."""
        return 0.0 if self.speed_up is None else audio_ms / 1000 / self.speed_up

    def thinking_s(self, duration_s: float) -> float:
        """How long to think what takes so long."""
        return 0.0 if self.speed_up is None else duration_s

    def text_pause_s(self) -> float:
        return 0.0 if self.speed_up is None else self.text_delta_ms / 1000


class SpeechPiece(NamedTuple):
    """Words to send, then the samples from `first_frame` to `end_frame`, in which these words begin to sound."""

    words: list[str]
    first_frame: int
    end_frame: int


def words_of(text: str) -> list[str]:
    """The text in deltas of one word; joined they are the text."""
    return WORD.findall(text)


def argument_deltas(arguments: str) -> list[str]:
    """JSON text in deltas of about a token; joined they are the text."""
    return ARGUMENTS_PIECE.findall(arguments)


def pieces_of(text: str, frames: int, rate_hz: int, pacing: Pacing, grid_frames: int = 1) -> list[SpeechPiece]:
    """One sentence of `frames` samples, cut at multiples of `grid_frames`.

    A word's place is estimated by its share of the characters, so it is announced with the piece in which it
    begins, never later.
    """
    words = words_of(text)
    starts = _word_starts(words, frames)
    pieces = []
    at = next_word = 0
    while at < frames:
        length_ms = random.uniform(pacing.min_piece_ms, pacing.max_piece_ms)
        grid_steps = max(int(length_ms * rate_hz / 1000) // grid_frames, 1)
        end = min(at + grid_steps * grid_frames, frames)
        first_word = next_word
        while next_word < len(words) and (starts[next_word] < end or end == frames):
            next_word += 1
        pieces.append(SpeechPiece(words[first_word:next_word], at, end))
        at = end
    return pieces


def _word_starts(words: list[str], frames: int) -> list[int]:
    total = sum(len(word) for word in words) or 1
    starts, before = [], 0
    for word in words:
        starts.append(before * frames // total)
        before += len(word)
    return starts
