"""Cities, countries and other places in a sentence."""

from __future__ import annotations

import re
from difflib import get_close_matches
from functools import lru_cache

from desktop_app.loopback.partner.utterance import Utterance
from desktop_app.loopback.speech import vocabulary

_LIKE_ENOUGH = 0.8
_PREPOSITIONS = frozenset(("in", "for", "at", "near", "to", "from", "of", "around", "about", "is"))
_ENDS_TEXT = """
    today tomorrow tonight now right please and or on at in from to for the this next with is be like degrees
    celsius fahrenheit by monday tuesday wednesday thursday friday saturday sunday morning evening afternoon week
    weekend going it my a an me i then will what how who when where why can could
"""
_ENDS = frozenset(_ENDS_TEXT.split())
_CITY_AND_REGION = re.compile(r"\b((?:[A-Z][\w'-]+ ?){1,3}, ?[A-Z][\w]+)")


@lru_cache(maxsize=1)
def _known() -> dict[str, str]:
    return {name: name.title().replace(" De ", " de ") for name in (*vocabulary.CITIES, *vocabulary.COUNTRIES)}


def place_list(heard: Utterance) -> list[str]:
    """All places of a sentence in the order they are named, as they are written."""
    found = [(index, place) for index, _, place in _known_places(heard)]
    if not found:
        found = [(index, place) for index, place in _named_after_prepositions(heard)]
    places = list(dict.fromkeys(_with_region(place, heard) for _, place in sorted(found)))
    return [place for place in places if not any(other.endswith(f", {place}") for other in places)]


def place_after(heard: Utterance, preposition: str) -> str | None:
    """The place behind a certain word ("from", "to")."""
    for index, _, place in _known_places(heard):
        if heard.words[:index][-1:] == [preposition]:
            return place
    return next(
        (place for index, place in _named_after_prepositions(heard) if heard.words[index - 1] == preposition), None
    )


def known_place(heard: Utterance) -> str | None:
    """The first city or country of the sentence that is in the vocabulary."""
    places = _known_places(heard)
    return _with_region(places[0][2], heard) if places else None


def _known_places(heard: Utterance) -> list[tuple[int, int, str]]:
    known = _known()
    found: list[tuple[int, int, str]] = []
    index = 0
    while index < len(heard.words):
        for length in (3, 2, 1):
            name = _place_like(heard.words[index : index + length], length)
            if name is not None:
                found.append((index, index + length, known[name]))
                index += length - 1
                break
        index += 1
    return found


def _place_like(words: list[str], length: int) -> str | None:
    name = " ".join(words)
    if len(words) < length:
        return None
    if name in _known():
        return name
    if len(name) < 5 or not name.replace(" ", "").isalpha() or _ENDS & set(words):
        return None
    candidates = [place for place in _known() if place.count(" ") == length - 1 and place[0] == name[0]]
    close = get_close_matches(name, candidates, n=1, cutoff=_LIKE_ENOUGH)
    return close[0] if close else None


def _named_after_prepositions(heard: Utterance) -> list[tuple[int, str]]:
    """What follows "in" or "for" and is no time or other known thing; in typed text, capitalised words at once."""
    found = []
    for index, word in enumerate(heard.words[:-1]):
        if word not in _PREPOSITIONS:
            continue
        name: list[str] = []
        for surface, lower in zip(
            heard.surface[index + 1 : index + 4], heard.words[index + 1 : index + 4], strict=True
        ):
            if lower in _ENDS or not lower[0].isalpha() or (name and name[0][0].isupper() != surface[0].isupper()):
                break
            name.append(surface)
        if name:
            found.append((index + 1, " ".join(part[:1].upper() + part[1:] for part in name)))
    return found


def _with_region(place: str, heard: Utterance) -> str:
    """ "Paris, France" where it was typed so."""
    for found in _CITY_AND_REGION.finditer(heard.said):
        if found.group(1).lower().startswith(place.lower()):
            return found.group(1)
    return place
