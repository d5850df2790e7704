"""Function calls: once each, all outputs before one response, none for a cancelled response."""

from __future__ import annotations

import pytest
from conversation_driver import Driver, server_vad
from msgspec import UNSET
from msgspec.structs import replace

from desktop_app.conversation.changes import (
    ApprovalWanted,
    CallReady,
    CallsCancelled,
    CallsInterrupted,
    ProblemReported,
)
from desktop_app.protocol import response_events as re
from desktop_app.protocol import server_events as se
from desktop_app.protocol.client_events import ClientEvent, ConversationItemCreate, ResponseCreate
from desktop_app.protocol.items import (
    FunctionCallItem,
    FunctionCallOutputItem,
    McpApprovalRequestItem,
    McpApprovalResponseItem,
    McpCallItem,
    McpListToolsItem,
)
from desktop_app.protocol.session_config import FunctionChoice, McpChoice, ResponseOptions

ARGUMENTS = '{"city": "Kyoto"}'


def calling(driver: Driver, *call_ids: str, status: str = "completed", reason: str | None = None) -> None:
    driver.user_text_added("u1", "weather?")
    driver.response_created("r1")
    output = []
    previous = "u1"
    for call_id in call_ids:
        output.append(driver.function_call("r1", f"f_{call_id}", call_id, previous))
        previous = f"f_{call_id}"
    driver.response_done("r1", status, reason, output=output)


def answer(driver: Driver, call_id: str, output: str = "18", failed: bool = False) -> list[ClientEvent]:
    before = len(driver.sent)
    driver.took(driver.machine.answer_call(call_id, output, failed=failed, at_ms=driver.now_ms))
    return driver.sent[before:]


def test_one_call_seen_in_five_events_is_ready_once() -> None:
    driver = Driver()
    driver.user_text_added("u1", "weather?")
    driver.response_created("r1")
    done = driver.function_call("r1", "f1", "call_1", "u1")
    assert driver.all(CallReady) == []
    assert driver.item("f1").call_state == "arguments"
    driver.response_done("r1", output=[done])
    assert driver.all(CallReady) == [CallReady("call_1", "get_weather", ARGUMENTS, "f1", "r1")]
    driver.receive(se.ConversationItemDone(item=done, previous_item_id=None))
    driver.receive(re.ResponseOutputItemDone(response_id="r1", item=done))
    driver.response_done("r1", output=[done])
    assert len(driver.all(CallReady)) == 1
    assert driver.item("f1").call_state == "running"


def test_the_name_comes_with_the_event_or_with_the_item() -> None:
    driver = Driver()
    driver.response_created("r1")
    ids = {"response_id": "r1", "item_id": "f1", "call_id": "call_1"}
    driver.receive(re.ResponseFunctionCallArgumentsDone(**ids, arguments="{}", name="from_event"))
    assert driver.item("f1").call_name == "from_event"
    begun = FunctionCallItem(id="f2", name="from_item", call_id="call_2")
    driver.receive(re.ResponseOutputItemAdded(response_id="r1", item=begun))
    ids = {"response_id": "r1", "item_id": "f2", "call_id": "call_2"}
    driver.receive(re.ResponseFunctionCallArgumentsDone(**ids, arguments="{}"))
    driver.response_done("r1")
    assert [(ready.name, ready.arguments) for ready in driver.all(CallReady)] == [
        ("from_event", "{}"),
        ("from_item", "{}"),
    ]


def test_arguments_stream_into_the_item() -> None:
    driver = Driver()
    driver.response_created("r1")
    ids = {"response_id": "r1", "item_id": "f1", "call_id": "call_1"}
    driver.receive(re.ResponseFunctionCallArgumentsDelta(**ids, delta='{"ci'))
    assert driver.item("f1").call_arguments == '{"ci'
    driver.receive(re.ResponseFunctionCallArgumentsDelta(**ids, delta='ty": 1}'))
    assert driver.item("f1").call_arguments == '{"city": 1}'
    assert driver.item("f1").kind == "function_call"


