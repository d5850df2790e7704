"""What the mouse does in the waveform: click plays, drag selects, the axis and the middle button move the picture."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QWheelEvent

from desktop_app.ui.waveform.geometry import axis_px

if TYPE_CHECKING:
    from desktop_app.ui.waveform.view import WaveformView

_CLICK_PX = 4.0
_EDGE_PX = 4.0
_ZOOM_STEP = 1.25

Gesture = Literal["", "click", "axis", "stop", "select", "pan"]


class WaveformPointer:
    """Turns mouse events into what the view can do.

    Attributes:
        place: where the mouse is over the view, None elsewhere.
        gesture: what a held button is about.
    """

    def __init__(self, view: WaveformView) -> None:
        self.place: QPointF | None = None
        self.gesture: Gesture = ""
        self._view = view
        self._pressed = QPointF()

    def press(self, event: QMouseEvent) -> None:
        """A button goes down."""
        self._pressed = self.place = event.position()
        if event.button() is Qt.MouseButton.MiddleButton:
            self.gesture = "pan"
        elif event.button() is Qt.MouseButton.LeftButton:
            self.gesture = self._begun(event)
        self._shape()

    def move(self, event: QMouseEvent) -> None:
        """The mouse moves, with or without a button."""
        self.place = event.position()
        moved = self.place.x() - self._pressed.x()
        if self.gesture in ("click", "axis") and abs(moved) > _CLICK_PX:
            self._drag_begins()
        if self.gesture == "pan":
            self._view.sight.pan(-moved * self._view.geometry_now.ms_per_px)
            self._pressed = self.place
        elif self.gesture == "select":
            self._view.pointing.extend(self._view.geometry_now.time(self.place.x()))
        self._shape()
        self._view.update()

    def release(self, event: QMouseEvent) -> None:
        """The button comes up."""
        gesture, self.gesture = self.gesture, ""
        if gesture == "click":
            self._play_at(event.position())
        elif gesture == "axis":
            self._view.pointing.place(self._at_ms(event.position()))
        elif gesture == "stop":
            self._view.pointing.listening.stop()
        self._shape()
        self._view.update()

    def double_click(self, event: QMouseEvent) -> None:
        """The second press of a double click; its release does nothing more."""
        if event.button() is Qt.MouseButton.LeftButton and self._in_plot(event.position()):
            self.gesture = ""
            geometry = self._view.geometry_now
            place = event.position()
            self._view.pointing.play_whole_at(geometry.time(place.x()), geometry.lane_at(place.y()))
        else:
            self.press(event)

    def wheel(self, event: QWheelEvent) -> None:
        """Up and down zoom around the mouse, sideways and with Shift move."""
        turn, view = event.angleDelta(), self._view
        shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        # A touch pad is never quite straight: what the fingers mostly do counts.
        sideways = turn.x() if abs(turn.x()) > abs(turn.y()) else turn.y() if shifted else 0
        if sideways:
            view.sight.pan(-sideways / 120 * view.sight.window.span_ms / 10)
        elif turn.y():
            view.sight.zoom(_ZOOM_STEP ** (-turn.y() / 120), view.geometry_now.time(event.position().x()))
        event.accept()

    def menu_place(self, event: QContextMenuEvent) -> tuple[float, QPoint]:
        """The time a menu is about and where on the screen it opens: at the mouse, or at the cursor for a key."""
        view, geometry = self._view, self._view.geometry_now
        cursor_ms = view.pointing.selection.cursor_ms
        if event.reason() is QContextMenuEvent.Reason.Keyboard and cursor_ms is not None:
            x = min(max(geometry.x(cursor_ms), geometry.plot.left()), geometry.plot.right())
            return cursor_ms, view.mapToGlobal(QPoint(round(x), round(geometry.events.bottom())))
        return self._at_ms(QPointF(event.pos())), event.globalPos()

    def leave(self) -> None:
        """The mouse is somewhere else."""
        self.place = None

    def _begun(self, event: QMouseEvent) -> Gesture:
        place, view = event.position(), self._view
        at_ms = self._at_ms(place)
        if view.stop_chip is not None and view.stop_chip.contains(place):
            return "stop"
        if place.y() < axis_px():
            return "axis"
        if not self._in_plot(place):
            return ""
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            view.pointing.extend(at_ms)
            return "select"
        edge = view.pointing.selection.edge_at(at_ms, _EDGE_PX * view.geometry_now.ms_per_px)
        if edge is not None:
            view.pointing.selection.grab(edge)
            return "select"
        return "click"

    def _drag_begins(self) -> None:
        if self.gesture == "axis":
            self.gesture = "pan"
            return
        self.gesture = "select"
        self._view.sight.hold_still()
        self._view.pointing.place(self._at_ms(self._pressed))

    def _play_at(self, place: QPointF) -> None:
        geometry = self._view.geometry_now
        slack_ms = _CLICK_PX * geometry.ms_per_px
        self._view.pointing.play_at(geometry.time(place.x()), geometry.lane_at(place.y()), slack_ms)

    def _at_ms(self, place: QPointF) -> float:
        return self._view.pointing.within_session(self._view.geometry_now.time(place.x()))

    def _in_plot(self, place: QPointF) -> bool:
        return bool(self._view.geometry_now.plot.contains(place))

    def _shape(self) -> None:
        view, place = self._view, self.place
        shape = Qt.CursorShape.ArrowCursor
        if self.gesture == "pan":
            shape = Qt.CursorShape.ClosedHandCursor
        elif place is not None:
            slack_ms = _EDGE_PX * view.geometry_now.ms_per_px
            at_edge = view.pointing.selection.edge_at(view.geometry_now.time(place.x()), slack_ms) is not None
            if view.stop_chip is not None and view.stop_chip.contains(place):
                shape = Qt.CursorShape.PointingHandCursor
            elif at_edge and place.y() >= axis_px():
                shape = Qt.CursorShape.SizeHorCursor
        if view.cursor().shape() is not shape:
            view.setCursor(shape)
