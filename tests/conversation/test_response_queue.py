"""One owner of `response.create`: one at a time, none lost, none doubled."""

from __future__ import annotations

from conversation_driver import Driver, server_vad, session_config

from desktop_app.conversation.changes import ProblemReported, ResponseFinished, ResponseStarted
from desktop_app.conversation.dialect_facts import facts_of
from desktop_app.protocol import server_events as se
from desktop_app.protocol.client_events import ConversationItemCreate, ResponseCancel, ResponseCreate
from desktop_app.protocol.dialect import Dialect
from desktop_app.protocol.items import InputText, ItemReference, MessageItem
from desktop_app.protocol.response import Response
from desktop_app.protocol.response_events import ResponseCreated, ResponseDone, ResponseOutputTextDelta
from desktop_app.protocol.session_config import ResponseOptions

ACTIVE = "conversation_already_has_active_response"


def creates(driver: Driver) -> list[ResponseCreate]:
    return driver.sent_of(ResponseCreate)


def ask(driver: Driver, options: ResponseOptions | None = None) -> None:
    driver.took(driver.machine.create_response(options, at_ms=driver.now_ms))


def type_text(driver: Driver, text: str) -> str:
    driver.took(driver.machine.send_text(text, at_ms=driver.now_ms))
    item = driver.sent_of(ConversationItemCreate)[-1].item
    assert isinstance(item, MessageItem)
    assert isinstance(item.id, str)
    return item.id


def test_requests_go_out_one_by_one() -> None:
    driver = Driver()
    for _ in range(3):
        ask(driver)
    assert len(creates(driver)) == 1
    driver.response_created("r1")
    driver.response_done("r1")
    assert len(creates(driver)) == 2
    driver.response_created("r2")
    assert len(creates(driver)) == 2
    driver.response_done("r2", "failed")
    assert len(creates(driver)) == 3
    assert len({event.event_id for event in creates(driver)}) == 3


def test_metadata_of_the_user_is_not_touched() -> None:
    driver = Driver()
    ask(driver, ResponseOptions(metadata={"purpose": "summary"}))
    assert creates(driver)[0].response == ResponseOptions(metadata={"purpose": "summary"})
    ask(driver)
    driver.response_created("r1")
    driver.response_done("r1")
    assert not creates(driver)[1].response


def test_text_is_sent_at_once_and_answered_after_the_active_response() -> None:
    driver = Driver()
    driver.response_created("r1")
    item_id = type_text(driver, "And tomorrow?")
    assert len(item_id) <= 32
    assert creates(driver) == []
    driver.response_done("r1")
    assert len(creates(driver)) == 1


def test_two_typed_messages_share_the_response_that_sees_both() -> None:
    driver = Driver()
    driver.response_created("r1")
    first = type_text(driver, "one")
    second = type_text(driver, "two")
    driver.user_text_added(first, "one")
    driver.user_text_added(second, "two", first)
    driver.response_done("r1")
    driver.response_created("r2")
    assert driver.machine.responses_waiting == 0
    driver.response_done("r2")
    assert len(creates(driver)) == 1


def test_a_message_that_joins_after_the_response_began_gets_its_own() -> None:
    driver = Driver()
    first = type_text(driver, "one")
    driver.user_text_added(first, "one")
    driver.response_created("r1")
    second = type_text(driver, "two")
    driver.user_text_added(second, "two", first)
    driver.response_done("r1")
    assert len(creates(driver)) == 2


def test_a_refused_message_needs_no_answer() -> None:
    driver = Driver()
    driver.response_created("r1")
    type_text(driver, "")
    event = driver.sent_of(ConversationItemCreate)[0]
    driver.error(
        "invalid_value", "Invalid 'item.content[0].text'", param="item.content[0].text", event_id=event.event_id
    )
    driver.response_done("r1")
    assert creates(driver) == []
    assert [change.problem.kind for change in driver.all(ProblemReported)] == ["misuse"]


def test_a_cancelled_end_after_the_next_start_does_not_free_the_queue() -> None:
    driver = Driver(server_vad())
    driver.response_created("r1")
    driver.response_created("r2")
    ask(driver)
    driver.response_done("r1", "cancelled", "turn_detected")
    assert creates(driver) == []
    assert driver.machine.active_response_id == "r2"
    driver.response_done("r2")
    assert len(creates(driver)) == 1


