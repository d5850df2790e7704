"""Takes what looks like a key out of a preset's content, and says where it stood; a preset holds no secrets.

Instructions and other prose are looked at word by word, so that a sentence about passwords stays; an argument of a
command is looked at together with the one before it (``--api-key VALUE``), an address by the names in its query.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

import msgspec

from desktop_app.auth.redact import HIDDEN, SECRET_NAMES, may_hold_secret, redact_text

_SECRET_FLAGS = re.compile(r"(?i)-{0,2}(?:[a-z0-9]+[-_])*(?:api[-_]?key|key|token|secret|password|passwd|pass|pwd|pat)")
_SECRET_QUERIES = SECRET_NAMES | {"key", "code", "token", "auth", "pwd", "sas", "access_key"}
_LOOKS_RANDOM = re.compile(r"(?=[^\s]*\d)(?=[^\s]*[A-Za-z])(?:[0-9a-fA-F]{32,}|[A-Za-z0-9+/_\-]{40,}={0,2})")
_WORD = re.compile(r"\S+")
_IN_ANY_HEADER = frozenset({"content-type", "accept", "user-agent", "accept-language"})
_NAMED_BY_USER = frozenset({"variables", "prompt_variables", "tracing_metadata"})
"""Tables whose names a person chose: such an entry stays, and its value is hidden."""
_MOST_NESTING = 40


class SecretSieve:
    """Lets a preset's content through without its secrets.

    Attributes:
        found: where something was taken out, as paths such as ``session.tools.get_weather.answer.argv``.
    """

    def __init__(self) -> None:
        self.found: list[str] = []

    def content(self, content: Mapping[str, Any]) -> dict[str, Any]:
        """A copy of the content without what looks like a secret."""
        return self._members(content, ())

    def _members(self, content: Mapping[str, Any], path: tuple[str, ...]) -> dict[str, Any]:
        kept: dict[str, Any] = {}
        for name, value in content.items():
            below = (*path, name)
            if path[-1:] and path[-1] in _NAMED_BY_USER:
                kept[name] = self._value("", value, below)
            elif (
                name.lower() in SECRET_NAMES
                and value not in ("", [])
                and isinstance(value, str | int | list)
                and not isinstance(value, bool)
            ):
                if value != HIDDEN:
                    self._note(below)
            elif name.lower() == "headers" and isinstance(value, Mapping):
                kept[name] = {each: self._header(each, child, (*below, each)) for each, child in value.items()}
            else:
                kept[name] = self._value(name, value, below)
        return kept

    def _value(self, name: str, value: Any, path: tuple[str, ...]) -> Any:
        if len(path) > _MOST_NESTING:
            return value
        if isinstance(value, str):
            return self._address(value, path) if name == "url" else self._text(name, value, path)
        if isinstance(value, Mapping):
            return self._members(value, path)
        if isinstance(value, list | tuple):
            if name == "argv":
                return self._arguments(value, path)
            return [self._value("", child, (*path, _called(child))) for child in value]
        return value

    def _text(self, name: str, text: str, path: tuple[str, ...]) -> str:
        if name == "parameters":
            return self._schema(text, path)
        kept = _WORD.sub(lambda word: redact_text(word[0]), text) if may_hold_secret(text) else text
        if text and path[-2:-1] and path[-2] in _NAMED_BY_USER and (_is_secret(path[-1]) or _random(text)):
            kept = HIDDEN
        return self._noted(kept, text, path)

    def _schema(self, text: str, path: tuple[str, ...]) -> str:
        """JSON in a text; what is no JSON is looked at as prose."""
        try:
            schema = msgspec.json.decode(text)
        except (ValueError, RecursionError):
            return self._text("", text, path)
        kept = self._value("", schema, path)
        if kept == schema:
            return text
        ending = "\n" if text.endswith("\n") else ""
        return msgspec.json.format(msgspec.json.encode(kept), indent=2).decode() + ending

    def _arguments(self, arguments: Any, path: tuple[str, ...]) -> list[Any]:
        kept: list[Any] = []
        before = ""
        for argument in arguments:
            shown = argument
            if isinstance(argument, str):
                behind_flag = before.startswith("-") and _is_flag(before) and not argument.startswith("-")
                shown = HIDDEN if argument and (behind_flag or _random(argument)) else redact_text(argument)
                shown = self._noted(shown, argument, path)
                before = argument
            kept.append(shown)
        return kept

    def _header(self, name: str, value: Any, path: tuple[str, ...]) -> Any:
        """A header's value is a secret unless it is of a kind that never is."""
        if name.lower() in _IN_ANY_HEADER or not isinstance(value, str) or value in ("", HIDDEN):
            return value
        self._note(path)
        return HIDDEN

    def _address(self, url: str, path: tuple[str, ...]) -> str:
        try:
            parts = urlsplit(url)
            query = parse_qsl(parts.query, keep_blank_values=True)
        except ValueError:
            return self._text("", url, path)
        shown = [(name, HIDDEN if value and name.lower() in _SECRET_QUERIES else value) for name, value in query]
        kept = url if shown == query else urlunsplit(parts._replace(query=urlencode(shown, safe="[]")))
        return self._noted(redact_text(kept), url, path)

    def _noted(self, kept: str, text: str, path: tuple[str, ...]) -> str:
        if kept != text:
            self._note(path)
        return kept

    def _note(self, path: tuple[str, ...]) -> None:
        place = ".".join(filter(None, path))
        if place not in self.found:
            self.found.append(place)


def _called(value: Any) -> str:
    """What an entry of a list is called, for a path that a person can follow."""
    return str(value.get("name") or value.get("label") or "") if isinstance(value, Mapping) else ""


def _is_flag(name: str) -> bool:
    return _SECRET_FLAGS.fullmatch(name) is not None


def _is_secret(name: str) -> bool:
    return name.lower() in SECRET_NAMES or _is_flag(name)


def _random(text: str) -> bool:
    return _LOOKS_RANDOM.fullmatch(text) is not None
