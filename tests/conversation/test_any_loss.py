"""Whatever happens before and after, and whenever a connection is lost, what must hold of a conversation holds."""

from __future__ import annotations

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import rule
from service_simulator import ServiceSimulator
from test_any_legal_order import AnyLegalOrder

from desktop_app.protocol.client_events import ConversationItemDelete


class AnyLoss(AnyLegalOrder):
    """The same, over one connection after the other; each fresh service knows what it was told and no more."""

    @rule(gap_ms=st.sampled_from([0.0, 700.0, 20_000.0]), again=st.booleans(), typed=st.booleans())
    def the_connection_is_lost(self, gap_ms: float, again: bool, typed: bool) -> None:
        outbox, own_id = self.machine._state.outbox, self.machine._state.own_id
        unwanted = {own_id(each.event.item_id) for each in outbox.unanswered((ConversationItemDelete,))}
        texts = {item_id: text for item_id, text in self.texts().items() if text and item_id not in unwanted}
        unsettled_ms = self.machine.unsettled_from_ms if again else None
        self.act(self.machine.session_ended(at_ms=self.now_ms, goes_on=True))
        self.service.from_client.clear()
        if typed:
            self.act(self.machine.interrupt(at_ms=self.now_ms))
        self.service.from_client.clear()
        self.default_creates.clear()
        self.now_ms += gap_ms
        self.service = self.fresh_service()
        session = self.service.to_client.popleft().session
        self.act(self.machine.resume(session, "again", at_ms=self.now_ms, said_again_from_ms=unsettled_ms))
        after = {item_id: text for item_id, text in self.texts().items() if text and item_id not in unwanted}
        assert after == texts, "a loss changed what was said"

    def fresh_service(self) -> ServiceSimulator:
        fresh = ServiceSimulator(self.service.detection)
        fresh._count = self.service._count
        fresh.cancelled = self.service.cancelled
        return fresh

    def texts(self) -> dict[str, str]:
        items = self.machine.transcript.items
        return {item.item_id: item.text for item in items if item.seam_ms is None and item.status != "listening"}

    def _agree(self) -> None:
        """The service knows the rows it was told and those it made, in the window's order."""
        state = self.machine._state
        items = [item for item in self.machine.transcript.items if item.status != "listening"]
        known = [item.item_id for item in items if state.wire_id(item.item_id) is not None]
        # The output that stands for a lost call's has no row of its own.
        told = [wire_id for wire_id in self.service.order if not wire_id.startswith("duologue_lost_")]
        there = [state.own_id(wire_id) for wire_id in told]
        assert [own_id for own_id in there if own_id] == known
        active = self.service.active
        assert self.machine.active_response_id == (None if active is None else active.response_id)
        assert self.default_creates == set()


TestAnyLoss = AnyLoss.TestCase
TestAnyLoss.settings = settings(max_examples=150, stateful_step_count=60)
