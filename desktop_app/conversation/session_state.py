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
        exchanged_ids: ids of the wire whose deletion takes no row with it.
        of_before: ids of items of earlier connections; the present one knows them as text or not at all.
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
        self.of_before: set[str] = set()
        self._resumed = False
        self.exchanged_ids: set[str] = set()
        self._own_ids: dict[str, str] = {}
        self._wire_ids: dict[str, str] = {}
        self._beside: dict[str, str] = {}
        self._changes: list[Change] = []

    def resume(self) -> None:
        """Another connection goes on with the conversation: the service counts audio from nothing again."""
        self.ended = False
        self._resumed = True
        self.append_clock = AppendClock()
        self.of_before = {item.item_id for item in (*self.transcript.items, *self.transcript.out_of_band)}

    def seeded(self, own_ids: dict[str, str]) -> None:
        """The service is told of items under these ids of the wire."""
        self._own_ids = own_ids
        self.exchanged_ids.clear()
        self._wire_ids = {own_id: wire_id for wire_id, own_id in own_ids.items()}
        self._beside = {own_id: wire_id for wire_id, own_id in own_ids.items() if self._wire_ids[own_id] != wire_id}

    def exchanged(self, told_as: str, new_id: str) -> None:
        """The service knows an item under another id of the wire now; under none, if that is empty."""
        own_id = self._own_ids.get(told_as, told_as)
        self.exchanged_ids.add(told_as)
        self._wire_ids.pop(own_id, None)
        if new_id:
            self._own_ids[new_id] = own_id
            self._wire_ids[own_id] = new_id

    def told_beside(self, wire_id: str, own_id: str) -> None:
        """The service is told something that is no row of its own; what follows it comes after this item."""
        self._own_ids[wire_id] = own_id
        self._beside[own_id] = wire_id

    def is_seed(self, wire_id: str) -> bool:
        """Whether an id of the wire is that of an item we told the service of."""
        return wire_id in self._own_ids

    def own_id(self, wire_id: str) -> str:
        """The transcript's id of an item the service speaks of."""
        return self._own_ids.get(wire_id, wire_id)

    def wire_id(self, own_id: str) -> str | None:
        """The service's id of an item of the transcript; None where the service does not know it."""
        item = self.transcript.get(own_id)
        if item is not None and item.seam_ms is not None:
            return None
        return self._wire_ids.get(own_id) if own_id in self.of_before else own_id

    def wire_place(self, own_previous_id: str) -> str:
        """The wire's name for the place after an item: the nearest item before it that the service knows, or root.

        What the service was told beside that item, the output of a lost call for one, stays with it.
        """
        index = self.transcript.index_of(own_previous_id)
        if index is None:
            return own_previous_id
        for item in reversed(self.transcript.items[: index + 1]):
            wire_id = self.wire_id(item.item_id)
            if wire_id is not None:
                return self._beside.get(item.item_id, wire_id)
        return "root"

    def changed(self, item_id: str) -> None:
        """Tell that something about an item changed."""
        self.note(ItemChanged(item_id))

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
        previous_item_id = self._after_seams(previous_item_id)
        self._tell_places(item, known, self.transcript.place(item.item_id, previous_item_id))

    def place_last(self, item: TranscriptItem) -> None:
        """Put an item at the end, unless it has a place already or is out of band."""
        if not item.out_of_band and self.transcript.index_of(item.item_id) is None:
            self._tell_places(item, False, self.transcript.place_last(item.item_id))

    def remove(self, item_id: str, *, deleted: bool = False) -> TranscriptItem | None:
        """Take an item out of the transcript; one a person `deleted` is kept aside, for the recording."""
        placed = self.transcript.index_of(item_id) is not None
        item = self.transcript.delete(item_id) if deleted else self.transcript.remove(item_id)
        if placed:
            self.note(ItemRemoved(item_id))
        return item

    def _after_seams(self, previous_item_id: str | None) -> str | None:
        """The transcript's place for a place of the wire: notes of ours that a connection was lost come before it."""
        if not self._resumed:
            return previous_item_id
        items = self.transcript.items
        if previous_item_id in (None, "root") or not self.own_id(previous_item_id or ""):
            # Before all that the service was told; where it was told nothing, after all that it does not know.
            seams = [item.item_id for item in items if item.seam_ms is not None]
            return None if self._wire_ids or not seams else seams[-1]
        previous_item_id = self.own_id(previous_item_id or "")
        index = self.transcript.index_of(previous_item_id)
        while index is not None and index + 1 < len(items) and items[index + 1].seam_ms is not None:
            index += 1
            previous_item_id = items[index].item_id
        return previous_item_id

    def _tell_places(self, item: TranscriptItem, known: bool, moved: list[str]) -> None:
        if known and item.item_id not in moved:
            self.note(ItemChanged(item.item_id))
        for moved_id in moved:
            if known or moved_id != item.item_id:
                self.note(ItemRemoved(moved_id))
            self.note(ItemAdded(moved_id))
