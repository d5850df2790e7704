"""What the next turn is likely to use."""

from __future__ import annotations

from desktop_app.conversation.forecast import next_turn
from desktop_app.conversation.turn_metrics import Turn
from desktop_app.conversation.usage import UsageTotals


def turn(*usages: UsageTotals, seconds: float = 0.0) -> Turn:
    return Turn(0, "u", 0.0, response_usages=list(usages), usage=UsageTotals(transcription_seconds=seconds))


def test_nothing_is_known_before_the_first_response() -> None:
    assert next_turn([]) is None
    assert next_turn([turn()]) is None


def test_after_one_turn_all_of_it_is_read_again_and_nothing_is_known_to_be_cached() -> None:
    usage = UsageTotals(input=150, input_text=100, input_audio=50, output=80, output_text=20, output_audio=60)
    forecast = next_turn([turn(usage, seconds=5.0)])
    assert (forecast.input_text, forecast.input_audio, forecast.input) == (120, 110, 230)
    assert (forecast.cached, forecast.output_text, forecast.output_audio) == (0, 20, 60)
    assert (forecast.total, forecast.transcription_seconds) == (310, 5.0)


def test_new_input_and_the_share_that_is_cached_go_on_as_they_were() -> None:
    first = UsageTotals(input=150, input_text=100, input_audio=50, output=80, output_text=20, output_audio=60)
    second = UsageTotals(
        input=260,
        input_text=124,  # 100 + 20 + 4 new
        input_audio=136,  # 50 + 60 + 26 new
        cached=120,
        cached_text=80,  # of 100 read before
        cached_audio=40,  # of 50 read before
        output=100,
        output_text=20,
        output_audio=80,
    )
    forecast = next_turn([turn(first), turn(second)])
    assert (forecast.input_text, forecast.input_audio) == (124 + 20 + 4, 136 + 80 + 26)
    assert (forecast.cached_text, forecast.cached_audio) == (99, 109)  # 80 % of 124 and of 136
    assert (forecast.output_text, forecast.output_audio) == (20, 70)


def test_a_context_that_the_service_cut_down_does_not_make_less_than_nothing_new() -> None:
    first = UsageTotals(input=1_000, input_audio=1_000, output=100, output_audio=100)
    second = UsageTotals(input=300, input_audio=300, cached=400, cached_audio=400, output=100, output_audio=100)
    forecast = next_turn([turn(first, second)])
    assert (forecast.input_audio, forecast.cached_audio) == (400, 120)
