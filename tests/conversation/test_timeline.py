"""Spans and markers on the session's clock."""

from __future__ import annotations

import random

import pytest
from conversation_driver import Driver, server_vad

from desktop_app.conversation.append_clock import AppendClock
from desktop_app.conversation.timeline import Timeline
from desktop_app.protocol.session_config import TurnDetection


def shown(driver: Driver, *kinds: str) -> list[tuple]:
    spans = driver.machine.timeline.spans
    return [(span.kind, span.start_ms, span.end_ms, span.item_id) for span in spans if span.kind in kinds or not kinds]


class TestAppendClock:
    def test_before_the_first_block_nothing_is_known(self) -> None:
        assert AppendClock().at(0.0) is None
        assert AppendClock().now_ms is None

    def test_blocks_in_a_row_are_one_piece(self) -> None:
        clock = AppendClock()
        for number in range(50):
            clock.append(20.0, 1_000.0 + number * 20.0)
        assert (clock.at(0.0), clock.at(505.0), clock.now_ms) == (1_000.0, 1_505.0, 2_000.0)

    def test_muted_stretches_are_not_in_the_services_count(self) -> None:
        clock = AppendClock()
        clock.append(100.0, 0.0)
        clock.append(100.0, 5_100.0)  # muted for five seconds
        assert clock.at(50.0) == 50.0
        assert clock.at(150.0) == 5_150.0
        assert clock.appended_ms == 200.0

    def test_drift_is_followed(self) -> None:
        clock = AppendClock()
        for number in range(10_000):
            clock.append(20.0, number * 20.004)  # a device 200 ppm slow
        assert clock.at(199_990.0) == pytest.approx(200_030.0, abs=10.0)

    def test_positions_outside_are_continued(self) -> None:
        clock = AppendClock()
        clock.append(100.0, 1_000.0)
        assert clock.at(250.0) == 1_250.0
        assert clock.at(-50.0) == 950.0


def test_speech_stands_where_the_sound_is() -> None:
    driver = Driver(server_vad(silence_ms=500))
    driver.append(1_000, captured_at_ms=200)
    driver.append(3_000, captured_at_ms=10_000)  # after a mute
    driver.at(11_100).speech_started("u1", audio_start_ms=1_460)
    driver.at(13_400).speech_stopped("u1", audio_end_ms=3_700)
    assert shown(driver) == [("speech", 10_460, 12_200, "u1"), ("vad_silence", 12_200, 12_700, "u1")]
    markers = driver.machine.timeline.markers
    assert [(marker.kind, marker.at_ms, marker.value_ms) for marker in markers] == [
        ("speech_started", 10_460, 1_460),
        ("speech_stopped", 12_700, 3_700),
    ]
    assert (driver.item("u1").at_ms, driver.item("u1").end_ms) == (10_460, 12_200)


def test_semantic_vad_has_no_silence_to_take_off() -> None:
    driver = Driver(TurnDetection(type="semantic_vad", silence_duration_ms=500))
    driver.append(4_000, captured_at_ms=0)
    driver.speech_started("u1", 1_000)
    driver.speech_stopped("u1", 3_000)
    assert shown(driver) == [("speech", 1_000, 3_000, "u1")]


def test_playback_goes_from_the_first_sample_to_the_last() -> None:
    driver = Driver(server_vad())
    driver.say("r1", "a1", None, "Hello there.", 1_000)
    driver.at(500).plays("a1", 0)
    assert driver.machine.timeline.open_spans
    driver.at(1_500).played_out("a1")
    assert shown(driver) == [("playback", 500, 1_500, "a1")]
    assert driver.item("a1").end_ms == 1_500
    assert driver.item("a1").parts[0].started_at_ms == 500


def test_a_speaker_that_ran_dry_makes_two_spans() -> None:
    driver = Driver(server_vad())
    driver.response_created("r1")
    driver.message_begun("r1", "a1", None)
    driver.speech("r1", "a1", 300)
    driver.at(100).plays("a1", 0)
    driver.at(400).played_out("a1")
    driver.at(900).speech("r1", "a1", 300)
    driver.plays("a1", 300)
    driver.at(1_200).played_out("a1")
    assert shown(driver, "playback") == [("playback", 100, 400, "a1"), ("playback", 900, 1_200, "a1")]
    assert [marker.kind for marker in driver.machine.timeline.markers].count("first_audio") == 1


