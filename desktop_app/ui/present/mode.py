"""Present mode of the window: dressed for a recording, and put back exactly as it was."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QObject, QPoint, QRect, QSize, Qt

from desktop_app.ui import veil
from desktop_app.ui.look import fonts
from desktop_app.ui.present.caption_band import CaptionBand
from desktop_app.ui.present.captions import CaptionsWindow
from desktop_app.ui.present.curtain import Curtain
from desktop_app.ui.present.hints import KeyHint, UsedKeys
from desktop_app.ui.present.sizes import PresentSize, chosen, sizes_on
from desktop_app.ui.transcript.reading_place import ReadingPlace, place_of

if TYPE_CHECKING:
    from desktop_app.controller.conversation_controller import ConversationController
    from desktop_app.controller.preferences import Preferences
    from desktop_app.controller.present_desk import PresentDesk
    from desktop_app.ui.main_window import MainWindow

_ANY_PX = 16_777_215


@dataclasses.dataclass(frozen=True, slots=True)
class _Before:
    """How the window stood; `geometry` is for the next run, and for a window that filled the screen."""

    geometry: QByteArray
    place: QPoint
    size: QSize
    filled_screen: bool
    smallest: QSize
    reading: ReadingPlace | None


class PresentMode(QObject):
    """Lives as long as the window, whose contents are made anew when the mode begins and ends.

    The order matters: first the veil and the curtain, so that nothing is seen in between, then size and text.
    """

    def __init__(
        self, window: MainWindow, conversation: ConversationController, present: PresentDesk, preferences: Preferences
    ) -> None:
        super().__init__(window)
        self._window = window
        self._conversation = conversation
        self._present = present
        self._preferences = preferences
        self._before: _Before | None = None
        self._curtain: Curtain | None = None
        self._used: UsedKeys | None = None
        self.hint: KeyHint | None = None
        self.captions: CaptionsWindow | None = None
        self.band = CaptionBand(window, self._transcript_room)
        present.caption_shown.connect(self._show_band)
        present.changed.connect(self._follow)
        present.captions_changed.connect(self._show_captions)
        preferences.changed.connect(self._follow_preference)
        conversation.talking_changed.connect(self._name_talk_key)
        self._show_captions()
        if present.on:
            self._begin()

    @property
    def geometry(self) -> QByteArray | None:
        """Where the window stood before, to be kept between runs; None: it stands there."""
        return None if self._before is None else self._before.geometry

    @property
    def size(self) -> PresentSize:
        """The size that is chosen and that the screen has room for."""
        offered = sizes_on(self._window.devicePixelRatioF(), self._window.screen().size())
        return chosen(offered, self._present.size_name, self._present.in_device_pixels)

    def cover(self) -> None:
        """Hide what is private in every widget there is; what comes later is hidden as it comes."""
        self.band.place()
        if self._curtain is not None:
            self._curtain.cover_all()

    def close(self) -> None:
        """The window is being closed: nothing of the mode stays."""
        self._close_captions()
        self._lift()
        self._before = None

    def _follow(self) -> None:
        if self._present.on:
            self._begin()
        else:
            self._end()

    def _begin(self) -> None:
        workspace, window = self._window.workspace, self._window
        reading = None
        if workspace is not None:
            workspace.keep_sizes()
            workspace.sizes_kept = True  # from here on they are not the user's
            reading = place_of(workspace.transcript.view)
        filled = bool(window.windowState() & (Qt.WindowState.WindowMaximized | Qt.WindowState.WindowFullScreen))
        self._before = _Before(
            window.saveGeometry(), window.pos(), window.size(), filled, window.minimumSize(), reading
        )
        veil.wear(self._present.mask)
        self._curtain = Curtain(self)
        self._curtain.dialog_refused.connect(self._say_refused)
        self._curtain.cover_all()
        self.hint = KeyHint(window, self._hint_room)
        self._watch_keys()
        self._take_size()

    def _take_size(self) -> None:
        size, window = self.size, self._window
        fonts.set_least_scale(size.text_scale)
        window.setMinimumSize(0, 0)
        window.setMaximumSize(_ANY_PX, _ANY_PX)
        if window.windowState() & ~Qt.WindowState.WindowActive:
            window.showNormal()
        if size.window == window.screen().size():
            window.showFullScreen()  # with a frame around it, it would not be as large
        else:
            window.setFixedSize(size.window)
            self._bring_onto_screen()
        self._preferences.tell_again("text_scale")  # all parts are made anew

    def _bring_onto_screen(self) -> None:
        window, room = self._window, self._window.screen().availableGeometry()
        x = max(room.left(), min(window.x(), room.right() + 1 - window.frameGeometry().width()))
        y = max(room.top(), min(window.y(), room.bottom() + 1 - window.frameGeometry().height()))
        window.move(x, y)

    def _end(self) -> None:
        before, window = self._before, self._window
        self._lift()
        if before is None:
            return
        self._before = None
        if window.windowState() & Qt.WindowState.WindowFullScreen:
            window.showNormal()
        window.setMaximumSize(_ANY_PX, _ANY_PX)
        window.setMinimumSize(before.smallest)
        if before.filled_screen:
            window.restoreGeometry(before.geometry)
        else:  # to the pixel, which the other is not where a window is larger than its screen
            window.resize(before.size)
            window.move(before.place)
        window.read_on_at(before.reading)
        self._preferences.tell_again("text_scale")

    def _lift(self) -> None:
        veil.wear(None)
        fonts.set_least_scale(1.0)
        for part in (self._curtain, self._used):
            if part is not None:
                part.stop()
                part.deleteLater()
        self._curtain = self._used = None
        if self.hint is not None:
            self.hint.hide()
            self.hint.deleteLater()
            self.hint = None

    def _hint_room(self) -> QRect:
        """The transcript, whose lower right corner is mostly empty, above the words of a demo."""
        room = self._transcript_room()
        return room.adjusted(0, 0, 0, self.band.y() - room.bottom()) if self.band.isVisible() else room

    def _transcript_room(self) -> QRect:
        workspace = self._window.workspace
        if workspace is None:
            return self._window.rect()
        transcript = workspace.transcript
        return QRect(transcript.mapTo(self._window, QPoint(0, 0)), transcript.size())

    def _follow_preference(self, name: str) -> None:
        if not self._present.on:
            return
        if name in ("present_size", "present_device_pixels"):
            self._take_size()
        elif name == "present_hints":
            self._watch_keys()

    def _watch_keys(self) -> None:
        if self._used is not None:
            self._used.stop()
            self._used.deleteLater()
            self._used = None
        if self._present.hints and self.hint is not None:
            self._used = UsedKeys(self.hint, self)

    def _name_talk_key(self, talking: bool) -> None:
        if talking and self._used is not None and self.hint is not None:
            self.hint.show_used(self._conversation.talk.key_name, self.tr("talking"))

    def _say_refused(self) -> None:
        if self.hint is not None:
            self.hint.show_used("", self.tr("Files are chosen when you do not present."))

    def _show_captions(self) -> None:
        if not self._present.captions:
            self._close_captions()
        elif self.captions is None:
            self.captions = CaptionsWindow(self._conversation, self._present, self._preferences)
            self.captions.close_requested.connect(lambda: self._present.set_captions(False))
            self.captions.show()
        self._show_band()

    def _show_band(self) -> None:
        words = self._present.mask(self._present.caption)
        self.band.show_text("" if self.captions is not None else words)

    def _close_captions(self) -> None:
        if self.captions is not None:
            captions, self.captions = self.captions, None
            captions.keep_place()
            captions.close()
            captions.deleteLater()
