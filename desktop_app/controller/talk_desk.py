"""Push to talk as the window sees it: may one talk, does one, and what the key is called."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from desktop_app.controller.phase import Phase
from desktop_app.controller.session_life import SessionLife
from desktop_app.controller.talk_gate import TalkGate


class TalkDesk(QObject):
    """Hands presses and releases of the talk key to the running session.

    Attributes:
        key_name: what the talk key is called, for a person.
        toggles: it is pressed to begin and pressed to end, instead of held.

    Signals:
        changed(bool): somebody talks now, or no longer; a press counts from its 100th ms on.
        key_changed: the key has another name, or works another way.
    """

    changed = Signal(bool)
    key_changed = Signal()

    def __init__(self, life: SessionLife, gate: TalkGate) -> None:
        super().__init__()
        self.key_name = "Space"
        self.toggles = False
        self._life = life
        self._gate = gate
        self._told = False

    @property
    def pressed(self) -> bool:
        """Whether the key is down, or was pressed and not pressed again."""
        return self._gate.pressed

    def press(self) -> None:
        """The key goes down; nothing where turns are detected, and nothing while muted."""
        may = self._life.phase in (Phase.LIVE, Phase.RECONNECTING) and self._gate.push_to_talk and not self._gate.muted
        if may and not self._gate.pressed and self._life.run is not None:
            self._life.run.press_talk()

    def release(self) -> None:
        """The key comes up."""
        if self._gate.pressed and self._life.run is not None:
            self._life.run.release_talk()
        self.look()

    def use(self, push_to_talk: bool) -> None:
        """Follow the session's turn detection; who talks when it comes on has said what was said."""
        self._gate.push_to_talk = push_to_talk
        if not push_to_talk and self._gate.pressed and self._life.run is not None:
            self._life.run.drop_talk()
        self.look()

    def look(self) -> None:
        """Tell when somebody began or stopped to talk."""
        if self._gate.talking != self._told:
            self._told = self._gate.talking
            self.changed.emit(self._told)

    def name_key(self, name: str, *, toggles: bool) -> None:
        """Call the key this in every sentence about it."""
        if (name, toggles) != (self.key_name, self.toggles):
            self.key_name, self.toggles = name, toggles
            self.key_changed.emit()
