"""Interruption: what is flushed, what is truncated, what is cancelled, in every turn-detection mode."""

from __future__ import annotations

import pytest
from conversation_driver import Driver, heard_audio, interrupted, server_vad

from desktop_app.conversation.changes import (
    AudioArrived,
    AudioFinished,
    ItemTruncated,
    PlaybackInterrupted,
    ProblemReported,
)
from desktop_app.conversation.dialect_facts import DialectFacts
from desktop_app.protocol import server_events as se
from desktop_app.protocol.client_events import ConversationItemTruncate, ResponseCancel
from desktop_app.protocol.response_events import ResponseOutputAudioDelta, ResponseOutputAudioDone
from desktop_app.protocol.session_config import (
    AudioConfig,
    AudioFormat,
    AudioOutputConfig,
    SessionConfig,
    TurnDetection,
)

TEXT = "Tomorrow in Kyoto it will be mild, with a high of eighteen degrees and light clouds."


def answered(driver: Driver, duration_ms: float = 4_000) -> None:
    driver.user_turn("u1")
    driver.say("r1", "a1", "u1", TEXT, duration_ms)


def answering(driver: Driver, duration_ms: float = 4_000) -> None:
    driver.user_turn("u1")
    driver.response_created("r1")
    driver.message_begun("r1", "a1", "u1")
    driver.transcript("r1", "a1", TEXT[:40])
    driver.speech("r1", "a1", duration_ms)


def truncates(driver: Driver) -> list[tuple[str, int]]:
    return [(event.item_id, event.audio_end_ms) for event in driver.sent_of(ConversationItemTruncate)]


def test_speech_after_the_response_cuts_what_is_still_heard() -> None:
    driver = Driver(server_vad())
    answered(driver)
    driver.at(1_000).plays("a1", 0)
    driver.at(2_300)
    assert PlaybackInterrupted("barge_in") in driver.speech_started("u2")
    changes = driver.flushed(("a1", 1_299.7))
    assert ItemTruncated("a1", 0, 1_299, 1_299.7, 4_000.0, 2_300) in changes
    assert truncates(driver) == [("a1", 1_299)]
    assert driver.sent_of(ResponseCancel) == []
    item = driver.item("a1")
    assert item.truncated_at_ms == 1_299
    assert item.never_heard_ms == pytest.approx(2_700.3)
    assert item.heard_text + item.unheard_text == TEXT
    assert 0 < len(item.heard_text) < len(TEXT)


def test_speech_during_the_response_leaves_the_cancelling_to_the_server() -> None:
    driver = Driver(server_vad())
    answering(driver)
    driver.at(500).plays("a1", 400)
    assert interrupted(driver.speech_started("u2"))
    driver.flushed(("a1", 400))
    assert not heard_audio(driver.speech("r1", "a1", 300))
    driver.message_done("r1", "a1", TEXT[:60], "incomplete")
    driver.response_done("r1", "cancelled", "turn_detected")
    assert truncates(driver) == [("a1", 400)]
    assert driver.sent_of(ResponseCancel) == []
    assert driver.machine.counters["late_audio"] == 1
    item = driver.item("a1")
    assert item.status == "incomplete"
    assert item.outcome is not None
    assert item.outcome.reason == "turn_detected"
    assert driver.all(AudioFinished) == []


@pytest.mark.parametrize("kind", ["server_vad", "semantic_vad"])
@pytest.mark.parametrize("create", [True, False])
def test_vad_that_interrupts_flushes_whoever_creates(kind: str, create: bool) -> None:
    driver = Driver(TurnDetection(type=kind, create_response=create, interrupt_response=True))
    answered(driver)
    driver.plays("a1", 100)
    assert interrupted(driver.speech_started("u2"))


