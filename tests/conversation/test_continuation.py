"""A conversation that goes on over another connection: what the fresh session is told, and what is kept."""

from __future__ import annotations

import pytest
from conversation_driver import Driver, server_vad, session_config

from desktop_app.conversation.changes import ItemRemoved, SessionResumed
from desktop_app.conversation.reseeding import LONGEST_ID, MOST_CHARACTERS, MOST_ITEMS, reseeding_of
from desktop_app.conversation.transcript import TranscriptItem, TranscriptPart
from desktop_app.protocol import server_events as se
from desktop_app.protocol.client_events import (
    ConversationItemCreate,
    ConversationItemDelete,
    ConversationItemTruncate,
    ResponseCreate,
    SessionUpdate,
)
from desktop_app.protocol.codec import ClientCodec
from desktop_app.protocol.dialect import Dialect
from desktop_app.protocol.items import (
    FunctionCallItem,
    FunctionCallOutputItem,
    InputText,
    MessageItem,
    OutputText,
)
from desktop_app.protocol.session_config import SessionConfig

NOTE = "Connected again."


def message(item_id: str, role: str, text: str, kind: str = "text") -> TranscriptItem:
    item = TranscriptItem(item_id, "message", role=role, status="completed")  # type: ignore[arg-type]
    item.add_part(TranscriptPart(0, kind, text))  # type: ignore[arg-type]
    return item


def resumed(driver: Driver, lost_ms: float, back_ms: float, said_again_from_ms: float | None = None) -> None:
    """Lose the connection and go on over another."""
    driver.at(lost_ms).took(driver.machine.session_ended(at_ms=lost_ms, goes_on=True))
    driver.at(back_ms)
    driver.sent.clear()
    driver.changes.clear()
    config = session_config(driver.machine._state.facts.turn_detection)
    driver.took(driver.machine.resume(config, NOTE, at_ms=back_ms, said_again_from_ms=said_again_from_ms))


def created(driver: Driver) -> list[object]:
    return [event.item for event in driver.sent_of(ConversationItemCreate)]


@pytest.fixture
def driver() -> Driver:
    driver = Driver(server_vad())
    driver.user_turn("item_u1")
    text = se.ConversationItemInputAudioTranscriptionCompleted(item_id="item_u1", transcript="What is the time?")
    driver.receive(text)
    driver.say("resp_1", "item_a1", "item_u1", "It is five o'clock in the morning.", 2_000)
    driver.at(3_000).plays("item_a1", 2_000, started_at_ms=500)
    driver.played_out("item_a1")
    return driver


def test_the_conversation_is_told_as_text_in_order_under_the_same_ids(driver: Driver) -> None:
    resumed(driver, 5_000, 8_200)
    assert created(driver) == [
        MessageItem(id="item_u1", role="user", content=[InputText(text="What is the time?")]),
        MessageItem(id="item_a1", role="assistant", content=[OutputText(text="It is five o'clock in the morning.")]),
    ]
    last = driver.sent[-1]
    assert isinstance(last, SessionUpdate)
    assert last.session == SessionConfig(type="realtime", output_modalities=["audio"])
    (change,) = driver.all(SessionResumed)
    assert (change.gap_ms, change.told_items, change.left_out) == (3_200, 2, 0)


@pytest.mark.parametrize(("dialect", "kind"), [(Dialect.GA, b'"output_text"'), (Dialect.PREVIEW, b'"text"')])
def test_speech_is_told_as_text_in_both_dialects(driver: Driver, dialect: Dialect, kind: bytes) -> None:
    resumed(driver, 5_000, 8_200)
    told = ClientCodec(dialect).encode(driver.sent_of(ConversationItemCreate)[1])
    assert kind in told.data
    assert b"audio" not in told.data
    assert not told.dropped


def test_the_echo_of_what_was_told_changes_no_row(driver: Driver) -> None:
    resumed(driver, 5_000, 8_200)
    before = [(item.item_id, item.text, item.status, item.spoken) for item in driver.machine.transcript.items]
    for event in driver.sent_of(ConversationItemCreate):
        driver.added(event.item, None)
    assert [(i.item_id, i.text, i.status, i.spoken) for i in driver.machine.transcript.items] == before


