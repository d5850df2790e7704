"""Latency of each turn, tokens, cost and limits."""

from __future__ import annotations

import pytest
from conversation_driver import Driver, server_vad

from desktop_app.conversation.changes import RateLimitsChanged, TurnChanged, UsageChanged
from desktop_app.conversation.usage import UsageTotals
from desktop_app.protocol import response_events as re
from desktop_app.protocol import server_events as se
from desktop_app.protocol.client_events import ConversationItemCreate
from desktop_app.protocol.response import (
    CachedTokensDetails,
    InputTokenDetails,
    OutputTokenDetails,
    TranscriptionUsage,
    Usage,
)

USAGE = Usage(
    total_tokens=300,
    input_tokens=200,
    output_tokens=100,
    input_token_details=InputTokenDetails(
        text_tokens=120,
        audio_tokens=70,
        image_tokens=10,
        cached_tokens=64,
        cached_tokens_details=CachedTokensDetails(text_tokens=50, audio_tokens=14, image_tokens=0),
    ),
    output_token_details=OutputTokenDetails(text_tokens=20, audio_tokens=80, reasoning_tokens=5),
)


def test_a_spoken_turn_counts_from_the_last_voiced_sample() -> None:
    driver = Driver(server_vad(silence_ms=500))
    driver.append(4_000, captured_at_ms=100)
    driver.at(1_500).speech_started("u1", 1_000)
    driver.at(3_650).speech_stopped("u1", 3_500)  # last voiced sample at 3,000 of the audio: 3,100 on the clock
    driver.at(3_660).committed("u1")
    driver.user_audio_added("u1")
    driver.at(3_700).response_created("r1")
    driver.message_begun("r1", "a1", "u1")
    driver.at(3_900).transcript("r1", "a1", "Hi")
    driver.at(3_950).speech("r1", "a1", 100)
    driver.at(4_012).plays("a1", 0, started_at_ms=4_012)
    (turn,) = driver.machine.turns
    assert (turn.index, turn.user_item_id, turn.base_ms) == (0, "u1", 3_100)
    assert (turn.response_ids, turn.assistant_item_ids) == (["r1"], ["a1"])
    latency = turn.latency
    assert (latency.speech_stopped, latency.committed, latency.response_created) == (550, 560, 600)
    assert (latency.first_delta, latency.first_sound) == (850, 912)
    assert driver.item("a1").first_sound_ms == 912
    assert TurnChanged(0) in driver.changes


def test_a_typed_turn_counts_from_the_sending() -> None:
    driver = Driver()
    driver.at(1_000)
    driver.took(driver.machine.send_text("hi", at_ms=1_000))
    item_id = driver.sent_of(ConversationItemCreate)[0].item.id
    driver.at(1_040).user_text_added(item_id, "hi")
    driver.at(1_100).response_created("r1")
    driver.message_begun("r1", "a1", item_id, spoken=False)
    driver.at(1_300).receive(re.ResponseOutputTextDelta(response_id="r1", item_id="a1", delta="Hi"))
    (turn,) = driver.machine.turns
    assert (turn.user_item_id, turn.base_ms) == (item_id, 1_000)
    assert (turn.latency.response_created, turn.latency.first_delta) == (100, 300)
    assert (turn.latency.speech_stopped, turn.latency.committed, turn.latency.first_sound) == (None, None, None)


def test_the_responses_of_a_tool_call_belong_to_one_turn() -> None:
    driver = Driver()
    driver.took(driver.machine.send_text("weather?", at_ms=0))
    item_id = driver.sent_of(ConversationItemCreate)[0].item.id
    driver.user_text_added(item_id, "weather?")
    driver.at(10).response_created("r1")
    done = driver.function_call("r1", "f1", "call_1", item_id)
    driver.response_done("r1", output=[done], usage=USAGE)
    driver.took(driver.machine.answer_call("call_1", "18", at_ms=20))
    driver.at(30).response_created("r2")
    driver.message_begun("r2", "a1", "f1")
    driver.at(50).speech("r2", "a1", 100)
    driver.response_done("r2", usage=USAGE)
    (turn,) = driver.machine.turns
    assert turn.response_ids == ["r1", "r2"]
    assert turn.assistant_item_ids == ["a1"]
    assert (turn.latency.response_created, turn.latency.first_delta) == (10, 50)
    assert (turn.usage.responses, turn.usage.total) == (2, 600)


def test_an_assistant_that_speaks_first_has_a_turn_without_latency() -> None:
    driver = Driver()
    driver.say("r1", "a1", None, "Welcome.", 500)
    driver.plays("a1", 0)
    (turn,) = driver.machine.turns
    assert (turn.user_item_id, turn.base_ms, turn.latency.first_sound) == (None, None, None)
    assert driver.item("a1").first_sound_ms is None


