"""What usage costs, to the last cent: every expectation is reckoned by hand."""

from __future__ import annotations

import pytest

from desktop_app.conversation.cost import Cost, Prices, cost_of, cost_of_speech
from desktop_app.conversation.usage import UsageTotals, totals_of
from desktop_app.protocol.response import (
    CachedTokensDetails,
    InputTokenDetails,
    OutputTokenDetails,
    TranscriptionUsage,
    Usage,
)

PRICES = Prices(
    input_text=4.0,
    input_audio=32.0,
    input_image=5.0,
    cached_text=0.4,
    cached_audio=0.4,
    cached_image=0.5,
    output_text=16.0,
    output_audio=64.0,
    transcription_minute=0.006,
)


def amounts(cost: Cost) -> dict[str, tuple[int, float | None]]:
    return {line.part: (line.tokens, line.amount) for line in cost.lines}


def test_ten_seconds_of_speech_and_five_of_answer() -> None:
    """10 s in are 100 tokens (one for 100 ms), 5 s out are 100 (one for 50 ms), beside 50 tokens of instructions."""
    totals = UsageTotals(input=150, input_text=50, input_audio=100, output=120, output_text=20, output_audio=100)
    cost = cost_of(totals, PRICES)
    assert amounts(cost) == {
        "input_text": (50, pytest.approx(0.0002)),
        "input_audio": (100, pytest.approx(0.0032)),
        "output_text": (20, pytest.approx(0.00032)),
        "output_audio": (100, pytest.approx(0.0064)),
    }
    assert cost.amount == pytest.approx(0.01012)
    assert cost.unpriced == []


def test_what_was_cached_is_priced_as_cached_and_not_twice() -> None:
    totals = totals_of(
        Usage(
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
            output_token_details=OutputTokenDetails(text_tokens=20, audio_tokens=80),
        )
    )
    totals.add_transcription(TranscriptionUsage(seconds=90.0))
    cost = cost_of(totals, PRICES)
    assert {part: tokens for part, (tokens, _) in amounts(cost).items()} == {
        "input_text": 70,
        "input_audio": 56,
        "input_image": 10,
        "cached_text": 50,
        "cached_audio": 14,
        "output_text": 20,
        "output_audio": 80,
        "transcription": 0,
    }
    # 280 + 1792 + 50 + 20 + 5.6 + 320 + 5120 millionths, and a minute and a half at 0.6 cents
    assert cost.amount == pytest.approx(0.0075876 + 0.009)


def test_without_a_cached_price_cached_input_costs_as_much_as_any() -> None:
    totals = UsageTotals(input=100, input_audio=100, cached=60, cached_audio=60)
    assert cost_of(totals, Prices(input_audio=10.0)).amount == pytest.approx(0.001)


@pytest.mark.parametrize(
    ("totals", "cached_text", "cached_audio"),
    [
        (UsageTotals(input=100, input_text=100, cached=40), 40, 0),
        (UsageTotals(input=100, input_text=30, input_audio=70, cached=64), 30, 34),
        (UsageTotals(input=100, cached=40), 40, 0),
    ],
)
def test_cached_tokens_of_no_said_kind_are_text_first(totals: UsageTotals, cached_text: int, cached_audio: int) -> None:
    found = amounts(cost_of(totals, PRICES))
    assert found["cached_text"][0] == cached_text
    assert found.get("cached_audio", (0, None))[0] == cached_audio
    assert sum(tokens for part, (tokens, _) in found.items() if "transcription" not in part) == 100


def test_what_the_service_does_not_split_is_shown_and_has_no_price() -> None:
    cost = cost_of(UsageTotals(input=200, output=50, output_text=10), PRICES)
    assert amounts(cost)["input_other"] == (200, None)
    assert amounts(cost)["output_other"] == (40, None)
    assert cost.unpriced == ["input_other", "output_other"]
    assert cost.amount == pytest.approx(0.00016)


def test_reasoning_beside_the_answer_costs_as_text() -> None:
    totals = UsageTotals(output=100, output_text=20, output_audio=50, output_reasoning=30)
    assert amounts(cost_of(totals, PRICES))["output_text"] == (50, pytest.approx(0.0008))


def test_transcription_by_tokens_needs_both_prices() -> None:
    totals = UsageTotals(transcription_input=1_000, transcription_output=100)
    by_token = Prices(transcription_input=2.5, transcription_output=10.0)
    assert cost_of(totals, by_token).amount == pytest.approx(0.0035)
    assert cost_of(totals, Prices(transcription_input=2.5)).unpriced == ["transcription"]
    assert cost_of(totals, PRICES).amount is None


def test_no_prices_leave_the_tokens_and_no_amount() -> None:
    cost = cost_of(UsageTotals(input=10, input_text=10), None)
    assert (cost.amount, cost.unpriced) == (None, ["input_text"])
    assert [line.tokens for line in cost.lines] == [10]


def test_speech_costs_a_token_for_50_ms() -> None:
    assert cost_of_speech(4_100.0, PRICES) == pytest.approx(82 * 64 / 1_000_000)
    assert cost_of_speech(4_100.0, Prices(input_text=1.0)) is None
    assert cost_of_speech(4_100.0, None) is None


def test_nothing_used_costs_nothing() -> None:
    assert cost_of(UsageTotals(), None).amount == 0


def test_free_is_only_what_costs_nothing_anywhere() -> None:
    assert Prices(input_text=0.0, output_audio=0.0).free
    assert not Prices().free
    assert not Prices(input_text=0.0, output_audio=0.1).free