def test_a_cut_ends_playback_and_shows_what_was_never_heard() -> None:
    driver = Driver(server_vad())
    driver.say("r1", "a1", None, "Hello there, my friend.", 3_000)
    driver.at(100).plays("a1", 0)
    driver.at(1_000).speech_started("u1")
    driver.flushed(("a1", 880.5))
    assert shown(driver, "playback", "never_heard") == [
        ("playback", 100, 1_000, "a1"),
        ("never_heard", 1_000, pytest.approx(3_119.5), "a1"),
    ]
    cut = [marker for marker in driver.machine.timeline.markers if marker.kind == "truncated"]
    assert [(marker.at_ms, marker.value_ms, marker.item_id) for marker in cut] == [(1_000, 880.0, "a1")]


def test_a_tool_runs_from_ready_to_its_answer() -> None:
    driver = Driver()
    driver.response_created("r1")
    done = driver.function_call("r1", "f1", "call_1", None)
    driver.at(50).response_done("r1", output=[done])
    driver.at(362)
    driver.took(driver.machine.answer_call("call_1", "18", at_ms=362))
    assert shown(driver) == [("tool", 50, 362, "f1")]


def test_push_to_talk_is_shown_from_the_first_block_to_the_last() -> None:
    driver = Driver(None)
    driver.took(driver.machine.press_to_talk(at_ms=1_000))
    driver.append(300, captured_at_ms=700)
    driver.append(900, captured_at_ms=1_000)
    driver.at(1_910)
    driver.took(driver.machine.release_to_talk(at_ms=1_910))
    driver.committed("u1")
    assert shown(driver) == [("speech", 700, 1_900, "u1")]


def test_cancelled_and_failed_responses_are_marked() -> None:
    driver = Driver()
    driver.response_created("r1")
    driver.at(10).response_done("r1", "cancelled", "client_cancelled")
    driver.response_created("r2")
    driver.at(20).response_done("r2", "failed")
    kinds = [marker.kind for marker in driver.machine.timeline.markers]
    assert kinds == ["response_created", "cancelled", "response_created", "error"]


class TestBetween:
    def test_only_what_touches_the_stretch(self) -> None:
        timeline = Timeline()
        timeline.add_span("user", "speech", 0, 100, "a")
        timeline.add_span("assistant", "playback", 50, 250, "b")
        timeline.add_span("user", "speech", 300, 400, "c")
        lasting = timeline.add_span("assistant", "playback", 120, None, "d")
        timeline.add_marker("committed", 110, "user", "a")
        timeline.add_marker("committed", 310, "user", "c")
        spans, markers = timeline.between(101, 260)
        assert [span.item_id for span in spans] == ["b", "d"]
        assert [marker.item_id for marker in markers] == ["a"]
        timeline.close(lasting, 130)
        assert [span.item_id for span in timeline.spans_between(260, 500)] == ["c"]

    def test_it_agrees_with_looking_at_everything(self) -> None:
        rng = random.Random(4)
        timeline = Timeline()
        for number in range(600):
            start_ms = rng.uniform(0, 100_000)
            end_ms = None if number % 97 == 0 else start_ms + rng.expovariate(1 / 800)
            timeline.add_span("user", "speech", start_ms, end_ms, str(number))
        for _ in range(200):
            start_ms = rng.uniform(-1_000, 100_000)
            end_ms = start_ms + rng.uniform(0, 20_000)
            expected = [
                span
                for span in timeline.spans
                if span.start_ms <= end_ms and (span.end_ms is None or span.end_ms >= start_ms)
            ]
            found = timeline.spans_between(start_ms, end_ms)
            assert [span.item_id for span in found] == [span.item_id for span in expected]

    def test_a_span_never_ends_before_it_starts_and_only_once(self) -> None:
        timeline = Timeline()
        span = timeline.add_span("user", "speech", 100, 50, "a")
        assert span.end_ms == 100
        timeline.close(span, 500)
        assert span.end_ms == 100

    def test_a_span_can_be_taken_back(self) -> None:
        timeline = Timeline()
        kept = timeline.add_span("user", "speech", 100, None, "a")
        taken = timeline.add_span("user", "speech", 100, None, "b")
        timeline.discard(taken)
        assert list(timeline.spans) == [kept]
        assert list(timeline.open_spans) == [kept]
