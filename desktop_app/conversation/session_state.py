"""What the parts of the core share: one session's state, and the changes since the caller last looked."""

from __future__ import annotations

from collections import Counter

from desktop_app.conversation.append_clock import AppendClock
from desktop_app.conversation.changes import (
    Change,
    ItemAdded,
    ItemChanged,
    ItemRemoved,
    Problem,
    ProblemKind,
    ProblemReported,
    TimelineChanged,
    TurnChanged,
    UsageChanged,
)
from desktop_app.conversation.dialect_facts import DialectFacts
from desktop_app.conversation.heard_text import SpeechRate
from desktop_app.conversation.outbox import Outbox
from desktop_app.conversation.responses import Responses
from desktop_app.conversation.session_facts import SessionFacts
from desktop_app.conversation.timeline import Timeline
from desktop_app.conversation.transcript import Transcript, TranscriptItem
from desktop_app.conversation.turn_metrics import TurnBook
from desktop_app.conversation.usage import UsageTotals
from desktop_app.protocol.server_events import RateLimit

_LOOK_AGAIN = (ItemChanged, TimelineChanged, TurnChanged, UsageChanged)


class SessionState:
    """One session's state.

    Attributes:
        counters: how often something happened that nobody needs to be told: benign races by code, late audio
            (``late_audio``), events unknown or malformed.
        deleted: ids of items that are gone; late news about them are ignored.
        ended: the connection is gone.
    """

    def __init__(self, dialect: DialectFacts, prefix: str) -> None:
        self.dialect = dialect
        self.outbox = Outbox(prefix)
        self.facts = SessionFacts(self.outbox)
        self.transcript = Transcript()
        self.timeline = Timeline()
        self.turns = TurnBook()
        self.responses = Responses()
        self.append_clock = AppendClock()
        self.speech_rate = SpeechRate()
        self.usage = UsageTotals()
        self.rate_limits: tuple[RateLimit, ...] = ()
        self.rate_limits_at_ms = 0.0
        self.counters: Counter[str] = Counter()
        self.deleted: set[str] = set()
        self.ended = False
        self._changes: list[Change] = []

    def note(self, change: Change) -> None:
        """Tell the caller of a change; news that only says "look again" is told once a call."""
        if not isinstance(change, _LOOK_AGAIN) or change not in self._changes:
            self._changes.append(change)

    def report(self, kind: ProblemKind, code: str, message: str = "", param: str | None = None) -> None:
        """Tell the caller of a problem that no `error` event names."""
        self.note(ProblemReported(Problem(kind, code, message, param)))

    def take_changes(self) -> list[Change]:
        """The changes since the last call."""
        changes, self._changes = self._changes, []
        return changes

    def place(self, item: TranscriptItem, previous_item_id: str | None) -> None:
        """Put an item where the server says."""
        known = self.transcript.index_of(item.item_id) is not None
        self._tell_places(item, known, self.transcript.place(item.item_id, previous_item_id))

    def place_last(self, item: TranscriptItem) -> None:
        """Put an item at the end, unless it has a place already or is out of band."""
        if not item.out_of_band and self.transcript.index_of(item.item_id) is None:
            self._tell_places(item, False, self.transcript.place_last(item.item_id))

    def remove(self, item_id: str) -> TranscriptItem | None:
        """Take an item out of the transcript."""
        placed = self.transcript.index_of(item_id) is not None
        item = self.transcript.remove(item_id)
        if placed:
            self.note(ItemRemoved(item_id))
        return item

    def _tell_places(self, item: TranscriptItem, known: bool, moved: list[str]) -> None:
        if known and item.item_id not in moved:
            self.note(ItemChanged(item.item_id))
        for moved_id in moved:
            if known or moved_id != item.item_id:
                self.note(ItemRemoved(moved_id))
            self.note(ItemAdded(moved_id))
