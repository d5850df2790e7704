"""The recorded conversations through codec and core: both dialects leave the same state behind.

The recorded client's part is played by the core itself: what that client sent is asked of the core as a wish or told
it as a fact, what its speaker reported is reported, and what the core sends is compared with what that client sent.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import msgspec
import pytest
from conversation_driver import Driver
from msgspec.structs import replace

from desktop_app.conversation.changes import CallReady, ItemTruncated, ProblemReported, UpdateRefused
from desktop_app.conversation.playback_position import PlaybackPosition
from desktop_app.conversation.turn_metrics import Turn
from desktop_app.protocol import client_events as ce
from desktop_app.protocol import server_events as se
from desktop_app.protocol.codec import ClientCodec, Dialect, RequestProblem, ServiceCodec

RECORDINGS = Path(__file__).parents[1] / "protocol" / "recordings"
NAMES = sorted(path.name.removesuffix(".preview.jsonl") for path in RECORDINGS.glob("*.preview.jsonl"))


class Replay(Driver):
    """One recording, lived through again."""

    def __init__(self, name: str, dialect: Dialect) -> None:
        super().__init__()
        self._client, self._service = ClientCodec(dialect), ServiceCodec(dialect)
        self.recorded: list[ce.ClientEvent] = []
        self._our_ids: dict[str, str] = {}
        text = (RECORDINGS / f"{name}.{dialect.value}.jsonl").read_text(encoding="utf-8")
        for line in map(json.loads, text.splitlines()):
            self.now_ms = float(line["at_ms"])
            if line["from"] == "server":
                self.receive(*map(self._with_our_ids, self._client.decode(json.dumps(line["event"]))))
            elif line["from"] == "speaker":
                self._flush(line["heard"])
            else:
                event = self._service.decode(json.dumps(line["event"]))
                if isinstance(event, RequestProblem):  # what the recorded service refused, too
                    event = ce.SessionUpdate(event_id=event.event_id or "")
                before = len(self.sent)
                self._wish(event)
                for sent in self.sent[before:]:
                    if type(sent) is type(event):
                        self._our_ids[getattr(event, "event_id", "")] = sent.event_id

    def _with_our_ids(self, event: se.ServerEvent) -> se.ServerEvent:
        """An error names the event of ours that stands for the recorded one."""
        if not isinstance(event, se.ErrorEvent) or not event.error.event_id:
            return event
        event_id = self._our_ids.get(event.error.event_id, event.error.event_id)
        return replace(event, error=replace(event.error, event_id=event_id))

    def _flush(self, heard: dict[str, Any]) -> None:
        position = PlaybackPosition(**heard)
        self.took(self.machine.playback_started(position.item_id, position.content_index, self.now_ms))
        self.took(self.machine.playback_flushed([position], self.now_ms))

    def _wish(self, event: ce.ClientEvent) -> None:
        machine, at_ms = self.machine, self.now_ms
        if isinstance(event, ce.InputAudioBufferAppend):
            machine.audio_appended(len(event.audio) / 8, at_ms)
            return
        self.recorded.append(event)
        if isinstance(event, ce.SessionUpdate):
            machine.configure(event.session, at_ms=at_ms)
        elif isinstance(event, ce.InputAudioBufferCommit):
            machine.commit(at_ms=at_ms)
        elif isinstance(event, ce.InputAudioBufferClear):
            machine.clear(at_ms=at_ms)
        elif isinstance(event, ce.ConversationItemCreate):
            machine.add_item(event.item, at_ms=at_ms)
        elif isinstance(event, ce.ResponseCreate):
            self.took(machine.create_response(event.response or None, at_ms=at_ms))
        elif isinstance(event, ce.ResponseCancel):
            self.took(machine.cancel_response(event.response_id or None, at_ms=at_ms))
        else:
            assert isinstance(event, ce.ConversationItemTruncate)  # the core's own doing, compared below
        self.took([])


def state(replay: Replay) -> dict[str, Any]:
    """All a viewer can see."""
    machine = replay.machine
    transcript = machine.transcript
    items = [*transcript.items, *transcript.out_of_band]
    return {
        "items": [{**asdict(item), "parts": [part_state(part) for part in item.parts]} for item in items],
        "texts": [(item.item_id, item.heard_text, item.unheard_text) for item in items],
        "spans": [asdict(span) for span in machine.timeline.spans],
        "markers": [asdict(marker) for marker in machine.timeline.markers],
        "turns": [turn_state(turn) for turn in machine.turns],
        "calls": [msgspec.to_builtins(change) for change in replay.all(CallReady)],
        "cuts": [msgspec.to_builtins(change) for change in replay.all(ItemTruncated)],
        "refused": len(replay.all(UpdateRefused)),
        "problems": [(change.problem.kind, change.problem.code) for change in replay.all(ProblemReported)],
        "counters": dict(machine.counters),
        "active": machine.active_response_id,
        "waiting": machine.responses_waiting,
        "tokens": (machine.usage.responses, machine.usage.input, machine.usage.output, machine.usage.output_audio),
        "limits": [msgspec.to_builtins(limit) for limit in machine.rate_limits],
        "sent": [msgspec.to_builtins(event) for event in replay.sent if not isinstance(event, ce.SessionUpdate)],
    }


def turn_state(turn: Turn) -> dict[str, Any]:
    """Without what the transcription used: the preview never says."""
    found = asdict(turn)
    for usage in (found["usage"], *found["response_usages"]):
        for name in [name for name in usage if name.startswith("transcription_")]:
            del usage[name]
    return found


def part_state(part: Any) -> dict[str, Any]:
    fields = ("content_index", "kind", "text", "received_ms", "heard_ms", "started_at_ms", "audio_done", "cut")
    return {name: getattr(part, name) for name in (*fields, "heard_chars")}


def test_there_is_something_to_compare() -> None:
    assert len(NAMES) >= 8


@pytest.mark.parametrize("name", NAMES)
def test_both_dialects_leave_the_same_state(name: str) -> None:
    ga, preview = state(Replay(name, Dialect.GA)), state(Replay(name, Dialect.PREVIEW))
    for part in ga:
        assert ga[part] == preview[part], part


@pytest.mark.parametrize("dialect", list(Dialect))
@pytest.mark.parametrize("name", NAMES)
def test_the_core_sends_what_the_recorded_client_sent(name: str, dialect: Dialect) -> None:
    """Request for request and truncate for truncate; but the core cancels nothing that is over."""
    replay = Replay(name, dialect)
    kinds = [type(event) for event in replay.recorded]
    if name == "errors":
        kinds.remove(ce.ResponseCancel)  # came too late
    sent = [type(event) for event in replay.sent]
    assert sorted(kind.__name__ for kind in sent) == sorted(kind.__name__ for kind in kinds)
    cuts = [(event.item_id, event.audio_end_ms) for event in replay.sent_of(ce.ConversationItemTruncate)]
    recorded = [event for event in replay.recorded if isinstance(event, ce.ConversationItemTruncate)]
    assert cuts == [(event.item_id, event.audio_end_ms) for event in recorded]


@pytest.mark.parametrize("name", ["barge_in", "barge_in_after_done"])
def test_a_recorded_barge_in_is_cut_where_it_was_heard(name: str) -> None:
    replay = Replay(name, Dialect.GA)
    (cut,) = replay.all(ItemTruncated)
    item = replay.item(cut.item_id)
    assert 0 < cut.audio_end_ms <= cut.heard_ms < cut.received_ms
    assert item.heard_text
    assert item.unheard_text
    assert [item.role for item in replay.machine.transcript.items] == ["user", "assistant", "user", "assistant"]
    assert len(replay.machine.turns) == 2


def test_recorded_calls_are_ready_once_each() -> None:
    replay = Replay("function_call", Dialect.PREVIEW)
    ready = replay.all(CallReady)
    assert len(ready) == 2
    assert all(call.name for call in ready)
    assert [item.call_state for item in replay.machine.transcript.items if item.kind == "function_call"] == ["done"] * 2


def test_a_recorded_idle_timeout_shows_no_turn_of_the_user() -> None:
    replay = Replay("idle_timeout", Dialect.GA)
    shown = [item for item in replay.machine.transcript.items if not item.hidden]
    assert [item.role for item in shown] == ["assistant"]


def test_a_recorded_response_beside_the_conversation_stays_beside_it() -> None:
    for dialect in Dialect:
        replay = Replay("out_of_band", dialect)
        (beside,) = replay.machine.transcript.out_of_band
        assert beside.text
        assert beside.item_id not in replay.item_ids()