def test_the_answer_is_an_item_and_then_one_response() -> None:
    driver = Driver()
    calling(driver, "call_1")
    driver.at(412)
    sent = answer(driver, "call_1", '{"high": 18}')
    assert [type(event) for event in sent] == [ConversationItemCreate, ResponseCreate]
    output = sent[0].item
    assert isinstance(output, FunctionCallOutputItem)
    assert (output.call_id, output.output) == ("call_1", '{"high": 18}')
    item = driver.item("f_call_1")
    assert (item.call_state, item.call_output, item.call_duration_ms) == ("done", '{"high": 18}', 412)
    assert answer(driver, "call_1") == []  # once


def test_what_the_user_was_asked_before_is_no_part_of_how_long_it_ran() -> None:
    driver = Driver()
    calling(driver, "call_1")
    driver.at(9_000)
    driver.took(driver.machine.begin_call("call_1", at_ms=9_000))
    assert driver.item("f_call_1").call_started_at_ms == 9_000
    assert driver.machine.begin_call("nobody_knows", at_ms=9_000) == []
    driver.at(9_312)
    answer(driver, "call_1", "{}")
    assert driver.item("f_call_1").call_duration_ms == 312


def test_several_calls_are_answered_with_one_response() -> None:
    driver = Driver()
    calling(driver, "call_1", "call_2", "call_3")
    assert len(driver.all(CallReady)) == 3
    assert [type(event) for event in answer(driver, "call_2")] == [ConversationItemCreate]
    assert [type(event) for event in answer(driver, "call_1", failed=True)] == [ConversationItemCreate]
    assert [type(event) for event in answer(driver, "call_3")] == [ConversationItemCreate, ResponseCreate]
    assert driver.item("f_call_1").call_state == "failed"


def test_calls_of_a_cancelled_response_are_dropped() -> None:
    driver = Driver(server_vad())
    calling(driver, "call_1", "call_2", status="cancelled", reason="turn_detected")
    assert driver.all(CallReady) == []
    assert driver.all(CallsCancelled) == [CallsCancelled(("call_1", "call_2"))]
    assert driver.item("f_call_1").call_state == "cancelled"
    assert answer(driver, "call_1") == []


def test_calls_that_were_complete_when_the_tokens_ran_out_are_run() -> None:
    driver = Driver()
    driver.user_text_added("u1", "weather?")
    driver.response_created("r1")
    driver.function_call("r1", "f1", "call_1", "u1")
    cut = FunctionCallItem(id="f2", status="incomplete", name="get_time", call_id="call_2", arguments='{"ci')
    driver.receive(re.ResponseOutputItemAdded(response_id="r1", item=cut))
    driver.response_done("r1", "incomplete", "max_output_tokens")
    assert [ready.call_id for ready in driver.all(CallReady)] == ["call_1"]
    assert driver.all(CallsCancelled) == [CallsCancelled(("call_2",))]
    assert len(answer(driver, "call_1")) == 2


def test_a_filtered_or_failed_response_runs_nothing() -> None:
    for status, reason in (("incomplete", "content_filter"), ("incomplete", None), ("failed", None)):
        driver = Driver()
        calling(driver, "call_1", status=status, reason=reason)
        assert driver.all(CallReady) == []


def test_a_deleted_call_is_cancelled_and_the_others_go_on() -> None:
    driver = Driver()
    calling(driver, "call_1", "call_2")
    answer(driver, "call_1")
    driver.receive(se.ConversationItemDeleted(item_id="f_call_2"))
    assert driver.all(CallsCancelled) == [CallsCancelled(("call_2",))]
    assert isinstance(driver.sent[-1], ResponseCreate)
    assert answer(driver, "call_2") == []


def test_if_all_calls_are_deleted_nothing_is_asked() -> None:
    driver = Driver()
    calling(driver, "call_1")
    driver.receive(se.ConversationItemDeleted(item_id="f_call_1"))
    assert driver.sent == []


def test_an_output_sent_by_hand_counts() -> None:
    driver = Driver()
    calling(driver, "call_1", "call_2")
    answer(driver, "call_1")
    driver.added(FunctionCallOutputItem(id="o", call_id="call_2", output="by hand"), "f_call_2")
    assert driver.item("f_call_2").call_output == "by hand"
    assert len(driver.sent_of(ResponseCreate)) == 1
    assert driver.item("o").call_output == "by hand"


