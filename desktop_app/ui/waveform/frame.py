"""One frame of the waveform, from the ground to what is nearest to the eye."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from desktop_app.ui.look import fonts, palette
from desktop_app.ui.waveform.cursors import CursorPainter
from desktop_app.ui.waveform.geometry import WaveformGeometry, axis_px
from desktop_app.ui.waveform.labels import tr
from desktop_app.ui.waveform.painter import WaveformPainter
from desktop_app.ui.waveform.readout import paint_readout
from desktop_app.ui.waveform.words import levels_at, said_at

if TYPE_CHECKING:
    from desktop_app.ui.waveform.view import WaveformView

_HOVER_PX = 4.0


def paint_frame(painter: QPainter, view: WaveformView) -> QRectF | None:
    """Paint the view; returns where a click stops what is played, None where nothing is."""
    tokens, geometry = palette.current(), view.geometry_now
    conversation, pointing = view.conversation, view.pointing
    now_ms = conversation.now_ms()
    painter.fillRect(view.rect(), tokens.color("surface"))
    frame = WaveformPainter(painter, geometry, tokens, now_ms)
    frame.names(tr("You"), tr("Assistant"), tr("muted") if conversation.muted else "")
    cursors = CursorPainter(painter, geometry, tokens)
    stretch, cursor_ms = pointing.selection.stretch, pointing.selection.cursor_ms
    if stretch is not None:
        cursors.selection(*stretch)
    frame.paint(view.columns, conversation.timeline, view.chosen_item_id, view.call_name)
    if cursor_ms is not None and stretch is None:
        cursors.cursor(cursor_ms)
    if conversation.phase != "idle" or now_ms > 0:
        frame.playhead()
    else:
        _teach(painter, geometry)
    chip, at_ms = None, pointing.listening.at_ms
    if at_ms is not None:
        covered = QRectF(view.bar.geometry()) if view.bar.isVisible() else None
        chip = cursors.replay(at_ms, pointing.listening.words, covered)
    _hover(painter, view, geometry, now_ms)
    if view.shows_focus:
        painter.setPen(QPen(tokens.color("user"), tokens.ring_px))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(view.rect().adjusted(1, 1, -1, -1))
    return chip


def _hover(painter: QPainter, view: WaveformView, geometry: WaveformGeometry, now_ms: float) -> None:
    place = view.pointer.place
    if place is None or view.pointer.gesture or now_ms <= 0 or not geometry.plot.contains(place):
        return
    at_ms = geometry.time(place.x())
    if place.y() < axis_px() or not 0 <= at_ms <= now_ms:
        return
    lane = geometry.lane_at(place.y())
    lines = [levels_at(view.source, at_ms)]
    slack_ms = _HOVER_PX * geometry.ms_per_px
    lines += said_at(view.conversation.timeline, at_ms, slack_ms, lane, view.call_name)
    covered = view.bar.isVisible() or view.pointing.listening.playing
    paint_readout(painter, geometry, palette.current(), lines, place, axis_px() if covered else 4.0)


def _teach(painter: QPainter, geometry: WaveformGeometry) -> None:
    painter.setFont(fonts.sans(fonts.CONTROL_PX))
    painter.setPen(palette.current().color("tertiary"))
    words = QCoreApplication.translate(
        "WaveformView", "Both voices appear here: yours as it is sent, the assistant's as it is heard."
    )
    painter.drawText(geometry.plot.adjusted(0, 30, 0, -8), int(Qt.AlignmentFlag.AlignCenter), words)
