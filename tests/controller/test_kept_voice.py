"""What was said is kept until it is written down, and while there is nobody to hear it."""

from __future__ import annotations

import itertools

import numpy as np

from desktop_app.controller.kept_voice import BLOCK_MS, LONGEST_GAP_MS, LONGEST_TURN_MS, QUIET_MS, KeptVoice
from desktop_app.controller.wire_audio import Samples

BLOCK = 20.0
LOUD: Samples = np.full(480, 8_000, np.int16)
QUIET: Samples = np.zeros(480, np.int16)


def speak(kept: KeptVoice, from_ms: float, to_ms: float, samples: Samples = LOUD) -> None:
    for index in range(round((to_ms - from_ms) / BLOCK)):
        at_ms = from_ms + index * BLOCK
        kept.add(round(at_ms).to_bytes(4, "big"), at_ms, BLOCK, samples)


def again(kept: KeptVoice) -> list[tuple[str, float, float]]:
    """What is said again: kind, beginning, end."""
    said: list[tuple[str, float, float]] = []
    kept.say_again(
        lambda data, at_ms, long_ms: said.append(("voice", at_ms, at_ms + long_ms)),
        lambda: said.append(("press", 0, 0)),
        lambda: said.append(("release", 0, 0)),
    )
    return said


def test_everything_is_said_again_in_order_and_in_larger_pieces() -> None:
    kept = KeptVoice()
    speak(kept, 0, 1_000)
    said = again(kept)
    assert said[0][1] == 0
    assert said[-1][2] == 1_000
    assert all(before[2] == after[1] for before, after in itertools.pairwise(said))
    assert all(end - start <= BLOCK_MS + BLOCK for _, start, end in said)
    assert len(said) == 3


def test_no_byte_is_lost_in_joining() -> None:
    kept, heard = KeptVoice(), b""

    def hear(data: bytes, _at_ms: float, _long_ms: float) -> None:
        nonlocal heard
        heard += data

    speak(kept, 0, 3_000)
    kept.say_again(hear, lambda: None, lambda: None)
    assert heard == b"".join(round(index * BLOCK).to_bytes(4, "big") for index in range(150))


def test_a_pause_keeps_its_place_on_the_clock() -> None:
    kept = KeptVoice()
    speak(kept, 0, 100)
    speak(kept, 500, 600)
    assert again(kept) == [("voice", 0, 100), ("voice", 500, 600)]


def test_what_is_written_down_is_forgotten() -> None:
    kept = KeptVoice()
    speak(kept, 0, 1_000)
    kept.forget_before(700)
    assert kept.from_ms == 700
    assert kept.kept_ms == 300
    kept.forget_before(5_000)
    assert kept.from_ms is None


def test_a_turn_without_end_is_bounded() -> None:
    kept = KeptVoice()
    speak(kept, 0, 120_000)
    assert kept.kept_ms <= LONGEST_TURN_MS + LONGEST_GAP_MS
    assert kept.dropped_ms == 120_000 - kept.kept_ms
    assert again(kept)[-1][2] == 120_000


def test_fifteen_seconds_of_voice_are_kept_in_a_gap_and_the_turn_before_it() -> None:
    kept = KeptVoice()
    speak(kept, 0, 2_000)
    kept.begin_gap(2_000)
    speak(kept, 2_000, 30_000)
    said = again(kept)
    assert said[0][1] == 0
    assert sum(end - start for _, start, end in said if start >= 2_000) == LONGEST_GAP_MS
    assert said[-1][2] == 30_000


def test_silence_does_not_push_out_what_was_said_at_the_beginning_of_a_gap() -> None:
    kept = KeptVoice()
    kept.begin_gap(0)
    speak(kept, 0, 3_000)
    speak(kept, 3_000, 63_000, QUIET)
    speak(kept, 63_000, 64_000)
    said = again(kept)
    assert said[0][1] == 0
    assert said[-1][1:] == (63_800, 64_000) or said[-1][2] == 64_000
    assert kept.kept_ms == 4_000 + QUIET_MS
    assert kept.dropped_ms == 0


def test_presses_of_the_talk_key_keep_their_places() -> None:
    kept = KeptVoice()
    kept.note("press", 0)
    speak(kept, 0, 100)
    kept.note("release", 100)
    kept.note("press", 900)
    speak(kept, 900, 1_000)
    assert [kind for kind, _, _ in again(kept)] == ["press", "voice", "release", "press", "voice"]