def test_the_seam_stands_between_what_was_and_what_comes(driver: Driver) -> None:
    resumed(driver, 5_000, 8_200)
    driver.at(9_000).append(2_000, 8_300)
    driver.user_turn("item_u2", previous="item_a1")
    driver.say("resp_2", "item_a2", "item_u2", "Later.", 500)
    assert driver.item_ids() == ["item_u1", "item_a1", "duologue_seam_1", "item_u2", "item_a2"]
    seam = driver.item("duologue_seam_1")
    assert (seam.text, seam.role, seam.seam_ms) == (NOTE, "system", 3_200)
    (gap,) = [span for span in driver.machine.timeline.spans if span.kind == "gap"]
    assert (gap.start_ms, gap.end_ms) == (5_000, 8_200)


def test_the_first_item_of_a_fresh_session_comes_after_the_seam() -> None:
    driver = Driver(server_vad())
    resumed(driver, 1_000, 2_000)
    driver.user_turn("item_u1")
    assert driver.item_ids() == ["duologue_seam_1", "item_u1"]
    assert not created(driver)


def test_positions_count_from_the_fresh_session(driver: Driver) -> None:
    """The service counts the audio it was given from nothing again; what is kept is placed where it was said."""
    driver.append(60_000, 0)
    resumed(driver, 60_000, 65_000)
    driver.append(1_000, 61_500)
    driver.append(1_000, 65_000)
    driver.speech_started("item_u2", 200)
    driver.speech_stopped("item_u2", 1_400)
    (span,) = [each for each in driver.machine.timeline.spans if each.item_id == "item_u2" and each.kind == "speech"]
    assert (span.start_ms, span.end_ms) == (61_700, 65_200)


def test_of_a_cut_answer_only_what_was_heard_is_told() -> None:
    driver = Driver(server_vad())
    driver.say("resp_1", "item_a1", None, "one two three four five six seven eight nine ten", 4_000)
    driver.at(2_000).plays("item_a1", 2_000, started_at_ms=0)
    driver.speech_started("item_u1", 0)
    driver.flushed(("item_a1", 2_000.0))
    driver.took(driver.machine.session_ended(at_ms=2_500, goes_on=True))
    (told,) = reseeding_of(driver.machine.transcript.items).items
    heard = driver.item("item_a1").heard_text
    assert heard
    assert told.content[0].text == heard != driver.item("item_a1").text


def test_an_answer_cut_by_the_loss_is_marked_and_not_asked_for_again() -> None:
    driver = Driver(server_vad())
    driver.user_turn("item_u1")
    driver.response_created("resp_1")
    driver.message_begun("resp_1", "item_a1", "item_u1")
    driver.transcript("resp_1", "item_a1", "One, two")
    driver.speech("resp_1", "item_a1", 400)
    resumed(driver, 1_000, 2_000)
    assert driver.item("item_a1").status == "incomplete"
    assert not driver.sent_of(ResponseCreate)


@pytest.mark.parametrize("begun", [False, True])
def test_a_question_without_any_answer_is_answered_after_the_loss(begun: bool) -> None:
    driver = Driver(server_vad())
    driver.user_turn("item_u1")
    transcribed = se.ConversationItemInputAudioTranscriptionCompleted(item_id="item_u1", transcript="Hello?")
    driver.receive(transcribed)
    if begun:
        driver.response_created("resp_1")
        driver.message_begun("resp_1", "item_a1", "item_u1")
    resumed(driver, 1_000, 2_000)
    assert len(driver.sent_of(ResponseCreate)) == 1
    assert created(driver)[0].id == "item_u1"


def test_a_question_whose_answer_was_cancelled_stays_unanswered() -> None:
    driver = Driver(server_vad())
    driver.user_turn("item_u1")
    driver.receive(se.ConversationItemInputAudioTranscriptionCompleted(item_id="item_u1", transcript="Hello?"))
    driver.response_created("resp_1")
    driver.took(driver.machine.interrupt(at_ms=500))
    driver.response_done("resp_1", "cancelled", "client_cancelled")
    resumed(driver, 1_000, 2_000)
    assert not driver.sent_of(ResponseCreate)


