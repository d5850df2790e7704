"""The bounded queue before the sender."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.connection.outbox import Outbox, Outgoing
from desktop_app.protocol.client_events import InputAudioBufferAppend, InputAudioBufferCommit


def _audio(number: int) -> Outgoing:
    return Outgoing(InputAudioBufferAppend(event_id=str(number), audio=bytes(10)), b"a")


def _other(number: int) -> Outgoing:
    return Outgoing(InputAudioBufferCommit(event_id=str(number)), b"c")


def _drained(outbox: Outbox) -> list[str]:
    taken = []
    while (outgoing := outbox.pop()) is not None:
        taken.append(str(outgoing.event.event_id))
    return taken


def test_the_oldest_audio_goes_first_and_nothing_else():
    outbox = Outbox(audio_blocks=2, events=5)
    for outgoing in (_other(1), _audio(2), _other(3), _audio(4), _audio(5), _audio(6)):
        assert outbox.put(outgoing)
    assert (outbox.dropped_blocks, outbox.dropped_audio_bytes) == (2, 20)
    assert _drained(outbox) == ["1", "3", "5", "6"]


def test_other_events_are_refused_when_too_many_wait():
    outbox = Outbox(audio_blocks=2, events=2)
    assert [outbox.put(_other(number)) for number in range(3)] == [True, True, False]
    assert outbox.put(_audio(9))
    assert outbox.pop() is not None
    assert outbox.put(_other(4))


def test_discarded_audio_is_not_counted_as_dropped():
    outbox = Outbox(audio_blocks=5, events=5)
    for outgoing in (_audio(1), _other(2), _audio(3)):
        outbox.put(outgoing)
    outbox.discard_audio()
    assert (len(outbox), outbox.audio_waiting, outbox.dropped_blocks) == (1, 0, 0)
    assert _drained(outbox) == ["2"]


@given(st.lists(st.sampled_from(["audio", "other", "pop"]), max_size=120))
def test_it_stays_bounded_and_in_order(steps):
    outbox = Outbox(audio_blocks=4, events=3)
    taken: list[int] = []
    put: list[int] = []
    for number, step in enumerate(steps):
        if step == "pop":
            if (outgoing := outbox.pop()) is not None:
                taken.append(int(str(outgoing.event.event_id)))
        elif outbox.put(_audio(number) if step == "audio" else _other(number)):
            put.append(number)
        assert outbox.audio_waiting <= 4
        assert len(outbox) - outbox.audio_waiting <= 3
    taken += [int(event_id) for event_id in _drained(outbox)]
    assert taken == sorted(taken)
    assert len(taken) + outbox.dropped_blocks == len(put)
    others = [number for number in put if steps[number] == "other"]
    assert [number for number in taken if steps[number] == "other"] == others
