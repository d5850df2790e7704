"""The cursor and the selection of the waveform: how they move, and what they play."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop_app.ui.waveform.listening import Listening
from desktop_app.ui.waveform.selection import Selection
from desktop_app.ui.waveform.words import marker_words

if TYPE_CHECKING:
    from desktop_app.controller.conversation_controller import ConversationController


class Pointing(QObject):
    """What somebody points at, whether by mouse or by keys.

    Signals:
        changed: the cursor or the selection is somewhere else.
        sight_wanted(float): this time should be in sight.
        said(str): what the cursor came to, for those who cannot see it.
        item_requested(str): somebody clicked what an item sounds like.
    """

    changed = Signal()
    sight_wanted = Signal(float)
    said = Signal(str)
    item_requested = Signal(str)

    def __init__(self, conversation: ConversationController, parent: QObject) -> None:
        super().__init__(parent)
        self.selection = Selection()
        self.listening = Listening(conversation, self.selection)
        self._conversation = conversation

    def forget(self) -> None:
        """Nobody points anywhere."""
        self.selection.cursor_ms = self.selection.anchor_ms = None
        self.changed.emit()

    def within_session(self, at_ms: float) -> float:
        """The nearest time that the session has."""
        return min(max(at_ms, 0.0), self._conversation.now_ms())

    def place(self, at_ms: float) -> None:
        """Put the cursor somewhere, in silence; nothing is selected."""
        self.selection.place(self.within_session(at_ms))
        self.changed.emit()

    def extend(self, at_ms: float) -> None:
        """Select from the anchor to a time."""
        self.selection.extend(self.within_session(at_ms))
        self.changed.emit()

    def go_to(self, at_ms: float, *, extend: bool = False) -> None:
        """Put the cursor somewhere, or with `extend` its end of the selection, and bring it into sight."""
        self.extend(at_ms) if extend else self.place(at_ms)
        self.sight_wanted.emit(self.selection.cursor_ms or 0.0)

    def select_all(self) -> None:
        """Select the whole session."""
        self.selection.select(0.0, self._conversation.now_ms())
        self.changed.emit()

    def clear(self) -> None:
        """Nothing is selected."""
        self.selection.clear()
        self.changed.emit()

    def go_to_moment(self, direction: int) -> None:
        """Put the cursor on the next marker (1) or on the one before (-1), and say what it is."""
        markers, cursor_ms = self._conversation.timeline.markers, self.selection.cursor_ms
        if direction > 0:
            after_ms = -1.0 if cursor_ms is None else cursor_ms
            found = next((marker for marker in markers if marker.at_ms > after_ms), None)
        else:
            before_ms = self._conversation.now_ms() if cursor_ms is None else cursor_ms
            found = next((marker for marker in reversed(markers) if marker.at_ms < before_ms), None)
        if found is not None:
            self.go_to(found.at_ms)
            self.said.emit(marker_words(found))

    def play(self) -> None:
        """Play what is selected, or from the cursor on, or from the start; stop if something is played."""
        if self._conversation.now_ms() <= 0:
            return
        if self.selection.cursor_ms is None:
            self.selection.place(0.0)
        self.listening.play_here()
        self.changed.emit()

    def play_from(self, at_ms: float) -> None:
        """Put the cursor somewhere and play from there."""
        self.place(at_ms)
        self.listening.play_from(at_ms)

    def play_selection(self) -> None:
        """Play what is selected, from its start."""
        self.listening.play_selection()

    def play_at(self, at_ms: float, lane: str, slack_ms: float) -> None:
        """Play from a time on, and say which item sounds there."""
        if 0 <= at_ms < self._conversation.now_ms():
            item_id = self.listening.click(at_ms, lane, slack_ms)
            self.changed.emit()
            if item_id:
                self.item_requested.emit(item_id)

    def play_whole_at(self, at_ms: float, lane: str) -> None:
        """Select and play all of what sounds in a lane at a time."""
        self.listening.double_click(at_ms, lane)
        self.changed.emit()

    @property
    def holds_something(self) -> bool:
        """Whether there is something to take back: a replay or a selection."""
        return self.listening.playing or self.selection.stretch is not None

    def take_back(self) -> None:
        """Stop playing, else clear the selection."""
        if self.listening.playing:
            self.listening.stop()
        else:
            self.clear()
