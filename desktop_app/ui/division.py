"""How the window's room is divided: transcript beside the panel, the waveform below both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from desktop_app.ui import veil
from desktop_app.ui.look import fonts

if TYPE_CHECKING:
    from desktop_app.controller.preferences import Preferences

_PANEL_PX = 372
_WAVEFORM_PX = 208
_BARS_PX = 116
_SHARE = 0.36
_WIDE_SHARE = 0.6
_WAVEFORM_SHARE = 0.36
_PRESENTED_SHARE = 0.29


class Division(QSplitter):
    """Two splitters that a person moves; what is given up in a small window comes back in a larger one.

    Attributes:
        upper: the splitter between transcript and panel.
    """

    def __init__(self, transcript: QWidget, panel: QWidget, waveform: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.upper = QSplitter(Qt.Orientation.Horizontal)
        self._panel = panel
        self._waveform = waveform
        self._scale = fonts.scale()
        self._panel_px = fonts.px(_PANEL_PX)
        self._waveform_px = _WAVEFORM_PX
        self._share = _SHARE
        for splitter, first, second in ((self.upper, transcript, panel), (self, self.upper, waveform)):
            splitter.addWidget(first)
            splitter.addWidget(second)
            first.lower()  # a splitter lowers what it takes in, and screen readers begin with the lowest
            splitter.setStretchFactor(0, 1)
            splitter.setStretchFactor(1, 0)
            splitter.setHandleWidth(1)
            splitter.setChildrenCollapsible(False)
        self.upper.splitterMoved.connect(self._note_panel)
        self.splitterMoved.connect(self._note_waveform)

    def widen_panel(self, wide: bool) -> None:
        """Give the panel most of the width, or its usual part again."""
        self._share = _WIDE_SHARE if wide else _SHARE
        self._panel_px = round(self.width() * _WIDE_SHARE) if wide else fonts.px(_PANEL_PX)
        self._share_out()

    def keep(self, preferences: Preferences) -> None:
        """Remember the division."""
        width = sum(self.upper.sizes())
        panel = round(self._panel_px * fonts.scale() / self._scale)  # it grows with the text that has grown since
        preferences.set_splitter_sizes("upper", [width - panel, panel])
        preferences.set_splitter_sizes("lower", [sum(self.sizes()) - self._waveform_px, self._waveform_px])

    def restore(self, preferences: Preferences, window: QSize) -> None:
        """Divide as it was remembered; the first time, as the designer likes it."""
        if len(sizes := preferences.splitter_sizes("lower")) == 2 and sizes[1] > 0:
            self._waveform_px = sizes[1]
        if veil.worn():  # in a recording it is what people look at
            self._waveform_px = max(_WAVEFORM_PX, round(window.height() * _PRESENTED_SHARE))
        self.setSizes([window.height() - self._waveform_px - _BARS_PX, self._waveform_px])
        if len(sizes := preferences.splitter_sizes("upper")) == 2 and sizes[1] > 0:
            self._panel_px = sizes[1]
        self.upper.setSizes([window.width() - self._panel_px, self._panel_px])

    def _note_panel(self) -> None:
        self._panel_px = self.upper.sizes()[1]

    def _note_waveform(self) -> None:
        self._waveform_px = self.sizes()[1]

    def _share_out(self) -> None:
        """In a small window the conversation keeps most of the room."""
        most = max(self._waveform.minimumHeight(), round(self.height() * _WAVEFORM_SHARE))
        waveform = min(self._waveform_px, most)
        if self.height() > waveform and self.sizes()[1] != waveform:
            self.setSizes([self.height() - waveform - self.handleWidth(), waveform])
        if self._panel.isHidden():
            return
        most = max(self._panel.minimumWidth(), round(self.width() * self._share))
        panel = min(self._panel_px, most)
        if self.upper.sizes()[1] != panel:
            self.upper.setSizes([self.width() - panel - self.upper.handleWidth(), panel])

    # Qt's own names from here on.

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_out()
