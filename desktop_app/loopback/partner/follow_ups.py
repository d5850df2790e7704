"""Turns that only make sense with the one before: "what about London", or the answer to a question."""

from __future__ import annotations

import re

from desktop_app.loopback.partner.dialogue import Dialogue
from desktop_app.loopback.partner.utterance import Utterance

_ADDS = re.compile(r"^(?:(?:and|so|no|or|then|okay|ok) )*(?:(?:what|how) about|in|for|on|to|at|from)\b", re.IGNORECASE)
_ASKED = re.compile(r"\bFor which [\w ]+\?")
_DETAIL = re.compile(r"\b(?:in|for|at|on|from|to|about|of)\b", re.IGNORECASE)
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
    request = next(
        (Utterance(exchange.said or "") for exchange in reversed(earlier) if _is_request(exchange.said or "")), None
    )
    if request is None:
        return None
    if _ASKED.search(dialogue.last_answer or ""):
        return Utterance(f"{request.said.rstrip('.?!')} {heard.said}")
    if _ADDS.match(heard.said):
        return Utterance(f"{_DETAIL.split(request.said, maxsplit=1)[0].strip()} {_as_detail(heard)}")
    if not earlier[-1].answers and not earlier[-1].results:
        return Utterance(f"{earlier[-1].said} {heard.said}")
    return None


def _is_request(said: str) -> bool:
    return len(said.split()) >= _LEAST_WORDS_OF_A_REQUEST and not _ADDS.match(said)


def _as_detail(heard: Utterance) -> str:
    return re.sub(r"^.*?\babout\b", "in", heard.said, count=1, flags=re.IGNORECASE)
