"""Strings for parameters, by what their names and descriptions say they hold."""

from __future__ import annotations

import re
from datetime import datetime
from functools import lru_cache
from typing import Any
from zoneinfo import available_timezones

from desktop_app.loopback.partner.argument_kinds import kind_of
from desktop_app.loopback.partner.argument_values import MISSING
from desktop_app.loopback.partner.dates_said import date_said, time_said
from desktop_app.loopback.partner.keywords import keywords_of
from desktop_app.loopback.partner.manner import LANGUAGES
from desktop_app.loopback.partner.number_words import numbers_in
from desktop_app.loopback.partner.places import known_place, place_after, place_list
from desktop_app.loopback.partner.utterance import Utterance
from desktop_app.loopback.speech import vocabulary

_CODES = {
    "dollars": "USD",
    "dollar": "USD",
    "euros": "EUR",
    "euro": "EUR",
    "pounds": "GBP",
    "pound": "GBP",
    "yen": "JPY",
    "francs": "CHF",
}
_QUOTED = re.compile(r"[\"“]([^\"”]+)[\"”]")
_MEASURE = re.compile(r"\b(?:seconds?|minutes?|hours?|days?|o'clock|percent|degrees|people)\b", re.IGNORECASE)
_EMAIL = re.compile(r"\b[\w.+-]+@[\w-]+\.[\w.]+\b")
_BEFORE_TEXT = (
    re.compile(
        r"^.*?\b(?:that says|saying|says|to say|tell (?:him|her|them|\w+) (?:that|to)|that)\s+(.+)$", re.IGNORECASE
    ),
    re.compile(
        r"^.*?\b(?:about|for|search(?: for)?|look up|find(?: me)?|google|called|named|titled|to)\s+(.+)$", re.IGNORECASE
    ),
)
_BEFORE_THING = re.compile(
    r"^.*?\b(?:add|buy|order|play|put|get me|purchase|find(?: me)?|of|for|about|remove|delete|called"
    r"|named|word|spell|is|are|does)\s+"
    r"(?:some |the |a |an |any )?(.+?)(?:\s+(?:to|on|from|in|into|for|please|cost|costs|by|at)\b.*)?$",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"\b(?:my name is|i am|i'm|this is|name of|under the name|under|called|named|for|to|call|message"
    r"|email|contact|tell|with)\s+(\w+)",
    re.IGNORECASE,
)
_POLITE = re.compile(
    r"^(?:(?:please|could you|can you|would you|i would like you to|i want you to|ok"
    r"|okay)\b[,\s]*)+|[\s,]*\b(?:please|thank you|thanks)\W*$",
    re.IGNORECASE,
)


def string_argument(name: str, schema: dict[str, Any], heard: Utterance, now: datetime) -> Any:
    """The words for a parameter, or `MISSING`."""
    kind = kind_of(name, schema)
    if kind == "place":
        return _place(name, heard)
    if kind == "timezone":
        return _timezone(schema, heard)
    if kind == "currency":
        return _currency(name, heard)
    if kind in ("date", "date_time", "time"):
        return _moment(kind, schema, heard, now)
    if kind in _FINDERS:
        return _FINDERS[kind](heard)
    return MISSING


def best_guess(name: str, schema: dict[str, Any], heard: Utterance, now: datetime) -> str:
    """Something for a required parameter of which nothing was said."""
    kind = kind_of(name, schema)
    if kind in ("date", "date_time"):
        return now.date().isoformat() if kind == "date" else now.isoformat(timespec="minutes")
    if kind == "time":
        return now.strftime("%H:%M")
    return _without_politeness(heard.said) if kind in ("text", "thing", "") else "unknown"


def _place(name: str, heard: Utterance) -> Any:
    words = keywords_of(name) | {name.lower()}
    if words & {"origin", "from", "departur", "start", "sourc"}:
        return place_after(heard, "from") or MISSING
    if words & {"destination", "to", "arriv", "arrival", "end"}:
        return place_after(heard, "to") or place_after(heard, "in") or MISSING
    places = place_list(heard)
    if known_place(heard) or places:
        return known_place(heard) or places[0]
    return _bare(heard)


def _bare(heard: Utterance) -> Any:
    """A short answer to a question is the value itself ("Springfield")."""
    return heard.said.rstrip(".!?") if 0 < len(heard.words) <= 2 and not keywords_of(heard.said) & _ASKING else MISSING


_ASKING = keywords_of("weather forecast temperature rain") | {"what", "how"}