@pytest.mark.parametrize("kind", ["server_vad", "semantic_vad"])
@pytest.mark.parametrize("create", [True, False])
def test_vad_that_does_not_interrupt_lets_the_assistant_go_on(kind: str, create: bool) -> None:
    driver = Driver(TurnDetection(type=kind, create_response=create, interrupt_response=False))
    answering(driver)
    driver.plays("a1", 100)
    assert not interrupted(driver.speech_started("u2"))
    assert heard_audio(driver.speech("r1", "a1", 200))
    assert driver.sent_of(ResponseCancel) == []
    assert truncates(driver) == []


def test_unspecified_turn_detection_interrupts_as_services_do() -> None:
    driver = Driver(TurnDetection(type="server_vad"))
    answered(driver)
    assert interrupted(driver.speech_started("u2"))


def test_without_turn_detection_stray_speech_events_interrupt_nothing() -> None:
    driver = Driver(None)
    answering(driver)
    assert not interrupted(driver.speech_started("u2"))


def test_nothing_received_nothing_truncated() -> None:
    driver = Driver(server_vad())
    driver.user_turn("u1")
    driver.response_created("r1")
    driver.message_begun("r1", "a1", "u1")
    driver.transcript("r1", "a1", "Tomor")
    assert not interrupted(driver.speech_started("u2"))
    driver.flushed()
    driver.message_done("r1", "a1", "Tomorrow", "incomplete")
    driver.response_done("r1", "cancelled", "turn_detected")
    assert truncates(driver) == []
    item = driver.item("a1")
    assert (item.heard_text, item.unheard_text) == ("", "Tomorrow")


def test_received_and_not_heard_is_truncated_at_nought() -> None:
    driver = Driver(server_vad())
    answered(driver)
    driver.speech_started("u2")
    driver.flushed(("a1", 0.0))
    assert truncates(driver) == [("a1", 0)]
    assert driver.item("a1").heard_text == ""
    assert driver.item("a1").unheard_text == TEXT


def test_heard_is_clamped_to_received() -> None:
    driver = Driver(server_vad())
    answering(driver, 1_000)
    driver.plays("a1", 900)
    driver.speech_started("u2")
    driver.flushed(("a1", 1_085.0))
    assert truncates(driver) == [("a1", 1_000)]


def test_fully_heard_items_are_left_alone() -> None:
    driver = Driver(server_vad())
    answered(driver)
    driver.plays("a1", 4_000)
    driver.played_out("a1")
    assert not interrupted(driver.speech_started("u2"))
    driver.flushed()
    assert truncates(driver) == []
    assert driver.item("a1").heard_text == TEXT


def test_an_item_heard_to_the_last_sample_at_the_flush_is_whole() -> None:
    driver = Driver(server_vad())
    answered(driver)
    driver.plays("a1", 3_990)
    assert interrupted(driver.speech_started("u2"))
    driver.flushed(("a1", 3_999.9))
    assert truncates(driver) == []
    assert driver.item("a1").unheard_text == ""


def test_an_item_missing_from_the_flush_was_heard_as_far_as_it_came() -> None:
    driver = Driver(server_vad())
    answering(driver, 1_000)
    driver.plays("a1", 950)
    assert interrupted(driver.speech_started("u2"))
    driver.flushed()  # the speaker had run dry: the rest was still to come
    assert truncates(driver) == [("a1", 1_000)]


def test_a_speaker_that_ran_dry_is_interrupted_all_the_same() -> None:
    driver = Driver(server_vad())
    answering(driver, 1_000)
    driver.plays("a1", 1_000)
    driver.played_out("a1")
    assert interrupted(driver.speech_started("u2"))
    driver.flushed()
    assert not heard_audio(driver.speech("r1", "a1", 500))
    driver.message_done("r1", "a1", TEXT, "incomplete")
    driver.response_done("r1", "cancelled", "turn_detected")
    assert truncates(driver) == [("a1", 1_000)]