def test_only_the_first_sound_of_a_turn_counts() -> None:
    driver = Driver(server_vad())
    driver.user_turn("u1")
    driver.say("r1", "a1", "u1", "One.", 500)
    driver.say("r2", "a2", "a1", "Two.", 500)
    driver.at(300).plays("a1", 0)
    driver.at(800).plays("a2", 0)
    assert driver.machine.turns[0].latency.first_sound == 300
    assert driver.item("a2").first_sound_ms is None


def test_a_turn_cut_in_two_is_two_turns() -> None:
    driver = Driver(server_vad())
    driver.user_turn("u1")
    driver.response_created("r1")
    driver.speech_started("u2")
    driver.response_done("r1", "cancelled", "turn_detected")
    driver.speech_stopped("u2")
    driver.committed("u2", "u1")
    driver.user_audio_added("u2", "u1")
    driver.response_created("r2")
    assert [(turn.user_item_id, turn.response_ids) for turn in driver.machine.turns] == [
        ("u1", ["r1"]),
        ("u2", ["r2"]),
    ]


def test_out_of_band_responses_have_no_turn_but_cost() -> None:
    driver = Driver()
    driver.response_created("side", conversation_id=None)
    driver.response_done("side", usage=USAGE)
    assert list(driver.machine.turns) == []
    assert driver.machine.usage.total == 300
    assert UsageChanged() in driver.changes


def test_usage_is_split_and_summed() -> None:
    driver = Driver()
    for response_id in ("r1", "r2"):
        driver.response_created(response_id)
        driver.response_done(response_id, usage=USAGE)
    driver.response_created("r3")
    driver.response_done("r3", "cancelled", "turn_detected", usage=None)
    usage = driver.machine.usage
    assert (usage.responses, usage.total, usage.input, usage.output) == (2, 600, 400, 200)
    assert (usage.input_text, usage.input_audio, usage.input_image) == (240, 140, 20)
    assert (usage.cached, usage.cached_text, usage.cached_audio) == (128, 100, 28)
    assert (usage.output_text, usage.output_audio, usage.output_reasoning) == (40, 160, 10)


@pytest.mark.parametrize(
    ("usage", "seconds", "tokens"),
    [
        (TranscriptionUsage(type="duration", seconds=3.5), 3.5, 0),
        (TranscriptionUsage(type="tokens", total_tokens=30, input_tokens=22, output_tokens=8), 0.0, 22),
    ],
)
def test_transcription_is_counted_apart(usage: TranscriptionUsage, seconds: float, tokens: int) -> None:
    driver = Driver(server_vad())
    driver.user_turn("u1")
    driver.receive(se.ConversationItemInputAudioTranscriptionCompleted(item_id="u1", transcript="x", usage=usage))
    assert driver.machine.usage.transcription_seconds == seconds
    assert driver.machine.usage.transcription_input == tokens
    assert driver.machine.usage.total == 0
    (turn,) = driver.machine.turns
    assert (turn.usage.transcription_seconds, turn.usage.transcription_input) == (seconds, tokens)
    assert TurnChanged(0) in driver.changes


def test_a_transcription_that_comes_before_its_turn_belongs_to_it_all_the_same() -> None:
    driver = Driver(server_vad())
    usage = TranscriptionUsage(type="duration", seconds=2.0)
    driver.receive(se.ConversationItemInputAudioTranscriptionCompleted(item_id="u1", transcript="x", usage=usage))
    driver.user_turn("u1")
    assert [turn.usage.transcription_seconds for turn in driver.machine.turns] == [2.0]


def test_a_turn_knows_its_context_and_how_it_ended() -> None:
    driver = Driver(server_vad())
    driver.user_turn("u1")
    driver.response_created("r1")
    driver.response_done("r1", "cancelled", "turn_detected", usage=None)
    (turn,) = driver.machine.turns
    assert (turn.outcome.status, turn.outcome.reason, turn.context_tokens) == ("cancelled", "turn_detected", 0)
    assert driver.changes.count(TurnChanged(0)) >= 1
    driver.response_created("r2")
    driver.response_done("r2", usage=USAGE)
    assert (turn.outcome.status, turn.context_tokens, turn.usage.input) == ("completed", 200, 200)
    driver.response_created("r3")
    driver.response_done("r3", usage=USAGE)
    assert (turn.context_tokens, turn.usage.input, len(turn.response_usages)) == (200, 400, 2)


def test_partial_usage_is_no_obstacle() -> None:
    totals = UsageTotals()
    totals.add(Usage(total_tokens=5, input_token_details=None))
    totals.add(Usage(input_token_details=InputTokenDetails(cached_tokens=3)))
    assert (totals.total, totals.cached, totals.cached_text) == (5, 3, 0)


def test_rate_limits_are_kept_as_told() -> None:
    driver = Driver()
    assert list(driver.machine.rate_limits) == []
    limit = se.RateLimit(name="tokens", limit=100_000, remaining=99_000, reset_seconds=0.6)
    assert driver.at(500).receive(se.RateLimitsUpdated(rate_limits=[limit])) == [RateLimitsChanged()]
    assert (list(driver.machine.rate_limits), driver.machine.rate_limits_at_ms) == ([limit], 500)