def test_a_second_report_of_a_start_or_an_end_changes_nothing() -> None:
    driver = Driver()
    driver.response_created("r1")
    driver.response_created("r1")
    assert driver.machine.turns[0].response_ids == ["r1"]
    driver.response_done("r1")
    driver.response_done("r1")
    driver.response_created("r1")
    assert len(driver.all(ResponseFinished)) == 1
    assert driver.machine.active_response_id is None


class TestConflict:
    def test_it_goes_back_to_the_front_and_waits_for_the_end(self) -> None:
        driver = Driver()
        ask(driver, ResponseOptions(instructions="mine"))
        message = "Conversation already has an active response in progress: resp_9. Wait until the response is finished"
        driver.error(ACTIVE, message, event_id=creates(driver)[0].event_id)
        ask(driver, ResponseOptions(instructions="later"))
        assert len(creates(driver)) == 1
        driver.response_created("resp_9")
        assert len(creates(driver)) == 1
        driver.response_done("resp_9")
        assert creates(driver)[1].response.instructions == "mine"
        assert driver.all(ProblemReported) == []
        assert driver.machine.counters[ACTIVE] == 1

    def test_without_an_event_id_it_is_the_one_on_its_way(self) -> None:
        driver = Driver()
        ask(driver)
        driver.error(None, "Conversation already has an active response", event_id=None)
        driver.response_created("r9")
        driver.response_done("r9")
        assert len(creates(driver)) == 2

    def test_a_response_taken_for_ours_may_turn_out_not_to_be(self) -> None:
        driver = Driver(server_vad())
        ask(driver, ResponseOptions(instructions="mine"))
        driver.response_created("r_vad")
        message = "Conversation already has an active response in progress: r_vad."
        driver.error(ACTIVE, message, event_id=creates(driver)[0].event_id)
        driver.response_done("r_vad")
        assert len(creates(driver)) == 2
        driver.response_created("r_mine")
        driver.response_done("r_mine")
        assert len(creates(driver)) == 2

    def test_without_an_event_id_a_response_that_began_is_believed_to_be_ours(self) -> None:
        driver = Driver(server_vad())
        ask(driver)
        driver.response_created("r1")
        driver.error(ACTIVE, "Conversation already has an active response in progress: r1.")
        driver.response_done("r1")
        assert len(creates(driver)) == 1

    def test_what_the_other_response_has_seen_is_not_asked_again(self) -> None:
        driver = Driver(server_vad())
        item_id = type_text(driver, "hello")
        driver.user_text_added(item_id, "hello")
        driver.response_created("r_vad")
        driver.error(ACTIVE, "Conversation already has an active response", event_id=creates(driver)[0].event_id)
        driver.response_done("r_vad")
        assert len(creates(driver)) == 1

    def test_a_response_that_has_ended_meanwhile_frees_at_once(self) -> None:
        driver = Driver()
        driver.response_created("resp_1")
        driver.response_done("resp_1")
        ask(driver)
        driver.error(ACTIVE, "Conversation already has an active response in progress: resp_1.")
        assert len(creates(driver)) == 2

    def test_it_does_not_go_on_for_ever(self) -> None:
        driver = Driver()
        driver.response_created("resp_1")
        driver.response_done("resp_1")
        ask(driver)
        for _ in range(10):
            driver.error(ACTIVE, "Conversation already has an active response in progress: resp_1.")
        assert len(creates(driver)) == 6
        assert "response_never_free" in [change.problem.code for change in driver.all(ProblemReported)]

    def test_one_that_no_request_of_ours_met_is_swallowed(self) -> None:
        driver = Driver(server_vad(interrupt=False))
        driver.error(ACTIVE, "Conversation already has an active response")
        assert driver.all(ProblemReported) == []
        assert creates(driver) == []