def test_a_later_part_of_a_cut_item_is_dropped_without_a_second_truncate() -> None:
    driver = Driver(server_vad())
    answering(driver, 1_000)
    driver.speech_started("u2")
    driver.flushed(("a1", 300))
    later = ResponseOutputAudioDelta(response_id="r1", item_id="a1", content_index=1, delta=bytes(4_800))
    assert not heard_audio(driver.receive(later))
    driver.response_done("r1", "cancelled", "turn_detected")
    assert truncates(driver) == [("a1", 300)]


def test_every_queued_item_gets_its_own_truncate() -> None:
    driver = Driver(server_vad())
    driver.user_turn("u1")
    driver.say("r1", "a1", "u1", "First answer.", 1_000)
    driver.say("r2", "a2", "a1", "Second answer.", 2_000)
    driver.say("r3", "a3", "a2", "Third answer.", 500)
    driver.at(100).plays("a1", 600)
    driver.at(700).speech_started("u2")
    driver.flushed(("a1", 600.2), ("a2", 0.0), ("a3", 0.0))
    assert truncates(driver) == [("a1", 600), ("a2", 0), ("a3", 0)]
    spans = [span for span in driver.machine.timeline.spans if span.kind == "never_heard"]
    assert [(span.item_id, span.start_ms, span.end_ms) for span in spans] == [
        ("a1", 700, pytest.approx(1_099.8)),
        ("a2", pytest.approx(1_099.8), pytest.approx(3_099.8)),
        ("a3", pytest.approx(3_099.8), pytest.approx(3_599.8)),
    ]


def test_one_truncate_an_item_however_often_the_flush_is_reported() -> None:
    driver = Driver(server_vad())
    answered(driver)
    driver.speech_started("u2")
    driver.flushed(("a1", 500))
    driver.flushed(("a1", 700))
    driver.speech_started("u3")
    driver.took(driver.machine.interrupt(at_ms=1_000))
    driver.flushed(("a1", 900))
    assert truncates(driver) == [("a1", 500)]
    assert driver.item("a1").truncated_at_ms == 500


def test_audio_that_comes_only_after_the_cut_is_truncated_at_nought_once_the_response_is_done() -> None:
    driver = Driver(server_vad())
    driver.user_turn("u1")
    driver.response_created("r1")
    driver.message_begun("r1", "a1", "u1")
    driver.speech_started("u2")
    assert not heard_audio(driver.speech("r1", "a1", 200))
    assert not heard_audio(driver.speech("r1", "a1", 200))
    assert truncates(driver) == []
    driver.response_done("r1", "cancelled", "turn_detected")
    assert truncates(driver) == [("a1", 0)]


def test_stragglers_after_the_cancelled_done_are_dropped_too() -> None:
    driver = Driver(server_vad())
    driver.user_turn("u1")
    driver.response_created("r1")
    driver.message_begun("r1", "a1", "u1")
    driver.speech_started("u2")
    driver.response_done("r1", "cancelled", "turn_detected")
    assert not heard_audio(driver.speech("r1", "a1", 200))
    assert truncates(driver) == [("a1", 0)]


def test_the_next_response_is_heard_while_the_cancelled_one_still_trickles() -> None:
    driver = Driver(server_vad())
    answering(driver)
    driver.speech_started("u2")
    driver.flushed(("a1", 100))
    driver.speech_stopped("u2")
    driver.committed("u2", "a1")
    driver.user_audio_added("u2", "a1")
    driver.response_created("r2")
    driver.message_begun("r2", "a2", "u2")
    assert not heard_audio(driver.speech("r1", "a1", 100))
    assert heard_audio(driver.speech("r2", "a2", 100))
    driver.response_done("r1", "cancelled", "turn_detected")  # after the next response.created
    assert driver.machine.active_response_id == "r2"
    assert heard_audio(driver.speech("r2", "a2", 100))


