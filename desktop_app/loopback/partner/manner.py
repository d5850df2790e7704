"""How to answer: what the practice partner can follow of its instructions."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from desktop_app.loopback.partner.number_words import numbers_in
from desktop_app.loopback.partner.sentences import sentences_of

_QUOTED = r"[\"“'‘]([^\"”’]+?)[\"”'’](?=[\s.,;:!?)]|$)"
_REST = r"([^.\n;]+)"
_NUMBER = r"(\d+|one|two|three|four|five|six|a single)"
_SENTENCE_LIMIT = re.compile(
    rf"(?:(?:at most|up to|only|exactly|than|in|with|use|to|within|:)\s+{_NUMBER}(?:\s+(?:or|to)\s+{_NUMBER})?"
    rf"|\b{_NUMBER}(?:\s+(?:or|to)\s+{_NUMBER})?)[\s-]+(?:(?:short|brief|simple|complete|full)\s+)?sentences?\b",
    re.IGNORECASE,
)
_BRIEF = re.compile(
    r"\b(?:be|stay|keep|answer|reply|respond|speak)\b[^.]*\b(?:brief|concise|terse|succinct|very short)(?:ly)?\b"
    r"|\b(?:brief|very short|concise|terse) (?:answers?|replies|responses)\b",
    re.IGNORECASE,
)
_SHORT = re.compile(
    r"\b(?:keep|answer|reply|respond|speak)\b[^.]*\bshort\b|\bshort (?:answers?|replies|responses)\b", re.IGNORECASE
)
_NAME = re.compile(
    r"\b(?i:your name is|you are called|you're called|you go by|call yourself|named|you are|you're)\s+"
    r"(?:(?i:the assistant|an assistant)\s+)?[\"“']?([A-Z][\w-]*(?: [A-Z][\w-]*)?)[\"”']?"
)
_LOWER_NAME = re.compile(r"\b(?:your name is|you are called|call yourself)\s+[\"“']?([\w-]+)", re.IGNORECASE)
_NO_NAMES = frozenset({"English", "French", "German", "Spanish", "Italian", "A", "An", "The", "Not", "I"})
_ROLE = re.compile(
    r"\b(?:you are|you're|act as|play|behave like|speak like|talk like|pretend to be|role:)\s+"
    r"(?:[A-Z]\w+,\s+)?((?:an?|the|our|my)\s+[^.,;\n]+)"
)
_ROLE_ENDS = re.compile(
    r"\s+(?:who|that|which|and you|for spoken|named|called|working|helping|speaking|in this)\b.*$", re.IGNORECASE
)
_USER_NAME = re.compile(
    r"\b(?i:the user(?:'s name is| is called| is)|call the user|address (?:the user|me) as|call me)\s+([A-Z][\w-]*)"
)
_ENDING = re.compile(
    r"\b(?:(?:always|please)\s+)?(?:end|finish|close|conclude)\b[^.\"“'‘]*?\b(?:with|by saying|by asking)\b"
    rf"(?:\s+the (?:words?|phrase|question|sentence))?:?\s+(?:{_QUOTED}|{_REST})",
    re.IGNORECASE,
)
_BEGINNING = re.compile(
    r"\b(?:(?:always|please)\s+)?(?:start|begin|open)\b[^.\"“'‘]*?\b(?:with|by saying)\b"
    rf"(?:\s+the (?:words?|phrase|sentence))?:?\s+(?:{_QUOTED}|{_REST})",
    re.IGNORECASE,
)
_ALWAYS_SAY = re.compile(rf"\balways (?:say|mention|add)(?:\s+the (?:words?|phrase))?:?\s+{_QUOTED}", re.IGNORECASE)
_FIXED = re.compile(
    r"\b(?:(?:always|only)\s+(?:answer|reply|respond)|only\s+say|(?:answer|reply|respond)\s+only)"
    rf"(?:\s+(?:with|only))*(?:\s+the (?:words?|phrase|sentence))?:?\s+{_QUOTED}"
    rf"|\b(?:answer|reply|respond)\s+(?:\w+\s+)?with(?:\s+the (?:words?|phrase))?:?\s+{_QUOTED}",
    re.IGNORECASE,
)
_NEVER = re.compile(rf"\b(?:never|do not|don't)\s+(?:say|use|mention)(?:\s+the words?)?:?\s+{_QUOTED}", re.IGNORECASE)
_LANGUAGES_TEXT = """
    arabic bulgarian catalan chinese croatian czech danish dutch estonian finnish french german greek hebrew hindi
    hungarian indonesian italian japanese korean latin latvian lithuanian mandarin norwegian persian polish
    portuguese romanian russian serbian slovak slovenian spanish swahili swedish thai turkish ukrainian vietnamese
    welsh
