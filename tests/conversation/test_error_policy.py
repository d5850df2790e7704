"""Errors: races swallowed, problems told by kind, nothing fatal."""

from __future__ import annotations

import pytest
from conversation_driver import Driver, server_vad

from desktop_app.conversation.changes import (
    Change,
    MalformedEventSeen,
    Problem,
    ProblemReported,
    ResponseFinished,
    UnknownEventSeen,
    UpdateRefused,
)
from desktop_app.conversation.dialect_facts import DialectFacts
from desktop_app.conversation.error_kinds import kind_of, race_of
from desktop_app.protocol import server_events as se
from desktop_app.protocol.client_events import ConversationItemDelete, ConversationItemRetrieve
from desktop_app.protocol.response import ErrorDetail
from desktop_app.protocol.session_config import SessionConfig

RACES = [
    ("conversation_already_has_active_response", "Conversation already has an active response in progress: resp_1."),
    (None, "Conversation already has an active response"),
    ("response_cancel_not_active", "Cancellation failed: no active response found"),
    (None, "Cancellation failed: no active response found"),
    ("input_audio_buffer_commit_empty", "Error committing input audio buffer: buffer too small. Expected at least"),
    ("item_truncate_invalid_item_id", "Item with item_id not found"),
    (None, "Only model output audio messages can be truncated"),
    ("invalid_value", "Audio content of 3700ms is already shorter than 3760ms"),
    (None, "Audio content of 3700ms is already shorter than 3760ms"),
    ("item_not_found", ""),
    ("item_delete_invalid_item_id", ""),
    ("item_retrieve_invalid_item_id", ""),
    ("item_already_exists", ""),
]
PROBLEMS = [
    ("dialect", {"code": "beta_api_shape_disabled"}),
    ("dialect", {"message": "The Realtime Beta API is no longer supported. Please use /v1/realtime for the GA API."}),
    ("dialect", {"code": "missing_required_parameter", "param": "session.type"}),
    ("dialect", {"code": "missing_required_parameter", "message": "Missing required parameter: 'session.type'."}),
    ("dialect", {"code": "unknown_parameter", "param": "session.output_modalities"}),
    ("dialect", {"code": "unknown_parameter", "message": "Unknown parameter: 'session.turn_detection'."}),
    ("misuse", {"code": "unknown_parameter", "param": "session.custom_voice_id"}),
    ("misuse", {"code": "missing_required_parameter", "param": "session.audio.output.format.rate"}),
    ("misuse", {"code": "invalid_value", "param": "session.output_modalities"}),
    ("misuse", {"code": "invalid_event"}),
    ("misuse", {"code": "string_above_max_length"}),
    ("misuse", {"code": "invalid_tool_call_id"}),
    ("misuse", {"code": "some_new_code", "type": "invalid_request_error"}),
    ("account", {"code": "invalid_api_key"}),
    ("account", {"code": "insufficient_quota"}),
    ("account", {"code": "model_not_found"}),
    ("account", {"type": "permission_error"}),
    ("account", {"message": "You exceeded your current quota, please check your plan"}),
    ("transient", {"type": "server_error"}),
    ("transient", {"message": "The server had an error while processing your request. Sorry about that!"}),
    ("transient", {"code": "rate_limit_exceeded"}),
    ("expiry", {"code": "session_expired"}),
    ("expiry", {"message": "Your session hit the maximum duration of 60 minutes."}),
    ("content", {"code": "content_filter"}),
    ("unknown", {"code": "brand_new", "type": "brand_new"}),
    ("unknown", {}),
]


def problems(driver: Driver) -> list[Problem]:
    return [change.problem for change in driver.all(ProblemReported)]


@pytest.mark.parametrize(("code", "message"), RACES)
def test_races_are_counted_and_not_shown(code: str | None, message: str) -> None:
    driver = Driver(server_vad())
    driver.error(code, message)
    assert problems(driver) == []
    assert sum(driver.machine.counters.values()) == 1


@pytest.mark.parametrize(("kind", "fields"), PROBLEMS)
def test_everything_else_has_a_kind(kind: str, fields: dict) -> None:
    error = ErrorDetail(**fields)
    assert race_of(error, truncating=False) is None
    assert kind_of(error) == kind
    driver = Driver()
    driver.receive(se.ErrorEvent(error=error))
    assert [problem.kind for problem in problems(driver)] == [kind]
    assert driver.machine.timeline.markers[-1].kind == "error"


def test_the_servers_words_are_kept() -> None:
    driver = Driver()
    driver.error("invalid_event", "The 'type' field is missing.", param="type", event_id="mine")
    assert problems(driver) == [Problem("misuse", "invalid_event", "The 'type' field is missing.", "type", "mine")]


def test_ten_races_in_a_minute_are_said_once() -> None:
    driver = Driver(server_vad())
    for number in range(9):
        driver.at(number * 1_000).error("response_cancel_not_active")
    assert problems(driver) == []
    driver.at(9_000).error("response_cancel_not_active")
    driver.at(10_000).error("response_cancel_not_active")
    assert [problem.code for problem in problems(driver)] == ["races_in_a_loop"]