class TestMarks:
    def test_only_where_the_service_creates_responses_too(self) -> None:
        driver = Driver(None)
        ask(driver)
        assert not creates(driver)[0].response
        driver = Driver(server_vad(create=False))
        ask(driver)
        assert not creates(driver)[0].response
        driver = Driver(server_vad())
        ask(driver, ResponseOptions(instructions="x"))
        assert creates(driver)[0].response.metadata
        assert creates(driver)[0].response.instructions == "x"

    def test_never_beside_metadata_of_the_user_nor_in_the_preview_dialect(self) -> None:
        driver = Driver(server_vad())
        ask(driver, ResponseOptions(metadata={"mine": "1"}))
        assert creates(driver)[0].response.metadata == {"mine": "1"}
        driver = Driver(server_vad(), facts_of(Dialect.PREVIEW))
        ask(driver)
        assert not creates(driver)[0].response

    def test_the_users_own_answer_is_not_taken_for_the_unwanted_one(self) -> None:
        driver = Driver(server_vad())
        ask(driver)
        driver.response_created("r0", dict(creates(driver)[0].response.metadata))  # this service echoes
        driver.response_done("r0", metadata=dict(creates(driver)[0].response.metadata))
        assert driver.all(ResponseFinished)[0].metadata == {}
        ask(driver)
        driver.took(driver.machine.interrupt(at_ms=0))
        driver.response_created("r_vad")
        assert driver.sent_of(ResponseCancel) == []
        message = "Conversation already has an active response in progress: r_vad."
        driver.error(ACTIVE, message, event_id=creates(driver)[1].event_id)
        driver.response_done("r_vad")
        assert len(creates(driver)) == 2  # the unwanted one is not asked again

    def test_a_service_that_echoes_nothing_is_not_waited_for(self) -> None:
        driver = Driver(server_vad())
        for number in range(3):
            ask(driver)
            driver.response_created(f"r{number}")
            driver.response_done(f"r{number}")
        assert len(creates(driver)) == 3
        assert driver.machine.responses_waiting == 0


class TestServerCreates:
    def test_requests_wait_while_the_user_speaks(self) -> None:
        driver = Driver(server_vad())
        driver.speech_started("u1")
        ask(driver, ResponseOptions(instructions="x"))
        driver.speech_stopped("u1")
        driver.committed("u1")
        assert creates(driver) == []
        driver.response_created("r1")
        driver.response_done("r1")
        assert len(creates(driver)) == 1

    def test_text_the_servers_response_has_seen_is_not_answered_twice(self) -> None:
        driver = Driver(server_vad())
        driver.speech_started("u1")
        item_id = type_text(driver, "by the way")
        driver.user_text_added(item_id, "by the way")
        driver.speech_stopped("u1")
        driver.committed("u1", item_id)
        driver.user_audio_added("u1", item_id)
        driver.response_created("r1")
        driver.response_done("r1")
        assert creates(driver) == []

    def test_speech_of_which_nothing_came_holds_nothing_up(self) -> None:
        driver = Driver(server_vad())
        driver.speech_started("u1")
        ask(driver)
        driver.receive(se.InputAudioBufferCleared())
        assert len(creates(driver)) == 1

    def test_a_server_that_does_not_answer_holds_up_for_three_seconds(self) -> None:
        driver = Driver(server_vad())
        driver.user_turn("u1")
        ask(driver)
        driver.at(2_900).receive(se.RateLimitsUpdated())
        assert creates(driver) == []
        driver.at(3_100).receive(se.RateLimitsUpdated())
        assert len(creates(driver)) == 1

    def test_a_user_who_muted_in_mid_sentence_can_type(self) -> None:
        driver = Driver(server_vad())
        driver.append(1_000, captured_at_ms=0)
        driver.at(1_000).speech_started("u1")
        driver.at(2_000)
        type_text(driver, "too early")
        assert creates(driver) == []
        driver.at(4_500)
        type_text(driver, "my microphone is off")
        assert len(creates(driver)) == 1

    def test_without_create_response_nothing_is_waited_for(self) -> None:
        driver = Driver(server_vad(create=False))
        driver.speech_started("u1")
        ask(driver)
        assert len(creates(driver)) == 1

    def test_turning_detection_off_frees_what_waited(self) -> None:
        driver = Driver(server_vad())
        driver.speech_started("u1")
        ask(driver)
        driver.receive(se.SessionUpdated(session=session_config(None)))
        assert len(creates(driver)) == 1