"""
LANGUAGES = _LANGUAGES_TEXT.split()
_LANGUAGE = re.compile(
    rf"\b(?:speak|answer|reply|respond|talk|use|in|only)\b[^.]*?\b({'|'.join(LANGUAGES)})\b", re.IGNORECASE
)
_GREETING = re.compile(rf"\bgreet\b[^.\"“]*?\bwith:?\s+{_QUOTED}", re.IGNORECASE)
SENTENCES_WHEN_BRIEF = 2
SENTENCES_WHEN_SHORT = 3


class Manner(Struct, frozen=True, kw_only=True):
    """What was asked for, in so far as it can be done without understanding it.

    Attributes:
        sentence_limit: most sentences of an answer.
        usual_limit: most sentences of an answer where brevity is wished; stories and counts stay whole.
        name: what the partner is called.
        role: with its article, e.g. ``a travel guide``.
        user_name: how to address the user.
        beginning, ending: said with each answer.
        fixed: the only thing to say.
        never: words that must not be said.
        language: that was asked for and is not spoken here.
        greeting: what to open with.
    """

    sentence_limit: int | None = None
    usual_limit: int | None = None
    name: str | None = None
    role: str | None = None
    user_name: str | None = None
    beginning: str | None = None
    ending: str | None = None
    fixed: str | None = None
    never: tuple[str, ...] = ()
    language: str | None = None
    greeting: str | None = None

    def shaped(self, sentences: Sequence[str], *, is_long: bool = False) -> list[str]:
        """The sentences of an answer as the instructions want them."""
        if self.fixed:
            return sentences_of(self.fixed)
        kept = [sentence for sentence in sentences if not self._is_forbidden(sentence)] or list(sentences[:1])
        if self.sentence_limit is not None:
            kept = kept[: self.sentence_limit]
        elif self.usual_limit is not None and not is_long:
            kept = kept[: self.usual_limit]
        if self.beginning:
            kept = [_as_sentence(self.beginning), *kept]
        if self.ending and not (kept and _plain(kept[-1]).endswith(_plain(self.ending))):
            kept = [*kept, _as_sentence(self.ending)]
        return kept

    def _is_forbidden(self, sentence: str) -> bool:
        return any(re.search(rf"\b{re.escape(word)}\b", sentence, re.IGNORECASE) for word in self.never)


def read_manner(instructions: str) -> Manner:
    """Find what can be followed in instructions for a response."""
    return Manner(
        sentence_limit=_sentence_limit(instructions),
        usual_limit=_usual_limit(instructions),
        name=_name(instructions),
        role=_role(instructions),
        user_name=_first(_USER_NAME, instructions),
        beginning=_first(_BEGINNING, instructions),
        ending=_first(_ENDING, instructions) or _first(_ALWAYS_SAY, instructions),
        fixed=_first(_FIXED, instructions),
        never=tuple(found.group(1) for found in _NEVER.finditer(instructions)),
        language=_language(instructions),
        greeting=_first(_GREETING, instructions),
    )


def _sentence_limit(instructions: str) -> int | None:
    found = _SENTENCE_LIMIT.search(instructions)
    if found is None:
        return None
    said = [group.lower().replace("a single", "one") for group in found.groups() if group]
    values = [int(number.value) for number in numbers_in(said)]
    return max(1, *values) if values else None


def _usual_limit(instructions: str) -> int | None:
    if _BRIEF.search(instructions):
        return SENTENCES_WHEN_BRIEF
    return SENTENCES_WHEN_SHORT if _SHORT.search(instructions) else None


def _name(instructions: str) -> str | None:
    for found in _NAME.finditer(instructions):
        name = found.group(1)
        if name.split()[0] not in _NO_NAMES:
            return name
    lower = _LOWER_NAME.search(instructions)
    return lower.group(1).capitalize() if lower else None


def _role(instructions: str) -> str | None:
    found = _ROLE.search(instructions[:1].lower() + instructions[1:]) or _ROLE.search(instructions.lower())
    if found is None:
        return None
    role = _ROLE_ENDS.sub("", found.group(1)).strip()
    return None if "practice partner" in role or len(role.split()) > 10 else role


def _language(instructions: str) -> str | None:
    found = _LANGUAGE.search(instructions)
    if found is None or re.search(r"\b(?:only|always|in|speak)\s+english\b", instructions, re.IGNORECASE):
        return None
    return found.group(1).capitalize()


def _first(pattern: re.Pattern[str], text: str) -> str | None:
    found = pattern.search(text)
    if found is None:
        return None
    words = next((group for group in found.groups() if group), "").strip()
    return words or None


def _as_sentence(words: str) -> str:
    text = words[:1].upper() + words[1:]
    return text if text[-1:] in ".!?…" else text + "."


def _plain(text: str) -> str:
    return re.sub(r"\W+", " ", text).strip().lower()
