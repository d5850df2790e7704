"""The menu of a place in the waveform, for those who look for what can be done there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from desktop_app.ui import wording
from desktop_app.ui.waveform.labels import tr

if TYPE_CHECKING:
    from desktop_app.ui.waveform.view import WaveformView


def menu_of(view: WaveformView, at_ms: float) -> QMenu:
    """The menu of a time, which goes when it is closed; what has no meaning there is left out."""
    menu, pointing = QMenu(view), view.pointing
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    at = wording.clock_exact(at_ms)
    if pointing.listening.playing:
        menu.addAction(tr("Stop playing"), pointing.listening.stop)
    menu.addAction(tr("Play from {0}").format(at), lambda: pointing.play_from(at_ms))
    if pointing.selection.stretch is not None:
        menu.addAction(tr("Play the selection"), pointing.play_selection)
        menu.addAction(tr("Zoom to the selection"), view.sight.zoom_to_selection)
        menu.addAction(tr("Save the selection as a sound file…"), view.save_selection)
        menu.addAction(tr("Clear the selection"), pointing.clear)
    menu.addSeparator()
    menu.addAction(tr("Select the whole session"), pointing.select_all)
    menu.addAction(tr("Show the whole session"), view.sight.fit)
    menu.addAction(tr("Follow now"), view.sight.follow)
    menu.addSeparator()
    menu.addAction(tr("Copy the time {0}").format(at), lambda: QGuiApplication.clipboard().setText(at))
    return menu