def test_a_text_on_its_way_is_sent_again_and_answered(driver: Driver) -> None:
    driver.took(driver.machine.send_text("And now?", at_ms=4_000))
    resumed(driver, 4_100, 6_000)
    told = created(driver)
    assert [item.content[0].text for item in told] == [
        "What is the time?",
        "It is five o'clock in the morning.",
        "And now?",
    ]
    assert len(driver.sent_of(ResponseCreate)) == 1
    driver.added(told[-1], "item_a1")
    assert driver.item_ids()[-2:] == ["duologue_seam_1", told[-1].id]


def test_an_update_on_its_way_is_asked_for_again(driver: Driver) -> None:
    event_id = driver.machine.configure(SessionConfig(instructions="Be brief."), at_ms=4_000)
    driver.took([])
    resumed(driver, 4_100, 6_000)
    update = driver.sent_of(SessionUpdate)[-1]
    assert (update.event_id, update.session.instructions) == (event_id, "Be brief.")


def test_what_is_said_again_makes_room_for_what_is_heard_anew() -> None:
    driver = Driver(server_vad())
    driver.append(3_000, 0)
    driver.user_turn("item_u1")
    driver.item("item_u1").end_ms = 900
    assert driver.machine.unsettled_from_ms == 0
    resumed(driver, 3_000, 4_000, said_again_from_ms=0.0)
    assert ItemRemoved("item_u1") in driver.changes
    assert driver.item_ids() == ["duologue_seam_1"]
    assert not [span for span in driver.machine.timeline.spans if span.lane == "user"]
    assert not driver.sent_of(ResponseCreate)


def test_what_cannot_be_said_again_is_told_as_not_written_down() -> None:
    driver = Driver(server_vad())
    driver.user_turn("item_u1")
    resumed(driver, 3_000, 4_000)
    assert driver.item("item_u1").transcription == "failed"
    assert "not written down" in created(driver)[0].content[0].text


def test_speech_that_goes_on_is_unsettled(driver: Driver) -> None:
    assert driver.machine.unsettled_from_ms is None
    driver.at(5_000).append(6_000, 0)
    driver.speech_started("item_u2", 4_500)
    assert driver.machine.unsettled_from_ms == 4_500


def test_a_call_and_its_output_are_told_together_under_ids_the_wire_takes() -> None:
    driver = Driver(server_vad())
    foreign = "call:" + "x" * 40
    driver.response_created("resp_1")
    call = driver.function_call("resp_1", "item_c1", foreign, None)
    driver.response_done("resp_1", output=[call])
    driver.took(driver.machine.answer_call(foreign, '{"c": 21}', at_ms=100))
    driver.added(FunctionCallOutputItem(id="item_o1", call_id=foreign, output='{"c": 21}'), "item_c1")
    driver.response_created("resp_2")
    unanswered = driver.function_call("resp_2", "item_c2", "call_2", "item_o1")
    driver.response_done("resp_2", output=[unanswered])
    resumed(driver, 1_000, 2_000)
    told_call, told_output = created(driver)[:2]
    assert isinstance(told_call, FunctionCallItem)
    assert isinstance(told_output, FunctionCallOutputItem)
    assert told_call.call_id == told_output.call_id
    assert len(told_call.call_id) <= LONGEST_ID
    assert told_call.call_id.replace("_", "").isalnum()
    assert (told_call.name, told_call.arguments) == ("get_weather", '{"city": "Kyoto"}')
    lost_call, lost_output = created(driver)[2:4]
    assert (lost_call.id, lost_output.call_id) == ("item_c2", "call_2")
    assert "connection was lost" in lost_output.output


def test_a_call_that_was_lost_is_told_so_and_wants_an_answer() -> None:
    driver = Driver(server_vad())
    driver.user_text_added("item_u1", "Weather?")
    driver.response_created("resp_1")
    call = driver.function_call("resp_1", "item_c1", "call_1", "item_u1")
    driver.response_done("resp_1", output=[call])
    resumed(driver, 1_000, 2_000)
    said, told_call, told_output = created(driver)
    assert [said.id, told_call.id] == ["item_u1", "item_c1"]
    assert "connection was lost" in told_output.output
    assert driver.item("item_c1").call_state == "cancelled"
    for item, previous in ((told_call, "item_u1"), (told_output, "item_c1")):
        driver.added(item, previous)
    assert len(driver.sent_of(ResponseCreate)) == 1
    assert driver.item_ids()[:2] == ["item_u1", "item_c1"]
    driver.response_created("resp_2")
    driver.say("resp_2", "item_a2", told_output.id, "I lost the connection.", 100)
    assert driver.item_ids()[-1] == "item_a2"
    driver.sent.clear()
    driver.took(driver.machine.answer_call("call_1", "{}", at_ms=3_000))
    assert driver.sent == [], "a call of a session that is gone was answered"
    driver.took(driver.machine.delete_item("item_c1", at_ms=3_000))
    assert driver.sent_of(ConversationItemDelete)[-1].item_id == "item_c1"


