"""How recognised words are written down: capitals, names, and the mark at the end."""

from __future__ import annotations

from desktop_app.loopback.speech.vocabulary import CITIES, COUNTRIES, NAMES

_QUESTION_WORDS = "what what's who who's where when why how how's which"
_QUESTION_VERBS = "is are am was were will would can could do does did"
_QUESTION_STARTS = frozenset(f"{_QUESTION_WORDS} {_QUESTION_VERBS}".split())
_OPENINGS = frozenset(("hello", "hi", "hey", "there", "okay", "ok", "and", "so", "yes", "no", "please", "sorry"))
_I_AND_DAYS = "i i'm i'd i've i'll monday tuesday wednesday thursday friday saturday sunday"
_ALWAYS_CAPITAL = frozenset((*_I_AND_DAYS.split(), *NAMES, *COUNTRIES)) - {"turkey", "mark", "frank"}
_PLACES = tuple(tuple(city.split()) for city in sorted(CITIES, key=lambda city: -len(city.split())))
_SMALL = frozenset({"de"})


def written(words: str) -> str:
    """Return lower-case recognised `words` as a sentence: "What is the weather in New York?"."""
    tokens = words.split()
    if not tokens:
        return ""
    capital = [token in _ALWAYS_CAPITAL for token in tokens]
    for start in range(len(tokens)):
        for place in _PLACES:
            if tuple(tokens[start : start + len(place)]) == place:
                for index in range(start, start + len(place)):
                    capital[index] = tokens[index] not in _SMALL
                break
    capital[0] = True
    mark = "?" if _is_question(tokens) else "."
    text = " ".join(_capitalised(token) if big else token for token, big in zip(tokens, capital, strict=True))
    return text if text.endswith((".", "?")) else text + mark


def _is_question(tokens: list[str]) -> bool:
    return next((token for token in tokens if token not in _OPENINGS), "") in _QUESTION_STARTS


def _capitalised(token: str) -> str:
    return token[:1].upper() + token[1:]
