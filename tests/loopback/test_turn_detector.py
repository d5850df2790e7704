"""Cut points of server VAD over a probability grid: threshold, padding, silence, hysteresis, idle timeout."""

from __future__ import annotations

import pytest

from desktop_app.loopback.turn_detector import (
    IdleTimeout,
    SpeechStarted,
    SpeechStopped,
    TurnDetector,
    TurnSettings,
    turn_settings,
)
from desktop_app.protocol.session_config import TurnDetection

FRAME_MS = 32.0


def observed(detector: TurnDetector, probabilities: list[float], start_frame: int = 0) -> list[object]:
    signals = []
    for index, probability in enumerate(probabilities, start_frame):
        signal = detector.observe(index * FRAME_MS, (index + 1) * FRAME_MS, probability)
        if signal is not None:
            signals.append(signal)
    return signals


def test_start_is_onset_minus_padding_on_the_grid() -> None:
    detector = TurnDetector(TurnSettings(prefix_padding_ms=300))
    assert observed(detector, [0.0] * 55 + [0.9, 0.9]) == [SpeechStarted(55 * 32 - 300)]


def test_start_is_never_before_the_first_sample() -> None:
    detector = TurnDetector(TurnSettings(prefix_padding_ms=300))
    assert observed(detector, [0.0, 0.9, 0.9]) == [SpeechStarted(0)]


def test_one_loud_frame_is_a_click() -> None:
    assert observed(TurnDetector(TurnSettings()), [0.0, 0.9, 0.0, 0.9, 0.0]) == []


@pytest.mark.parametrize(("silence_ms", "frames"), [(0, 1), (32, 1), (200, 7), (500, 16), (512, 16)])
def test_stop_comes_with_the_frame_that_completes_the_silence(silence_ms: int, frames: int) -> None:
    detector = TurnDetector(TurnSettings(silence_duration_ms=silence_ms))
    speech = [0.9] * 10
    signals = observed(detector, [*speech, *([0.0] * 40)])
    assert signals == [SpeechStarted(0), SpeechStopped(0, (10 + frames) * 32)]


def test_a_short_pause_does_not_end_the_turn() -> None:
    detector = TurnDetector(TurnSettings(silence_duration_ms=200))
    signals = observed(detector, [0.9] * 5 + [0.0] * 6 + [0.9] * 5 + [0.0] * 20)
    assert signals == [SpeechStarted(0), SpeechStopped(0, (16 + 7) * 32)]


def test_threshold_decides_and_a_weak_syllable_ends_nothing() -> None:
    assert observed(TurnDetector(TurnSettings(threshold=0.8)), [0.7] * 10) == []
    detector = TurnDetector(TurnSettings(threshold=0.8, silence_duration_ms=200))
    assert observed(detector, [0.8] * 3 + [0.7] * 30) == [SpeechStarted(0)]


def test_the_next_turn_does_not_reach_into_the_last_one() -> None:
    detector = TurnDetector(TurnSettings(prefix_padding_ms=1000, silence_duration_ms=64))
    signals = observed(detector, [0.9] * 4 + [0.0] * 4 + [0.9] * 4)
    assert signals == [SpeechStarted(0), SpeechStopped(0, 6 * 32), SpeechStarted(6 * 32)]


def test_a_commit_by_hand_ends_the_turn_without_a_signal() -> None:
    detector = TurnDetector(TurnSettings(prefix_padding_ms=300))
    observed(detector, [0.9] * 4)
    detector.cut(128.0)
    assert not detector.speaking
    assert observed(detector, [0.0] * 20 + [0.9] * 2, start_frame=4) == [SpeechStarted(24 * 32 - 300)]


def test_settings_may_change_in_the_middle_of_a_turn() -> None:
    detector = TurnDetector(TurnSettings(silence_duration_ms=500))
    observed(detector, [0.9] * 4)
    detector.settings = TurnSettings(silence_duration_ms=64)
    assert observed(detector, [0.0] * 4, start_frame=4) == [SpeechStopped(0, 6 * 32)]


def test_idle_timeout_counts_from_where_it_was_armed_and_only_once() -> None:
    detector = TurnDetector(TurnSettings(idle_timeout_ms=5000))
    assert observed(detector, [0.0] * 400) == []
    detector.arm_idle(672.0)
    signals = observed(detector, [0.0] * 400)
    assert signals == [IdleTimeout(672, 178 * 32)]
    assert signals[0].audio_end_ms - signals[0].audio_start_ms >= 5000


def test_speech_disarms_the_idle_timeout() -> None:
    detector = TurnDetector(TurnSettings(idle_timeout_ms=5000))
    detector.arm_idle(0.0)
    signals = observed(detector, [0.0] * 100 + [0.9] * 4 + [0.0] * 300)
    assert [type(signal) for signal in signals] == [SpeechStarted, SpeechStopped]


def test_semantic_vad_waits_longer_the_less_eager_it_is() -> None:
    waits = [
        turn_settings(TurnDetection(type="semantic_vad", eagerness=eagerness)).silence_duration_ms
        for eagerness in ("high", "medium", "low")
    ]
    assert waits == sorted(waits)
    assert len(set(waits)) == 3
    assert turn_settings(TurnDetection(type="semantic_vad", eagerness="auto")).silence_duration_ms == waits[1]


def test_settings_come_from_the_session() -> None:
    detection = TurnDetection(
        type="server_vad", threshold=0.3, prefix_padding_ms=100, silence_duration_ms=700, idle_timeout_ms=6000
    )
    assert turn_settings(detection) == TurnSettings(
        threshold=0.3, prefix_padding_ms=100, silence_duration_ms=700, idle_timeout_ms=6000
    )
