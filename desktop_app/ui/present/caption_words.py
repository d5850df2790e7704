"""What is being said and heard now, for captions: who, and the words so far."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from desktop_app.ui import wording
from desktop_app.ui.transcript.row import word_at

if TYPE_CHECKING:
    from desktop_app.controller.conversation_controller import ConversationController
    from desktop_app.controller.present_desk import PresentDesk
    from desktop_app.conversation.transcript import TranscriptItem

_STAYS_MS = 6_000
_LONGEST = 2_000


class Spoken(NamedTuple):
    """Words of one voice; `speaker` is ``user``, ``assistant``, or empty for words of a demo."""

    speaker: str
    text: str

    @property
    def who(self) -> str:
        """The voice's name for people."""
        names = {
            "user": QCoreApplication.translate("Captions", "You"),
            "assistant": QCoreApplication.translate("Captions", "Assistant"),
        }
        return names.get(self.speaker, "")


NOTHING = Spoken("", "")


class CaptionWords(QObject):
    """Follows the conversation: the words of whoever spoke last, of the assistant only what was heard.

    They stay six seconds after the last of them. Words of a demo go before, as long as it shows them.

    Signals:
        changed: `now` is another.
    """

    changed = Signal()

    def __init__(self, conversation: ConversationController, present: PresentDesk, parent: QObject) -> None:
        super().__init__(parent)
        self._conversation = conversation
        self._present = present
        self._spoken = self.now = NOTHING
        self._stays = QTimer(self, singleShot=True, interval=_STAYS_MS)
        self._stays.timeout.connect(self._forget)
        conversation.item_added.connect(self._look_at)
        conversation.item_changed.connect(self._look_at)
        conversation.conversation_cleared.connect(self._forget)
        present.caption_shown.connect(self._show)
        latest = next((item for item in reversed(conversation.transcript.items) if item.kind == "message"), None)
        if latest is not None and conversation.phase != "idle":
            self._look_at(latest.item_id)
        self._show()

    def _look_at(self, item_id: str) -> None:
        item = self._conversation.transcript.get(item_id)
        if item is None or item.kind != "message" or item.out_of_band:
            return
        spoken = self._masked(spoken_of(item))
        if not spoken.text or spoken == self._spoken or not self._is_latest(item):
            return
        self._spoken = spoken
        self._stays.start()
        self._show()

    def _is_latest(self, item: TranscriptItem) -> bool:
        """A transcription that comes late does not take the assistant's words away while they sound."""
        if item.role == "assistant" or self._spoken.speaker != "assistant" or not self._stays.isActive():
            return True
        items = [each for each in self._conversation.transcript.items if each.kind == "message"]
        return bool(items) and items[-1].item_id == item.item_id

    def _forget(self) -> None:
        self._spoken = NOTHING
        self._show()

    def _show(self) -> None:
        now = (
            self._masked(Spoken("", wording.harmless(self._present.caption))) if self._present.caption else self._spoken
        )
        if now != self.now:
            self.now = now
            self.changed.emit()

    def _masked(self, spoken: Spoken) -> Spoken:
        """Captions are made to be recorded: nothing private is in them, in Present mode or not."""
        return spoken._replace(text=self._present.mask(spoken.text))


def spoken_of(item: TranscriptItem) -> Spoken:
    """What of an item has been said and heard by now."""
    if item.role == "user":
        return Spoken("user", _shown(item.text))
    if item.role != "assistant":
        return NOTHING
    before, now, _after = word_at(item.heard_text, item.unheard_text)
    return Spoken("assistant", _shown(before + now if item.heard_text else ""))


def _shown(text: str) -> str:
    return " ".join(wording.harmless(text[-_LONGEST:]).split())
