"""The window of captions: a frameless strip above all others, for people who read and for OBS to record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPoint, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QActionGroup,
    QColor,
    QContextMenuEvent,
    QEnterEvent,
    QGuiApplication,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QMenu, QWidget

from desktop_app.ui.present.caption_lines import paint_caption
from desktop_app.ui.present.caption_words import CaptionWords, Spoken

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent

    from desktop_app.controller.conversation_controller import ConversationController
    from desktop_app.controller.preferences import Preferences
    from desktop_app.controller.present_desk import PresentDesk

BACKGROUNDS = {
    "transparent": QColor(0, 0, 0, 1),  # not quite nothing: where there is nothing a click would fall through
    "black": QColor("#000000"),
    "green": QColor("#00FF00"),
    "magenta": QColor("#FF00FF"),
}
_SIZE = QSize(1100, 172)
_SMALLEST = QSize(320, 96)
_EDGE_PX = 12
_GREETING_MS = 5_000
_STAYS_ON_SCREEN_PX = 64


def tr(text: str) -> str:
    """Translate a word of this module's context."""
    return QCoreApplication.translate("Captions", text)


def background_names() -> list[tuple[str, str]]:
    """The backgrounds, each with its name for people."""
    return [
        ("transparent", tr("Transparent")),
        ("black", tr("Black")),
        ("green", tr("Green, to key out")),
        ("magenta", tr("Magenta, to key out")),
    ]


class CaptionsWindow(QWidget):
    """Shows what is being said and heard. Dragged anywhere, pulled at its edges, never takes the keyboard.

    Signals:
        close_requested: from its menu.
    """

    close_requested = Signal()

    def __init__(self, conversation: ConversationController, present: PresentDesk, preferences: Preferences) -> None:
        flags = (
            Qt.WindowType.Window
            | Qt.WindowType.FramelessWindowHint
            | Qt.WindowType.WindowStaysOnTopHint
            | Qt.WindowType.WindowDoesNotAcceptFocus
        )
        super().__init__(None, flags)
        self._present = present
        self._preferences = preferences
        self._grabbed: tuple[QPoint, QRect, Qt.Edge] | None = None
        self._hovered = False
        self.words = CaptionWords(conversation, present, self)
        self.greets = True
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setWindowTitle(self.tr("Duologue captions"))
        self.setMinimumSize(_SMALLEST)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.words.changed.connect(self._show_words)
        present.captions_changed.connect(self.update)
        QTimer.singleShot(_GREETING_MS, self, self._greeted)
        self._show_words()
        self._take_place()

    @property
    def shown(self) -> Spoken:
        """What it shows now; at first where it is."""
        if self.greets and not self.words.now.text:
            return Spoken("", self.tr("Captions appear here. Drag to move."))
        return self.words.now

    def keep_place(self) -> None:
        """Remember where it stands."""
        place = self.geometry()
        self._preferences.change(captions_place=[place.x(), place.y(), place.width(), place.height()])

    def _show_words(self) -> None:
        self.setAccessibleName(self.words.now.text)
        self.update()

    def _greeted(self) -> None:
        self.greets = False
        self.update()

    def _take_place(self) -> None:
        """Where it stood, if one could still take hold of it there; else at the lower end of the screen."""
        kept = self._preferences.kept.captions_place
        if len(kept) == 4:
            place = QRect(*kept)
            held = place.adjusted(_STAYS_ON_SCREEN_PX, _STAYS_ON_SCREEN_PX // 2, -_STAYS_ON_SCREEN_PX, 0)
            if any(screen.availableGeometry().intersects(held) for screen in QGuiApplication.screens()):
                self.setGeometry(place)
                return
        room = QGuiApplication.primaryScreen().availableGeometry()
        size = _SIZE.boundedTo(room.size())
        self.setGeometry(QRect(QPoint(room.center().x() - size.width() // 2, room.bottom() - size.height() - 24), size))

    def _edge_at(self, point: QPoint) -> Qt.Edge:
        edge = Qt.Edge(0)
        if point.x() < _EDGE_PX:
            edge |= Qt.Edge.LeftEdge
        elif point.x() >= self.width() - _EDGE_PX:
            edge |= Qt.Edge.RightEdge
        if point.y() < _EDGE_PX:
            edge |= Qt.Edge.TopEdge
        elif point.y() >= self.height() - _EDGE_PX:
            edge |= Qt.Edge.BottomEdge
        return edge

    def _follow_hand(self, hand: QPoint) -> None:
        """Move or resize where the window system does not do it."""
        assert self._grabbed is not None
        start, place, edge = self._grabbed
        by = hand - start
        if not edge:
            self.move(place.topLeft() + by)
            return
        new = QRect(place)
        if edge & Qt.Edge.LeftEdge:
            new.setLeft(min(place.left() + by.x(), place.right() - _SMALLEST.width()))
        if edge & Qt.Edge.RightEdge:
            new.setRight(max(place.right() + by.x(), place.left() + _SMALLEST.width()))
        if edge & Qt.Edge.TopEdge:
            new.setTop(min(place.top() + by.y(), place.bottom() - _SMALLEST.height()))
        if edge & Qt.Edge.BottomEdge:
            new.setBottom(max(place.bottom() + by.y(), place.top() + _SMALLEST.height()))
        self.setGeometry(new)

    # Qt's own names from here on.

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        painter.fillRect(self.rect(), BACKGROUNDS[self._present.background])
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        room = QRectF(self.rect())
        if self._hovered:
            for color, style in (("#000000", Qt.PenStyle.SolidLine), ("#FFFFFF", Qt.PenStyle.DashLine)):
                painter.setPen(QPen(QColor(color), 2, style))
                painter.drawRect(room.adjusted(1, 1, -1, -1))
        paint_caption(painter, room, self.shown)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        edge = self._edge_at(event.position().toPoint())
        handle = self.windowHandle()
        if handle is not None and (handle.startSystemResize(edge) if edge else handle.startSystemMove()):
            return
        self._grabbed = (event.globalPosition().toPoint(), self.geometry(), edge)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grabbed is not None:
            self._follow_hand(event.globalPosition().toPoint())
            return
        edge = self._edge_at(event.position().toPoint())
        falling = (Qt.Edge.TopEdge | Qt.Edge.LeftEdge, Qt.Edge.BottomEdge | Qt.Edge.RightEdge)
        rising = (Qt.Edge.TopEdge | Qt.Edge.RightEdge, Qt.Edge.BottomEdge | Qt.Edge.LeftEdge)
        if not edge:
            self.setCursor(Qt.CursorShape.SizeAllCursor)
        elif edge in falling or edge in rising:
            self.setCursor(Qt.CursorShape.SizeFDiagCursor if edge in falling else Qt.CursorShape.SizeBDiagCursor)
        else:
            sideways = edge in (Qt.Edge.LeftEdge, Qt.Edge.RightEdge)
            self.setCursor(Qt.CursorShape.SizeHorCursor if sideways else Qt.CursorShape.SizeVerCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._grabbed = None
        self.keep_place()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._hovered = True
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = False
        self.update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        group = QActionGroup(menu)
        for name, words in background_names():
            action = menu.addAction(words, lambda name=name: self._present.set_background(name))
            action.setCheckable(True)
            action.setChecked(name == self._present.background)
            group.addAction(action)
        menu.addSeparator()
        menu.addAction(self.tr("Close the captions"), self.close_requested.emit)
        menu.popup(event.globalPos())
