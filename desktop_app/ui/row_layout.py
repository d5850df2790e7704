"""Where everything in one row of the transcript stands: the measured form of a `Row` at one width."""

from __future__ import annotations

import dataclasses

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QFontMetricsF, QTextCharFormat, QTextLayout, QTextOption

from desktop_app.ui import fonts
from desktop_app.ui.palette import Tokens
from desktop_app.ui.transcript_row import Fact, Row, Run

SPEAKER_RIGHT_PX = 100.0
BUBBLE_LEFT_PX = 112.0
RIGHT_PX = 24.0
BUBBLE_PAD_X_PX = 14.0
BUBBLE_PAD_Y_PX = 9.0
LINE_PX = 20.0
FACT_LINE_PX = 20.0
FACT_GAP_PX = 13.0
ICON_PX = 12.0
ROW_GAP_PX = 16.0

_LINE_SEPARATOR = "\u2028"


@dataclasses.dataclass(slots=True)
class PlacedFact:
    """A fact and the room it takes."""

    fact: Fact
    rect: QRectF


@dataclasses.dataclass(slots=True)
class RowLayout:
    """A row laid out; positions are from the row's top left corner.

    Attributes:
        marks: behind the word being heard now.
        strikes: through what was never heard, one rectangle a line.
    """

    row: Row
    bubble: QRectF
    words: QTextLayout
    words_at: QPointF
    marks: list[QRectF]
    strikes: list[QRectF]
    facts: list[PlacedFact]
    sentence: QTextLayout | None
    sentence_at: QPointF
    speaker_base_px: float
    height_px: int

    def fact_at(self, point: QPointF) -> Fact | None:
        """The fact under a point of the row."""
        return next((p.fact for p in self.facts if p.rect.adjusted(-4, 0, 4, 0).contains(point)), None)


def widest_bubble_px(width_px: float) -> float:
    """How wide a bubble may be: a comfortable line of text, less where there is less room."""
    return max(120.0, min(width_px - BUBBLE_LEFT_PX - RIGHT_PX, max(612.0, min(760.0, width_px * 0.6))))


def lay_out(row: Row, width_px: float, tokens: Tokens) -> RowLayout:
    """Measure a row at a width."""
    boxed = row.shape != "note"
    pad_x, pad_y = (BUBBLE_PAD_X_PX, BUBBLE_PAD_Y_PX) if boxed else (0.0, 2.0)
    size_px = fonts.BODY_PX if row.shape in ("bubble", "placeholder") else fonts.CONTROL_PX
    room = widest_bubble_px(width_px) - 2 * pad_x
    words = _text_layout(row.runs, fonts.sans(size_px), tokens, row.lane)
    wide, high = _break_lines(words, room, LINE_PX)
    bubble = QRectF(BUBBLE_LEFT_PX, 0.0, round(wide + 2 * pad_x), round(high + 2 * pad_y))
    words_at = QPointF(BUBBLE_LEFT_PX + pad_x, pad_y)
    facts, bottom = _place_facts(row.facts, bubble.bottom() + 4.0, width_px - RIGHT_PX)
    sentence, sentence_at = None, QPointF(BUBBLE_LEFT_PX, bottom)
    if row.sentence:
        sentence = _text_layout((Run(row.sentence, "state", row.sentence_tone),), _small(), tokens, row.lane)
        bottom += _break_lines(sentence, widest_bubble_px(width_px), 18.0)[1]
    base = words_at.y() + (words.lineAt(0).y() + words.lineAt(0).ascent() if words.lineCount() else 0.0)
    marks = _stretches(words, row.runs, "now")
    strikes = _stretches(words, row.runs, "unheard")
    height = round(bottom + ROW_GAP_PX)
    return RowLayout(row, bubble, words, words_at, marks, strikes, facts, sentence, sentence_at, base, height)


def _small() -> QFont:
    return fonts.sans(fonts.SMALL_PX)


def _text_layout(runs: tuple[Run, ...], font: QFont, tokens: Tokens, lane: str) -> QTextLayout:
    text = "".join(run.text for run in runs).replace("\n", _LINE_SEPARATOR)
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    formats, start = [], 0
    for run in runs:
        length = len(run.text.encode("utf-16-le")) // 2  # Qt counts UTF-16 code units
        span = QTextLayout.FormatRange()
        span.start, span.length, span.format = start, length, _format(run, tokens)
        formats.append(span)
        start += length
    layout.setFormats(formats)
    return layout


def _format(run: Run, tokens: Tokens) -> QTextCharFormat:
    result = QTextCharFormat()
    if run.style == "name":
        result.setFont(fonts.mono(fonts.SMALL_PX, QFont.Weight.Bold))
    elif run.style in ("code", "state"):
        result.setFont(fonts.mono(fonts.SMALL_PX) if run.style == "code" else _small())
    token = {"plain": "text", "now": "text", "name": "text", "code": "secondary", "faint": "secondary"}.get(run.style)
    result.setForeground(tokens.color(token or run.tone or "tertiary"))
    return result


def _break_lines(layout: QTextLayout, room_px: float, line_px: float) -> tuple[float, float]:
    """Break into lines of at most `room_px`; returns the width used and the height."""
    layout.beginLayout()
    widest, y = 0.0, 0.0
    while True:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(room_px)
        line.setPosition(QPointF(0.0, y + (line_px - line.height()) / 2))
        widest = max(widest, line.naturalTextWidth())
        y += line_px
    layout.endLayout()
    return min(widest, room_px), max(y, line_px)


def _place_facts(facts: tuple[Fact, ...], top_px: float, right_px: float) -> tuple[list[PlacedFact], float]:
    metrics = QFontMetricsF(_small())
    placed: list[PlacedFact] = []
    x, y = BUBBLE_LEFT_PX, top_px
    for fact in facts:
        bold = QFontMetricsF(fonts.sans(fonts.SMALL_PX, QFont.Weight.DemiBold)) if fact.tone == "cut" else metrics
        wide = bold.horizontalAdvance(fact.text) + (ICON_PX + 4 if fact.icon else 0.0)
        if x > BUBBLE_LEFT_PX and x + wide > right_px:
            x, y = BUBBLE_LEFT_PX, y + FACT_LINE_PX
        placed.append(PlacedFact(fact, QRectF(x, y, wide, FACT_LINE_PX)))
        x += wide + FACT_GAP_PX
    return placed, y + FACT_LINE_PX if facts else top_px - 4.0


def _stretches(layout: QTextLayout, runs: tuple[Run, ...], style: str) -> list[QRectF]:
    """Rectangles of all text in one style, one for each stretch of a line."""
    result: list[QRectF] = []
    start = 0
    for run in runs:
        length = len(run.text.encode("utf-16-le")) // 2
        if run.style == style:
            for index in range(layout.lineCount()):
                line = layout.lineAt(index)
                first = max(start, line.textStart())
                last = min(start + length, line.textStart() + line.textLength())
                if first < last:
                    result += [g.boundingRect() for g in line.glyphRuns(first, last - first) if not g.isEmpty()]
        start += length
    return result
