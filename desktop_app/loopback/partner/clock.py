"""Time and date."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from desktop_app.loopback.partner.number_words import ordinal, spoken, spoken_year
from desktop_app.loopback.partner.turn import Answer, Turn, capitalised, say

WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_MONTHS_TEXT = """
january february march april may june july august september october november december"""
MONTHS = _MONTHS_TEXT.split()

_TIME = re.compile(
    r"\b(?:what(?:'s| is)?|tell me|know|have|say|got) (?:is )?(?:the )?(?:current |exact )?time\b"
    r"|\btime is it\b|\bwhat'?s? time\b"
    r"|\bhow late is it\b|^(?:the )?time(?: please)?$"
)
_ELSEWHERE = re.compile(r"\btime\b.*\bin (?!the\b)([a-z ]+)$")
_DATE = re.compile(
    r"\b(?:what|which|tell me)\b.*\b(?:date|day)\b(?! (?:you|do|did|was your))|\btoday'?s? date\b"
    r"|^(?:the )?date(?: please)?$"
    r"|\bwhat(?:'s| is) today\b"
)
_MONTH = re.compile(r"\b(?:what|which) month\b")
_YEAR = re.compile(r"\b(?:what|which) year\b")
_DAY_WORDS = {"tomorrow": 1, "yesterday": -1}
_UNTIL = re.compile(
    r"\bhow (?:many days|long)\b.*\b(?:until|till|to|before) (christmas|new year|the weekend|"
    + "|".join(WEEKDAYS)
    + ")"
)


def clock(turn: Turn) -> Answer | None:
    """What time, day, month or year it is."""
    text, now = turn.text, turn.now
    if (until := _UNTIL.search(text)) is not None:
        return say(_days_until(until.group(1), now))
    if _TIME.search(text):
        return _time(turn)
    if _DATE.search(text):
        return say(_date(text, now))
    if _MONTH.search(text):
        return say(f"It is {MONTHS[now.month - 1].capitalize()}.")
    if _YEAR.search(text):
        return say(f"It is {spoken_year(now.year)}.")
    return None


def spoken_time(now: datetime) -> str:
    """ "five past two in the afternoon"."""
    if now.minute > 30:
        minutes, hour, joint = 60 - now.minute, (now.hour + 1) % 24, "to"
    else:
        minutes, hour, joint = now.minute, now.hour, "past"
    name = {0: "midnight", 12: "noon"}.get(hour) or spoken(hour % 12)
    if minutes == 0:
        return name if hour in (0, 12) else f"{name} o'clock {_part_of_day(now.hour)}"
    part = {15: "a quarter", 30: "half"}.get(minutes) or spoken(minutes) + ("" if minutes % 5 == 0 else " minutes")
    if minutes == 1:
        part = "one minute"
    return f"{part} {joint} {name}" + ("" if hour in (0, 12) else f" {_part_of_day(now.hour)}")


def spoken_date(day: datetime) -> str:
    """ "Tuesday, the fifth of May, twenty twenty-six"."""
    weekday, month = WEEKDAYS[day.weekday()].capitalize(), MONTHS[day.month - 1].capitalize()
    return f"{weekday}, the {ordinal(day.day)} of {month}, {spoken_year(day.year)}"


def _time(turn: Turn) -> Answer:
    elsewhere = _ELSEWHERE.search(turn.text)
    if elsewhere is not None:
        place = elsewhere.group(1).title()
        return say(f"I only know the time where I run: it is {spoken_time(turn.now)}.", f"I can't say it for {place}.")
    spoken_now = spoken_time(turn.now)
    return say(turn.pick([f"It is {spoken_now}.", f"It's {spoken_now} now.", f"The time is {spoken_now}."]))


def _date(text: str, now: datetime) -> str:
    for word, days in _DAY_WORDS.items():
        if word in text.split():
            verb = "is" if days > 0 else "was"
            return f"{capitalised(word)} {verb} {spoken_date(now + timedelta(days=days))}."
    return f"Today is {spoken_date(now)}."


def _days_until(goal: str, now: datetime) -> str:
    if goal == "christmas":
        day = now.replace(month=12, day=25)
        days = (day if day.date() >= now.date() else day.replace(year=now.year + 1)).date() - now.date()
        count, name = days.days, "Christmas"
    elif goal == "new year":
        count, name = (now.replace(year=now.year + 1, month=1, day=1).date() - now.date()).days, "the new year"
    else:
        weekday = WEEKDAYS.index(goal) if goal in WEEKDAYS else 5
        count, name = (weekday - now.weekday()) % 7, goal.capitalize() if goal in WEEKDAYS else goal
    return f"{spoken(count).capitalize()} {'day' if count == 1 else 'days'} until {name}."


def _part_of_day(hour: int) -> str:
    if hour < 12:
        return "in the morning"
    if hour < 18:
        return "in the afternoon"
    return "in the evening" if hour < 22 else "at night"
