"""Wishes that need a tool, where none fits: says plainly what is missing. Dice and coins need none."""

from __future__ import annotations

import re

from desktop_app.loopback.partner.number_words import spoken
from desktop_app.loopback.partner.turn import Answer, Turn, say

_WEATHER = re.compile(
    r"\b(?:weather|forecast|rain(?:ing|y)?|snow(?:ing)?|umbrella|sunny|windy|cloudy)\b|\bhow (?:warm|cold|hot) is it\b"
    r"|\b(?:what(?:'s| is) the|outside) temperature\b|\bis it (?:cold|warm|hot)\b"
)
_DICE = re.compile(r"\b(?:roll|throw)\b.*\b(?:dice|die)\b|^(?:the )?dice\b")
_COIN = re.compile(r"\b(?:flip|toss|throw)\b.*\bcoin\b|\bheads or tails\b")
_WISHES: tuple[tuple[str, str], ...] = (
    (
        r"\b(?:turn|switch|set|dim|make|change)\b.*\b(?:lights?|lamp|heating|radio|blinds|color|background)\b",
        "anything to switch",
    ),
    (
        r"\b(?:turn|switch) (?:on|off|up|down)\b|\b(?:lock|unlock|open|close)\b.*\b(?:door|window|garage|blinds)\b",
        "anything to switch",
    ),
    (r"\b(?:timer|alarm|wake me|remind|reminder)\b", "a clock that rings"),
    (r"\bplay\b(?!.*\bgame)|\bmusic\b|\bsong\b", "any music"),
    (r"\b(?:book|reserve|order|buy|flight|hotel|ticket|table for)\b", "a way to book or order anything"),
    (r"\b(?:email|message|call (?!me\b)\w+|phone|send)\b", "a line to anybody else"),
    (r"\b(?:price|cost|convert|currency|dollars|euros|stock)\b", "any prices or rates"),
    (r"\b(?:search|look up|google|find|news|headlines|internet)\b", "a way to look things up"),
    (r"\b(?:how far|how do i get|route|directions|where is|distance)\b", "a map"),
    (r"\b(?:translate|in (?:french|german|spanish|italian))\b", "a dictionary"),
    (r"\b(?:shopping list|calendar|appointment|meeting|note)\b", "a list or a calendar"),
)
_COMPILED = tuple((re.compile(pattern), lack) for pattern, lack in _WISHES)


def without_tools(turn: Turn) -> Answer | None:
    """Say what cannot be done here."""
    if _DICE.search(turn.text):
        return say(f"I rolled a {spoken(turn.pick(range(1, 7)))}.")
    if _COIN.search(turn.text):
        return say(turn.pick(["Heads.", "Tails."]))
    if _WEATHER.search(turn.text):
        return say(
            turn.pick(
                [
                    "I have no weather here: I know nothing of the world outside.",
                    "I can't see the weather, because I work without a network.",
                    "I have no weather report.",
                ]
            ),
            "Give the session a weather tool, and I will call it.",
        )
    for pattern, lack in _COMPILED:
        if pattern.search(turn.text):
            return say(
                f'I understood: "{turn.heard.said.rstrip(".")}".',
                f"But I have not been given {lack}.",
                "With a tool for it I would call the tool.",
            )
    return None
