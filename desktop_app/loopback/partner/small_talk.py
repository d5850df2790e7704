"""Greetings, thanks, questions about the partner itself, and other small talk."""

from __future__ import annotations

import re

from desktop_app.loopback.partner.remarks import REMARKS, WHAT_I_AM, WHAT_I_CAN
from desktop_app.loopback.partner.sentences import sentences_of
from desktop_app.loopback.partner.turn import Answer, Turn, capitalised, say

_GREETING = re.compile(
    r"^(?:(?:oh|well|so|okay|ok|and) )*(?:hello|hi|hey|hay|hallo|greetings|good (?:morning|afternoon|evening"
    r"|day|night)|howdy|welcome)\b"
)
_ONLY_GREETING = re.compile(r"^(?:\w+ ){0,5}\w+$")
_COMPILED = tuple((re.compile(pattern), answers) for pattern, answers in REMARKS)
_WHO = re.compile(r"\b(?:who|what) are you\b|\bwhat(?:'s| is) your name\b|\bintroduce yourself\b|\babout yourself\b")
_YES = re.compile(
    r"^(?:yes|yeah|yep|sure|okay|ok|great|of course|right|please|certainly)(?: (?:please|i do|sure"
    r"|you can|of course|thanks))*$"
)
_NO = re.compile(r"^(?:no|nope|not really|nothing)(?: (?:thanks?|thank you|please|you|not now))*$")


def small_talk(turn: Turn) -> Answer | None:
    """Short answers to short remarks."""
    text = turn.text
    if _WHO.search(text):
        return introduction(turn)
    if (plain := _yes_or_no(turn)) is not None:
        return plain
    for pattern, answers in _COMPILED:
        if pattern.search(text):
            return Answer(sentences_of(turn.pick(answers)))
    return greeting(turn)


def introduction(turn: Turn) -> Answer:
    """Who speaks, under the name and in the role of the instructions."""
    manner = turn.manner
    who = f"I am {manner.name}" if manner.name else ""
    if manner.role:
        role = re.sub(r"^(?:an?|the|our|my)\s+", "", manner.role)
        article = "an" if role[:1] in "aeiou" else "a"
        who = f"{who or 'I am playing'}, {article} {role}" if manner.name else f"I am here as {article} {role}"
    return say(*([f"{who}."] if who else []), WHAT_I_AM, WHAT_I_CAN)


def greeting(turn: Turn) -> Answer | None:
    """Answer a greeting; with the introduction if nothing has been said yet."""
    found = _GREETING.search(turn.text)
    if found is None or not _ONLY_GREETING.match(turn.text):
        return None
    part = re.search(r"good (?:morning|afternoon|evening)", turn.text)
    hello = capitalised(part.group()) if part else turn.pick(["Hello", "Hi", "Hello there"])
    if turn.manner.user_name:
        hello += f", {turn.manner.user_name}"
    if turn.dialogue.answer_count == 0:
        return Answer([f"{hello}!", *introduction(turn).sentences])
    return say(f"{hello}!", turn.pick(["What shall we do?", "What would you like to practise?", "I am listening."]))


def _yes_or_no(turn: Turn) -> Answer | None:
    if _YES.match(turn.text):
        return say(turn.pick(["Good.", "All right.", "Fine."]), turn.pick(["What shall we do next?", WHAT_I_CAN]))
    if _NO.match(turn.text):
        return say(turn.pick(["All right.", "Okay, no problem."]), "I am here when you need me.")
    return None
