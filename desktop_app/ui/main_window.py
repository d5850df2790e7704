"""The window itself: on the screen at once, furnished when the rest of the program is there."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QSize, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow

if TYPE_CHECKING:
    from desktop_app.controller.audio_desk import AudioDesk
    from desktop_app.controller.connection_desk import ConnectionDesk
    from desktop_app.controller.conversation_controller import ConversationController
    from desktop_app.controller.preferences import Preferences
    from desktop_app.controller.waveform_source import WaveformSource
    from desktop_app.ui.present.mode import PresentMode
    from desktop_app.ui.transcript.reading_place import ReadingPlace
    from desktop_app.ui.workspace import Workspace

_SIZE = QSize(1280, 800)
_SMALLEST = QSize(880, 580)


class MainWindow(QMainWindow):
    """A frame that remembers where it stood; `furnish` fills it.

    Imports nothing heavy, so that a person sees the window before most of the program is loaded.
    """

    def __init__(self, preferences: Preferences) -> None:
        super().__init__()
        self.workspace: Workspace | None = None
        self._presenting: PresentMode | None = None
        self._reading: ReadingPlace | None = None
        self._reads_elsewhere = False
        self._preferences = preferences
        self._parts: tuple[ConversationController, AudioDesk, WaveformSource, ConnectionDesk] | None = None
        self._anew = QTimer(self, singleShot=True, interval=0)
        self._anew.timeout.connect(self._furnish_anew)
        preferences.changed.connect(self._follow)
        self.setWindowTitle("Duologue")
        self.setMinimumSize(_SMALLEST)
        self.resize(_SIZE)
        if preferences.geometry:
            self.restoreGeometry(QByteArray(preferences.geometry))

    def furnish(
        self,
        conversation: ConversationController,
        desk: AudioDesk,
        waveform: WaveformSource,
        connections: ConnectionDesk,
    ) -> Workspace:
        """Fill the window with the conversation."""
        from desktop_app.ui.workspace import Workspace

        self._parts = (conversation, desk, waveform, connections)
        self.workspace = Workspace(self, conversation, desk, waveform, self._preferences, connections)
        self.setCentralWidget(self.workspace)
        if self._presenting is None and conversation.present is not None:
            from desktop_app.ui.present.mode import PresentMode

            self._presenting = PresentMode(self, conversation, conversation.present, self._preferences)
        return self.workspace

    def read_on_at(self, place: ReadingPlace | None) -> None:
        """Show this place of the transcript once the window has been furnished anew; None: the newest row."""
        self._reading, self._reads_elsewhere = place, True

    def _follow(self, field: str) -> None:
        if field == "text_scale":
            self._anew.start()  # not now: the one who changed it is a part of what goes

    def _furnish_anew(self) -> None:
        """Another language, another size of text: every part is made again; the conversation does not notice."""
        from desktop_app.ui import fresh_furniture

        if self.workspace is None or self._parts is None:
            return
        self._parts[0].retell()
        self.setUpdatesEnabled(False)
        in_hand = fresh_furniture.take(self.workspace)
        if self._reads_elsewhere:
            in_hand = replace(in_hand, reading=self._reading)
            self._reads_elsewhere = False
        old, workspace = self.workspace, self.furnish(*self._parts)
        old.deleteLater()
        self.setUpdatesEnabled(True)
        fresh_furniture.give_back(workspace, in_hand)
        if self._presenting is not None:
            self._presenting.cover()

    # Qt's own names from here on.

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._anew.start()

    def closeEvent(self, event: QCloseEvent) -> None:
        before = None if self._presenting is None else self._presenting.geometry
        self._preferences.set_geometry(bytes((before or self.saveGeometry()).data()))
        if self.workspace is not None:
            self.workspace.keep_sizes()
        if self._presenting is not None:
            self._presenting.close()
        super().closeEvent(event)
