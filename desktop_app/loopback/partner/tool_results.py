"""Speaking of what functions gave back: JSON in plain sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import msgspec

from desktop_app.loopback.partner.dialogue import ToolResult
from desktop_app.loopback.partner.sentences import sentences_of
from desktop_app.loopback.partner.turn import Answer, capitalised

_MOST_FACTS = 8
_MOST_ENTRIES = 5
_ERROR_KEYS = ("error", "errors", "error_message", "exception")
_MESSAGE_KEYS = ("message", "text", "answer", "summary", "result", "output", "description", "content", "detail")
_DONE = {"ok", "success", "successful", "done", "true", "completed", "complete", "succeeded"}
_SWITCHES = ("on", "power", "enabled", "is_on", "active")
_NOT_SPOKEN = {
    "id",
    "type",
    "status_code",
    "timestamp",
    "uuid",
    "object",
    "request_id",
    "url",
    "lat",
    "lon",
    "latitude",
    "longitude",
}


def spoken_results(results: Sequence[ToolResult]) -> Answer:
    """A sentence or more for each result, in their order."""
    sentences = [sentence for result in results for sentence in _spoken(result, is_one_of_several=len(results) > 1)]
    return Answer(sentences)


def _spoken(result: ToolResult, *, is_one_of_several: bool) -> list[str]:
    name = _words(result.name) or "tool"
    value = _decoded(result.output)
    if value is None or value in ("", [], {}):
        return [f"The tool {name} answered, but with nothing in it."]
    if isinstance(value, bool):
        return [f"Done: {name} worked." if value else f"The tool {name} says no."]
    subject = _subject(result.arguments)
    if isinstance(value, str):
        sentences = sentences_of(value if value[-1:] in ".!?" else f"{capitalised(value)}.")
        return (
            [f"{subject}: {sentences[0]}", *sentences[1:]] if is_one_of_several and subject and sentences else sentences
        )
    if isinstance(value, int | float):
        return [f"{subject or capitalised(name)}: {_number(value)}."]
    if isinstance(value, list):
        return _entries(value, name)
    return _object(value, name, subject)


def _object(value: dict[str, Any], name: str, subject: str) -> list[str]:
    problem = next((value[key] for key in _ERROR_KEYS if value.get(key)), None)
    if problem is not None:
        words = problem.get("message", "") if isinstance(problem, dict) else problem
        return [f"The tool {name} reported a problem: {_phrase(words)}."]
    facts = _facts({key: inner for key, inner in value.items() if not (key in _ERROR_KEYS and not inner)}, subject)
    message = next(
        (str(value[key]) for key in _MESSAGE_KEYS if isinstance(value.get(key), str) and " " in value[key]), None
    )
    if message is not None:
        rest = [fact for fact in facts if _phrase(message) not in fact]
        return [*sentences_of(capitalised(message)), *([_joined(rest, "")] if rest else [])]
    lists = [(key, inner) for key, inner in value.items() if isinstance(inner, list) and inner]
    sentences = [_joined(facts, subject)] if facts else []
    for key, inner in lists:
        sentences.extend(_entries(inner, _words(key)))
    return sentences or [f"Done: {name} worked."]


def _facts(value: dict[str, Any], subject: str, owner: str = "") -> list[str]:
    """ "the high is 18", one for each plain field, nested ones with their owner."""
    facts: list[str] = []
    for key, inner in value.items():
        if isinstance(inner, dict):
            facts.extend(_facts(inner, subject, _words(key)))
        elif not _is_silent(key, inner, value, subject):
            facts.append(_fact(key, inner, owner, value.get(f"{key}_unit")))
    return facts


def _is_silent(key: str, inner: Any, siblings: dict[str, Any], subject: str) -> bool:
    """Whether a field is spoken of elsewhere, or of no use to the ear."""
    is_unit_of_another = key.endswith("_unit") and key.removesuffix("_unit") in siblings
    is_subject = isinstance(inner, str) and inner != "" and inner.lower() in subject.lower()
    return isinstance(inner, list) or inner is None or key in _NOT_SPOKEN or is_unit_of_another or is_subject


def _fact(key: str, inner: Any, owner: str, unit: Any) -> str:
    if key in ("status", "success", "ok", "result") and str(inner).lower() in _DONE:
        return "it worked"
    name = f"the {owner} {_words(key)}" if owner else f"the {_words(key)}"
    if isinstance(inner, bool) and key in _SWITCHES:
        return f"{f'the {owner}' if owner else 'it'} is {'on' if inner else 'off'}"
    if isinstance(inner, bool):
        return f"{name} is {'yes' if inner else 'no'}"
    words = _number(inner) if isinstance(inner, int | float) else _phrase(inner)
    return f"{name} is {words} {_phrase(unit)}" if isinstance(unit, str) else f"{name} is {words}"


def _entries(values: list[Any], name: str) -> list[str]:
    count = len(values)
    plain = [
        _phrase(value) if not isinstance(value, int | float) else _number(value)
        for value in values
        if not isinstance(value, dict | list)
    ]
    more = f", and {count - _MOST_ENTRIES} more" if count > _MOST_ENTRIES else ""
    if len(plain) == count:
        return [
            f"{capitalised(name)}: "
            f"{_and(plain[:_MOST_ENTRIES]) if not more else ', '.join(plain[:_MOST_ENTRIES])}{more}."
        ]
    sentences = [f"There {'is one entry' if count == 1 else f'are {count} entries'} for {name}."]
    for value in values[:_MOST_ENTRIES]:
        facts = _facts(value, "") if isinstance(value, dict) else [_phrase(value)]
        if facts:
            sentences.append(_joined(facts, ""))
    return [*sentences, f"And {count - _MOST_ENTRIES} more."] if more else sentences


def _joined(facts: Sequence[str], subject: str) -> str:
    shown = list(dict.fromkeys(facts))
    more = len(shown) - _MOST_FACTS
    sentence = ", ".join(shown[:_MOST_FACTS]) + f", and {more} more facts" if more > 0 else _and(shown)
    return f"{subject}: {sentence}." if subject else f"{capitalised(sentence)}."


def _and(parts: Sequence[str]) -> str:
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])}{',' if len(parts) > 2 else ''} and {parts[-1]}"


def _subject(arguments: str) -> str:
    """The words of the call's string arguments: "Kyoto, tomorrow"."""
    values = _decoded(arguments)
    if not isinstance(values, dict):
        return ""
    words = [
        str(value)
        for key, value in values.items()
        if isinstance(value, str) and key not in ("unit", "units", "format") and value != "unknown"
    ]
    subject = ", ".join(word for word in words if 0 < len(word) <= 40)
    return capitalised(subject)


def _words(name: str) -> str:
    """ "high_temperature_celsius" or "highTemperature" as words."""
    spaced = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", name.replace("_", " ").replace("-", " "))
    return " ".join(spaced.split()).lower()


def _number(value: float) -> str:
    rounded = round(float(value), 2)
    return str(int(rounded)) if rounded.is_integer() else str(rounded)


def _phrase(value: Any) -> str:
    text = value if isinstance(value, str) else msgspec.json.encode(value).decode()
    return " ".join(text.split()).rstrip(".")


def _decoded(text: str) -> Any:
    """The JSON value, or the text itself where it is none."""
    try:
        return msgspec.json.decode(text)
    except msgspec.DecodeError:
        return text.strip()
