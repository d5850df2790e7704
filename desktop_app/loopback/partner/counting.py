"""Counting aloud, a sentence for each ten numbers, so that it can be interrupted."""

from __future__ import annotations

import re

from desktop_app.loopback.partner.number_words import NumberSaid, numbers_in, spoken
from desktop_app.loopback.partner.turn import Answer, Turn, capitalised

MOST_NUMBERS = 100
_IN_ONE_BREATH = 10
_COUNT = re.compile(r"\bcount(?:ing|s)?\b(?! on me)|\bcountdown\b")
_BACKWARDS = re.compile(r"\b(?:backwards?|down|countdown|reverse)\b")
_TWO_FOR_TO = re.compile(r"(?<=\bcount )(?:two|too)\b(?= [a-z0-9])|(?<=[a-z0-9] )(?:two|too)\b(?= [a-z0-9]+$)")
"""A recogniser hears "ten two one" for "ten to one"."""
_STEP = re.compile(r"\b(?:by|in steps of|in)\s+(two|three|four|five|ten|twenty|2|3|4|5|10|20)s?\b")
_STEP_WORDS = re.compile(r"\b(twos|threes|fours|fives|tens)\b")
_STEPS = {"twos": 2, "threes": 3, "fours": 4, "fives": 5, "tens": 10}


def counting(turn: Turn) -> Answer | None:
    """Count to, from or down from what was said."""
    text = _TWO_FOR_TO.sub("to", turn.text)
    if not _COUNT.search(text):
        return None
    step = _step(text)
    rest = _STEP_WORDS.sub("", _STEP.sub("", text)).split()
    first, last = _ends(numbers_in(rest), rest, backwards=bool(_BACKWARDS.search(text)))
    stride = step if last >= first else -step
    numbers = list(range(first, last + (1 if stride > 0 else -1), stride))
    sentences = [
        capitalised(", ".join(spoken(number) for number in numbers[start : start + _IN_ONE_BREATH])) + "."
        for start in range(0, min(len(numbers), MOST_NUMBERS), _IN_ONE_BREATH)
    ]
    if len(numbers) > MOST_NUMBERS:
        sentences.append(f"I stop here: {spoken(MOST_NUMBERS)} numbers are enough for one breath.")
    return Answer(sentences, is_long=True)


def _step(text: str) -> int:
    if (words := _STEP_WORDS.search(text)) is not None:
        return _STEPS[words.group(1)]
    if (found := _STEP.search(text)) is not None and (said := numbers_in([found.group(1)])):
        return int(said[0].value)
    return 1


def _ends(said: list[NumberSaid], words: list[str], *, backwards: bool) -> tuple[int, int]:
    """First and last number: two were said, or one with a direction, or none ("count")."""
    values = [max(-1_000_000, min(1_000_000, int(number.value))) for number in said]
    if len(values) >= 2:
        first, last = values[0], values[1]
        goes_to_first = words[: said[0].start][-1:] == ["to"] and words[said[0].end : said[1].start][-1:] == ["from"]
        first, last = (last, first) if goes_to_first else (first, last)
        return (last, first) if backwards and last > first else (first, last)
    if not values:
        return (10, 1) if backwards else (1, 10)
    value = values[0]
    if backwards:
        return (value, min(1, value)) if value > 1 else (10, value)
    if words[: said[0].start][-1:] == ["from"]:
        return value, value + 9
    return (1, value) if value > 1 else (1, 10)
