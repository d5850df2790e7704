"""Words broken into lines at one width: where each character stands, and how they are drawn.

Positions count UTF-16 units from the start of the words, as Qt does. Each paragraph is laid out by itself and has its
own reading direction, so that nothing in one can turn the next around.
"""

from __future__ import annotations

import bisect
import dataclasses
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QPointF, QRectF, QTextBoundaryFinder
from PySide6.QtGui import QFont, QPainter, QTextLayout, QTextOption

from desktop_app.ui.look.palette import Tokens
from desktop_app.ui.transcript.row_content import Run, Style
from desktop_app.ui.transcript.text_looks import Stretch, format_of, format_range, reads_both_ways, reads_from_the_right


def units(text: str) -> int:
    """The length of a text as Qt counts it."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


@dataclasses.dataclass(slots=True)
class _Paragraph:
    start: int
    length: int
    layout: QTextLayout
    top_px: float
    bottom_px: float
    two_ways: bool


class RowText:
    """Words laid out.

    Args:
        room_px: the widest line.
        line_px: the height of each line.

    Attributes:
        text: the words.
        wide_px, high_px: the room they take.
    """

    def __init__(self, runs: Sequence[Run], font: QFont, tokens: Tokens, room_px: float, line_px: float) -> None:
        self.text = "".join(run.text for run in runs)
        self.length = units(self.text)
        self._line_px = line_px
        self._runs: list[tuple[int, int, Run]] = []
        start = 0
        for run in runs:
            length = units(run.text)
            self._runs.append((start, start + length, run))
            start += length
        self._paragraphs: list[_Paragraph] = []
        self._paths: dict[str, list[QRectF]] = {}
        self.wide_px = self.high_px = 0.0
        self._lay_out(font, tokens, room_px)
        self._starts = [paragraph.start for paragraph in self._paragraphs]

    @property
    def first_base_px(self) -> float:
        """The base line of the first line."""
        line = self._paragraphs[0].layout.lineAt(0)
        return line.y() + line.ascent()

    def formats(self) -> list[QTextLayout.FormatRange]:
        """The styles of the first paragraph."""
        return self._paragraphs[0].layout.formats()

    def draw(self, painter: QPainter, at: QPointF, clip: QRectF, stretches: Iterable[Stretch] = ()) -> None:
        """Draw what lies inside `clip`, with some stretches drawn otherwise."""
        stretches = list(stretches)
        for paragraph in self._paragraphs:
            if at.y() + paragraph.bottom_px < clip.top() or at.y() + paragraph.top_px > clip.bottom():
                continue
            spans = (each.within(paragraph.start, paragraph.length) for each in stretches)
            paragraph.layout.draw(painter, at, [span for span in spans if span is not None], clip)

    def rects(self, start: int, end: int) -> list[QRectF]:
        """Where the characters from `start` up to `end` stand, one rectangle for each piece of a line."""
        result: list[QRectF] = []
        for paragraph in self._paragraphs:
            first, last = max(start, paragraph.start), min(end, paragraph.start + paragraph.length)
            if first < last:
                result += self._line_rects(paragraph, first - paragraph.start, last - paragraph.start)
        return result

    def rects_in(self, style: Style) -> list[QRectF]:
        """Where everything in one style stands."""
        if style not in self._paths:
            found = [self.rects(start, end) for start, end, run in self._runs if run.style == style]
            self._paths[style] = [rect for rects in found for rect in rects]
        return self._paths[style]

    def position_at(self, point: QPointF) -> int:
        """The gap between characters nearest to a point."""
        for paragraph in self._paragraphs:
            if point.y() < paragraph.bottom_px or paragraph is self._paragraphs[-1]:
                layout = paragraph.layout
                for index in range(layout.lineCount()):
                    line = layout.lineAt(index)
                    if point.y() < line.y() + self._line_px or index == layout.lineCount() - 1:
                        return paragraph.start + line.xToCursor(point.x())
        return 0

    def over_words(self, point: QPointF) -> bool:
        """Whether a point is on a line of words, not in the empty room beside it."""
        for paragraph in self._paragraphs:
            if paragraph.top_px <= point.y() < paragraph.bottom_px:
                lines = (paragraph.layout.lineAt(index) for index in range(paragraph.layout.lineCount()))
                return any(line.naturalTextRect().adjusted(-2, -2, 2, 2).contains(point) for line in lines)
        return False

    def step(self, position: int, forward: bool, by_word: bool) -> int:
        """The next place of a caret, one character or word on."""
        index = max(0, bisect.bisect_right(self._starts, position) - 1)
        paragraph = self._paragraphs[index]
        inside = position - paragraph.start
        if forward and inside >= paragraph.length:
            return self._starts[index + 1] if index + 1 < len(self._starts) else self.length
        if not forward and inside == 0:
            return max(0, position - 1)
        mode = QTextLayout.CursorMode.SkipWords if by_word else QTextLayout.CursorMode.SkipCharacters
        layout = paragraph.layout
        moved = layout.nextCursorPosition(inside, mode) if forward else layout.previousCursorPosition(inside, mode)
        return paragraph.start + moved

    def word_around(self, position: int) -> tuple[int, int]:
        """The word at a position, or what stands between words there."""
        start, end = self.paragraph_around(position)
        paragraph = self._paragraphs[max(0, bisect.bisect_right(self._starts, position) - 1)]
        finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Word, paragraph.layout.text())
        finder.setPosition(position - start)
        begins = finder.isAtBoundary() and position < end
        first = position - start if begins else finder.toPreviousBoundary()
        finder.setPosition(first)
        last = finder.toNextBoundary()
        return start + max(0, first), start + last if last >= 0 else end

    def paragraph_around(self, position: int) -> tuple[int, int]:
        """The paragraph a position is in."""
        paragraph = self._paragraphs[max(0, bisect.bisect_right(self._starts, position) - 1)]
        return paragraph.start, paragraph.start + paragraph.length

    def between(self, start: int, end: int) -> str:
        """The words from `start` up to `end`."""
        if self.text.isascii():
            return self.text[start:end]
        return self.text.encode("utf-16-le", "surrogatepass")[2 * start : 2 * end].decode("utf-16-le", "replace")

    def _lay_out(self, font: QFont, tokens: Tokens, room_px: float) -> None:
        start, y = 0, 0.0
        for words in self.text.split("\n"):
            layout = QTextLayout(words, font)
            option = QTextOption()
            option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
            layout.setTextOption(option)
            layout.setCacheEnabled(True)
            length = units(words)
            layout.setFormats(self._formats(start, length, tokens))
            bottom = self._break(layout, room_px, y)
            two_ways = reads_both_ways(words)
            self._paragraphs.append(_Paragraph(start, length, layout, y, bottom, two_ways))
            start, y = start + length + 1, bottom
        self.high_px = y
        for paragraph in self._paragraphs:
            if paragraph.two_ways:
                self._align(paragraph.layout)

    def _break(self, layout: QTextLayout, room_px: float, y: float) -> float:
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(room_px)
            line.setPosition(QPointF(0.0, y + (self._line_px - line.height()) / 2))
            self.wide_px = min(max(self.wide_px, line.naturalTextWidth()), room_px)
            y += self._line_px
        layout.endLayout()
        return y if layout.lineCount() else y + self._line_px

    def _align(self, layout: QTextLayout) -> None:
        """Set a paragraph that is read from right to left against the right edge."""
        if layout.lineCount() and reads_from_the_right(layout.text()):
            for index in range(layout.lineCount()):
                line = layout.lineAt(index)
                line.setPosition(QPointF(self.wide_px - min(line.naturalTextWidth(), self.wide_px), line.y()))

    def _formats(self, start: int, length: int, tokens: Tokens) -> list[QTextLayout.FormatRange]:
        result = []
        for first, last, run in self._runs:
            first, last = max(first, start), min(last, start + length)
            if first < last:
                result.append(format_range(first - start, last - first, format_of(run, tokens)))
        return result

    def _line_rects(self, paragraph: _Paragraph, start: int, end: int) -> list[QRectF]:
        result: list[QRectF] = []
        layout = paragraph.layout
        for index in range(layout.lineCount()):
            line = layout.lineAt(index)
            first, last = max(start, line.textStart()), min(end, line.textStart() + line.textLength())
            if first >= last:
                continue
            top, high = line.y(), line.height()
            if paragraph.two_ways:
                boxes = [glyphs.boundingRect() for glyphs in line.glyphRuns(first, last - first)]
                result += [QRectF(box.left(), top, box.width(), high) for box in boxes if not box.isEmpty()]
            else:
                left, right = line.cursorToX(first)[0], line.cursorToX(last)[0]
                result.append(QRectF(left, top, min(right, line.naturalTextRect().right()) - left, high))
        return [rect for rect in result if rect.width() > 0]
