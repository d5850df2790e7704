"""What the keys do in the waveform; `shortcuts` says it in the sheet."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

if TYPE_CHECKING:
    from desktop_app.ui.waveform.view import WaveformView

_FINE = 100.0
_COARSE = 10.0
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


def action_of(view: WaveformView, event: QKeyEvent) -> Callable[[], object] | None:
    """What a key means, None for nothing.

    Left and Right move the cursor, with Shift they select, with Ctrl they move the picture; Page Up and Page Down go
    from moment to moment; Enter plays and stops; Escape stops, then takes the selection back; + and - zoom, 0 shows the
    whole session, Home goes to its start, End follows it; Ctrl+A selects all, S saves the selection.
    """
    key, held = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if key in _STEPS:
        return _step(view, _STEPS[key], held)
    if held == Qt.KeyboardModifier.ControlModifier:
        return view.pointing.select_all if key == Qt.Key.Key_A else None
    if held & ~Qt.KeyboardModifier.ShiftModifier:
        return None
    if key == Qt.Key.Key_Escape:
        return view.pointing.take_back if view.pointing.holds_something else None
    actions: dict[Qt.Key, Callable[[], object]] = {
        Qt.Key.Key_Plus: view.sight.zoom_in,
        Qt.Key.Key_Equal: view.sight.zoom_in,
        Qt.Key.Key_Minus: view.sight.zoom_out,
        Qt.Key.Key_0: view.sight.fit,
        Qt.Key.Key_Home: lambda: view.pointing.go_to(0.0),
        Qt.Key.Key_End: view.sight.follow,
        Qt.Key.Key_PageUp: lambda: view.pointing.go_to_moment(-1),
        Qt.Key.Key_PageDown: lambda: view.pointing.go_to_moment(1),
        Qt.Key.Key_Return: view.pointing.play,
        Qt.Key.Key_Enter: view.pointing.play,
        Qt.Key.Key_S: view.save_selection,
    }
    return actions.get(key)


def _step(view: WaveformView, direction: int, held: Qt.KeyboardModifier) -> Callable[[], object] | None:
    if held == Qt.KeyboardModifier.ControlModifier:
        return lambda: view.sight.pan(direction * view.sight.window.span_ms / _COARSE)
    if held in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier):
        extend = held == Qt.KeyboardModifier.ShiftModifier
        return lambda: view.pointing.go_to(_from(view) + direction * view.sight.window.span_ms / _FINE, extend=extend)
    return None


def _from(view: WaveformView) -> float:
    """Where the cursor stands, or begins."""
    cursor_ms, window = view.pointing.selection.cursor_ms, view.sight.window
    if cursor_ms is not None:
        return cursor_ms
    return view.conversation.now_ms() if window.following else window.start_ms + window.span_ms / 2
