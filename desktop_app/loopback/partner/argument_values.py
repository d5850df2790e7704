"""Values out of a fixed set, and yes or no."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Any, Final

from desktop_app.loopback.partner.keywords import alike, keywords_of, stem
from desktop_app.loopback.partner.number_words import numbers_in
from desktop_app.loopback.partner.utterance import Utterance


class _Missing:
    def __repr__(self) -> str:
        return "MISSING"


MISSING: Final = _Missing()
"""The sentence says nothing of this argument."""

_LIKE_ENOUGH = 0.84
_SYNONYMS: dict[str, tuple[str, ...]] = {
    "on": ("turn on", "switch on", "start", "activate", "enable", "lights on"),
    "off": ("turn off", "switch off", "stop", "deactivate", "disable", "lights off", "out"),
    "open": ("unlock", "raise"),
    "closed": ("close", "shut"),
    "close": ("shut", "closed"),
    "lock": ("locked",),
    "locked": ("lock",),
    "unlocked": ("unlock",),
    "up": ("raise", "increase", "louder", "higher", "brighter"),
    "down": ("lower", "decrease", "quieter", "darker", "dim"),
    "increase": ("up", "raise", "louder", "brighter"),
    "decrease": ("down", "lower", "quieter", "dim"),
    "celsius": ("degrees c", "metric", "centigrade"),
    "fahrenheit": ("degrees f",),
    "c": ("celsius",),
    "f": ("fahrenheit",),
    "high": ("urgent", "important"),
    "true": ("yes", "on"),
    "false": ("no", "off"),
}
_NO = re.compile(r"\b(?:off|disable|deactivate|false|without|no|not|don't|stop|close|shut|lock|exclude|never)\b")
_YES = re.compile(r"\b(?:on|enable|activate|true|with|yes|start|open|unlock|include|please)\b")
_OPPOSED = {"lock": True, "unlock": False, "open": True, "close": False, "shut": False}


def chosen_values(values: Sequence[Any], heard: Utterance, name: str) -> list[Any]:
    """The values a sentence names, in the order they are said; by synonym or sound where none is named exactly."""
    exact = [(position, value) for value in values if (position := _position(str(value), heard)) is not None]
    if exact:
        longest = [
            (position, value)
            for position, value in exact
            if not any(
                str(value).lower() in str(other).lower() and value != other and place <= position
                for place, other in exact
            )
        ]
        return [value for _, value in sorted(longest, key=lambda pair: pair[0])]
    by_synonym = [
        value
        for value in values
        if any(_found(synonym, heard.text) for synonym in _SYNONYMS.get(str(value).lower(), ()))
    ]
    if by_synonym:
        return by_synonym[:1]
    return _alike_values(values, heard, name)


def boolean_argument(name: str, schema: dict[str, Any], heard: Utterance) -> Any:
    """True or False where the sentence speaks of this switch, else `MISSING`."""
    text = heard.text
    subject = keywords_of(name)
    for verb, meaning in _OPPOSED.items():
        if stem(verb) in subject or stem(verb + "ed") in subject:
            for said, direction in _OPPOSED.items():
                if _found(said, text):
                    return meaning == direction
    is_state = bool(
        re.fullmatch(r"(?:is_?)?(?:on|enabled?|active|state|status|power(?:ed)?(?:_on)?|value)", name, re.IGNORECASE)
    )
    speaks_of_it = any(alike(word, other) for word in subject for other in keywords_of(heard.said))
    if not (is_state or speaks_of_it):
        return MISSING
    if _NO.search(text):
        return False
    return True if (is_state and _YES.search(text)) or speaks_of_it else MISSING


def _position(value: str, heard: Utterance) -> int | None:
    words = re.findall(r"[^\W_]+", value.lower())
    if not words:
        return None
    if value.lstrip("-").isdigit():
        return next((number.start for number in numbers_in(heard.words) if number.value == int(value)), None)
    for spoken in (heard.words, heard.corrected):
        for index in range(len(spoken) - len(words) + 1):
            if list(spoken[index : index + len(words)]) == words:
                return index
            if len(words) == 1 and "".join(spoken[index : index + 2]) == words[0]:  # "bed room"
                return index
    return None


def _found(phrase: str, text: str) -> bool:
    """Whether a phrase stands in the text; "turn the light off" has "turn off" in it."""
    first, _, second = phrase.partition(" ")
    middle = rf"\b(?:\s+\S+){{0,4}}?\s+{re.escape(second)}" if second else ""
    return re.search(rf"\b{re.escape(first)}{middle}\b", text) is not None


def _alike_values(values: Sequence[Any], heard: Utterance, name: str) -> list[Any]:
    said = keywords_of(heard.said) - keywords_of(name)
    best: list[tuple[float, int]] = []
    for index, value in enumerate(values):
        words = keywords_of(str(value))
        if not words:
            continue
        closeness = [max((_closeness(word, other) for other in said), default=0.0) for word in words]
        if min(closeness) >= _LIKE_ENOUGH:
            best.append((sum(closeness) / len(closeness), -index))
    return [values[-max(best)[1]]] if best else []


def _closeness(left: str, right: str) -> float:
    if left == right:
        return 1.0
    if min(len(left), len(right)) < 4:
        return 0.0
    return SequenceMatcher(None, left, right, autojunk=False).ratio()
