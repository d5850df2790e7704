"""The inside of a row's bubble: its passages, one below the other, and what its card asks."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont

from desktop_app.ui.look import fonts
from desktop_app.ui.look.palette import Tokens
from desktop_app.ui.transcript.row_content import Editor, Fact, Passage, Row, Run
from desktop_app.ui.transcript.row_facts import PlacedFact, fact_wide_px, place_buttons, place_facts
from desktop_app.ui.transcript.row_picture import PlacedPicture, place_pictures
from desktop_app.ui.transcript.row_text import RowText

_LINE_PX = 20
CODE_LINE_PX = 18
_CODE_INDENT_PX = 22
_HEAD_GAP_PX = 16.0
_PASSAGE_GAP_PX = 4.0
_ASKED_GAP_PX = 8.0
_PICTURE_GAP_PX = 6.0
_EDITOR_LINES = {"answer": 5, "reason": 2}
_EDITOR_WIDE_PX = 520


@dataclasses.dataclass(slots=True)
class PlacedText:
    """A passage laid out; `start` is the row's position of its first character."""

    passage: Passage
    text: RowText
    at: QPointF
    start: int

    @property
    def rect(self) -> QRectF:
        """The room of its words."""
        return QRectF(self.at.x(), self.at.y(), self.text.wide_px, self.text.high_px)


class RowColumn:
    """The passages of a row, set one below the other."""

    def __init__(self, at: QPointF, room_px: float, tokens: Tokens) -> None:
        self.texts: list[PlacedText] = []
        self.facts: list[PlacedFact] = []
        self.head: list[PlacedFact] = []
        self.sentence: PlacedText | None = None
        self.editor: QRectF | None = None
        self.pictures: list[PlacedPicture] = []
        self.wide_px = 0.0
        self.bottom_px = at.y()
        self._at = at
        self._room_px = room_px
        self._tokens = tokens
        self._next = 0

    def show(self, urls: Iterable[str]) -> None:
        """Set pictures above the passages."""
        self.pictures = place_pictures(urls, self._at.x(), self.bottom_px + _PASSAGE_GAP_PX, self._room_px)
        if self.pictures:
            self.bottom_px = max(placed.rect.bottom() for placed in self.pictures) + _PICTURE_GAP_PX
            self._widen(*(placed.rect.right() for placed in self.pictures))

    def add(self, passage: Passage, row: Row) -> None:
        """Set one more passage."""
        code = passage.name not in ("words", "title")
        indent = float(fonts.px(_CODE_INDENT_PX)) if code else 0.0
        if self.texts:
            self.bottom_px += _PASSAGE_GAP_PX
        at = QPointF(self._at.x() + indent, self.bottom_px)
        line_px = float(fonts.px(CODE_LINE_PX if code and passage.name != "name" else _LINE_PX))
        text = RowText(passage.runs, _font(row, passage), self._tokens, self._room_px - indent, line_px)
        self.texts.append(PlacedText(passage, text, at, self._next))
        self._next += text.length + 1
        self.bottom_px += text.high_px
        self._widen(at.x() + text.wide_px)
        if passage.name == "name":
            chip = () if row.chip is None else (row.chip,)
            self._set_head([*chip, *row.beside_chip, *row.facts], self.texts[-1])
        elif passage.name == "title" and row.chip is not None:
            self._set_head([row.chip, *row.beside_chip], self.texts[-1])
        if passage.facts:
            right = self._at.x() + self._room_px
            facts, self.bottom_px = place_facts(passage.facts, at.x(), self.bottom_px + 2.0, right)
            self.facts += facts
            self._widen(*(placed.rect.right() for placed in facts))

    def ask(self, row: Row) -> None:
        """Set what a card asks below its passages: a sentence, room for an editor, and the answers."""
        left, right = self._at.x(), self._at.x() + self._room_px
        if row.sentence:
            self.sentence = placed_sentence(
                row, QPointF(left, self.bottom_px + _ASKED_GAP_PX), self._room_px, self._tokens
            )
            self.bottom_px = self.sentence.rect.bottom()
            self._widen(self.sentence.rect.right())
        if row.editor:
            wide = min(self._room_px, float(fonts.px(_EDITOR_WIDE_PX)))
            self.editor = QRectF(left, self.bottom_px + _ASKED_GAP_PX, wide, editor_high_px(row.editor))
            self.bottom_px = self.editor.bottom()
            self._widen(self.editor.right())
        if row.answers:
            answers, self.bottom_px = place_buttons(row.answers, left, self.bottom_px + _ASKED_GAP_PX, right)
            self.facts += answers
            self._widen(*(placed.rect.right() for placed in answers))
        self.bottom_px += _PASSAGE_GAP_PX

    def _set_head(self, facts: list[Fact], name: PlacedText) -> None:
        """Beside the name, or below it where there is no room."""
        x, y, right = name.rect.right() + _HEAD_GAP_PX, name.rect.top(), self._at.x() + self._room_px
        wide = sum(fact_wide_px(fact) for fact in facts) + _HEAD_GAP_PX * (len(facts) - 1)
        beside = x + wide <= right and name.text.high_px <= fonts.px(_LINE_PX)
        self.head, bottom = place_facts(facts, x if beside else name.at.x(), y if beside else self.bottom_px, right)
        self.bottom_px = max(self.bottom_px, bottom)
        self._widen(*(placed.rect.right() for placed in self.head))

    def _widen(self, *rights_px: float) -> None:
        self.wide_px = min(max(self.wide_px, *(right - self._at.x() for right in rights_px)), self._room_px)


def _font(row: Row, passage: Passage) -> QFont:
    if passage.name == "title":
        return fonts.sans(fonts.CONTROL_PX, QFont.Weight.DemiBold)
    if passage.name != "words":
        return fonts.mono(fonts.SMALL_PX, QFont.Weight.Bold if passage.name == "name" else QFont.Weight.Normal)
    return fonts.sans(fonts.BODY_PX if row.shape in ("bubble", "placeholder") else fonts.CONTROL_PX)


def placed_sentence(row: Row, at: QPointF, room_px: float, tokens: Tokens) -> PlacedText:
    """The sentence of a row, laid out."""
    said = (Run(row.sentence, "state", row.sentence_tone),)
    text = RowText(said, fonts.sans(fonts.SMALL_PX), tokens, room_px, float(fonts.px(CODE_LINE_PX)))
    return PlacedText(Passage("words", said), text, at, 0)


def editor_high_px(editor: Editor) -> float:
    """The height of what is written into a card: its lines, and its buttons below."""
    return float(_EDITOR_LINES[editor] * fonts.px(CODE_LINE_PX) + 16 + 8 + fonts.tall(32))
