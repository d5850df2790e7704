"""What the next turn is likely to use: the whole conversation is read again, and the part read before is cheaper."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median

from desktop_app.conversation.turn_metrics import Turn
from desktop_app.conversation.usage import UsageTotals


def next_turn(turns: Sequence[Turn]) -> UsageTotals | None:
    """The likely usage of the next turn, if it needs one response; None before anything is known.

    It reads what the last response read and wrote, and as much new input as is usual (the median of how much came
    anew); as much of it is cached as was the last time of what had been read before; its answer and its transcription
    are as long as is usual.
    """
    usages = [usage for turn in turns for usage in turn.response_usages]
    if not usages:
        return None
    last = usages[-1]
    pairs = list(pairwise(usages))
    spoken = [turn.usage for turn in turns if turn.usage.transcription_seconds or turn.usage.transcription_input]
    before = pairs[-1][0] if pairs else None
    text = last.input_text + last.output_text + _usual(_new_text(*pair) for pair in pairs)
    audio = last.input_audio + last.output_audio + _usual(_new_audio(*pair) for pair in pairs)
    cached_text = _cached_again(last.cached_text, before.input_text if before else 0, last.input_text)
    cached_audio = _cached_again(last.cached_audio, before.input_audio if before else 0, last.input_audio)
    answers = [usage for usage in usages if usage.output]
    output_text = _usual(usage.output_text for usage in answers)
    output_audio = _usual(usage.output_audio for usage in answers)
    return UsageTotals(
        responses=1,
        total=text + audio + last.input_image + output_text + output_audio,
        input=text + audio + last.input_image,
        output=output_text + output_audio,
        input_text=text,
        input_audio=audio,
        input_image=last.input_image,
        cached=cached_text + cached_audio + min(last.cached_image, last.input_image),
        cached_text=cached_text,
        cached_audio=cached_audio,
        cached_image=min(last.cached_image, last.input_image),
        output_text=output_text,
        output_audio=output_audio,
        transcription_input=_usual(usage.transcription_input for usage in spoken),
        transcription_output=_usual(usage.transcription_output for usage in spoken),
        transcription_seconds=median([usage.transcription_seconds for usage in spoken]) if spoken else 0.0,
    )


def _new_text(before: UsageTotals, after: UsageTotals) -> int:
    return max(0, after.input_text - before.input_text - before.output_text)


def _new_audio(before: UsageTotals, after: UsageTotals) -> int:
    return max(0, after.input_audio - before.input_audio - before.output_audio)


def _cached_again(cached: int, read_before: int, read_last: int) -> int:
    """What will be cached of what was read last, at the share of the time before; nothing where there was none."""
    return round(read_last * min(1.0, cached / read_before)) if read_before else 0


def _usual(counts: Iterable[int]) -> int:
    known = list(counts)
    return round(median(known)) if known else 0
