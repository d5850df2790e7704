"""The user's turn as the topics see it, and what a topic answers."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from desktop_app.loopback.partner.dialogue import Dialogue
from desktop_app.loopback.partner.manner import Manner
from desktop_app.loopback.partner.utterance import Utterance

Choice = TypeVar("Choice")


class Turn(Struct, frozen=True, kw_only=True):
    """What there is to answer.

    Attributes:
        heard: the user's words.
        now: local time with its zone.
        instructions: the text that `manner` was read from.
    """

    heard: Utterance
    dialogue: Dialogue
    manner: Manner
    instructions: str
    now: datetime

    @property
    def text(self) -> str:
        return self.heard.text

    def pick(self, choices: Sequence[Choice]) -> Choice:
        """One of several, always the same one at this place of this conversation."""
        seed = f"{self.dialogue.answer_count}|{self.heard.text}|{len(choices)}"
        return choices[zlib.crc32(seed.encode()) % len(choices)]

    def saying(self, text: str) -> Turn:
        """The same turn as if the user had said something else."""
        return replace(self, heard=Utterance(text))


class Answer(Struct, frozen=True):
    """What is said.

    Attributes:
        is_long: was asked for as a whole (a story, a count): a wish for brevity does not cut it.
    """

    sentences: list[str]
    is_long: bool = False


Topic = Callable[[Turn], Answer | None]
"""Answers a turn, or gives None where it is about something else."""


def say(*sentences: str) -> Answer:
    return Answer(list(sentences))


def capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]