def test_ten_races_in_an_hour_are_normal() -> None:
    driver = Driver(server_vad())
    for number in range(30):
        driver.at(number * 10_000).error("response_cancel_not_active")
    assert problems(driver) == []


def test_a_failed_response_says_why() -> None:
    driver = Driver()
    driver.response_created("r1")
    error = ErrorDetail(type="tokens", code="rate_limit_exceeded", message="Rate limit reached for gpt-realtime")
    driver.response_done("r1", "failed", error=error)
    assert [(problem.kind, problem.code) for problem in problems(driver)] == [("transient", "rate_limit_exceeded")]
    assert driver.all(ResponseFinished)[0].error == error


def test_a_response_that_was_cut_short_says_so_on_its_items() -> None:
    driver = Driver()
    driver.response_created("r1")
    driver.message_begun("r1", "a1", None)
    driver.response_done("r1", "incomplete", "content_filter")
    outcome = driver.item("a1").outcome
    assert outcome is not None
    assert (outcome.status, outcome.reason, driver.item("a1").status) == ("incomplete", "content_filter", "incomplete")
    assert problems(driver) == []


def test_a_missing_transcription_deployment_is_said_once() -> None:
    driver = Driver(server_vad())
    error = ErrorDetail(type="server_error", code="DeploymentNotFound", message="Input transcription failed for item.")
    for item_id in ("u1", "u2"):
        driver.user_turn(item_id)
        driver.receive(se.ConversationItemInputAudioTranscriptionFailed(item_id=item_id, error=error))
        assert driver.item(item_id).transcription == "failed"
        assert driver.item(item_id).transcription_error == error
    assert [(problem.kind, problem.param) for problem in problems(driver)] == [
        ("content", "session.audio.input.transcription.model")
    ]


def test_other_transcription_failures_stay_on_the_item() -> None:
    driver = Driver(server_vad())
    driver.user_turn("u1")
    error = ErrorDetail(type="server_error", code=None, message="Input transcription failed for item 'u1'.")
    driver.receive(se.ConversationItemInputAudioTranscriptionFailed(item_id="u1", error=error))
    assert driver.item("u1").transcription == "failed"
    assert problems(driver) == []


def test_unknown_and_malformed_events_are_seen_and_harmless() -> None:
    driver = Driver()
    changes: list[Change] = driver.receive(se.UnknownEvent(type_name="response.dream", raw="{}"))
    assert changes == [UnknownEventSeen("response.dream")]
    assert driver.receive(se.MalformedEvent(reason="not an object")) == [MalformedEventSeen("not an object")]
    assert driver.machine.counters == {"unknown_events": 1, "malformed_events": 1}


def test_a_refused_delete_or_retrieve_does_not_answer_another_command() -> None:
    driver = Driver()
    driver.took(driver.machine.delete_item("a", at_ms=0))
    driver.took(driver.machine.retrieve_item("b", at_ms=0))
    driver.error("item_delete_invalid_item_id")
    driver.error("item_retrieve_invalid_item_id")
    assert [type(event) for event in driver.sent] == [ConversationItemDelete, ConversationItemRetrieve]
    assert problems(driver) == []


def test_an_error_that_names_nothing_answers_the_one_update_that_waits() -> None:
    driver = Driver()
    driver.machine.configure(SessionConfig(instructions="Be kind."), at_ms=0)
    driver.took([])
    driver.error("invalid_value", "No.")
    (refused,) = driver.all(UpdateRefused)
    assert refused.asked.instructions == "Be kind."
    assert problems(driver) == []


def test_an_error_that_names_nothing_answers_nothing_where_more_waits() -> None:
    driver = Driver()
    driver.machine.configure(SessionConfig(instructions="Be kind."), at_ms=0)
    driver.took(driver.machine.send_text("Hello.", at_ms=0))
    driver.error("invalid_value", "No.")
    assert driver.all(UpdateRefused) == []
    assert len(problems(driver)) == 1


@pytest.mark.parametrize("field", ["session.truncation", "session.reasoning", "session.speed"])
def test_a_service_that_lags_behind_its_dialect_still_speaks_it(field: str) -> None:
    driver = Driver()
    driver.machine.configure(SessionConfig(truncation="disabled"), at_ms=0)
    driver.took([])
    driver.error("unknown_parameter", f"Unknown parameter: '{field}'.", param=field)
    assert len(driver.all(UpdateRefused)) == 1
    assert problems(driver) == []


def test_a_dialect_that_cannot_retrieve_says_so() -> None:
    driver = Driver(None, DialectFacts(item_retrieve=False))
    driver.took(driver.machine.retrieve_item("b", at_ms=0))
    assert driver.sent == []
    assert [problem.kind for problem in problems(driver)] == ["dialect"]
