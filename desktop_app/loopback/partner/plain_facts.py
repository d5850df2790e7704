"""The few facts the partner knows: capitals, colours of things, and what its instructions tell."""

from __future__ import annotations

import re

from desktop_app.loopback.partner.keywords import COMMON_WORDS, keywords_of
from desktop_app.loopback.partner.sentences import sentences_of
from desktop_app.loopback.partner.turn import Answer, Turn, say

_CAPITALS = {
    "argentina": "Buenos Aires",
    "australia": "Canberra",
    "austria": "Vienna",
    "brazil": "Brasilia",
    "canada": "Ottawa",
    "china": "Beijing",
    "denmark": "Copenhagen",
    "egypt": "Cairo",
    "england": "London",
    "finland": "Helsinki",
    "france": "Paris",
    "germany": "Berlin",
    "greece": "Athens",
    "hungary": "Budapest",
    "iceland": "Reykjavik",
    "india": "New Delhi",
    "ireland": "Dublin",
    "italy": "Rome",
    "japan": "Tokyo",
    "kenya": "Nairobi",
    "mexico": "Mexico City",
    "norway": "Oslo",
    "peru": "Lima",
    "poland": "Warsaw",
    "portugal": "Lisbon",
    "russia": "Moscow",
    "scotland": "Edinburgh",
    "spain": "Madrid",
    "sweden": "Stockholm",
    "switzerland": "Bern",
    "thailand": "Bangkok",
    "turkey": "Ankara",
    "the united states": "Washington",
}
_CAPITAL = re.compile(r"\bcapital\b(?: city)?(?: (?:of|in|for))?(?: the)?(?: (?P<country>[a-z]+))?")
_COLOURS = {
    "sky": "blue, on a good day",
    "sea": "blue, and grey when it rains",
    "grass": "green",
    "sun": "white, although it looks yellow from here",
    "snow": "white",
    "banana": "yellow, when it is ripe",
    "tomato": "red, when it is ripe",
    "orange": "orange",
    "coffee": "brown",
    "milk": "white",
}
_COLOUR = re.compile(r"\bwhat colou?r (?:is|are|do|has) (?:the |a |an )?(?P<thing>[a-z]+)")
_QUESTION = re.compile(r"^(?:what|which|who|when|where|how|why|do|does|is|are|can|may|tell me|at what|should)\b")
_ABOUT_BEHAVIOUR = re.compile(
    r"\b(?:you are|you're|your|answer|reply|respond|always|never|speak|call|use)\b", re.IGNORECASE
)
_ENOUGH_IN_COMMON = 2


def plain_facts(turn: Turn) -> Answer | None:
    """A capital or a colour."""
    if (asked := _CAPITAL.search(turn.text)) is not None:
        country = asked.group("country") or ""
        if country in ("united", "us", "usa", "america"):
            country = "the united states"
        if country in _CAPITALS:
            return say(f"The capital of {country.title().replace('The', 'the')} is {_CAPITALS[country]}.")
        return say("I know the capitals of some thirty countries. Which country do you mean?")
    if (asked := _COLOUR.search(turn.text)) is not None:
        thing = asked.group("thing")
        if thing in COMMON_WORDS.split():
            return None
        known = _COLOURS.get(thing) or _COLOURS.get(thing.removesuffix("s")) or _COLOURS.get(thing.removesuffix("es"))
        return say(f"{thing.capitalize()}: {known}." if known else f"I don't know the color of {thing}.")
    return None


def told_facts(turn: Turn) -> Answer | None:
    """The sentence of the instructions that has most in common with the question."""
    if not (_QUESTION.match(turn.text) or turn.heard.is_question):
        return None
    asked = keywords_of(turn.text)
    best, score = None, 0
    for sentence in sentences_of(f"{turn.instructions} {turn.dialogue.system_text}"):
        common = len(asked & keywords_of(sentence))
        if common > score and not _ABOUT_BEHAVIOUR.search(sentence):
            best, score = sentence, common
    if best is None or score < min(_ENOUGH_IN_COMMON, len(asked)):
        return None
    return say(f"I was told: {best}" if best[-1:] in ".!?" else f"I was told: {best}.")