class TestInterruptButton:
    def test_it_cancels_by_id_and_flushes(self) -> None:
        driver = Driver(None)
        answering(driver)
        driver.plays("a1", 300)
        assert PlaybackInterrupted("interrupt") in driver.took(driver.machine.interrupt(at_ms=10))
        driver.flushed(("a1", 300))
        assert [event.response_id for event in driver.sent_of(ResponseCancel)] == ["r1"]
        assert truncates(driver) == [("a1", 300)]
        assert not heard_audio(driver.speech("r1", "a1", 100))

    def test_it_cancels_once(self) -> None:
        driver = Driver(None)
        answering(driver)
        driver.took(driver.machine.interrupt(at_ms=10))
        driver.took(driver.machine.interrupt(at_ms=20))
        driver.took(driver.machine.cancel_response(at_ms=30))
        assert len(driver.sent_of(ResponseCancel)) == 1

    def test_a_dialect_without_ids_cancels_without_one(self) -> None:
        driver = Driver(None, DialectFacts(cancel_by_id=False))
        answering(driver)
        driver.took(driver.machine.interrupt(at_ms=10))
        assert [event.response_id for event in driver.sent_of(ResponseCancel)] != ["r1"]
        assert len(driver.sent_of(ResponseCancel)) == 1

    def test_it_works_whatever_the_turn_detection(self) -> None:
        driver = Driver(server_vad(interrupt=False))
        answering(driver)
        assert interrupted(driver.took(driver.machine.interrupt(at_ms=10)))
        assert len(driver.sent_of(ResponseCancel)) == 1

    def test_after_the_response_there_is_nothing_to_cancel(self) -> None:
        driver = Driver(None)
        answered(driver)
        assert interrupted(driver.took(driver.machine.interrupt(at_ms=10)))
        assert driver.sent_of(ResponseCancel) == []

    def test_with_nothing_to_silence_it_does_nothing(self) -> None:
        driver = Driver(None)
        assert driver.took(driver.machine.interrupt(at_ms=10)) == []
        assert driver.sent == []

    def test_a_response_asked_for_but_not_begun_is_cancelled_when_it_begins(self) -> None:
        driver = Driver(None)
        driver.took(driver.machine.create_response(at_ms=0))
        driver.took(driver.machine.interrupt(at_ms=10))
        assert driver.sent_of(ResponseCancel) == []
        driver.response_created("r1")
        assert [event.response_id for event in driver.sent_of(ResponseCancel)] == ["r1"]
        driver.message_begun("r1", "a1", None)
        assert not heard_audio(driver.speech("r1", "a1", 100))


class TestRefusedTruncate:
    def cut(self) -> Driver:
        driver = Driver(server_vad())
        answered(driver)
        driver.speech_started("u2")
        driver.flushed(("a1", 3_760))
        return driver

    @pytest.mark.parametrize("named", [True, False])
    def test_it_is_asked_again_for_what_the_server_has(self, named: bool) -> None:
        driver = self.cut()
        event_id = driver.sent_of(ConversationItemTruncate)[0].event_id if named else None
        driver.error("invalid_value", "Audio content of 3700ms is already shorter than 3760ms", event_id=event_id)
        assert truncates(driver) == [("a1", 3_760), ("a1", 3_700)]
        assert driver.item("a1").truncated_at_ms == 3_700
        assert driver.all(ProblemReported) == []

    def test_only_once(self) -> None:
        driver = self.cut()
        for end_ms in (3_700, 3_650):
            event_id = driver.sent_of(ConversationItemTruncate)[-1].event_id
            message = f"Audio content of {end_ms}ms is already shorter than 3760ms"
            driver.error(None, message, event_id=event_id)
        assert truncates(driver) == [("a1", 3_760), ("a1", 3_700)]
        assert driver.all(ProblemReported) == []

    def test_an_item_that_is_gone_is_not_asked_again(self) -> None:
        driver = self.cut()
        driver.receive(se.ConversationItemDeleted(item_id="a1"))
        driver.error(None, "Audio content of 3700ms is already shorter than 3760ms")
        assert truncates(driver) == [("a1", 3_760)]

    @pytest.mark.parametrize(
        ("code", "message"),
        [
            ("item_truncate_invalid_item_id", "Item with item_id not found: a1"),
            (None, "Only model output audio messages can be truncated"),
            ("unsupported_content_type", "cannot be truncated"),
        ],
    )
    def test_other_refusals_are_swallowed(self, code: str | None, message: str) -> None:
        driver = self.cut()
        driver.error(code, message, event_id=driver.sent_of(ConversationItemTruncate)[0].event_id)
        assert driver.all(ProblemReported) == []
        assert len(truncates(driver)) == 1
        assert sum(driver.machine.counters.values()) == 1


