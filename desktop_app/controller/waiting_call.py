"""What the tool desk tells the window: calls that wait for the user, and what a trial run gave."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from typing import Literal

from desktop_app.settings.tool_definition import ToolDefinition

Why = Literal["approval", "trust", "by_hand", "loop"]


@dataclasses.dataclass(frozen=True, slots=True)
class WaitingCall:
    """A call that goes on when the user says so.

    Attributes:
        call_id: the service's, or of a trial run one of ours.
        item_id: of the card in the transcript; empty for a trial run.
        arguments: JSON text, as the model wrote it.
        why: ``approval``: the tool asks before each call; ``trust``: what would run was never confirmed, or is not
            what was; ``by_hand``: the user writes the result; ``loop``: too many calls since the user spoke.
        words: for ``trust``, what exactly would run, word by word and as it is: the program's full path and each of
            its arguments; the address and the secret headers' names; the Python file, the function and its digest.
        folder: where a command would run.
        known: for ``trust``, something else was confirmed for a function of this name.
        rewritten: for ``trust``, what reads the same was confirmed; its folder or a script it names is another by now.
        is_trial: it was started from the editor.
    """

    call_id: str
    item_id: str
    tool_name: str
    arguments: str
    why: Why
    words: tuple[str, ...] = ()
    folder: str = ""
    known: bool = False
    rewritten: bool = False
    tool: ToolDefinition | None = None
    is_trial: bool = False


def answered_together(waiting: WaitingCall, everything: Iterable[WaitingCall]) -> list[WaitingCall]:
    """What an answer of the user's is for: one call, or all of a turn with too many."""
    return [each for each in everything if each.why == "loop"] if waiting.why == "loop" else [waiting]


@dataclasses.dataclass(frozen=True, slots=True)
class Trial:
    """What a trial run gave.

    Attributes:
        call_id: what `try_out` returned.
        output: exactly what the assistant would be told.
        words: what failed, in words for people; empty if nothing did.
        said: the tool's own last words on standard error.
    """

    call_id: str
    tool_name: str
    output: str
    failed: bool
    duration_ms: float
    words: str = ""
    said: str = ""