def _moment(kind: str, schema: dict[str, Any], heard: Utterance, now: datetime) -> Any:
    day, clock = date_said(heard, now), time_said(heard)
    description = f"{schema.get('description', '')} {schema.get('format', '')}"
    wants_iso = (
        bool(re.search(r"iso|yyyy|\bdate\b|date-time|hh:mm|24", description, re.IGNORECASE))
        and "tomorrow" not in description
    )
    if kind == "time":
        return clock.strftime("%H:%M") if clock else MISSING
    if kind == "date_time" and day and clock:
        return datetime.combine(day.day, clock, tzinfo=now.tzinfo).isoformat(timespec="minutes")
    if day is None:
        return MISSING
    return day.day.isoformat() if wants_iso else day.words


def _digits(heard: Utterance) -> Any:
    coded = re.search(r"\b(?=[A-Za-z-]*\d)[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*\b", heard.said)
    if coded and not coded.group().isdigit():
        return coded.group()
    numbers = numbers_in(heard.corrected)
    return "".join(str(number.value) for number in numbers) if numbers else MISSING


def _of(*lists: tuple[str, ...] | list[str]) -> Any:
    names = [name for words in lists for name in sorted(words, key=len, reverse=True)]

    def find(heard: Utterance) -> Any:
        for text in (" ".join(heard.words), heard.text):
            for name in names:
                if re.search(rf"\b{re.escape(name)}\b", text):
                    return name
        return MISSING

    return find


def _text(heard: Utterance) -> Any:
    quoted = _QUOTED.search(heard.said)
    if quoted:
        return quoted.group(1)
    plain = _without_politeness(heard.said)
    found = next((match for pattern in _BEFORE_TEXT if (match := pattern.match(plain)) is not None), None)
    return found.group(1) if found else plain or MISSING


def _thing(heard: Utterance) -> Any:
    quoted = _QUOTED.search(heard.said)
    if quoted:
        return quoted.group(1)
    found = _BEFORE_THING.match(_without_politeness(heard.said))
    if found is None:
        return _bare(heard)
    return MISSING if _MEASURE.search(found.group(1)) else found.group(1)


def _person(heard: Utterance) -> Any:
    known = _of(vocabulary.NAMES)(heard)
    if known is not MISSING:
        return str(known).capitalize()
    found = next((match for match in _NAMED.finditer(heard.said) if match.group(1)[0].isupper()), None)
    return found.group(1) if found else MISSING


def _currency(name: str, heard: Utterance) -> Any:
    """The currency converted to is the last one said, the one converted from the first."""
    found = [_CODES[word] for word in heard.words if word in _CODES]
    if not found:
        return MISSING
    return found[0] if keywords_of(name) & keywords_of("source base origin") or name.startswith("from") else found[-1]


@lru_cache(maxsize=1)
def _timezones() -> list[str]:
    return sorted(available_timezones())


def _timezone(schema: dict[str, Any], heard: Utterance) -> Any:
    """The city's zone of the time zone database where one has its name, else the city."""
    place = known_place(heard)
    if place is None:
        return MISSING
    name = place.replace(" ", "_")
    return next((zone for zone in _timezones() if zone.endswith(f"/{name}")), place)


def _language(heard: Utterance) -> Any:
    found = _of(["english", *LANGUAGES])(heard)
    return found if found is MISSING else str(found).capitalize()


def _email(heard: Utterance) -> Any:
    found = _EMAIL.search(heard.said)
    return found.group() if found else MISSING


def _expression(heard: Utterance) -> Any:
    signs = {"plus": "+", "minus": "-", "times": "*", "multiplied": "*", "divided": "/", "over": "/"}
    words, parts, index = heard.corrected, [], 0
    numbers = {number.start: number for number in numbers_in(words)}
    while index < len(words):
        if index in numbers:
            value = numbers[index].value
            parts.append(str(value) if value.denominator == 1 else str(float(value)))
            index = numbers[index].end
            continue
        sign = signs.get(words[index], words[index] if words[index] in "+-*/" else "")
        parts.extend([sign] if sign and parts else [])
        index += 1
    return " ".join(parts) if len(parts) > 1 else MISSING


def _without_politeness(text: str) -> str:
    return _POLITE.sub("", text).strip().rstrip(".!")


_FINDERS: dict[str, Any] = {
    "colour": _of(vocabulary.COLOURS),
    "room": _of(vocabulary.ROOMS),
    "digits": _digits,
    "email": _email,
    "language": _language,
    "expression": _expression,
    "person": _person,
    "text": _text,
    "thing": _thing,
}
