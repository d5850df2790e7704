"""How one text became another, word by word; pure."""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

_WORDS = re.compile(r"\s*\S+|\s+\Z")
_FINE_WORDS = 4_000


class Piece(NamedTuple):
    """A run of text: in both, only in the first (``gone``), or only in the second (``new``)."""

    kind: Literal["same", "gone", "new"]
    text: str


def word_diff(first: str, second: str) -> tuple[Piece, ...]:
    """The pieces of both texts, in order: the first is ``same`` and ``gone``, the second ``same`` and ``new``.

    Lines are set against each other first, so that long texts stay quick.
    """
    ones, others = first.splitlines(keepends=True), second.splitlines(keepends=True)
    pieces: list[Piece] = []
    for kind, start, end, other_start, other_end in _steps(ones, others):
        before, after = "".join(ones[start:end]), "".join(others[other_start:other_end])
        if kind == "replace":
            pieces += _fine(before, after)
        elif kind == "equal":
            pieces.append(Piece("same", before))
        else:
            pieces += (Piece("gone", before), Piece("new", after))
    return _joined(pieces)


def _fine(first: str, second: str) -> list[Piece]:
    ones, others = _WORDS.findall(first), _WORDS.findall(second)
    if len(ones) + len(others) > _FINE_WORDS:
        return [Piece("gone", first), Piece("new", second)]
    runs: list[_Run] = []
    for kind, start, end, other_start, other_end in _steps(ones, others):
        run = _Run("".join(ones[start:end]), "".join(others[other_start:other_end]), kind == "equal")
        while len(runs) > 1 and not run.same and _is_chance(runs[-2], runs[-1], run):
            chance, before = runs.pop(), runs.pop()
            run = _Run(before.gone + chance.gone + run.gone, before.new + chance.new + run.new, False)
        runs.append(run)
    return [piece for run in runs for piece in run.pieces]


class _Run(NamedTuple):
    """What is the same on both sides, or one side's words in place of the other's."""

    gone: str
    new: str
    same: bool

    @property
    def pieces(self) -> tuple[Piece, ...]:
        return (Piece("same", self.gone),) if self.same else (Piece("gone", self.gone), Piece("new", self.new))

    @property
    def size(self) -> int:
        return max(len(self.gone), len(self.new))


def _is_chance(before: _Run, same: _Run, after: _Run) -> bool:
    """Whether a few words between changes are the same by chance: no longer than the changes around them."""
    return same.same and not before.same and same.size <= min(before.size, after.size)


def _steps(first: Sequence[str], second: Sequence[str]) -> Sequence[tuple[str, int, int, int, int]]:
    return difflib.SequenceMatcher(None, first, second, autojunk=len(first) > _FINE_WORDS).get_opcodes()


def _joined(pieces: list[Piece]) -> tuple[Piece, ...]:
    joined: list[Piece] = []
    for piece in pieces:
        if joined and joined[-1].kind == piece.kind:
            joined[-1] = Piece(piece.kind, joined[-1].text + piece.text)
        elif piece.text:
            joined.append(piece)
    return tuple(joined)