def test_an_output_that_was_on_its_way_is_said_again_beside_its_call() -> None:
    driver = Driver(server_vad())
    driver.response_created("resp_1")
    call = driver.function_call("resp_1", "item_c1", "call_1", None)
    driver.response_done("resp_1", output=[call])
    driver.took(driver.machine.answer_call("call_1", "18", at_ms=100))
    resumed(driver, 1_000, 2_000)
    told_call, told_output = created(driver)
    assert (told_call.id, told_output.call_id, told_output.output) == ("item_c1", "call_1", "18")
    driver.added(told_output, "item_c1")
    assert len(driver.sent_of(ResponseCreate)) == 1


def test_a_service_that_echoes_marks_is_known_to_over_the_next_connection() -> None:
    """Else its own response is taken for ours, and a second request follows while ours is on its way."""
    driver = Driver(server_vad())
    driver.took(driver.machine.create_response(at_ms=0))
    (marked,) = driver.sent_of(ResponseCreate)
    driver.response_created("resp_1", metadata=marked.response.metadata)
    driver.response_done("resp_1")
    resumed(driver, 1_000, 2_000)
    for _ in range(2):
        driver.took(driver.machine.create_response(at_ms=2_000))
    driver.response_created("resp_of_the_service")
    driver.response_done("resp_of_the_service")
    assert len(driver.sent_of(ResponseCreate)) == 1


def test_what_is_beside_the_conversation_is_not_told() -> None:
    hidden, beside, seam = message("a", "system", "x"), message("b", "assistant", "x"), message("c", "system", "x")
    hidden.hidden, beside.out_of_band, seam.seam_ms = True, True, 5.0
    assert reseeding_of([hidden, beside, seam, message("d", "user", "y")]).own_ids == {"d": "d"}


def test_a_long_id_is_replaced_and_known_again() -> None:
    driver = Driver(server_vad())
    long_id = "item_" + "z" * 60
    driver.user_text_added(long_id, "Hello")
    resumed(driver, 1_000, 2_000)
    (told,) = created(driver)
    assert len(told.id) <= LONGEST_ID
    driver.added(told, None)
    driver.user_text_added("item_u2", "More", previous=told.id)
    assert driver.item_ids() == [long_id, "duologue_seam_1", "item_u2"]
    driver.took(driver.machine.delete_item(long_id, at_ms=3_000))
    assert driver.sent_of(ConversationItemDelete)[0].item_id == told.id
    driver.receive(se.ConversationItemDeleted(item_id=told.id))
    assert driver.item_ids() == ["duologue_seam_1", "item_u2"]


