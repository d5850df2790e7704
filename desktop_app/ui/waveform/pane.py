"""The waveform with its few tools, over the strip that shows the whole session."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.ui.button import Button
from desktop_app.ui.look.surface import Surface
from desktop_app.ui.waveform.overview import HIGH_PX, WaveformOverview
from desktop_app.ui.waveform.view import WaveformView

if TYPE_CHECKING:
    from desktop_app.controller.conversation_controller import ConversationController
    from desktop_app.controller.waveform_source import WaveformSource


class WaveformPane(Surface):
    """Holds the waveform; its tools stand in the corner above the lanes' names."""

    def __init__(
        self, conversation: ConversationController, source: WaveformSource, parent: QWidget | None = None
    ) -> None:
        super().__init__("surface", "", parent)
        self._conversation = conversation
        self.view = WaveformView(conversation, source)
        self.overview = WaveformOverview(self.view)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.overview)
        sight = self.view.sight
        self._tools = QWidget(self)
        self._row = QHBoxLayout(self._tools)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self.play = self._tool("play", self.tr("Play from the cursor"), self.view.pointing.play)
        self._tool("zoom-out", self.tr("Show more time"), sight.zoom_out)
        self._tool("zoom-in", self.tr("Show less time, larger"), sight.zoom_in)
        self._tool("fit", self.tr("Show the whole session"), sight.fit)
        self.follow = self._tool("follow", self.tr("Follow now"), sight.follow)
        sight.changed.connect(self._show_following)
        conversation.replay_changed.connect(self._show_playing)
        self.setMinimumHeight(self.view.minimumHeight() + HIGH_PX)
        self._show_following()

    def _tool(self, icon: str, name: str, action: object) -> Button:
        button = Button(icon=icon, look="tool", name=name)
        button.clicked.connect(action)
        self._row.addWidget(button)
        return button

    def _show_following(self) -> None:
        self.follow.set_look("tool" if self.view.sight.window.following else "tool-on")

    def _show_playing(self) -> None:
        playing = self._conversation.replay.playing
        self.play.set_icon("stop" if playing else "play")
        self.play.set_name(self.tr("Stop playing") if playing else self.tr("Play from the cursor"))

    # Qt's own names from here on.

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tools.adjustSize()
        self._tools.move(4, 9)
        self._tools.raise_()
