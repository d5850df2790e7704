"""Where everything in one row of the transcript stands: the measured form of a `Row` at one width."""

from __future__ import annotations

import dataclasses

from PySide6.QtCore import QCoreApplication, QPointF, QRectF

from desktop_app.ui.look import fonts
from desktop_app.ui.look.palette import Tokens
from desktop_app.ui.transcript.row_column import PlacedText, RowColumn, placed_sentence
from desktop_app.ui.transcript.row_content import COPY, MENU, Fact, Row
from desktop_app.ui.transcript.row_facts import PlacedFact, place_actions, place_facts
from desktop_app.ui.transcript.row_picture import PlacedPicture
from desktop_app.ui.transcript.row_text import RowText

BUBBLE_PAD_X_PX = 14.0
BUBBLE_PAD_Y_PX = 9.0
_RIGHT_PX = 24.0
_PASSAGE_GAP_PX = 4.0
_ROW_GAP_PX = 16.0


@dataclasses.dataclass(slots=True)
class RowLayout:
    """A row laid out; points are from the row's top left corner, positions as in `RowText`, over all its passages.

    Attributes:
        texts: the passages, one below the other.
        facts: all that is said in small print, links among it.
        actions: icons that show while the mouse or the keyboard is on the row.
        head: what stands beside the name of a card.
        editor: the room that is left for what is written into the card.
        pictures: above the passages.
    """

    row: Row
    bubble: QRectF
    texts: list[PlacedText]
    facts: list[PlacedFact]
    actions: list[PlacedFact]
    head: list[PlacedFact]
    sentence: PlacedText | None
    speaker_right_px: float
    height_px: int
    editor: QRectF | None = None
    pictures: list[PlacedPicture] = dataclasses.field(default_factory=list)

    @property
    def words(self) -> RowText:
        """Its first passage."""
        return self.texts[0].text

    @property
    def length(self) -> int:
        """The last position."""
        return self.texts[-1].start + self.texts[-1].text.length

    def fact_at(self, point: QPointF) -> Fact | None:
        """The fact under a point of the row."""
        placed = (*self.head, *self.facts, *self.actions)
        return next((p.fact for p in placed if p.rect.adjusted(-4, 0, 4, 0).contains(point)), None)

    def over_words(self, point: QPointF) -> bool:
        """Whether a point is on words that can be selected."""
        return any(placed.text.over_words(point - placed.at) for placed in self.texts)

    def position_at(self, point: QPointF) -> int:
        """The position nearest to a point."""
        for placed in self.texts:
            if point.y() < placed.rect.bottom() + _PASSAGE_GAP_PX / 2 or placed is self.texts[-1]:
                return placed.start + placed.text.position_at(point - placed.at)
        return 0

    def rects(self, start: int, end: int) -> list[QRectF]:
        """Where the characters between two positions stand."""
        return [
            rect.translated(placed.at)
            for placed in self.texts
            for rect in placed.text.rects(start - placed.start, end - placed.start)
        ]

    def between(self, start: int, end: int) -> str:
        """The words between two positions, a line break between passages."""
        pieces = []
        for placed in self.texts:
            first, last = start - placed.start, end - placed.start
            if first <= placed.text.length and last >= 0:
                pieces.append(placed.text.between(max(0, first), max(0, last)))
        return "\n".join(pieces)

    def start_of(self, name: str) -> int | None:
        """The position at which a passage begins."""
        return next((placed.start for placed in self.texts if placed.passage.name == name), None)

    def word_around(self, position: int) -> tuple[int, int]:
        """The word at a position."""
        placed = self._around(position)
        start, end = placed.text.word_around(position - placed.start)
        return placed.start + start, placed.start + end

    def paragraph_around(self, position: int) -> tuple[int, int]:
        """The paragraph at a position."""
        placed = self._around(position)
        start, end = placed.text.paragraph_around(position - placed.start)
        return placed.start + start, placed.start + end

    def step(self, position: int, *, forward: bool, by_word: bool) -> int:
        """The next place of a caret."""
        placed = self._around(position)
        inside = position - placed.start
        if forward and inside >= placed.text.length:
            return min(position + 1, self.length)
        if not forward and inside == 0:
            return max(position - 1, 0)
        return placed.start + placed.text.step(inside, forward, by_word)

    def _around(self, position: int) -> PlacedText:
        return next((p for p in reversed(self.texts) if p.start <= position), self.texts[0])


def _actions() -> tuple[Fact, ...]:
    copy, more = QCoreApplication.translate("Transcript", "Copy"), QCoreApplication.translate("Transcript", "More")
    return Fact("", "secondary", "copy", COPY, copy), Fact("", "secondary", "more", MENU, more)


def bubble_left_px() -> float:
    """Where bubbles begin, right of the speakers."""
    return float(fonts.px(100) + 12)


def widest_bubble_px(width_px: float) -> float:
    """How wide a bubble may be: a comfortable line of text, less where there is less room."""
    comfortable = max(612.0, min(760.0, width_px * 0.6)) * fonts.scale()
    return max(120.0, min(width_px - bubble_left_px() - _RIGHT_PX, comfortable))


def lay_out(row: Row, width_px: float, tokens: Tokens) -> RowLayout:
    """Measure a row at a width."""
    boxed = row.shape != "note"
    pad_x, pad_y = (BUBBLE_PAD_X_PX, BUBBLE_PAD_Y_PX) if boxed else (0.0, 2.0)
    left, right = bubble_left_px(), width_px - _RIGHT_PX
    room = widest_bubble_px(width_px) - 2 * pad_x
    column = RowColumn(QPointF(left + pad_x, pad_y), room, tokens)
    column.show(row.pictures)
    for passage in row.passages:
        column.add(passage, row)
    if row.asks_inside:
        column.ask(row)
    bubble = QRectF(left, 0.0, round(column.wide_px + 2 * pad_x), round(column.bottom_px + pad_y))
    below = () if row.passages[0].name == "name" else row.facts
    facts, bottom = place_facts(below, left, bubble.bottom() + 4.0, right)
    edge = None if facts else bubble.right()
    actions = place_actions(_actions(), facts or column.head, right, edge) if row.shape != "placeholder" else []
    bottom = bottom if facts else bubble.bottom()
    sentence = column.sentence
    if row.sentence and not row.asks_inside:
        sentence = placed_sentence(row, QPointF(left, bottom + 2.0), widest_bubble_px(width_px), tokens)
        bottom = sentence.rect.bottom()
    if row.answers and not row.asks_inside:
        answers, bottom = place_facts(row.answers, left, bottom + 2.0, right)
        facts += answers
    height = round(bottom + _ROW_GAP_PX)
    placed = facts + column.facts
    name_right = left - 12.0
    return RowLayout(
        row,
        bubble,
        column.texts,
        placed,
        actions,
        column.head,
        sentence,
        name_right,
        height,
        column.editor,
        column.pictures,
    )