def test_the_answer_of_the_server_is_noted_and_ours_is_kept() -> None:
    driver = Driver(server_vad())
    answered(driver)
    driver.speech_started("u2")
    driver.flushed(("a1", 1_500))
    heard = driver.item("a1").heard_text
    driver.receive(se.ConversationItemTruncated(item_id="a1", content_index=0, audio_end_ms=1_500))
    assert driver.item("a1").truncated_at_ms == 1_500
    assert driver.item("a1").heard_text == heard
    assert driver.item("a1").text == TEXT


def test_out_of_band_speech_is_kept_and_nothing_interrupts_it() -> None:
    driver = Driver(server_vad())
    driver.response_created("side", conversation_id=None)
    driver.message_begun("side", "s1", None, out_of_band=True)
    driver.speech("side", "s1", 2_000)
    assert not interrupted(driver.speech_started("u1"))
    driver.took(driver.machine.interrupt(at_ms=driver.now_ms))
    driver.speech("side", "s1", 100)
    assert [change.beside for change in driver.all(AudioArrived)] == [True, True]
    driver.receive(ResponseOutputAudioDone(response_id="side", item_id="s1"))
    driver.response_done("side")
    assert truncates(driver) == []
    assert driver.sent_of(ResponseCancel) == []
    assert driver.all(AudioFinished) == []  # nothing waits in the loudspeaker
    item = driver.item("s1")
    assert (item.received_ms, item.never_heard_ms, item.heard_ms) == (2_100, 0, 0)
    assert not any(part.sounding for part in item.parts)
    assert all(span.lane == "user" for span in driver.machine.timeline.open_spans)


def test_a_flush_of_ones_own_cuts_as_well() -> None:
    driver = Driver(None)
    answering(driver)
    driver.plays("a1", 200)
    driver.flushed(("a1", 200))
    assert truncates(driver) == [("a1", 200)]
    assert not heard_audio(driver.speech("r1", "a1", 100))
    later = ResponseOutputAudioDelta(response_id="r1", item_id="a1", content_index=1, delta=bytes(4_800))
    assert not heard_audio(driver.receive(later))


def test_after_the_end_of_the_session_a_flush_cuts_without_a_truncate() -> None:
    driver = Driver(server_vad())
    answered(driver)
    driver.plays("a1", 200)
    driver.took(driver.machine.session_ended(at_ms=300))
    driver.flushed(("a1", 250))
    assert truncates(driver) == []
    assert driver.all(ItemTruncated) == []
    assert driver.item("a1").never_heard_ms == 3_750
    assert driver.item("a1").unheard_text


def test_audio_of_g711_sessions_is_measured_in_time() -> None:
    driver = Driver(server_vad())
    ulaw = SessionConfig(audio=AudioConfig(output=AudioOutputConfig(format=AudioFormat(type="audio/pcmu"))))
    driver.receive(se.SessionUpdated(session=ulaw))
    driver.user_turn("u1")
    driver.response_created("r1")
    driver.message_begun("r1", "a1", "u1")
    driver.speech("r1", "a1", 100)  # 4,800 bytes
    assert driver.item("a1").received_ms == 600.0
    assert driver.all(AudioArrived)[0].format == "audio/pcmu"