def test_seeded_calls_are_not_run() -> None:
    driver = Driver()
    driver.added(FunctionCallItem(id="f1", name="old", call_id="call_old", arguments="{}"), None)
    driver.added(FunctionCallOutputItem(id="o1", call_id="call_old", output="1"), "f1")
    driver.response_created("r1")
    driver.response_done("r1")
    assert driver.all(CallReady) == []
    assert driver.sent == []


def test_calls_of_out_of_band_responses_are_shown_but_not_run() -> None:
    driver = Driver()
    driver.response_created("side", conversation_id=None)
    item = FunctionCallItem(id="f1", name="extract", call_id="call_1", arguments='{"a": 1}')
    driver.receive(re.ResponseOutputItemAdded(response_id="side", item=item))
    driver.response_done("side", output=[item])
    assert driver.all(CallReady) == []
    assert driver.machine.transcript.out_of_band[0].call_arguments == '{"a": 1}'


def test_outputs_given_while_the_user_speaks_wait_for_the_servers_response() -> None:
    driver = Driver(server_vad())
    calling(driver, "call_1")
    driver.speech_started("u2")
    sent = answer(driver, "call_1")
    assert [type(event) for event in sent] == [ConversationItemCreate]
    driver.added(sent[0].item, "f_call_1")
    driver.speech_stopped("u2")
    driver.committed("u2", "f_call_1")
    driver.user_audio_added("u2", "f_call_1")
    driver.response_created("r2")
    driver.response_done("r2")
    assert driver.sent_of(ResponseCreate) == []  # r2 has seen the output


def test_a_refused_output_does_not_ask_for_a_response_and_is_reported() -> None:
    driver = Driver()
    calling(driver, "call_1")
    driver.response_created("r2")
    sent = answer(driver, "call_1")
    message = "Tool call ID 'call_1' not found in conversation."
    driver.error("invalid_tool_call_id", message, event_id=sent[0].event_id)
    driver.response_done("r2")
    assert driver.sent_of(ResponseCreate) == []
    assert [change.problem.code for change in driver.all(ProblemReported)] == ["invalid_tool_call_id"]


def test_the_end_of_the_session_cancels_what_runs() -> None:
    driver = Driver()
    calling(driver, "call_1")
    driver.took(driver.machine.session_ended(at_ms=50))
    assert driver.all(CallsCancelled) == [CallsCancelled(("call_1",))]
    assert driver.machine.timeline.open_spans == []


class TestMcp:
    def test_a_call_runs_at_the_service(self) -> None:
        driver = Driver()
        driver.response_created("r1")
        begun = McpCallItem(id="m1", server_label="docs", name="search", arguments="")
        driver.receive(re.ResponseOutputItemAdded(response_id="r1", item=begun))
        driver.receive(se.ConversationItemAdded(item=begun, previous_item_id=None))
        ids = {"response_id": "r1", "item_id": "m1"}
        driver.receive(re.ResponseMcpCallArgumentsDelta(**ids, delta='{"q"'))
        driver.receive(re.ResponseMcpCallArgumentsDone(**ids, arguments='{"q": 1}'))
        driver.receive(re.ResponseMcpCallInProgress(item_id="m1"))
        assert (driver.item("m1").call_state, driver.item("m1").call_arguments) == ("running", '{"q": 1}')
        driver.receive(re.ResponseMcpCallCompleted(item_id="m1"))
        done = McpCallItem(id="m1", server_label="docs", name="search", arguments='{"q": 1}', output="found")
        driver.receive(re.ResponseOutputItemDone(response_id="r1", item=done))
        driver.response_done("r1", output=[done])
        item = driver.item("m1")
        assert (item.kind, item.call_state, item.call_output) == ("mcp_call", "done", "found")
        assert driver.all(CallReady) == []

    def test_a_failed_call_says_why(self) -> None:
        driver = Driver()
        driver.response_created("r1")
        driver.receive(re.ResponseMcpCallArgumentsDelta(response_id="r1", item_id="m1", delta="{}"))
        driver.receive(re.ResponseMcpCallFailed(item_id="m1"))
        error = {"type": "http_error", "code": 500, "message": "down"}
        done = McpCallItem(id="m1", name="search", arguments="{}", error=error)
        driver.receive(re.ResponseOutputItemDone(response_id="r1", item=done))
        assert (driver.item("m1").call_state, driver.item("m1").call_output) == ("failed", "down")

    def test_listing_tools_and_approval(self) -> None:
        driver = Driver()
        driver.receive(se.ConversationItemAdded(item=McpListToolsItem(id="l1", server_label="docs")))
        driver.receive(se.McpListToolsInProgress(item_id="l1"))
        assert driver.item("l1").call_state == "running"
        driver.receive(se.McpListToolsFailed(item_id="l1"))
        assert driver.item("l1").call_state == "failed"
        driver.added(McpApprovalRequestItem(id="p1", name="search", arguments="{}"), "l1")
        assert (driver.item("p1").kind, driver.item("p1").call_name) == ("mcp_approval_request", "search")
        driver.receive(se.McpListToolsCompleted(item_id="unknown"))


