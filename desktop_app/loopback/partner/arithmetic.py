"""Small sums, said or typed."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from fractions import Fraction

from desktop_app.loopback.partner.number_words import NumberSaid, numbers_in, spoken
from desktop_app.loopback.partner.turn import Answer, Turn, capitalised, say

_OPERATORS: dict[tuple[str, ...], str] = {
    ("plus",): "plus",
    ("+",): "plus",
    ("and",): "and",
    ("minus",): "minus",
    ("-",): "minus",
    ("−",): "minus",
    ("less",): "minus",
    ("take", "away"): "minus",
    ("times",): "times",
    ("multiplied", "by"): "times",
    ("multiply", "by"): "times",
    ("x",): "times",
    ("*",): "times",
    ("×",): "times",
    ("divided", "by"): "divided by",
    ("divide", "by"): "divided by",
    ("over",): "divided by",
    ("/",): "divided by",
    ("÷",): "divided by",
    ("percent", "of"): "percent of",
    ("%", "of"): "percent of",
    ("percent", "from"): "percent of",
    ("to", "the", "power", "of"): "to the power of",
}
_VERB_FIRST = {
    "add": ("plus", {"and", "to", "plus"}, False),
    "subtract": ("minus", {"from"}, True),
    "multiply": ("times", {"by", "and", "with", "times"}, False),
    "divide": ("divided by", {"by"}, False),
}
_SUM_WORDS = re.compile(
    r"\b(?:what(?:'s| is)|how much(?: is| are)?|calculate|compute|sum of|work out|makes?|equals?)\b|[=?]"
)
_HALF = re.compile(r"\b(half|a third|a quarter|double|twice|square root|the square(?! root)) (?:of )?(?:the )?")
_SHARES = {
    "half": Fraction(1, 2),
    "a third": Fraction(1, 3),
    "a quarter": Fraction(1, 4),
    "double": Fraction(2),
    "twice": Fraction(2),
}
_LARGEST_EXPONENT = 64


class _Undefined(ArithmeticError):  # noqa: N818 - an answer, not a failure
    """A sum without a result; the message is what to say."""


def arithmetic(turn: Turn) -> Answer | None:
    """The result of a sum, with the sum as it was understood."""
    words = turn.heard.words
    numbers = numbers_in(words)
    if not numbers:
        return None
    try:
        return _one_number(turn, words, numbers) or _verb_first(words, numbers) or _chain(turn, words, numbers)
    except _Undefined as undefined:
        return say(str(undefined))


def _one_number(turn: Turn, words: Sequence[str], numbers: list[NumberSaid]) -> Answer | None:
    found = _HALF.search(turn.text)
    if found is None or len(turn.text[: found.end()].split()) != numbers[-1].start:
        if words[numbers[0].end : numbers[0].end + 1] == ["squared"]:
            value = numbers[0].value
            return say(f"{_said(value)} squared is {spoken(value * value)}.")
        return None
    value, share = numbers[-1].value, found.group(1)
    if share == "square root":
        if value < 0:
            raise _Undefined("A negative number has no real square root.")
        root = Fraction(float(value) ** 0.5)
        exact = round(root) ** 2 == value
        return say(f"The square root of {spoken(value)} is {'' if exact else 'about '}{spoken(root)}.")
    if share == "the square":
        return say(f"The square of {spoken(value)} is {spoken(value * value)}.")
    joint = " " if share in ("double", "twice") else " of "
    return _result(capitalised(share) + joint + spoken(value), value * _SHARES[share])


def _verb_first(words: Sequence[str], numbers: list[NumberSaid]) -> Answer | None:
    """ "subtract five from nine"."""
    for index, word in enumerate(words):
        if word in _VERB_FIRST and len(numbers) >= 2 and numbers[0].start == index + 1:
            name, joints, is_swapped = _VERB_FIRST[word]
            between = words[numbers[0].end : numbers[1].start]
            if len(between) == 1 and between[0] in joints:
                left, right = numbers[0].value, numbers[1].value
                left, right = (right, left) if is_swapped else (left, right)
                return _result(f"{_said(left)} {name} {spoken(right)}", _applied(left, name, right))
    return None


def _chain(turn: Turn, words: Sequence[str], numbers: list[NumberSaid]) -> Answer | None:
    """Numbers with operators between them; "and" counts as plus only in what is plainly a sum."""
    values, operators = [_signed(words, numbers[0])], []
    for left, right in itertools.pairwise(numbers):
        between = tuple(words[left.end : right.start])
        value = right.value
        if between[-1:] == ("minus",) and between[:-1] in _OPERATORS:
            between, value = between[:-1], -value
        name = _OPERATORS.get(between)
        if name is None:
            break
        values.append(value)
        operators.append(name)
    if not operators or ("and" in operators and not _SUM_WORDS.search(turn.text)):
        return None
    operators = ["plus" if name == "and" else name for name in operators]
    expression = _said(values[0]) + "".join(
        f" {name} {spoken(value)}" for name, value in zip(operators, values[1:], strict=True)
    )
    return _result(expression, _evaluated(values, operators))


def _signed(words: Sequence[str], number: NumberSaid) -> Fraction:
    return -number.value if words[: number.start][-1:] in (["minus"], ["negative"], ["-"]) else number.value


def _evaluated(values: list[Fraction], operators: list[str]) -> Fraction:
    """Powers, then times and divided by, then plus and minus."""
    rest, names = list(values), list(operators)
    for level in ({"to the power of"}, {"times", "divided by", "percent of"}, {"plus", "minus"}):
        index = 0
        while index < len(names):
            if names[index] in level:
                rest[index : index + 2] = [_applied(rest[index], names.pop(index), rest[index + 1])]
            else:
                index += 1
    return rest[0]


def _applied(left: Fraction, name: str, right: Fraction) -> Fraction:
    if name == "plus":
        return left + right
    if name == "minus":
        return left - right
    if name == "times":
        return left * right
    if name == "percent of":
        return left * right / 100
    if name == "divided by":
        if right == 0:
            raise _Undefined("Nothing can be divided by zero.")
        return left / right
    if right.denominator != 1 or abs(right) > _LARGEST_EXPONENT or abs(left) > 1_000_000 or (left == 0 and right < 0):
        raise _Undefined("That power is too much for me.")
    return Fraction(left ** int(right))


def _result(expression: str, value: Fraction) -> Answer:
    is_exact = (value * 100).denominator == 1
    return say(f"{expression} is {'' if is_exact else 'about '}{spoken(value)}.")


def _said(value: Fraction) -> str:
    return capitalised(spoken(value))
