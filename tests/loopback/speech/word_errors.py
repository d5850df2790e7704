"""How much of what was said was heard wrong."""

from __future__ import annotations

import re
from collections.abc import Sequence


def words_of(text: str) -> list[str]:
    """The words alone, in lower case; "good bye" is "goodbye"."""
    return re.sub("[^a-z' ]", " ", text.lower()).replace("good bye", "goodbye").split()


def word_errors(said: str, heard: str) -> int:
    """Words to insert, delete or exchange to make one of the other (Levenshtein)."""
    expected, found = words_of(said), words_of(heard)
    row = list(range(len(found) + 1))
    for index, word in enumerate(expected, 1):
        previous, row = row, [index]
        for column, other in enumerate(found, 1):
            row.append(min(previous[column] + 1, row[-1] + 1, previous[column - 1] + (word != other)))
    return row[-1]


def word_error_rate(said: Sequence[str], heard: Sequence[str]) -> float:
    """Word errors of all sentences together, as a share of the words said."""
    errors = sum(word_errors(one, other) for one, other in zip(said, heard, strict=True))
    return errors / sum(len(words_of(one)) for one in said)