def created(driver: Driver) -> list[object]:
    return [event.item for event in driver.sent_of(ConversationItemCreate)]


def calling_under(driver: Driver, **session: object) -> None:
    """A call where the session is configured so."""
    config = replace(driver.machine.session, **session)
    driver.receive(se.SessionUpdated(session=config))
    calling(driver, "call_1")


@pytest.mark.parametrize("choice", ["required", FunctionChoice(name="get_weather"), McpChoice(server_label="docs")])
def test_what_goes_on_after_a_forced_call_is_not_forced_again(choice: object) -> None:
    driver = Driver()
    calling_under(driver, tool_choice=choice)
    sent = answer(driver, "call_1")
    assert [event.response for event in sent if isinstance(event, ResponseCreate)] == [
        ResponseOptions(tool_choice="auto")
    ]


@pytest.mark.parametrize("choice", ["auto", "none"])
def test_what_goes_on_after_a_call_is_else_as_the_session_says(choice: str) -> None:
    driver = Driver()
    calling_under(driver, tool_choice=choice)
    sent = answer(driver, "call_1")
    assert [event.response for event in sent if isinstance(event, ResponseCreate)] == [UNSET]


def test_after_the_last_call_of_a_loop_nothing_may_be_called() -> None:
    driver = Driver()
    calling(driver, "call_1", "call_2")
    driver.took(driver.machine.answer_call("call_1", "{}", failed=True, is_last=True, at_ms=0))
    sent = answer(driver, "call_2")
    assert [event.response for event in sent if isinstance(event, ResponseCreate)] == [
        ResponseOptions(tool_choice="none")
    ]


def interrupted(driver: Driver) -> list[str]:
    return [call_id for change in driver.all(CallsInterrupted) for call_id in change.call_ids]


def test_speech_interrupts_what_has_no_answer_yet_and_the_service_answers_both() -> None:
    driver = Driver(server_vad())
    calling(driver, "call_1", "call_2")
    (first,) = [event.item for event in answer(driver, "call_1") if isinstance(event, ConversationItemCreate)]
    driver.added(first, "f_call_2")
    driver.speech_started("u2")
    assert interrupted(driver) == ["call_2"]
    driver.sent.clear()
    driver.took(driver.machine.cancel_call("call_2", '{"error": "x"}', at_ms=0))
    (output,) = created(driver)
    assert isinstance(output, FunctionCallOutputItem)
    assert output.call_id == "call_2"
    assert driver.item("f_call_2").call_state == "cancelled"
    driver.added(output, "f_call_2")
    driver.speech_stopped("u2")
    driver.committed("u2")
    driver.response_created("r2")
    driver.response_done("r2")
    assert driver.sent_of(ResponseCreate) == [], "a request raced the user's turn"


def test_speech_that_comes_to_nothing_leaves_no_silence() -> None:
    driver = Driver(server_vad())
    calling(driver, "call_1")
    driver.speech_started("u2")
    driver.took(driver.machine.cancel_call("call_1", '{"error": "x"}', at_ms=0))
    assert driver.sent_of(ResponseCreate) == []
    driver.receive(se.InputAudioBufferCleared())
    assert len(driver.sent_of(ResponseCreate)) == 1