class TestOutOfBand:
    def beside(self, driver: Driver, options: ResponseOptions) -> ResponseCreate:
        driver.took(driver.machine.out_of_band(options, at_ms=driver.now_ms))
        return creates(driver)[-1]

    def test_it_passes_by_the_queue_and_its_items_stand_apart(self) -> None:
        driver = Driver()
        driver.user_text_added("u1", "hi")
        driver.response_created("r1")
        options = ResponseOptions(metadata={"purpose": "title"}, input=[ItemReference(id="u1")])
        sent = self.beside(driver, options)
        assert sent.response.conversation == "none"
        assert sent.response.metadata == {"purpose": "title"}
        assert sent.response.input == [ItemReference(id="u1")]
        driver.response_created("side", {"purpose": "title"}, conversation_id=None)
        assert driver.machine.active_response_id == "r1"
        assert driver.all(ResponseStarted)[-1] == ResponseStarted("side", out_of_band=True)
        driver.message_begun("side", "s1", None, out_of_band=True, spoken=False)
        driver.receive(ResponseOutputTextDelta(response_id="side", item_id="s1", delta="A title"))
        driver.response_done("side", metadata={"purpose": "title"})
        assert driver.item_ids() == ["u1"]
        assert [item.text for item in driver.machine.transcript.out_of_band] == ["A title"]
        finished = driver.all(ResponseFinished)[-1]
        assert (finished.out_of_band, finished.metadata) == (True, {"purpose": "title"})
        assert driver.machine.active_response_id == "r1"

    def test_a_mark_of_ours_stands_in_for_missing_metadata_and_stays_inside(self) -> None:
        driver = Driver()
        metadata = self.beside(driver, ResponseOptions()).response.metadata
        assert metadata
        for status, kind in (("in_progress", ResponseCreated), ("completed", ResponseDone)):
            driver.receive(kind(response=Response(id="side", status=status, metadata=metadata)))  # no conversation_id
        assert driver.all(ResponseStarted) == [ResponseStarted("side", out_of_band=True)]
        assert driver.all(ResponseFinished)[0].metadata == {}

    def test_null_conversation_of_a_service_that_always_sends_null(self) -> None:
        driver = Driver()
        ask(driver)
        driver.response_created("r1", conversation_id=None)
        assert driver.machine.active_response_id == "r1"

    def test_a_null_conversation_nobody_asked_for_stands_apart(self) -> None:
        driver = Driver()
        driver.response_created("composed_by_hand", conversation_id=None)
        assert driver.machine.active_response_id is None

    def test_many_at_once(self) -> None:
        driver = Driver()
        for number in range(4):
            self.beside(driver, ResponseOptions(metadata={"n": str(number)}))
        assert len(creates(driver)) == 4
        for number in (2, 0, 3, 1):
            driver.response_created(f"s{number}", {"n": str(number)}, conversation_id=None)
        ask(driver)
        assert len(creates(driver)) == 5

    def test_create_response_with_conversation_none_is_the_same(self) -> None:
        driver = Driver()
        driver.response_created("r1")
        ask(driver, ResponseOptions(conversation="none", metadata={"a": "b"}))
        assert len(creates(driver)) == 1

    def test_an_item_the_conversation_takes_in_after_all_gets_its_place(self) -> None:
        driver = Driver()
        driver.response_created("side", conversation_id=None)
        driver.message_begun("side", "s1", None, out_of_band=True)
        driver.added(MessageItem(id="s1", role="assistant", content=[InputText(text="x")]), None)
        assert driver.item_ids() == ["s1"]
        assert list(driver.machine.transcript.out_of_band) == []
        assert not driver.item("s1").out_of_band


class TestCancel:
    def test_the_active_response_is_cancelled_by_id(self) -> None:
        driver = Driver()
        driver.response_created("r1")
        driver.took(driver.machine.cancel_response(at_ms=0))
        assert [event.response_id for event in driver.sent_of(ResponseCancel)] == ["r1"]

    def test_a_response_that_is_over_is_not_cancelled(self) -> None:
        driver = Driver()
        driver.response_created("r1")
        driver.response_done("r1")
        driver.took(driver.machine.cancel_response(at_ms=0))
        driver.took(driver.machine.cancel_response("r1", at_ms=0))
        driver.took(driver.machine.cancel_response("unknown", at_ms=0))
        assert driver.sent_of(ResponseCancel) == []

    def test_an_out_of_band_response_can_be_cancelled(self) -> None:
        driver = Driver()
        driver.response_created("side", conversation_id=None)
        driver.took(driver.machine.cancel_response("side", at_ms=0))
        assert [event.response_id for event in driver.sent_of(ResponseCancel)] == ["side"]


def test_nothing_is_asked_after_the_end() -> None:
    driver = Driver()
    driver.response_created("r1")
    ask(driver)
    driver.took(driver.machine.session_ended(at_ms=0))
    assert creates(driver) == []
    assert driver.machine.active_response_id is None


def test_a_request_refused_for_what_it_says_is_not_sent_again() -> None:
    driver = Driver()
    ask(driver, ResponseOptions(output_modalities=["smell"]))
    ask(driver)
    driver.error("invalid_value", "Invalid modalities", param="response.output_modalities", event_id=None)
    assert len(creates(driver)) == 2
    assert not creates(driver)[1].response
