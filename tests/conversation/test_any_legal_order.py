"""Whatever legal order things happen in, what must hold of a conversation holds."""

from __future__ import annotations

from itertools import islice

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from service_simulator import Running, ServiceSimulator

from desktop_app.conversation.changes import (
    AudioArrived,
    AudioFinished,
    CallReady,
    CallsCancelled,
    Change,
    ItemAdded,
    ItemRemoved,
    ItemTruncated,
    PlaybackInterrupted,
    ProblemReported,
    ResponseFinished,
)
from desktop_app.conversation.playback_position import PlaybackPosition
from desktop_app.conversation.session_machine import SessionMachine
from desktop_app.protocol import client_events as ce
from desktop_app.protocol import response_events as re
from desktop_app.protocol import server_events as se
from desktop_app.protocol.items import InputText, MessageItem
from desktop_app.protocol.session_config import ResponseOptions, SessionConfig, TurnDetection

# A service may refuse the output of a call it forgot meanwhile, and a hasty user makes many races.
LEGAL_PROBLEMS = {"invalid_tool_call_id", "races_in_a_loop"}
MODES = [None] + [
    TurnDetection(type="server_vad", silence_duration_ms=200, create_response=create, interrupt_response=interrupt)
    for create in (True, False)
    for interrupt in (True, False)
]


class Speaker:
    """A loudspeaker with a queue, played by hand; reports what a real one does."""

    def __init__(self) -> None:
        self.queue: list[str] = []
        self.enqueued_ms: dict[str, float] = {}
        self.played_ms: dict[str, float] = {}
        self.finished: set[str] = set()

    def enqueue(self, item_id: str, duration_ms: float) -> None:
        if item_id not in self.queue:
            self.queue.append(item_id)
        self.enqueued_ms[item_id] = self.enqueued_ms.get(item_id, 0.0) + duration_ms

    def flush(self) -> list[PlaybackPosition]:
        positions = [PlaybackPosition(item_id, 0, self.played_ms.get(item_id, 0.0)) for item_id in self.queue]
        self.queue.clear()
        return positions


