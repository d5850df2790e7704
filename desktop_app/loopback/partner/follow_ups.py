"""Turns that only make sense with the one before: "what about London", or the answer to a question."""

from __future__ import annotations

import re

from desktop_app.loopback.partner.dialogue import Dialogue
from desktop_app.loopback.partner.utterance import Utterance

_ADDS = re.compile(r"^(?:(?:and|so|no|or|then|okay|ok) )*(?:\w+ about|in|for|on|to|at|from)\b", re.IGNORECASE)
_ASKED = re.compile(r"\bFor which [\w ]+\?")
_DETAIL = re.compile(r"\b(?:in|for|at|on|from|to|about|of)\b", re.IGNORECASE)
_POINTS_BACK = re.compile(r"\b(?:turn|switch|make|set|open|close|lock|unlock|start|stop|put)\b.*\b(?:it|them|that)\b")
_SWITCHED = re.compile(r"\b(?:on|off|up|down|open|close|lock|unlock|start|stop)\b", re.IGNORECASE)
_LONGEST_REPLY = 6
_LEAST_WORDS_OF_A_REQUEST = 3


def missing_question(parameter: str) -> str:
    """Asks for a parameter that a function needs."""
    words = " ".join(re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", parameter.replace("_", " ")).lower().split())
    return f"For which {words}?"


def with_earlier_words(heard: Utterance, dialogue: Dialogue) -> Utterance | None:
    """The earlier request completed or changed by these words; None where they stand for themselves."""
    earlier = [exchange for exchange in dialogue.earlier if exchange.said]
    if not earlier or not heard.words or len(heard.words) > _LONGEST_REPLY:
        return None
    request = next((exchange.said or "" for exchange in reversed(earlier) if not _ADDS.match(exchange.said or "")), "")
    if len(request.split()) < _LEAST_WORDS_OF_A_REQUEST:
        return None
    if _ASKED.search(dialogue.last_answer or ""):
        return Utterance(f"{request.rstrip('.?!')} {_as_answer(heard)}")
    if _POINTS_BACK.search(heard.text):
        return Utterance(f"{heard.said} {_SWITCHED.sub('', request)}")
    if _ADDS.match(heard.said):
        return Utterance(f"{_DETAIL.split(request, maxsplit=1)[0].strip()} {_as_detail(heard)}")
    if not earlier[-1].answers and not earlier[-1].results:
        return Utterance(f"{earlier[-1].said} {heard.said}")
    return None


def _as_answer(heard: Utterance) -> str:
    """ "Springfield" as "for Springfield", so that it is found behind a preposition."""
    return heard.said if len(heard.words) > 3 or _ADDS.match(heard.said) else f"for {heard.said}"


def _as_detail(heard: Utterance) -> str:
    return re.sub(r"^.*?\babout\b", "in", heard.said, count=1, flags=re.IGNORECASE)
