"""The picture of the conversation: both voices on the session's clock, as sent and as heard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QContextMenuEvent,
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from desktop_app.ui.look import fonts
from desktop_app.ui.waveform.columns import ColumnCache
from desktop_app.ui.waveform.frame import paint_frame
from desktop_app.ui.waveform.geometry import WaveformGeometry
from desktop_app.ui.waveform.keys import action_of
from desktop_app.ui.waveform.menu import menu_of
from desktop_app.ui.waveform.pointer import WaveformPointer
from desktop_app.ui.waveform.pointing import Pointing
from desktop_app.ui.waveform.save import ask_where_to_save
from desktop_app.ui.waveform.selection_bar import SelectionBar
from desktop_app.ui.waveform.sight import Sight
from desktop_app.ui.waveform.words import description

if TYPE_CHECKING:
    from desktop_app.controller.conversation_controller import ConversationController
    from desktop_app.controller.waveform_source import WaveformSource

_FRAME_MS = 33


class WaveformView(QWidget):
    """Two lanes with their markers; a click plays from there, a drag selects, wheel and keys zoom and move.

    Attributes:
        sight: which stretch of the session is shown.
        pointing: the cursor, the selection, and what is played.
        stop_chip: where a click stops playing; None while there is no such place.

    Signals:
        item_requested(str): somebody clicked what an item sounds like.
    """

    item_requested = Signal(str)

    def __init__(
        self, conversation: ConversationController, source: WaveformSource, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.conversation = conversation
        self.source = source
        self.chosen_item_id = ""
        self.columns = ColumnCache(source)
        self.pointing = Pointing(conversation, self)
        self.sight = Sight(conversation, self.pointing.selection, self)
        self.pointer = WaveformPointer(self)
        self.bar = SelectionBar(self)
        self.stop_chip: QRectF | None = None
        self.shows_focus = False  # where the keyboard is, but not after a click
        self._frames = QTimer(self, interval=_FRAME_MS)
        self._frames.timeout.connect(self._next_frame)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumHeight(48 + fonts.px(84))  # lanes, and words above and below them
        self.setAccessibleName(self.tr("Waveform"))
        self._join()
        self._run_or_rest()

    def _join(self) -> None:
        self.sight.changed.connect(self._changed)
        self.pointing.changed.connect(self._changed)
        self.pointing.sight_wanted.connect(lambda at_ms: self.sight.show(at_ms, at_ms))
        self.pointing.said.connect(self._announce)
        self.pointing.item_requested.connect(self._choose_and_request)
        self.bar.play_requested.connect(self.pointing.play)
        self.bar.zoom_requested.connect(self.sight.zoom_to_selection)
        self.bar.save_requested.connect(self.save_selection)
        self.bar.clear_requested.connect(self.pointing.clear)
        conversation = self.conversation
        self.bar.measure_requested.connect(conversation.measure_sound)
        conversation.sound_measured.connect(self.bar.show_loudness)
        conversation.phase_changed.connect(self._run_or_rest)
        conversation.replay_changed.connect(self._replay_changed)
        conversation.timeline_changed.connect(self.update)
        conversation.muted_changed.connect(self.update)
        conversation.conversation_cleared.connect(self._restart)

    def choose_item(self, item_id: str) -> None:
        """Mark what an item sounds like and bring it into sight."""
        self.chosen_item_id = item_id
        self.sight.show_item(item_id)
        self.update()

    def save_selection(self) -> None:
        """Ask where to save what is selected, as a sound file."""
        if (stretch := self.pointing.selection.stretch) is not None:
            ask_where_to_save(self, stretch[0], lambda path: self.conversation.save_sound(path, *stretch))

    def call_name(self, item_id: str) -> str:
        """The name of the function an item calls."""
        item = self.conversation.transcript.get(item_id)
        return "" if item is None else item.call_name

    @property
    def geometry_now(self) -> WaveformGeometry:
        """The measures of the picture as it is."""
        window = self.sight.window
        return WaveformGeometry(self.width(), self.height(), self.devicePixelRatioF(), window.start_ms, window.span_ms)

    @property
    def running(self) -> bool:
        """Whether it is painted again and again."""
        return self._frames.isActive()

    def _restart(self) -> None:
        self.chosen_item_id = ""
        self.pointing.forget()
        self.sight.restart()

    def _run_or_rest(self) -> None:
        moving = self.conversation.phase in ("live", "reconnecting", "ending") or self.pointing.listening.playing
        if moving and self.isVisible():
            self._frames.start()
        else:
            self._frames.stop()
            self.sight.advance()
        self.update()

    def _replay_changed(self) -> None:
        self.sight.replay_begins()
        self._run_or_rest()
        self._changed()

    def _next_frame(self) -> None:
        at_ms, geometry = self.pointing.listening.at_ms, self.geometry_now
        self.sight.advance()
        if at_ms is not None:
            self.sight.keep_in_sight(at_ms)
        shows_now = self.sight.window.following or self.conversation.now_ms() - 100 <= geometry.end_ms
        if at_ms is not None or (shows_now and self.sight.is_due(geometry.ms_per_px / geometry.ratio)):
            self._place_bar()
            self.update()

    def _changed(self) -> None:
        self._describe()
        self._place_bar()
        self.update()

    def _choose_and_request(self, item_id: str) -> None:
        self.chosen_item_id = item_id
        self.item_requested.emit(item_id)

    def _place_bar(self) -> None:
        stretch, geometry = self.pointing.selection.stretch, self.geometry_now
        shown = stretch if stretch and stretch[1] > geometry.start_ms and stretch[0] < geometry.end_ms else None
        middle = 0.0
        if shown is not None:
            middle = (max(geometry.x(shown[0]), geometry.plot.left()) + min(geometry.x(shown[1]), geometry.width)) / 2
        elif self.bar.isVisible() and self.bar.isAncestorOf(self.focusWidget() or self):
            self.setFocus()  # the button that was pressed goes
        self.bar.show_stretch(shown, middle, self.source, playing=self.pointing.listening.playing)

    def _describe(self) -> None:
        selection, window = self.pointing.selection, self.sight.window
        shown = (window.start_ms, window.end_ms)
        playing = self.pointing.listening.playing
        self.setAccessibleDescription(description(shown, selection.cursor_ms, selection.stretch, playing=playing))

    def _announce(self, words: str) -> None:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    # Qt's own names from here on.

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self.stop_chip = paint_frame(painter, self)
        painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.shows_focus = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        self._describe()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.shows_focus = False
        super().focusOutEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._run_or_rest()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._frames.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_bar()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QNativeGestureEvent) and event.gestureType() is Qt.NativeGestureType.ZoomNativeGesture:
            self.sight.zoom(1 / max(0.2, 1 + event.value()), self.geometry_now.time(event.position().x()))
            return True
        if event.type() is QEvent.Type.ShortcutOverride and action_of(self, event) is not None:
            event.accept()  # what means something here is no shortcut of the window's, Escape above all
            return True
        return super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.pointer.wheel(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.pointer.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.pointer.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.pointer.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.pointer.double_click(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.conversation.now_ms() > 0:
            at_ms, place = self.pointer.menu_place(event)
            menu_of(self, at_ms).popup(place)

    def leaveEvent(self, event: QEvent) -> None:
        self.pointer.leave()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = action_of(self, event)
        if action is None:
            super().keyPressEvent(event)
        else:
            action()