class AnyLegalOrder(RuleBasedStateMachine):
    """The core between a service, a loudspeaker and a user who all do as they like."""

    @initialize(mode=st.sampled_from(MODES))
    def begin(self, mode: TurnDetection | None) -> None:
        self.machine = SessionMachine()
        self.service = ServiceSimulator(mode)
        self.speaker = Speaker()
        self.now_ms = 0.0
        self.shown: list[str] = []
        self.cut: set[str] = set()
        self.truncates: dict[str, int] = {}
        self.received_ms: dict[str, float] = {}
        self.default_creates: set[str] = set()
        self.ready: dict[str, str] = {}
        self.called_off: set[str] = set()
        self.finished: dict[str, str] = {}
        # A service that echoes metadata: from here on no response can be taken for another's.
        self.act(self.machine.out_of_band(ResponseOptions(), at_ms=0.0))
        self._rest()
        self.service.end(self.service.beside[0], "completed", None)
        self._rest()

    # What the controller does

    def act(self, changes: list[Change]) -> None:
        for change in changes:
            if isinstance(change, AudioArrived) and not change.beside:
                assert change.item_id not in self.cut, "audio of a cut item"
                duration_ms = len(change.audio) / 48
                self.received_ms[change.item_id] = self.received_ms.get(change.item_id, 0.0) + duration_ms
                self.speaker.enqueue(change.item_id, duration_ms)
            elif isinstance(change, AudioFinished):
                self.speaker.finished.add(change.item_id)
            elif isinstance(change, PlaybackInterrupted):
                self.cut.update(self.speaker.queue)
                self.act(self.machine.playback_flushed(self.speaker.flush(), self.now_ms))
            elif isinstance(change, ItemTruncated):
                self.cut.add(change.item_id)
                assert 0 <= change.audio_end_ms <= change.heard_ms <= change.received_ms
                assert change.received_ms == self.received_ms.get(change.item_id, 0.0)
            elif isinstance(change, CallReady):
                assert change.call_id not in self.ready, "a call was ready twice"
                assert change.response_id not in self.service.cancelled, "a call of a cancelled response"
                self.ready[change.call_id] = change.response_id
            elif isinstance(change, CallsCancelled):
                self.called_off.update(change.call_ids)
            elif isinstance(change, ResponseFinished):
                assert change.response_id not in self.finished, "a response ended twice"
                self.finished[change.response_id] = change.status
            elif isinstance(change, ProblemReported):
                assert change.problem.code in LEGAL_PROBLEMS, change.problem
            elif isinstance(change, ItemAdded):
                if change.item_id not in self.shown:
                    self.shown.append(change.item_id)
            elif isinstance(change, ItemRemoved):
                self.shown.remove(change.item_id)
        self.send()

    def send(self) -> None:
        for event in self.machine.events_to_send():
            if isinstance(event, ce.ConversationItemTruncate):
                assert event.item_id not in self.truncates, "an item was truncated twice"
                assert event.audio_end_ms <= self.received_ms.get(event.item_id, 0.0)
                self.truncates[event.item_id] = event.audio_end_ms
            elif isinstance(event, ce.ResponseCreate) and not self._beside(event):
                self.default_creates.add(str(event.event_id))
                assert len(self.default_creates) == 1, "two requests on their way"
            self.service.from_client.append(event)

    @staticmethod
    def _beside(event: ce.ResponseCreate) -> bool:
        return bool(event.response) and event.response.conversation == "none"

    def deliver_one(self) -> None:
        event = self.service.to_client.popleft()
        if isinstance(event, re.ResponseCreated):
            self.default_creates.discard(self.service.answered_by.get(event.response.id, ""))
        elif isinstance(event, se.ErrorEvent):
            self.default_creates.discard(str(event.error.event_id))
        self.act(self.machine.receive(event, self.now_ms))

    # The network

    @rule()
    def network_catches_up(self) -> None:
        self._rest()

    @rule(count=st.integers(1, 30))
    def deliver(self, count: int) -> None:
        self.now_ms += 20.0
        while count and self.service.to_client:
            self.deliver_one()
            count -= 1

    @precondition(lambda self: self.service.from_client)
    @rule(count=st.integers(1, 4))
    def commands_arrive(self, count: int) -> None:
        while count and self.service.from_client:
            self.service.take_command()
            count -= 1

    # The model

    def pick(self, number: int) -> Running | None:
        running = [*self.service.beside, *([self.service.active] if self.service.active else [])]
        return running[number % len(running)] if running else None

    @rule(
        number=st.integers(0, 3), steps=st.integers(1, 25), what=st.sampled_from(["speech", "speech", "text", "call"])
    )
    def model_goes_on(self, number: int, steps: int, what: str) -> None:
        running = self.pick(number)
        if running is None:
            return
        if running.open_item is None and len(running.output) < 3:
            if what == "call":
                self.service.begin_call(running)
            else:
                self.service.begin_message(running, spoken=what == "speech")
        for _ in range(steps):
            event = next(running.steps, None)
            if event is None:
                break
            self.service.to_client.append(event)

    def answering(self) -> Running | None:
        """The response in the conversation, asked for where there is none."""
        if self.service.active is None:
            self.act(self.machine.create_response(at_ms=self.now_ms))
            self._rest()
        return self.service.active

    @rule(steps=st.integers(3, 20), ends=st.booleans(), played_ms=st.integers(0, 1_800))
    def assistant_speaks(self, steps: int, ends: bool, played_ms: int) -> None:
        running = self.answering()
        if running is None or running.open_item is not None:
            return
        self.service.begin_message(running, spoken=True)
        self.service.to_client.extend(islice(running.steps, steps))
        if ends and running.open_item is None:
            self.service.end(running, "completed", None)
        self._rest()
        self.speaker_plays(played_ms)

    @rule(calls=st.integers(1, 3), answered=st.integers(0, 3))
    def assistant_calls(self, calls: int, answered: int) -> None:
        running = self.answering()
        if running is None or running.open_item is not None:
            return
        for _ in range(calls):
            self.service.begin_call(running)
            self.service.to_client.extend(running.steps)
        self.service.end(running, "completed", None)
        self._rest()
        for call_id in sorted(self.ready)[len(self.ready) - answered :]:
            self.act(self.machine.answer_call(call_id, "42", at_ms=self.now_ms))

    @precondition(
        lambda self: any(running.output for running in [*self.service.beside, self.service.active] if running)
    )
    @rule(
        number=st.integers(0, 3),
        how=st.sampled_from([("completed", None), ("completed", None), ("incomplete", "max_output_tokens")]),
    )
    def response_ends(self, number: int, how: tuple[str, str | None]) -> None:
        running = self.pick(number)
        if running is None or not running.output:
            return
        for event in running.steps:
            self.service.to_client.append(event)
        self.service.end(running, *how)

    @rule()
    def late_ends_arrive(self) -> None:
        self.service.tell_late_ends()

    # The user

    @precondition(lambda self: self.service.detection is not None)
    @rule(duration_ms=st.integers(100, 2_000))
    def user_speaks_or_stops(self, duration_ms: int) -> None:
        while not self.service.appended_ms and self.service.from_client:
            self.service.take_command()  # the first audio of a session comes behind what was sent before it
        self.service.hear(duration_ms)
        self.machine.audio_appended(duration_ms, self.now_ms)
        self.now_ms += duration_ms
        if self.service.speaking is None:
            self.service.start_speech()
        else:
            self.service.stop_speech()

    @precondition(lambda self: self.service.detection is None)
    @rule(duration_ms=st.sampled_from([40, 400, 900]))
    def user_presses_speaks_releases(self, duration_ms: int) -> None:
        self.act(self.machine.press_to_talk(at_ms=self.now_ms))
        while self.service.from_client:  # audio and commands share one socket
            self.service.take_command()
        self.service.hear(duration_ms)
        self.machine.audio_appended(duration_ms, self.now_ms)
        self.now_ms += duration_ms
        self.act(self.machine.release_to_talk(at_ms=self.now_ms))

    @rule(number=st.integers(0, 9), words=st.sampled_from(["", "hello there"]))
    def service_writes_down(self, number: int, words: str) -> None:
        if self.service.order:
            item_id = self.service.order[number % len(self.service.order)]
            item = self.machine.transcript.get(item_id)
            if item is not None and item.role == "user":
                self.service.write_down(item_id, words)

    @rule()
    def user_types(self) -> None:
        self.act(self.machine.send_text("and?", at_ms=self.now_ms))

    @rule()
    def user_interrupts(self) -> None:
        self.act(self.machine.interrupt(at_ms=self.now_ms))

    @rule(number=st.integers(0, 9))
    def user_deletes(self, number: int) -> None:
        items = self.machine.transcript.items
        if items:
            self.act(self.machine.delete_item(items[number % len(items)].item_id, at_ms=self.now_ms))

    @rule(number=st.integers(0, 9))
    def user_inserts(self, number: int) -> None:
        places = [None, "root", *(item.item_id for item in self.machine.transcript.items)]
        item = MessageItem(role="system", content=[InputText(text="be brief")])
        self.act(self.machine.add_item(item, places[number % len(places)], at_ms=self.now_ms))

    @rule(refused=st.booleans())
    def user_configures(self, refused: bool) -> None:
        self.machine.configure(SessionConfig(instructions="refuse" if refused else "x"), at_ms=self.now_ms)
        self.send()

    # The program

    @precondition(lambda self: self.service.active is None)
    @rule()
    def program_asks_for_a_response(self) -> None:
        self.act(self.machine.create_response(at_ms=self.now_ms))

    @rule(named=st.booleans())
    def program_asks_beside(self, named: bool) -> None:
        if len(self.service.beside) < 3:
            options = ResponseOptions(metadata={"for": "title"}) if named else ResponseOptions()
            self.act(self.machine.out_of_band(options, at_ms=self.now_ms))

    @precondition(lambda self: self.ready)
    @rule(number=st.integers(0, 9))
    def a_function_returns(self, number: int) -> None:
        call_id = sorted(self.ready)[number % len(self.ready)]
        self.act(self.machine.answer_call(call_id, "42", at_ms=self.now_ms))

    @rule()
    def program_cancels(self) -> None:
        self.act(self.machine.cancel_response(at_ms=self.now_ms))

    # The loudspeaker

    @precondition(lambda self: self.speaker.queue)
    @rule(duration_ms=st.integers(1, 1_500))
    def speaker_turns(self, duration_ms: int) -> None:
        self.speaker_plays(duration_ms)

    def speaker_plays(self, duration_ms: int) -> None:
        left_ms = float(duration_ms)
        speaker, machine = self.speaker, self.machine
        while left_ms > 0 and speaker.queue:
            item_id = speaker.queue[0]
            played_ms = speaker.played_ms.get(item_id, 0.0)
            play_ms = min(left_ms, speaker.enqueued_ms[item_id] - played_ms)
            self.act(machine.playback_started(item_id, 0, self.now_ms))
            self.now_ms += play_ms
            speaker.played_ms[item_id] = played_ms + play_ms
            self.act(machine.playback_progress(item_id, 0, played_ms + play_ms, self.now_ms))
            left_ms -= play_ms
            if speaker.played_ms[item_id] < speaker.enqueued_ms[item_id]:
                continue
            if item_id not in speaker.finished and len(speaker.queue) == 1:
                break  # run dry
            speaker.queue.pop(0)
            self.act(machine.playback_finished(item_id, 0, self.now_ms))

    # What must hold

    @invariant()
    def heard_and_unheard_make_the_text(self) -> None:
        transcript = self.machine.transcript
        for item in [*transcript.items, *transcript.out_of_band]:
            assert item.heard_text + item.unheard_text == item.text
            assert item.heard_ms <= item.received_ms + 1e-6
            for part in item.parts:
                assert 0 <= part.heard_chars <= len(part.text)

    @invariant()
    def the_index_is_the_place(self) -> None:
        transcript = self.machine.transcript
        ids = [item.item_id for item in transcript.items]
        assert [transcript.index_of(item_id) for item_id in ids] == list(range(len(ids)))
        assert sorted(self.shown) == sorted(ids), "the changes tell of other items than there are"
        assert not any(item.out_of_band for item in transcript.items)

    @invariant()
    def spans_are_in_order(self) -> None:
        spans = self.machine.timeline.spans
        assert [span.start_ms for span in spans] == sorted(span.start_ms for span in spans)
        assert all(span.end_ms is None or span.end_ms >= span.start_ms for span in spans)
        assert {id(span) for span in spans if span.end_ms is None} == {
            id(span) for span in self.machine.timeline.open_spans
        }

    @rule()
    def all_comes_to_rest(self) -> None:
        """Everything on its way arrives; then both sides must agree."""
        self._rest()
        self._agree()

    def teardown(self) -> None:
        if not hasattr(self, "machine"):
            return
        self._rest()
        self._agree()
        self._end_everything()
        self.act(self.machine.session_ended(at_ms=self.now_ms))
        self.cut.update(self.speaker.queue)
        self.act(self.machine.playback_flushed(self.speaker.flush(), self.now_ms))
        assert list(self.machine.timeline.open_spans) == []
        assert all(item.status in ("completed", "incomplete") for item in self.machine.transcript.items)

    def _rest(self) -> None:
        service = self.service
        service.tell_late_ends()
        while service.from_client or service.to_client:
            while service.from_client:
                service.take_command()
            service.tell_late_ends()
            while service.to_client:
                self.deliver_one()

    def _agree(self) -> None:
        transcript = self.machine.transcript
        order = [item.item_id for item in transcript.items if item.status != "listening"]
        assert order == self.service.order
        active = self.service.active
        assert self.machine.active_response_id == (None if active is None else active.response_id)
        assert self.default_creates == set()
        for item_id, audio_end_ms in self.service.truncated.items():
            item = transcript.get(item_id)
            assert item is None or item.truncated_at_ms == audio_end_ms

    def _end_everything(self) -> None:
        """With every response ended and nobody speaking, no request may be left waiting."""
        if self.service.speaking is not None:
            self.service.stop_speech()
        self._rest()
        for _ in range(80):
            running = self.pick(0)
            self.now_ms += 4_000.0  # a service that never answers by itself is waited for three seconds
            self.act(self.machine.receive(se.RateLimitsUpdated(), self.now_ms))
            if running is None and not self.service.from_client and not self.machine.responses_waiting:
                break
            if running is not None:
                self.service.end(running, "completed", None)
            self._rest()
        assert self.machine.responses_waiting == 0, "a request waits for ever"


TestAnyLegalOrder = AnyLegalOrder.TestCase
TestAnyLegalOrder.settings = settings(max_examples=200, stateful_step_count=60)
