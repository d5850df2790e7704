"""The words of a sentence that carry its subject, in a form that can be compared."""

from __future__ import annotations

import re
from functools import lru_cache

_WORD = re.compile(r"[^\W\d_]+|\d+")
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
COMMON_WORDS = """
    a about all also am an and any anything are as ask asks at be been but by can could current currently data did
    do does don't for from function get gets give gives given go has have he her here him his how i if in info
    information into is it its it's just know let like list lookup make may me more my need needs new no not now of
    off on one only or other our out over please provide provides retrieve return returns say she should show some
    something specified tell that the their them then there these they this those to today tool up use used user
    users using value want wants was we what what's when where which who will with would yes you your whether
"""
_COMMON = frozenset(COMMON_WORDS.split())
WORD_FAMILIES = (
    "weather forecast rain rainy raining snow snowing sunny cloudy windy umbrella temperature degree "
    "warm cold hot outside",
    "light lamp bulb brightness brighten dim lighting",
    "heating thermostat heat heater",
    "timer countdown",
    "alarm wake",
    "remind reminder",
    "music song track playlist artist genre",
    "email mail",
    "message text sms",
    "price cost much expensive fare",
    "stock share ticker",
    "calendar appointment meeting event schedule",
    "book booking reserve reservation table",
    "restaurant dinner lunch table eat",
    "order purchase buy",
    "delivery shipment package parcel track ship",
    "cart basket",
    "calculate calculator calculation sum plus minus multiply multiplied divide divided percent "
    "arithmetic math expression",
    "translate translation",
    "convert conversion exchange currency",
    "search find google web query",
    "route direction navigate distance far map",
    "door lock unlock",
    "blind shutter curtain",
    "time clock hour timezone",
    "date day calendar",
    "dice die roll random",
    "coin flip toss random",
    "joke funny",
    "news headline",
    "call phone dial ring",
    "color colour background theme",
    "volume loud louder quiet quieter sound",
    "city town place location address",
    "human agent person operator representative support transfer",
    "hang goodbye bye end finish",
    "note write memo",
    "turn switch toggle",
    "delete remove cancel",
    "start begin open",
    "stop end close",
)


@lru_cache(maxsize=1024)
def keywords_of(text: str) -> frozenset[str]:
    """Stems of the words that say what a text is about; names in snake_case and camelCase are taken apart."""
    words = _WORD.findall(_CAMEL.sub(" ", text.replace("_", " ")).lower())
    return frozenset(stem(word) for word in words if word not in _COMMON and len(word) > 1)


@lru_cache(maxsize=4096)
def stem(word: str) -> str:
    """A word without its commonest endings; rough, but the same for both sides of a comparison."""
    for ending, least in (
        ("'s", 2),
        ("ies", 4),
        ("ing", 5),
        ("ers", 5),
        ("ed", 5),
        ("es", 5),
        ("s", 4),
        ("er", 6),
        ("e", 4),
    ):
        if word.endswith(ending) and len(word) >= least + (1 if ending == "s" else 0) and not word.endswith("ss"):
            cut = word[: -len(ending)] + ("y" if ending == "ies" else "")
            return (
                cut[:-1]
                if len(cut) > 3 and cut[-1] == cut[-2] and ending in ("ing", "ed", "er")
                else cut.removesuffix("e")
            )
    return word


@lru_cache(maxsize=1)
def _families() -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, words in enumerate(WORD_FAMILIES):
        for word in words.split():
            found.setdefault(stem(word), set()).add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}


def alike(left: str, right: str) -> float:
    """1.0 for the same stem, less for two words of one subject, 0.0 for strangers."""
    if left == right:
        return 1.0
    families = _families()
    return 0.7 if families.get(left, frozenset()) & families.get(right, frozenset()) else 0.0
