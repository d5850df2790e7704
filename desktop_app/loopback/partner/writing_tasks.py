"""Instructions that are the whole task: say this, summarise, find a title, name the topic."""

from __future__ import annotations

import re
from collections import Counter

from desktop_app.loopback.partner.keywords import keywords_of, stem
from desktop_app.loopback.partner.number_words import spoken
from desktop_app.loopback.partner.sentences import sentences_of
from desktop_app.loopback.partner.turn import Answer, Turn, capitalised, say

_START = r"^(?:(?:please|now|just|kindly|your task is to|your only task is to|you (?:must|should|will))[\s,]+)*"
_SAY_THIS = re.compile(
    _START + r"(?:say|read(?: aloud)?|speak|repeat|output|tell the user|respond with|answer with|reply with)\b"
    r"(?:\s+(?:exactly|only|just|aloud|out loud|verbatim|the following(?: \w+)?|this(?: \w+)?|these words"
    r"|to the user|word for word))*"
    r"\s*(?::\s*(?P<after>.+)|[\"“'‘](?P<quoted>.+?)[\"”'’](?:[\s.]|$))",
    re.IGNORECASE | re.DOTALL,
)
_MAKE = r"(?:write|give|generate|make|create|provide|produce|find|suggest|propose|choose|return|output)\b[^.]*?\b"
_SUMMARY = re.compile(_START + rf"(?:summari[sz]e|sum up|recap|{_MAKE}summary)\b", re.IGNORECASE)
_TITLE = re.compile(
    _START + rf"(?:(?:a |the |short )*title\b|{_MAKE}(?:title|headline|heading|name for)\b)", re.IGNORECASE
)
_CHOOSE = re.compile(r"\b(?:output|answer|reply|respond|say|return|classify|label)\b", re.IGNORECASE)
_ANALYSE = re.compile(_START + r"(?:analy[sz]e|classify|categori[sz]e|decide|label|determine|detect)\b", re.IGNORECASE)
_OPTION = re.compile(r"[\"“'‘]([\w -]{1,40}?)[\"”'’]")
_RELATED = re.compile(r"\b(?:related to|about|concerns?|asks? for|mentions?)\s+([\w ]+?)[,.]", re.IGNORECASE)
_GREET = re.compile(
    _START + r"(?:greet|welcome|say hello|say hi|introduce yourself|start the conversation|open the conversation)\b",
    re.IGNORECASE,
)
_TITLE_WORDS = 5


def writing_task(turn: Turn) -> Answer | None:
    """What instructions ask for that need no user's turn; None where they only say how to answer."""
    instructions = turn.instructions.strip()
    said = _SAY_THIS.match(instructions)
    if said is not None:
        words = (said.group("after") or said.group("quoted") or "").strip().strip("\"“”'")
        return Answer(sentences_of(words), is_long=True) if words else None
    if _SUMMARY.match(instructions):
        return _summary(turn)
    if _ANALYSE.match(instructions) and _CHOOSE.search(instructions):
        return _chosen(turn, instructions)
    if _TITLE.match(instructions):
        return say(_title(turn))
    return None


def is_greeting_task(instructions: str) -> bool:
    """Whether the response is to open the conversation."""
    return _GREET.match(instructions.strip()) is not None


def _user_texts(turn: Turn) -> list[str]:
    return [exchange.said for exchange in turn.dialogue.exchanges if exchange.said]


def _all_text(turn: Turn) -> str:
    answers = [answer for exchange in turn.dialogue.exchanges for answer in exchange.answers if answer]
    return " ".join([*_user_texts(turn), *answers])


def _summary(turn: Turn) -> Answer:
    said = _user_texts(turn)
    if not said:
        return say("There is nothing to summarise yet.")
    count = len(said)
    times = "once" if count == 1 else f"{spoken(count)} times"
    quoted = [f'"{words.rstrip(".")}"' for words in (said if count <= 3 else [said[0], said[-1]])]
    first = (
        f"The user spoke {times}: {', then '.join(quoted)}."
        if count <= 3
        else (f"The user spoke {times}, first {quoted[0]} and at last {quoted[1]}.")
    )
    last = turn.dialogue.last_answer
    if not last:
        return say(first)
    return say(first, f"The last answer was: {sentences_of(last)[0]}")


def _title(turn: Turn) -> str:
    """The words most spoken of, in the order they came, as a title."""
    users = " ".join(_user_texts(turn))
    subjects = keywords_of(users)
    words = [word for word in re.findall(r"[^\W_]+(?:'[^\W_]+)?", users) if stem(word.lower()) in subjects]
    if not words:
        return "A Short Conversation"
    counts = Counter(stem(word.lower()) for word in words)
    chosen = {name for name, _ in counts.most_common(_TITLE_WORDS)}
    title: list[str] = []
    for word in words:
        if stem(word.lower()) in chosen:
            chosen.discard(stem(word.lower()))
            title.append(capitalised(word))
    return " ".join(title)


def _chosen(turn: Turn, instructions: str) -> Answer:
    """One of the quoted options: the one whose condition or whose word is nearest to what was said."""
    spoken_of = keywords_of(_all_text(turn))
    options: list[tuple[str, frozenset[str]]] = []
    for sentence in sentences_of(instructions):
        quoted = _OPTION.findall(sentence)
        related = keywords_of(" ".join(_RELATED.findall(sentence)))
        shared = related if len(quoted) == 1 else frozenset()
        options.extend((option, keywords_of(option) | shared) for option in quoted)
    if not options:
        return say(_title(turn))
    scores = [len(words & spoken_of) for _, words in options]
    best = scores.index(max(scores)) if max(scores) else len(options) - 1
    return say(options[best][0])
