"""The talk key: press, speak, release."""

from __future__ import annotations

import pytest
from conversation_driver import Driver, interrupted, server_vad

from desktop_app.conversation.changes import PlaybackInterrupted, ProblemReported
from desktop_app.protocol.client_events import (
    InputAudioBufferClear,
    InputAudioBufferCommit,
    ResponseCancel,
    ResponseCreate,
)


def press(driver: Driver) -> list:
    return driver.took(driver.machine.press_to_talk(at_ms=driver.now_ms))


def release(driver: Driver) -> list:
    return driver.took(driver.machine.release_to_talk(at_ms=driver.now_ms))


def kinds(driver: Driver) -> list[type]:
    return [type(event) for event in driver.sent]


def test_press_speak_release_asks_for_a_response() -> None:
    driver = Driver(None)
    press(driver)
    driver.append(300, captured_at_ms=-200)
    driver.at(100)
    release(driver)
    assert kinds(driver) == [InputAudioBufferClear, InputAudioBufferCommit, ResponseCreate]
    driver.committed("u1")
    driver.user_audio_added("u1")
    assert driver.item_ids() == ["u1"]
    assert (driver.item("u1").at_ms, driver.item("u1").end_ms) == (-200, 100)


def test_a_press_interrupts_and_cancels_by_id() -> None:
    driver = Driver(None)
    driver.response_created("r1")
    driver.message_begun("r1", "a1", None)
    driver.speech("r1", "a1", 1_000)
    driver.plays("a1", 200)
    assert PlaybackInterrupted("push_to_talk") in press(driver)
    driver.flushed(("a1", 200))
    assert [event.response_id for event in driver.sent_of(ResponseCancel)] == ["r1"]
    assert len(driver.sent_of(InputAudioBufferClear)) == 1


def test_the_response_waits_for_the_end_of_the_cancelled_one() -> None:
    driver = Driver(None)
    driver.response_created("r1")
    press(driver)
    driver.append(500)
    release(driver)
    assert driver.sent_of(ResponseCreate) == []
    assert driver.machine.responses_waiting == 1
    driver.response_done("r1", "cancelled", "client_cancelled")
    assert len(driver.sent_of(ResponseCreate)) == 1


@pytest.mark.parametrize(("appended_ms", "committed"), [(99.9, 0), (100.0, 1)])
def test_less_than_a_tenth_of_a_second_is_cleared(appended_ms: float, committed: int) -> None:
    driver = Driver(None)
    driver.append(5_000)  # before the press: not part of it
    press(driver)
    driver.append(appended_ms)
    release(driver)
    assert len(driver.sent_of(InputAudioBufferCommit)) == committed
    assert len(driver.sent_of(ResponseCreate)) == committed
    assert len(driver.sent_of(InputAudioBufferClear)) == 2 - committed
    assert len(driver.machine.timeline.spans) == committed


def test_repeated_presses_and_stray_releases_do_nothing() -> None:
    driver = Driver(None)
    assert release(driver) == []
    press(driver)
    press(driver)
    assert kinds(driver) == [InputAudioBufferClear]


def test_with_turn_detection_a_press_only_interrupts() -> None:
    driver = Driver(server_vad())
    driver.say("r1", "a1", None, "Hello there.", 900)
    assert interrupted(press(driver))
    driver.append(500)
    release(driver)
    assert kinds(driver) == []


def test_a_refused_commit_takes_its_request_back_and_is_not_shown() -> None:
    driver = Driver(None)
    driver.response_created("r1")
    press(driver)
    driver.append(500)
    release(driver)
    commit = driver.sent_of(InputAudioBufferCommit)[0]
    message = "Error committing input audio buffer: buffer too small. Expected at least 100ms of audio"
    driver.error("input_audio_buffer_commit_empty", message, event_id=commit.event_id)
    driver.response_done("r1", "cancelled", "client_cancelled")
    assert driver.sent_of(ResponseCreate) == []
    assert driver.all(ProblemReported) == []
    assert list(driver.machine.timeline.spans) == []


def test_two_quick_turns_need_one_response_if_it_sees_both() -> None:
    driver = Driver(None)
    driver.response_created("r0")
    for item_id, previous in (("u1", None), ("u2", "u1")):
        press(driver)
        driver.append(500)
        release(driver)
        driver.committed(item_id, previous)
        driver.user_audio_added(item_id, previous)
    assert driver.machine.responses_waiting == 2
    driver.response_done("r0", "cancelled", "client_cancelled")
    driver.response_created("r1")
    driver.response_done("r1")
    assert driver.machine.responses_waiting == 0
    assert len(driver.sent_of(ResponseCreate)) == 1


def test_latency_counts_from_the_commit() -> None:
    driver = Driver(None)
    press(driver)
    driver.append(500)
    driver.at(500)
    release(driver)
    driver.at(540).committed("u1")
    driver.user_audio_added("u1")
    driver.at(600).response_created("r1")
    turn = driver.machine.turns[0]
    assert (turn.user_item_id, turn.base_ms) == ("u1", 500)
    assert (turn.latency.speech_stopped, turn.latency.committed, turn.latency.response_created) == (None, 40, 100)


def test_the_plain_commit_and_clear_ask_for_nothing_more() -> None:
    driver = Driver(None)
    driver.append(700)
    assert driver.machine.buffered_ms == 700
    driver.took(driver.machine.commit(at_ms=0))
    driver.took(driver.machine.clear(at_ms=0))
    assert kinds(driver) == [InputAudioBufferCommit, InputAudioBufferClear]
    assert driver.machine.buffered_ms == 0
