"""Days and times of day in a sentence."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from desktop_app.loopback.partner.clock import MONTHS, WEEKDAYS
from desktop_app.loopback.partner.number_words import numbers_in, ordinal
from desktop_app.loopback.partner.utterance import Utterance

_RELATIVE = {
    "day after tomorrow": 2,
    "tomorrow": 1,
    "today": 0,
    "tonight": 0,
    "this evening": 0,
    "this morning": 0,
    "this afternoon": 0,
    "right now": 0,
    "yesterday": -1,
    "next week": 7,
}
_ISO = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)\b")
_MONTH_DAY = re.compile(
    rf"\b({'|'.join(MONTHS)}) (?:the )?([\w-]+)(?: ([\w-]+))?|\b([\w-]+)(?: ([\w-]+))? of ({'|'.join(MONTHS)})\b"
)
_CLOCK = re.compile(r"\b(\d{1,2})(?::(\d\d))?\s*(a\.?m\.?|p\.?m\.?)?(?=\W|$)", re.IGNORECASE)
_AFTERNOON = re.compile(r"\b(?:p\.?\s?m\b|afternoon|evening|tonight|night)", re.IGNORECASE)
_ORDINALS = {ordinal(day): day for day in range(1, 32)} | {ordinal(day).replace("-", " "): day for day in range(1, 32)}


class DaySaid(NamedTuple):
    """A day, and the words for it."""

    day: date
    words: str


def date_said(heard: Utterance, now: datetime) -> DaySaid | None:
    """The day a sentence names: an ISO date, a relative day, a weekday (the next one) or a day of a month."""
    iso = _ISO.search(heard.said)
    if iso is not None:
        try:
            return DaySaid(date(*map(int, iso.groups())), iso.group())
        except ValueError:
            return None
    text = heard.text
    for words, days in _RELATIVE.items():
        if re.search(rf"\b{words}\b", text):
            return DaySaid(now.date() + timedelta(days=days), words)
    for index, name in enumerate(WEEKDAYS):
        if re.search(rf"\b{name}\b", text):
            return DaySaid(now.date() + timedelta(days=(index - now.weekday()) % 7 or 7), name.capitalize())
    return _month_day(text, now)


def time_said(heard: Utterance) -> time | None:
    """The time of day a sentence names: "at half past seven", "at 19:30", "at eight p.m."."""
    said = heard.said.lower()
    if re.search(r"\bnoon\b|\bmidday\b", said):
        return time(12, 0)
    if re.search(r"\bmidnight\b", said):
        return time(0, 0)
    is_late = _AFTERNOON.search(said) is not None
    digits = next(
        (
            match
            for match in _CLOCK.finditer(said)
            if match.group(2) or match.group(3) or f"at {match.group(1)}" in said
        ),
        None,
    )
    if digits is not None:
        return _time(int(digits.group(1)), int(digits.group(2) or 0), is_late=is_late)
    return _spelled_time(heard.words, is_late=is_late)


def _spelled_time(words: list[str], *, is_late: bool) -> time | None:
    text = " ".join(words)
    numbers = numbers_in(words)
    for number in numbers:
        before, after = words[: number.start][-1:], words[number.end : number.end + 1]
        hour = int(number.value)
        if before == ["past"] and "half past" in text:
            return _time(hour, 30, is_late=is_late)
        if before in (["past"], ["to"]) and "quarter" in words:
            return _time(hour, 15, is_late=is_late) if before == ["past"] else _time(hour - 1, 45, is_late=is_late)
        if before == ["at"] or after in (["o'clock"], ["a"], ["p"], ["am"], ["pm"]):
            following = next((other for other in numbers if other.start == number.end), None)
            return _time(hour, int(following.value) if following else 0, is_late=is_late)
    return None


def _time(hour: int, minute: int, *, is_late: bool) -> time | None:
    if is_late and hour < 12:
        hour += 12
    return time(hour, minute) if 0 <= hour < 24 and 0 <= minute < 60 else None


def _month_day(text: str, now: datetime) -> DaySaid | None:
    found = _MONTH_DAY.search(text)
    if found is None:
        return None
    month = MONTHS.index(found.group(1) or found.group(6)) + 1
    parts = [part for part in (found.groups()[1:3] if found.group(1) else found.groups()[3:5]) if part]
    for words in (" ".join(parts), *parts):
        numbers = numbers_in(re.sub(r"(?<=\d)(?:st|nd|rd|th)\b", "", words).split())
        day = _ORDINALS.get(words) or (int(numbers[0].value) if numbers else 0)
        if 1 <= day <= 31:
            try:
                named = date(now.year, month, day)
                named = named if named >= now.date() else date(now.year + 1, month, day)
            except ValueError:
                return None
            return DaySaid(named, found.group())
    return None
