"""What a deleted item does to the loudspeaker: it falls silent, and all else plays on without a gap or a repeat."""

from __future__ import annotations

import itertools
import time
from types import SimpleNamespace

import numpy as np
import pytest

from desktop_app.audio.ports import AudioProblem
from desktop_app.audio.ring_sink import RingSink
from desktop_app.controller.live_session import LiveSession
from desktop_app.controller.session_clock import SessionClock
from desktop_app.controller.talk_gate import TalkGate
from desktop_app.controller.waveform_source import WaveformSource
from desktop_app.conversation.session_machine import SessionMachine
from desktop_app.protocol.items import MessageItem, OutputAudio
from desktop_app.protocol.response import Response
from desktop_app.protocol.response_events import (
    ResponseCreated,
    ResponseOutputAudioDelta,
    ResponseOutputAudioDone,
    ResponseOutputItemAdded,
)
from desktop_app.protocol.server_events import ConversationItemAdded, ConversationItemDeleted, ServerEvent

BLOCK_FRAMES = 240


class TurnedSink(RingSink):
    """A loudspeaker that plays a block when it is told to."""

    def __init__(self) -> None:
        self.now_s = time.monotonic()
        super().__init__("turned", 24_000, clock=lambda: self.now_s)

    @property
    def problem(self) -> AudioProblem | None:
        return None

    @property
    def latency_s(self) -> float:
        return 0.0

    def start(self) -> None:
        """It has no motor."""

    def stop(self) -> None:
        """It never runs by itself."""

    def turn(self, blocks: int) -> None:
        for _ in range(blocks):
            self._render(np.zeros(BLOCK_FRAMES, np.int16), self.now_s)
            self.now_s += BLOCK_FRAMES / 24_000


class TurnedClock(SessionClock):
    """The session's clock, which moves with the loudspeaker."""

    sink: TurnedSink | None = None

    def now_ms(self) -> float:
        return self.at_ms(self.sink.now_s) if self.sink is not None else super().now_ms()


@pytest.fixture
def clock() -> TurnedClock:
    return TurnedClock()


@pytest.fixture
def sink(session: LiveSession, clock: TurnedClock) -> TurnedSink:
    turned = TurnedSink()
    clock.sink = turned
    session.use_sink(turned)
    return turned


@pytest.fixture
def session(clock: TurnedClock) -> LiveSession:
    quiet = SimpleNamespace(assistant=lambda *_: None, truncated=lambda *_: None)
    observer = SimpleNamespace(changed=lambda _change: None, send_refused=lambda *_: None)
    live = LiveSession(
        clock=clock,
        gate=TalkGate(),
        machine=SessionMachine(),
        recording=quiet,
        waveform=WaveformSource(),
        observer=observer,
    )
    yield live
    live.spool.close()


def receive(session: LiveSession, *events: ServerEvent) -> None:
    for event in events:
        session.act(lambda machine, at_ms, event=event: machine.receive(event, at_ms))


def answer(session: LiveSession, item_id: str, samples: np.ndarray, previous: str | None) -> None:
    item = MessageItem(id=item_id, role="assistant", content=[OutputAudio()])
    response_id = f"resp_{item_id}"
    receive(
        session,
        ResponseCreated(response=Response(id=response_id)),
        ResponseOutputItemAdded(response_id=response_id, item=item),
        ConversationItemAdded(item=item, previous_item_id=previous),
        ResponseOutputAudioDelta(response_id=response_id, item_id=item_id, delta=samples.astype("<i2").tobytes()),
        ResponseOutputAudioDone(response_id=response_id, item_id=item_id),
    )


def tone(frames: int, value: int) -> np.ndarray:
    """Samples that name their own place, so that a gap or a repeat shows."""
    return (np.arange(frames) % 1000 + value).astype(np.int16)


def heard_of(sink: TurnedSink, item_id: str) -> np.ndarray:
    pieces = [
        block.samples[segment.start_frames : segment.start_frames + segment.frames]
        for block in sink.take_played()
        for segment in block.segments
        if segment.item_id == item_id
    ]
    return np.concatenate(pieces) if pieces else np.zeros(0, np.int16)


def test_a_deleted_item_that_sounds_falls_silent_and_the_next_is_whole(session: LiveSession, sink: TurnedSink) -> None:
    second = tone(4_800, 8_000)
    answer(session, "a", tone(24_000, 1_000), None)
    answer(session, "b", second, "a")
    sink.turn(10)
    sink.take_played()
    receive(session, ConversationItemDeleted(item_id="a"))
    sink.turn(40)
    blocks = sink.take_played()
    frames = dict.fromkeys("ab", 0)
    for segment in itertools.chain.from_iterable(block.segments for block in blocks):
        frames[segment.item_id] += segment.frames
    assert frames["a"] <= BLOCK_FRAMES  # the fade
    assert frames["b"] == len(second)
    assert session.machine.transcript.get("a") is None
    session.played(blocks)
    session.progress()
    assert not session.playout.sounding


def test_an_item_that_sounds_goes_on_where_one_behind_it_is_deleted(session: LiveSession, sink: TurnedSink) -> None:
    first = tone(9_600, 1_000)
    answer(session, "a", first, None)
    answer(session, "b", tone(4_800, 8_000), "a")
    sink.turn(10)
    receive(session, ConversationItemDeleted(item_id="b"))
    sink.turn(60)
    heard = heard_of(sink, "a")
    assert len(heard) == len(first)
    faded = slice(10 * BLOCK_FRAMES, 11 * BLOCK_FRAMES)
    differs = np.nonzero(heard != first)[0]
    assert set(differs) <= set(range(faded.start, faded.stop))  # nothing but the 10 ms of the fade
    assert session.machine.transcript.get("b") is None


def test_a_deleted_item_that_waits_for_a_loudspeaker_is_never_heard(session: LiveSession) -> None:
    answer(session, "a", tone(2_400, 1_000), None)
    receive(session, ConversationItemDeleted(item_id="a"))
    sink = TurnedSink()
    session.use_sink(sink)
    sink.turn(20)
    assert len(heard_of(sink, "a")) == 0


def test_an_item_that_only_moves_is_not_cut(session: LiveSession, sink: TurnedSink) -> None:
    answer(session, "a", tone(2_400, 1_000), None)
    answer(session, "b", tone(2_400, 8_000), "later")  # waits for an item not known yet, and moves when it comes
    answer(session, "later", tone(2_400, 4_000), None)
    sink.turn(60)
    blocks = sink.take_played()
    frames = sum(segment.frames for block in blocks for segment in block.segments)
    assert frames == 3 * 2_400
