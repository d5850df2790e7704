"""One figure over the turns of a session: a small chart whose points lead to their turns."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from desktop_app.ui.look import fonts, palette
from desktop_app.ui.look.surface import hairline_px, rounded

_CHART_PX = 40
_WORDS_PX = 16
_EDGE_PX = 8
_DOT_PX = 3.0
_CHOSEN_PX = 5.0
_DOTS_FROM_PX = 9.0
"""Points that stand closer together are drawn as a line alone."""


class Trend(QWidget):
    """A line from turn to turn; a click on a point, or the arrow keys, choose its turn.

    Args:
        name: what is shown.
        token: the colour of the line.

    Signals:
        turn_chosen(int): the index of a turn.
    """

    turn_chosen = Signal(int)

    def __init__(self, name: str, token: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.points: list[tuple[int, float]] = []
        self.chosen: int | None = None
        self._words: list[str] = []
        self._most = ""
        self._token = token
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(name)

    def show_points(
        self, points: Sequence[tuple[int, float]], words: Sequence[str], most: str, chosen: int | None
    ) -> None:
        """Show the value of turns by their index, each said in words; `most` says the largest, `chosen` is an index."""
        if (list(points), list(words), most, chosen) == (self.points, self._words, self._most, self.chosen):
            return
        self.points, self._words, self._most, self.chosen = list(points), list(words), most, chosen
        place = self._place_of(chosen)
        shown = words[place] if place is not None else ""
        said = QCoreApplication.translate("Turn", "{0} turns. {1}").format(len(points), shown)
        self.setAccessibleDescription(said)
        self.update()

    def x_of(self, place: int) -> float:
        """Where the point of a place in `points` stands."""
        room = self.width() - 2 * _EDGE_PX
        return _EDGE_PX + (room * place / (len(self.points) - 1) if len(self.points) > 1 else room / 2)

    def _y_of(self, value: float) -> float:
        top = max(value for _index, value in self.points) or 1.0
        return self.height() - _EDGE_PX - (_CHART_PX - _EDGE_PX) * max(0.0, value) / top

    def _place_of(self, index: int | None) -> int | None:
        return next((place for place, (turn, _value) in enumerate(self.points) if turn == index), None)

    def _nearest(self, x: float) -> int | None:
        if not self.points:
            return None
        step = (self.width() - 2 * _EDGE_PX) / max(1, len(self.points) - 1)
        return max(0, min(len(self.points) - 1, round((x - _EDGE_PX) / step))) if len(self.points) > 1 else 0

    def _choose(self, place: int | None) -> None:
        if place is not None and 0 <= place < len(self.points):
            self.turn_chosen.emit(self.points[place][0])

    def _paint_words(self, painter: QPainter) -> None:
        """What is shown, and the largest of it: the height of the chart."""
        line = QRectF(_EDGE_PX, 4, self.width() - 2 * _EDGE_PX, fonts.px(_WORDS_PX))
        small = fonts.sans(fonts.SMALL_PX)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(small)
        painter.setPen(palette.current().color("tertiary"))
        painter.drawText(line, int(middle | Qt.AlignmentFlag.AlignRight), self._most)
        metrics = QFontMetricsF(small)
        room = line.width() - metrics.horizontalAdvance(self._most) - 8
        name = metrics.elidedText(self.accessibleName(), Qt.TextElideMode.ElideRight, room)
        painter.drawText(line, int(middle | Qt.AlignmentFlag.AlignLeft), name)

    def _paint_line(self, painter: QPainter, color: QColor, spots: Sequence[QPointF]) -> None:
        painter.setPen(QPen(color, 1.5))
        painter.drawPolyline(list(spots))
        if self.x_of(1) - self.x_of(0) < _DOTS_FROM_PX:
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        for spot in spots:
            painter.drawEllipse(spot, _DOT_PX, _DOT_PX)

    # Qt's own names from here on.

    def sizeHint(self) -> QSize:
        return QSize(120, 4 + fonts.px(_WORDS_PX) + _CHART_PX + _EDGE_PX)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = palette.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.color("raised"))
        rounded(painter, QRectF(self.rect()), 6)
        self._paint_words(painter)
        if self.points:
            color = tokens.color(self._token)
            hair = hairline_px(self)
            floor = self.height() - _EDGE_PX
            painter.fillRect(QRectF(_EDGE_PX, floor, self.width() - 2 * _EDGE_PX, hair), tokens.color("border"))
            spots = [QPointF(self.x_of(place), self._y_of(value)) for place, (_i, value) in enumerate(self.points)]
            self._paint_line(painter, color, spots)
            place = self._place_of(self.chosen)
            if place is not None:
                painter.setPen(QPen(color, 2))
                painter.setBrush(tokens.color("surface"))
                painter.drawEllipse(spots[place], _CHOSEN_PX, _CHOSEN_PX)
        if self.hasFocus():
            painter.setPen(QPen(tokens.color("user"), tokens.ring_px))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            rounded(painter, QRectF(self.rect()).adjusted(1, 1, -1, -1), 6)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._choose(self._nearest(event.position().x()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        place = self._place_of(self.chosen)
        last = len(self.points) - 1
        to = {
            Qt.Key.Key_Left: last if place is None else place - 1,
            Qt.Key.Key_Right: 0 if place is None else place + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }.get(Qt.Key(event.key()))
        if to is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        else:
            self._choose(to)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            place = self._nearest(event.pos().x())
            if place is not None:
                QToolTip.showText(event.globalPos(), self._words[place], self)
            return True
        return super().event(event)