def test_of_a_long_conversation_the_end_is_told() -> None:
    many = [message(f"i{number}", "user", "word") for number in range(MOST_ITEMS + 7)]
    reseeding = reseeding_of(many)
    assert reseeding.left_out == 7
    note, first = reseeding.items[:2]
    assert note.role == "system"
    assert "7 earlier" in note.content[0].text
    assert first.id == "i7"
    long = [message(f"i{number}", "user", "w" * (MOST_CHARACTERS // 2)) for number in range(4)]
    assert [item.id for item in reseeding_of(long).items[1:]] == ["i2", "i3"]
    one = reseeding_of([message("i", "user", "w" * MOST_CHARACTERS * 2)])
    assert [item.id for item in one.items] == ["i"]


def test_an_item_of_before_that_is_cut_is_told_anew_as_far_as_it_was_heard(driver: Driver) -> None:
    """The fresh session has its text and no audio that could be truncated."""
    driver.say("resp_2", "item_a2", "item_a1", "one two three four five six", 4_000)
    resumed(driver, 4_000, 5_000)
    driver.plays("item_a2", 1_000, started_at_ms=4_000)
    driver.sent.clear()
    driver.speech_started("item_u2", 0)
    driver.flushed(("item_a2", 1_000.0))
    assert not driver.sent_of(ConversationItemTruncate)
    item = driver.item("item_a2")
    assert item.truncated_at_ms == 1_000
    (create,) = driver.sent_of(ConversationItemCreate)
    (delete,) = driver.sent_of(ConversationItemDelete)
    assert create.previous_item_id == delete.item_id == "item_a2"
    assert create.item.content[0].text == item.heard_text
    rows = driver.item_ids()
    driver.added(create.item, "item_a2")
    driver.receive(se.ConversationItemDeleted(item_id="item_a2"))
    assert driver.item_ids() == rows
    driver.committed("item_u2", create.item.id)
    driver.user_audio_added("item_u2", create.item.id)
    assert driver.item_ids() == ["item_u1", "item_a1", "item_a2", "duologue_seam_1", "item_u2"]
    driver.took(driver.machine.delete_item("item_a2", at_ms=6_000))
    assert driver.sent_of(ConversationItemDelete)[-1].item_id == create.item.id


def test_an_answer_cut_off_by_the_loss_can_be_continued() -> None:
    driver = Driver(server_vad())
    driver.user_turn("item_u1")
    driver.receive(se.ConversationItemInputAudioTranscriptionCompleted(item_id="item_u1", transcript="Count."))
    driver.response_created("resp_1")
    driver.message_begun("resp_1", "item_a1", "item_u1")
    driver.transcript("resp_1", "item_a1", "One, two")
    driver.speech("resp_1", "item_a1", 400)
    resumed(driver, 1_000, 2_000)
    (change,) = driver.all(SessionResumed)
    assert change.cut_off
    driver.sent.clear()
    driver.took(driver.machine.go_on(at_ms=2_500))
    (note,) = created(driver)
    assert note.role == "system"
    assert len(driver.sent_of(ResponseCreate)) == 1
    driver.added(note, "item_a1")
    driver.say("resp_2", "item_a2", note.id, ", three, four.", 400)
    assert driver.item_ids() == ["item_u1", "item_a1", "duologue_seam_1", "item_a2"]
    driver.sent.clear()
    driver.took(driver.machine.go_on(at_ms=3_500))
    assert not driver.sent


def test_nothing_is_continued_that_was_said_to_its_end(driver: Driver) -> None:
    resumed(driver, 5_000, 6_000)
    driver.sent.clear()
    driver.took(driver.machine.go_on(at_ms=6_500))
    assert not driver.sent


def test_a_response_wanted_in_the_gap_is_asked_for_after_it(driver: Driver) -> None:
    driver.at(5_000).took(driver.machine.session_ended(at_ms=5_000, goes_on=True))
    driver.took(driver.machine.create_response(at_ms=5_500))
    assert not driver.sent_of(ResponseCreate)
    driver.took(driver.machine.resume(session_config(server_vad()), NOTE, at_ms=6_000))
    assert len(driver.sent_of(ResponseCreate)) == 1


def test_a_gap_that_nobody_tried_to_bridge_is_an_end(driver: Driver) -> None:
    driver.at(5_000).took(driver.machine.session_ended(at_ms=5_000, goes_on=True))
    (gap,) = driver.machine.timeline.open_spans
    assert gap.kind == "gap"
    driver.took(driver.machine.session_ended(at_ms=5_001))
    assert not [span for span in driver.machine.timeline.spans if span.kind == "gap"]


def test_a_gap_without_another_side_ends_with_the_session(driver: Driver) -> None:
    driver.at(5_000).took(driver.machine.session_ended(at_ms=5_000, goes_on=True))
    driver.took(driver.machine.session_ended(at_ms=9_000))
    (gap,) = [span for span in driver.machine.timeline.spans if span.kind == "gap"]
    assert gap.end_ms == 9_000


def test_an_item_the_fresh_session_was_not_told_of_goes_at_once(driver: Driver) -> None:
    seam_before = len(driver.item_ids())
    driver.item("item_u1").hidden = True
    resumed(driver, 4_000, 5_000)
    driver.took(driver.machine.delete_item("item_u1", at_ms=5_100))
    assert "item_u1" not in driver.item_ids()
    assert len(driver.item_ids()) == seam_before
    assert not driver.sent_of(ConversationItemDelete)
