"""What the user said, cut into words, with the recogniser's and the keyboard's slips set right where that is safe."""

from __future__ import annotations

import re
from difflib import SequenceMatcher, get_close_matches
from functools import cached_property, lru_cache

from desktop_app.loopback.partner.keywords import COMMON_WORDS, WORD_FAMILIES
from desktop_app.loopback.partner.known_phrases import KNOWN_PHRASES, ORDINARY_WORDS
from desktop_app.loopback.partner.number_words import NUMBER_WORDS
from desktop_app.loopback.speech import vocabulary

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:'[^\W\d_]+)*|[+*/%=×÷−-]")
_JOINING_HYPHEN = re.compile(r"(?<=[^\W\d_])-(?=[^\W\d_])")
_NOT_TRANSCRIBED = re.compile(
    r"^[(\[*<]+\W*(not transcribed|inaudible|unintelligible|silence|noise|music)\W*$", re.IGNORECASE
)
_SHORTEST_CORRECTED = 4
_LIKE_ENOUGH = 0.8
_LONGEST_UNDERSTOOD = 2000
_LONGEST_GUESSED = 10
_DENIALS = frozenset(("not", "don't", "never", "without"))
_PHRASE_LIKE_ENOUGH = 0.75


class Utterance:
    """One user message.

    Attributes:
        said: as transcribed or typed, without surrounding space; ``""`` where nothing was understood; of a very long
            message the beginning.
        surface: its words as written.
        words: the same words in lower case.
        text: `words` with single spaces.
    """

    def __init__(self, said: str, *, is_corrected: bool = False) -> None:
        cleaned = said[:_LONGEST_UNDERSTOOD].strip().replace("’", "'")
        self.said = "" if _NOT_TRANSCRIBED.match(cleaned) else cleaned
        self.surface = _TOKEN.findall(_JOINING_HYPHEN.sub(" ", self.said))
        self._as_written = [word.lower() for word in self.surface]
        self.words = self.corrected if is_corrected else self._as_written
        self.text = " ".join(self.words)

    @cached_property
    def corrected(self) -> list[str]:
        """The words in lower case, unknown ones replaced by the known word they are closest to."""
        return [_corrected(word) for word in self._as_written]

    def with_slips_corrected(self) -> Utterance | None:
        """The same with `corrected` for `words`; None where that changes nothing."""
        return Utterance(self.said, is_corrected=True) if self.corrected != self.words else None

    @property
    def is_question(self) -> bool:
        return self.said.endswith("?")

    def as_said(self, match: re.Match[str], group: int | str) -> str:
        """The surface words behind a group of a match in `text`."""
        first = self.text.count(" ", 0, match.start(group))
        count = len(match.group(group).split())
        return " ".join(self.surface[first : first + count])

    def nearest_phrase(self) -> str | None:
        """The known phrase this sounds most like, or None; for what no rule understands as it stands."""
        if not self.words or len(self.words) > _LONGEST_GUESSED or _DENIALS.intersection(self.words):
            return None
        text = " ".join(self.corrected)
        best, score = None, _PHRASE_LIKE_ENOUGH
        for phrase in KNOWN_PHRASES:
            matcher = SequenceMatcher(None, text, phrase, autojunk=False)
            if matcher.real_quick_ratio() > score and matcher.quick_ratio() > score and matcher.ratio() > score:
                best, score = phrase, matcher.ratio()
        return best


@lru_cache(maxsize=1)
def known_words() -> frozenset[str]:
    """Every word a rule looks for, and the lists of the recogniser's grammar."""
    lists = (
        vocabulary.CITIES,
        vocabulary.COLOURS,
        vocabulary.ROOMS,
        vocabulary.DAYS,
        vocabulary.NAMES,
        vocabulary.SPELLABLE,
        vocabulary.THINGS,
        vocabulary.MUSIC,
        vocabulary.COUNTRIES,
        vocabulary.CURRENCIES,
        KNOWN_PHRASES,
        (COMMON_WORDS, *WORD_FAMILIES, ORDINARY_WORDS),
    )
    return NUMBER_WORDS.union(word for phrases in lists for phrase in phrases for word in phrase.split())


@lru_cache(maxsize=4096)
def _corrected(word: str) -> str:
    known = known_words()
    if word in known or len(word) < _SHORTEST_CORRECTED or not word.isalpha():
        return word
    # A slip rarely changes how a word begins, and "history" is no "story".
    close = get_close_matches(word, sorted(other for other in known if other[0] == word[0]), n=1, cutoff=_LIKE_ENOUGH)
    # Another form of the same word ("book", "books") is no slip.
    if not close or close[0].startswith(word) or word.startswith(close[0]):
        return word
    return close[0]
