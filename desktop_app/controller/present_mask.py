"""Takes out of a text what must not be seen in a recording of the screen: who, where, keys and ids."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable

from desktop_app.auth.redact import HIDDEN, redact_text

MARK = "•••"
"""Stands for what is hidden where no word of ours does."""

_EVERYDAY = """
test tests testing work home office private personal mine main new old dev prod production staging default local demo
sample example azure openai service realtime voice audio speech sound chat model assistant agent user you session
sessions conversation settings events turn tools weather api www eu us uk localhost common organizations consumers true
false none null yes off event item response call function message text start end
"""
EVERYDAY = frozenset(_EVERYDAY.split())
"""Names of connections, deployments and headers that tell nothing; hidden, they would spoil every sentence."""

_SHORTEST = 3
_KEPT_NAMES = 20_000
_CACHED = 1_024
_LONGEST_CACHED = 2_000
_PARTS = re.compile(
    r"(?P<url>\b[A-Za-z][A-Za-z0-9+.-]{1,9}://[^\s\"'<>)\]}]+)"
    r"|(?P<mail>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
    r"|(?P<guid>\b[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\b)"
    r"|(?P<prompt>\bpmpt_\w+)"
    r"|(?P<id>\b(?:item|resp|response|sess|session|event|evt|call|conv|msg|rs|fc|mcp|mcpr|mcpl|run|req|file|org|proj"
    r"|asst|thread|trace|part|cntr|ws|wf|duologue)_"
    r"(?=[A-Za-z0-9]*\d|[A-Za-z0-9]*[a-z][A-Z]|[A-Za-z0-9]{16})[A-Za-z0-9]+(?:_\d+)?)"
    r"|(?P<hex>\b(?=[0-9a-f]*\d)[0-9a-f]{32,}\b)"
    r"|(?P<ip>\b\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?\b|\[[0-9a-fA-F:]*::[0-9a-fA-F:]*\](?::\d+)?)"
    r"|(?P<host>(?<![\w@.-])(?:(?:[\w-]+\.)+(?:com|net|org|io|ai|dev|cloud|us|cn|eu|de|uk|jp|local|internal|lan|corp|home"
    r"|test|example|invalid|azure|localhost)\b(?!\.\w)(?::\d+)?|localhost(?::\d+)?)(?![\w.-]*[\w-]))"
    r"|(?P<path>(?<![\w/.:<])~?/(?:[\w.@+%-]+/)+[\w.@+%-]*|\b[A-Za-z]:\\[^\s\"'<>|]+|\\\\[\w.-]+\\[^\s\"'<>|]+)"
)
_ID_MEMBER = re.compile(r'(?P<before>"(?P<name>(?:\w+_)?id)"\s*:\s*")(?P<value>[^"\\]+)(?=")')
_NICKNAME = re.compile(r"\w+·\d+")


class PresentMask:
    """Replaces what is known to be private, and what looks like it; the same id is called the same every time.

    An id becomes ``item·3``: one can still tell by it what belongs together.
    """

    def __init__(self) -> None:
        self._known: dict[str, str] = {}
        self._pattern: re.Pattern[str] | None = None
        self._numbers: dict[str, str] = {}
        self._counts: dict[str, int] = {}
        self._remembered = functools.lru_cache(maxsize=_CACHED)(self._mask)

    def know(self, values: Iterable[tuple[str, str]]) -> None:
        """Hide these from now on, each behind its words; everyday words and two letters are no secret."""
        known: dict[str, str] = {}
        for value, stands_in in values:
            plain = value.strip()
            if len(plain) >= _SHORTEST and plain.casefold() not in EVERYDAY | {stands_in.casefold()}:
                for form in {plain, plain.replace("&", "&&")}:
                    known.setdefault(form.casefold(), stands_in)
        if known == self._known:
            return
        self._known = known
        self._pattern = _any_of(known)
        self._remembered.cache_clear()

    def __call__(self, text: str) -> str:
        """The text as it may be shown."""
        if len(text) < _SHORTEST:
            return text
        return self._remembered(text) if len(text) <= _LONGEST_CACHED else self._mask(text)

    def member(self, name: str, text: str) -> str:
        """The value of a member of a JSON object; every id has a nickname, whatever it looks like."""
        masked = self(text)
        if masked != text or not text or not (name == "id" or name.endswith("_id")):
            return masked
        return self._nickname(name.removesuffix("_id"), text)

    def _mask(self, text: str) -> str:
        if self._pattern is not None:
            text = self._pattern.sub(lambda found: self._known.get(found[0].casefold(), MARK), text)
        text = redact_text(text).replace(HIDDEN, MARK)
        text = _PARTS.sub(self._stand_in, text)
        return _ID_MEMBER.sub(self._id_member, text) if "id" in text else text

    def _stand_in(self, found: re.Match[str]) -> str:
        kind, text = found.lastgroup or "", found[0]
        if kind == "id":
            return self._nickname(text.partition("_")[0], text)
        if kind in ("guid", "prompt", "hex"):
            return self._nickname("id" if kind != "prompt" else "prompt", text)
        if kind == "url":
            return f"{text.partition('://')[0]}://{MARK}"
        return MARK

    def _id_member(self, found: re.Match[str]) -> str:
        if MARK in found["value"] or _NICKNAME.fullmatch(found["value"]):
            return found[0]
        return found["before"] + self._nickname(found["name"].removesuffix("_id"), found["value"])

    def _nickname(self, kind: str, text: str) -> str:
        name = self._numbers.get(text)
        if name is None:
            if len(self._numbers) >= _KEPT_NAMES:
                self._numbers.clear()
            self._counts[kind] = self._counts.get(kind, 0) + 1
            name = self._numbers[text] = f"{kind}·{self._counts[kind]}"
        return name


def _any_of(known: Iterable[str]) -> re.Pattern[str] | None:
    """Matches any of the values where it stands for itself, the longest first."""
    longest_first = sorted(known, key=len, reverse=True)
    if not longest_first:
        return None
    forms = (
        (r"(?<!\w)" if value[0].isalnum() else "") + re.escape(value) + (r"(?!\w)" if value[-1].isalnum() else "")
        for value in longest_first
    )
    return re.compile("|".join(forms), re.IGNORECASE)
