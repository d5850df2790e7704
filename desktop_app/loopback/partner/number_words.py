"""Numbers as people say them, in both directions."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

_UNITS_TEXT = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen
"""
_UNITS = _UNITS_TEXT.split()
_TENS = ["_", "_", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_SCALES = {"thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_VALUES = {word: value for value, word in enumerate(_UNITS)} | {
    word: 10 * value for value, word in enumerate(_TENS) if word != "_"
}
_ODD_ORDINALS = {1: "first", 2: "second", 3: "third", 5: "fifth", 8: "eighth", 9: "ninth", 12: "twelfth"}
LARGEST_IN_WORDS = 1_000_000_000_000

NUMBER_WORDS = frozenset({*_VALUES, *_SCALES, "hundred", "point", "half", "dozen"})
"""Every word that can stand in a spelled-out number."""


class NumberSaid(NamedTuple):
    """A number among the words `start` to `end` (exclusive)."""

    value: Fraction
    start: int
    end: int


def numbers_in(words: Sequence[str]) -> list[NumberSaid]:
    """All numbers of an utterance in order, in digits or spelled out ("a hundred and five", "three point five")."""
    found = []
    index = 0
    while index < len(words):
        number = _number_at(words, index)
        if number is None:
            index += 1
        else:
            found.append(number)
            index = number.end
    return found


def spoken(value: Fraction | int) -> str:
    """A number in words, rounded to two decimals: "minus twenty-one point five"."""
    rounded = Fraction(round(Fraction(value) * 100), 100)
    if rounded < 0:
        return f"minus {spoken(-rounded)}"
    whole, rest = divmod(rounded, 1)
    words = _whole_in_words(int(whole)) if whole < LARGEST_IN_WORDS else str(whole)
    if rest:
        digits = f"{int(rest * 100):02d}".rstrip("0")
        words += " point " + " ".join(_UNITS[int(digit)] for digit in digits)
    return words


def ordinal(value: int) -> str:
    """ "first", "twenty-third", for days of a month and places in a list."""
    if value in _ODD_ORDINALS:
        return _ODD_ORDINALS[value]
    if value > 20 and value % 10:
        return f"{_TENS[value // 10]}-{ordinal(value % 10)}"
    word = _whole_in_words(value)
    return word[:-1] + "ieth" if word.endswith("y") else word + "th"


def spoken_year(value: int) -> str:
    """ "twenty twenty-six"; "two thousand and five" for the first years of a century."""
    century, rest = divmod(value, 100)
    if rest < 10 or not 1000 < value < 10_000:
        return spoken(value)
    return f"{_whole_in_words(century)} {_whole_in_words(rest)}"


def _whole_in_words(value: int) -> str:
    if value < 20:
        return _UNITS[value]
    if value < 100:
        tens, unit = divmod(value, 10)
        return _TENS[tens] + (f"-{_UNITS[unit]}" if unit else "")
    if value < 1000:
        hundreds, rest = divmod(value, 100)
        return f"{_UNITS[hundreds]} hundred" + (f" and {_whole_in_words(rest)}" if rest else "")
    name, scale = max(((n, s) for n, s in _SCALES.items() if s <= value), key=lambda pair: pair[1])
    count, rest = divmod(value, scale)
    joint = " and " if 0 < rest < 100 else " "
    return f"{_whole_in_words(count)} {name}" + (joint + _whole_in_words(rest) if rest else "")


def _number_at(words: Sequence[str], start: int) -> NumberSaid | None:
    word = words[start]
    if word[0].isdigit():
        return _digits_at(words, start)
    if word == "half" and start + 1 < len(words) and words[start + 1] in {"an", "a"}:
        return NumberSaid(Fraction(1, 2), start, start + 1)
    spelled = _spelled_at(words, start)
    if spelled is None:
        return None
    return _with_fraction(words, spelled)


def _digits_at(words: Sequence[str], start: int) -> NumberSaid | None:
    try:
        value = Fraction(words[start].replace(",", ""))
    except ValueError:
        return None
    end = start + 1
    if end < len(words) and words[end] in _SCALES:
        return NumberSaid(value * _SCALES[words[end]], start, end + 1)
    return NumberSaid(value, start, end)


def _spelled_at(words: Sequence[str], start: int) -> NumberSaid | None:
    """Read units, tens, hundreds and scales as long as they go on making one number."""
    total = group = 0
    index = start
    room = 0  # what may still be added to the group: below 10 after tens, below 100 after hundred, else nothing
    while index < len(words):
        word = words[index]
        article = word == "a" and index == start and words[index + 1 : index + 2] in (["hundred"], ["thousand"])
        value = 1 if article else _VALUES.get(word)
        if value is not None and (index == start or 0 < value < room):
            group += value
            room = 10 if value >= 20 and value % 10 == 0 else 0
        elif word == "hundred" and (0 < group < 20 or index == start):
            group, room = max(group, 1) * 100, 100
        elif word in _SCALES and group:
            total, group, room = total + group * _SCALES[word], 0, 1000
        elif word != "and" or room < 100 or not 0 < _VALUES.get(" ".join(words[index + 1 : index + 2]), 0) < room:
            break
        index += 1
    return NumberSaid(Fraction(total + group), start, index) if index > start else None


def _with_fraction(words: Sequence[str], number: NumberSaid) -> NumberSaid:
    """Continue with "point five" or "and a half", or count in dozens."""
    rest = list(words[number.end : number.end + 3])
    if rest[:1] == ["point"]:
        digits = ""
        end = number.end + 1
        while end < len(words) and _VALUES.get(words[end], 10) < 10:
            digits += str(_VALUES[words[end]])
            end += 1
        if digits:
            return NumberSaid(number.value + Fraction(int(digits), 10 ** len(digits)), number.start, end)
    if rest == ["and", "a", "half"]:
        return NumberSaid(number.value + Fraction(1, 2), number.start, number.end + 3)
    return number