@pytest.mark.parametrize("how", ["button", "speech without create_response", "talk key"])
def test_where_nobody_else_answers_an_interrupted_call_wants_no_answer(how: str) -> None:
    vad = server_vad(create=False) if how.startswith("speech") else None if how == "talk key" else server_vad()
    driver = Driver(vad)
    calling(driver, "call_1")
    if how == "button":
        driver.took(driver.machine.interrupt(at_ms=0))
    elif how == "talk key":
        driver.took(driver.machine.press_to_talk(at_ms=0))
    else:
        driver.speech_started("u2")
    assert interrupted(driver) == ["call_1"]
    driver.sent.clear()
    driver.took(driver.machine.cancel_call("call_1", '{"error": "x"}', at_ms=0))
    assert len(created(driver)) == 1
    assert driver.sent_of(ResponseCreate) == []
    assert driver.machine.responses_waiting == 0


def test_speech_that_may_not_interrupt_interrupts_no_call() -> None:
    driver = Driver(server_vad(interrupt=False))
    calling(driver, "call_1")
    driver.speech_started("u2")
    assert interrupted(driver) == []


def test_a_call_that_waits_for_its_user_may_be_answered_after_an_interruption() -> None:
    driver = Driver(server_vad())
    calling(driver, "call_1")
    driver.took(driver.machine.interrupt(at_ms=0))
    assert [type(event) for event in answer(driver, "call_1")] == [ConversationItemCreate, ResponseCreate]


def asking(driver: Driver, *item_ids: str, call_id: str = "") -> None:
    """A response in which the service asks whether it may call tools of an MCP server, and perhaps calls ours."""
    driver.response_created("r1")
    output: list[object] = []
    for item_id in item_ids:
        item = McpApprovalRequestItem(id=item_id, server_label="docs", name="search", arguments="{}")
        driver.receive(re.ResponseOutputItemAdded(response_id="r1", item=item))
        driver.added(item, None)
        driver.receive(re.ResponseOutputItemDone(response_id="r1", item=item))
        output.append(item)
    if call_id:
        output.append(driver.function_call("r1", f"f_{call_id}", call_id, None))
    driver.response_done("r1", output=output)


def test_the_service_asks_and_goes_on_when_all_was_answered() -> None:
    driver = Driver()
    asking(driver, "m1", "m2", call_id="call_1")
    assert [change.item_id for change in driver.all(ApprovalWanted)] == ["m1", "m2"]
    driver.sent.clear()
    driver.took(driver.machine.approve_call("m1", True, at_ms=0))
    driver.took(driver.machine.approve_call("m1", False, at_ms=0))
    answer(driver, "call_1")
    assert driver.sent_of(ResponseCreate) == []
    driver.took(driver.machine.approve_call("m2", False, "not now", at_ms=0))
    replies = [item for item in created(driver) if isinstance(item, McpApprovalResponseItem)]
    assert [(reply.approval_request_id, reply.approve, reply.reason) for reply in replies] == [
        ("m1", True, UNSET),
        ("m2", False, "not now"),
    ]
    assert len({reply.id for reply in replies}) == 2
    assert len(driver.sent_of(ResponseCreate)) == 1
    assert [driver.item(item_id).call_state for item_id in ("m1", "m2")] == ["done", "cancelled"]


def test_a_question_that_is_deleted_or_lost_is_not_answered() -> None:
    driver = Driver()
    asking(driver, "m1", "m2")
    driver.receive(se.ConversationItemDeleted(item_id="m1"))
    assert driver.all(CallsCancelled)[-1].call_ids == ("m1",)
    driver.took(driver.machine.session_ended(at_ms=0))
    assert driver.all(CallsCancelled)[-1].call_ids == ("m2",)
    driver.sent.clear()
    for item_id in ("m1", "m2", "never asked"):
        driver.took(driver.machine.approve_call(item_id, True, at_ms=0))
    assert driver.sent == []


def test_an_approval_is_no_output_and_an_output_no_approval() -> None:
    driver = Driver()
    asking(driver, "m1", call_id="call_1")
    driver.sent.clear()
    driver.took(driver.machine.answer_call("m1", "{}", at_ms=0))
    driver.took(driver.machine.approve_call("call_1", True, at_ms=0))
    driver.took(driver.machine.cancel_call("m1", "{}", at_ms=0))
    assert driver.sent == []
