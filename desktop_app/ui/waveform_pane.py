"""The waveform with its few tools."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.ui.button import Button
from desktop_app.ui.surface import Surface
from desktop_app.ui.waveform_view import WaveformView

if TYPE_CHECKING:
    from desktop_app.controller.conversation_controller import ConversationController
    from desktop_app.controller.waveform_source import WaveformSource


class WaveformPane(Surface):
    """Holds the waveform; its tools stand in the corner above the lanes' names."""

    def __init__(
        self, conversation: ConversationController, source: WaveformSource, parent: QWidget | None = None
    ) -> None:
        super().__init__("surface", "", parent)
        self.view = WaveformView(conversation, source)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.view)
        self._tools = QWidget(self)
        row = QHBoxLayout(self._tools)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        tools = (
            ("zoom-out", self.tr("Show more time"), self.view.sight.zoom_out),
            ("zoom-in", self.tr("Show less time, larger"), self.view.sight.zoom_in),
            ("fit", self.tr("Show the whole session"), self.view.sight.fit),
            ("follow", self.tr("Follow now"), self.view.sight.follow),
        )
        for icon, name, action in tools:
            button = Button(icon=icon, look="tool", name=name)
            button.clicked.connect(action)
            row.addWidget(button)
        self.follow = button
        self.view.sight.changed.connect(self._show_following)
        self.setMinimumHeight(self.view.minimumHeight())
        self._show_following()

    def _show_following(self) -> None:
        self.follow.set_look("tool" if self.view.sight.window.following else "tool-on")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tools.adjustSize()
        self._tools.move(9, 9)
        self._tools.raise_()
