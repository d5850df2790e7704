"""Says to screen readers what changed, and little of it: in this program somebody else is speaking."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from desktop_app.ui import wording

if TYPE_CHECKING:
    from desktop_app.controller.conversation_controller import ConversationController
    from desktop_app.controller.status import Notice

_SETTLES_MS = 600
_LONGEST_TEXT = 1_000
_LEFT_MS = (300_000.0, 60_000.0)
_TOLD_AT_ONCE = ("muted", "recording")


class Announcer(QObject):
    """Tells of the session's beginning and end, of mute, cuts, problems, the time limit, and of answers in writing.

    That somebody speaks is heard and not said. A state is said when it has lasted 600 ms, so that what comes and goes
    is no flood.

    Signals:
        said(str, bool): what was said, and whether it may interrupt what a screen reader is saying.
    """

    said = Signal(str, bool)

    def __init__(self, window: QWidget, conversation: ConversationController, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._conversation = conversation
        self._phase = str(conversation.phase)
        self._last = ""
        self._told_items: set[str] = set()
        self._told_left: set[float] = set()
        self._soon = QTimer(self, singleShot=True, interval=_SETTLES_MS)
        self._soon.timeout.connect(self._say_status)
        conversation.status_changed.connect(self._say_soon)
        conversation.phase_changed.connect(self._say_soon)
        conversation.notice_raised.connect(self._say_notice)
        conversation.muted_changed.connect(self._say_muted)
        conversation.talking_changed.connect(self._say_talking)
        conversation.item_changed.connect(self._look_at)
        conversation.clock_ticked.connect(self._watch_the_limit)
        conversation.conversation_cleared.connect(self._begin_again)

    def say(self, text: str, *, urgent: bool = False) -> None:
        """Say something now; urgent words interrupt others."""
        words = wording.plain(text).strip()
        if not words:
            return
        event = QAccessibleAnnouncementEvent(self._window, words)
        level = QAccessible.AnnouncementPoliteness
        event.setPoliteness(level.Assertive if urgent else level.Polite)
        QAccessible.updateAccessibility(event)
        self.said.emit(words, urgent)

    def _say_soon(self) -> None:
        self._soon.start()

    def _say_status(self) -> None:
        status, phase = self._conversation.status, str(self._conversation.phase)
        was, self._phase = self._phase, phase
        moved = phase != was
        matters = moved or status.severity in ("warning", "problem")
        if not matters or status.code in _TOLD_AT_ONCE:
            return
        opening = self.tr("The session has begun.") if moved and phase == "live" and was != "reconnecting" else ""
        words = f"{opening} {status.headline} {status.detail}".strip()
        if words != self._last:
            self._last = words
            self.say(words, urgent=status.severity == "problem")

    def _say_notice(self, notice: Notice) -> None:
        self.say(f"{notice.headline} {notice.detail}", urgent=notice.severity == "problem")

    def _say_muted(self, muted: bool) -> None:
        self._last = ""
        self.say(self.tr("Muted.") if muted else self.tr("No longer muted."), urgent=True)

    def _say_talking(self, talking: bool) -> None:
        # Held, one knows; pressed to begin and pressed to end, one may not.
        if self._conversation.talk.toggles:
            self.say(self.tr("Recording.") if talking else self.tr("Sent."), urgent=True)

    def _look_at(self, item_id: str) -> None:
        item = self._conversation.transcript.get(item_id)
        if item is None or item.role != "assistant" or item_id in self._told_items:
            return
        if item.truncated_at_ms is not None:
            self._told_items.add(item_id)
            self.say(self.tr("Cut at {0}.").format(wording.milliseconds(item.truncated_at_ms)))
        elif item.status == "completed" and item.parts and all(part.kind == "text" for part in item.parts):
            self._told_items.add(item_id)
            self.say(" ".join(part.text for part in item.parts)[:_LONGEST_TEXT])

    def _watch_the_limit(self, elapsed_ms: float) -> None:
        limit_ms = self._conversation.limit_ms
        for left_ms in _LEFT_MS:
            if limit_ms and 0 < limit_ms - elapsed_ms <= left_ms and left_ms not in self._told_left:
                self._told_left.add(left_ms)
                if limit_ms > 2 * left_ms:  # a short session's end is no surprise
                    minutes = round(left_ms / 60_000)
                    self.say(self.tr("This session ends within {0} min.").format(minutes))

    def _begin_again(self) -> None:
        self._told_items.clear()
        self._told_left.clear()
