"""How letters look and which way they are read."""

from __future__ import annotations

import dataclasses
import re

from PySide6.QtGui import QColor, QFont, QTextCharFormat, QTextLayout

from desktop_app.ui.look import fonts
from desktop_app.ui.look.palette import Tokens
from desktop_app.ui.transcript.row_content import Run, Style

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
_TOKENS: dict[Style, str] = {
    "plain": "text",
    "now": "text",
    "name": "text",
    "code": "secondary",
    "faint": "secondary",
    "quiet": "secondary",
}


@dataclasses.dataclass(frozen=True, slots=True)
class Stretch:
    """Characters from `start` up to `end` that are drawn on a ground, and perhaps in a colour, of their own."""

    start: int
    end: int
    ground: QColor
    ink: QColor | None = None

    def within(self, start: int, length: int) -> QTextLayout.FormatRange | None:
        """What of it falls on the paragraph from `start` on."""
        first, last = max(self.start - start, 0), min(self.end - start, length)
        if first >= last:
            return None
        look = QTextCharFormat()
        look.setBackground(self.ground)
        if self.ink is not None:
            look.setForeground(self.ink)
        return format_range(first, last - first, look)


def reads_both_ways(text: str) -> bool:
    """Whether letters that are read from right to left are among others."""
    return _RIGHT_TO_LEFT.search(text) is not None


def reads_from_the_right(text: str) -> bool:
    """Whether the first letter that has a direction has that one (rules P2 and P3 of the Unicode bidi algorithm)."""
    for letter in text:
        if _RIGHT_TO_LEFT.match(letter):
            return True
        if letter.isalpha():
            return False
    return False


def format_range(start: int, length: int, look: QTextCharFormat) -> QTextLayout.FormatRange:
    """A format for some characters of a layout."""
    span = QTextLayout.FormatRange()
    span.start, span.length, span.format = start, length, look
    return span


def format_of(run: Run, tokens: Tokens) -> QTextCharFormat:
    """How a run looks."""
    result = QTextCharFormat()
    if run.style == "name":
        result.setFont(fonts.mono(fonts.SMALL_PX, QFont.Weight.Bold))
    elif run.style == "code":
        result.setFont(fonts.mono(fonts.SMALL_PX))
    elif run.style == "state":
        result.setFont(fonts.sans(fonts.SMALL_PX))
    result.setForeground(tokens.color(_TOKENS.get(run.style) or run.tone or "tertiary"))
    return result
