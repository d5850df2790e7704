"""What a row of the transcript is made of: words in styles, facts, links, passages."""

from __future__ import annotations

import dataclasses
from typing import Literal

Style = Literal["plain", "now", "ahead", "unheard", "faint", "quiet", "name", "code", "state"]
Shape = Literal["bubble", "card", "placeholder", "note"]
Passages = Literal["words", "name", "title", "arguments", "asked", "result"]
Editor = Literal["", "answer", "reason"]
Look = Literal["", "button", "primary"]

PLAY_ALL = "all"
PLAY_UNHEARD = "unheard"
STOP = "stop"
DELETE = "delete"
KEEP = "keep"
COPY = "copy"
MENU = "menu"
CALL = "call:"
"""Begins the links of a tool call that waits or runs; what is wished follows: see below."""
ALLOW, ALWAYS, REFUSE, REASON = "call:allow", "call:always", "call:refuse", "call:reason"
WRITE, STOP_CALL = "call:write", "call:stop"
BESIDE = "beside:"
"""Begins the links of a card beside the conversation; what is wished of it follows: see below."""
BESIDE_STOP, BESIDE_REMOVE, BESIDE_AGAIN = "beside:stop", "beside:remove", "beside:again"
BESIDE_PUT_IN, BESIDE_IN_PLACE = "beside:put_in", "beside:in_place"
SHEET = "sheet:"
"""Begins the link that shows a passage in a sheet of its own; the passage's name follows."""
TOGGLE = "toggle:"
"""Begins the link that shows all of a passage, or less of it again; the passage's name follows."""

EVERYTHING: frozenset[str] = frozenset({"words", "arguments", "result"})
"""The passages that can be shown in full."""


@dataclasses.dataclass(frozen=True, slots=True)
class Run:
    """Text in one style; `tone` colours a ``state`` run."""

    text: str
    style: Style
    tone: str = ""


@dataclasses.dataclass(frozen=True, slots=True)
class Fact:
    """One entry of a line of facts; with a `link` it can be followed by mouse and key.

    Attributes:
        hint: what it means, for who rests the mouse on it.
        look: of a link that stands out as a button.
    """

    text: str
    tone: str = "tertiary"
    icon: str = ""
    link: str = ""
    hint: str = ""
    look: Look = ""


@dataclasses.dataclass(frozen=True, slots=True)
class Passage:
    """Words that are read and selected as one.

    Attributes:
        icon: stands before the first line.
        facts: stand after it: how to see more of it, and how much is left out.
    """

    name: Passages
    runs: tuple[Run, ...]
    icon: str = ""
    facts: tuple[Fact, ...] = ()

    @property
    def text(self) -> str:
        """Its words, without styles."""
        return "".join(run.text for run in self.runs)

    @property
    def said(self) -> bool:
        """Whether the words are somebody's, and not only this program's where there are none."""
        return any(run.style != "faint" for run in self.runs)


@dataclasses.dataclass(frozen=True, slots=True)
class Row:
    """Everything a row shows.

    Attributes:
        lane: a colour token for the speaker's name; ``user`` and ``assistant`` also name the bubble.
        chip: the state of a card, beside its name, and `beside_chip` what stands beside that.
        facts: the line under the bubble.
        sentence: what became of it, or what is asked about it, as a whole sentence, with its tone.
        answers: links that answer the sentence.
        asks_inside: sentence and answers stand inside the card, not below it.
        editor: what is written into the card; the view puts it into the room that is left for it.
        pictures: data URLs, shown above the passages.
    """

    lane: str
    shape: Shape
    passages: tuple[Passage, ...]
    facts: tuple[Fact, ...] = ()
    sentence: str = ""
    sentence_tone: str = ""
    chip: Fact | None = None
    answers: tuple[Fact, ...] = ()
    speaker: str = ""
    asks_inside: bool = False
    editor: Editor = ""
    pictures: tuple[str, ...] = ()
    beside_chip: tuple[Fact, ...] = ()

    @property
    def runs(self) -> tuple[Run, ...]:
        """The words of all passages with their styles."""
        return tuple(run for passage in self.passages for run in passage.runs)

    @property
    def text(self) -> str:
        """All its words, without styles, one passage below the other."""
        return "\n".join(passage.text for passage in self.passages)

    @property
    def links(self) -> list[Fact]:
        """What can be followed, in the order of the keyboard."""
        below = [fact for passage in self.passages for fact in passage.facts]
        return [fact for fact in (*self.answers, *below, *self.facts) if fact.link]

    @property
    def default_link(self) -> str:
        """What Enter does where no link was gone to: the first one; nothing while something is asked.

        Where something is to be written into the card it leads there.
        """
        if self.editor:
            return WRITE
        return self.links[0].link if self.links and not self.answers else ""
