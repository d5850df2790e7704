"""The user's turn as the topics see it, and what a topic answers."""

from __future__ import annotations

import random
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
COLDEST, USUAL_TEMPERATURE, HOTTEST = 0.6, 0.8, 1.2


class Turn(Struct, frozen=True, kw_only=True):
    """What there is to answer.

    Attributes:
        heard: the user's words.
        now: local time with its zone.
        instructions: the text that `manner` was read from.
        temperature: 0.6 to 1.2, how freely one of several wordings is picked; None: not said.
    """

    heard: Utterance
    dialogue: Dialogue
    manner: Manner
    instructions: str
    now: datetime
    temperature: float | None = None

    @property
    def text(self) -> str:
        return self.heard.text

    def pick(self, choices: Sequence[Choice]) -> Choice:
        """One of several, always the same one at this place of this conversation.

        A low temperature keeps to the first ones, a high one picks afresh every time.
        """
        heat = USUAL_TEMPERATURE if self.temperature is None else self.temperature
        if heat > USUAL_TEMPERATURE and random.random() < (heat - USUAL_TEMPERATURE) / (HOTTEST - USUAL_TEMPERATURE):
            return random.choice(choices)
        seed = f"{self.dialogue.answer_count}|{self.heard.text}|{len(choices)}"
        spread = (heat - COLDEST) / (USUAL_TEMPERATURE - COLDEST)
        open_to = len(choices) if spread >= 1 else max(round(len(choices) * spread), 1)
        return choices[zlib.crc32(seed.encode()) % open_to]

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
