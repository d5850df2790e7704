"""The picture of the conversation: both voices on the session's clock, as sent and as heard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from desktop_app.ui import fonts, palette, wording
from desktop_app.ui.time_window import TimeWindow
from desktop_app.ui.waveform_geometry import WaveformGeometry
from desktop_app.ui.waveform_painter import WaveformPainter
from desktop_app.ui.waveform_readout import paint_readout

if TYPE_CHECKING:
    from desktop_app.controller.conversation_controller import ConversationController
    from desktop_app.controller.waveform_source import WaveformSource

_FRAME_MS = 33
_CLICK_PX = 4.0
_ZOOM_STEP = 1.25


class WaveformView(QWidget):
    """Two lanes with their markers; wheel zooms, drag pans, click goes to the item, keys do the same.

    Signals:
        item_requested(str): somebody clicked what an item sounds like.
        window_changed: another stretch is shown, or it follows "now" again or no longer.
    """

    item_requested = Signal(str)
    window_changed = Signal()

    def __init__(
        self, conversation: ConversationController, source: WaveformSource, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._conversation = conversation
        self._source = source
        self._chosen_item_id = ""
        self._mouse: QPointF | None = None
        self._pressed: QPointF | None = None
        self._dragging = False
        self._ring = False  # shows where the keyboard is, but not after a click
        self.window = TimeWindow()
        self._frames = QTimer(self, interval=_FRAME_MS)
        self._frames.timeout.connect(self._next_frame)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumHeight(132)
        self.setAccessibleName(self.tr("Waveform"))
        conversation.phase_changed.connect(self._run_or_rest)
        conversation.timeline_changed.connect(self.update)
        conversation.conversation_cleared.connect(self._restart)
        self._run_or_rest()

    def choose_item(self, item_id: str) -> None:
        """Mark what an item sounds like and bring it into sight."""
        self._chosen_item_id = item_id
        spans = [span for span in self._conversation.timeline.spans if span.item_id == item_id]
        if spans:
            now_ms = self._conversation.now_ms()
            ends = [span.end_ms if span.end_ms is not None else now_ms for span in spans]
            self.window.show(min(span.start_ms for span in spans), max(ends), now_ms)
            self._moved()
        self.update()

    def zoom(self, factor: float, anchor_ms: float | None = None) -> None:
        """Show `factor` times as much."""
        middle = self.window.start_ms + self.window.span_ms / 2
        self.window.zoom(factor, middle if anchor_ms is None else anchor_ms, self._conversation.now_ms())
        self._moved()

    def zoom_in(self) -> None:
        """Show less time, larger."""
        self.zoom(1 / _ZOOM_STEP**2)

    def zoom_out(self) -> None:
        """Show more time."""
        self.zoom(_ZOOM_STEP**2)

    def fit(self) -> None:
        """Show the whole session."""
        self.window.fit(self._conversation.now_ms())
        self._moved()

    def follow(self) -> None:
        """Go to "now" and stay with it."""
        self.window.follow(self._conversation.now_ms())
        self._moved()

    def pan(self, delta_ms: float) -> None:
        """Move through the session."""
        self.window.pan(delta_ms, self._conversation.now_ms())
        self._moved()

    @property
    def geometry_now(self) -> WaveformGeometry:
        """The measures of the picture as it is."""
        window = self.window
        return WaveformGeometry(self.width(), self.height(), self.devicePixelRatioF(), window.start_ms, window.span_ms)

    @property
    def running(self) -> bool:
        """Whether it is painted again and again."""
        return self._frames.isActive()

    def _restart(self) -> None:
        self._chosen_item_id = ""
        self.window = TimeWindow()
        self._moved()

    def _run_or_rest(self) -> None:
        if self._conversation.phase in ("live", "ending") and self.isVisible():
            self._frames.start()
        else:
            self._frames.stop()
            self.window.advance(self._conversation.now_ms())
        self.update()

    def _next_frame(self) -> None:
        now_ms = self._conversation.now_ms()
        in_sight = now_ms - 100 <= self.window.end_ms
        self.window.advance(now_ms)
        if self.window.following or in_sight:
            self.update()

    def _moved(self) -> None:
        self.setAccessibleDescription(
            self.tr("{0} to {1}").format(wording.clock(self.window.start_ms), wording.clock(self.window.end_ms))
        )
        self.window_changed.emit()
        self.update()

    def _go_to(self, point: QPointF) -> None:
        geometry = self.geometry_now
        at_ms, lane = geometry.time(point.x()), geometry.lane_at(point.y())
        slack = 2 * geometry.ms_per_px
        for span in reversed(self._conversation.timeline.spans_between(at_ms - slack, at_ms + slack)):
            if span.lane == lane and span.item_id and span.kind != "tool":
                self._chosen_item_id = span.item_id
                self.item_requested.emit(span.item_id)
                self.update()
                return

    # Qt's own names from here on.

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, geometry = palette.current(), self.geometry_now
        painter = QPainter(self)
        painter.fillRect(event.rect(), tokens.color("surface"))
        now_ms = self._conversation.now_ms()
        frame = WaveformPainter(painter, geometry, tokens)
        frame.names(self.tr("You"), self.tr("Assistant"))
        frame.paint(self._source, self._conversation.timeline, now_ms, self._chosen_item_id)
        if self._conversation.phase != "idle" or now_ms > 0:
            frame.playhead(now_ms)
        else:
            self._teach(painter, geometry)
        if self._mouse is not None and not self._dragging and now_ms > 0 and geometry.plot.contains(self._mouse):
            paint_readout(painter, geometry, tokens, self._source, self._mouse)
        if self._ring:
            painter.setPen(QPen(tokens.color("user"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        painter.end()

    def _teach(self, painter: QPainter, geometry: WaveformGeometry) -> None:
        painter.setFont(fonts.sans(fonts.CONTROL_PX))
        painter.setPen(palette.current().color("tertiary"))
        words = self.tr("Both voices appear here: yours as it is sent, the assistant's as it is heard.")
        plot = geometry.plot.adjusted(0, 30, 0, -8)
        painter.drawText(plot, int(Qt.AlignmentFlag.AlignCenter), words)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._ring = False
        super().focusOutEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._run_or_rest()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._frames.stop()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QNativeGestureEvent) and event.gestureType() is Qt.NativeGestureType.ZoomNativeGesture:
            self.zoom(1 / max(0.2, 1 + event.value()), self.geometry_now.time(event.position().x()))
            return True
        return super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        turn = event.angleDelta()
        sideways = turn.x() or (turn.y() if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 0)
        if sideways:
            self.pan(-sideways / 120 * self.window.span_ms / 10)
        elif turn.y():
            self.zoom(_ZOOM_STEP ** (-turn.y() / 120), self.geometry_now.time(event.position().x()))
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = event.position()
        if self._pressed is not None:
            moved = place.x() - self._pressed.x()
            if self._dragging or abs(moved) > _CLICK_PX:
                self._dragging = True
                self.setCursor(Qt.CursorShape.ClosedHandCursor)
                self.pan(-moved * self.geometry_now.ms_per_px)
                self._pressed = place
        self._mouse = place
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self._pressed is not None:
            if not self._dragging:
                self._go_to(event.position())
            self._pressed, self._dragging = None, False
            self.unsetCursor()
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._mouse = None
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        actions = {
            Qt.Key.Key_Plus: self.zoom_in,
            Qt.Key.Key_Equal: self.zoom_in,
            Qt.Key.Key_Minus: self.zoom_out,
            Qt.Key.Key_0: self.fit,
            Qt.Key.Key_End: self.follow,
            Qt.Key.Key_Home: lambda: self.pan(-self.window.start_ms),
            Qt.Key.Key_Left: lambda: self.pan(-self.window.span_ms / 10),
            Qt.Key.Key_Right: lambda: self.pan(self.window.span_ms / 10),
        }
        action = actions.get(Qt.Key(event.key()))
        if action is None or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
        else:
            action()
