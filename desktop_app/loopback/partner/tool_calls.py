"""Whether to call functions now, and how."""

from __future__ import annotations

import json
from collections.abc import Sequence

from desktop_app.loopback.partner.arithmetic import arithmetic
from desktop_app.loopback.partner.counting import counting
from desktop_app.loopback.partner.follow_ups import missing_question, with_earlier_words
from desktop_app.loopback.partner.keywords import alike, keywords_of, stem
from desktop_app.loopback.partner.recollection import repetition
from desktop_app.loopback.partner.spelling import spelling
from desktop_app.loopback.partner.stories import stories
from desktop_app.loopback.partner.tool_arguments import fill
from desktop_app.loopback.partner.tool_choice import score, wishes_in
from desktop_app.loopback.partner.turn import Answer, Topic, Turn, say
from desktop_app.loopback.partner.utterance import Utterance
from desktop_app.loopback.ports import CallFunction
from desktop_app.protocol.session_config import FunctionChoice, FunctionTool, ToolChoice

_OWN: tuple[tuple[Topic, str], ...] = (
    (arithmetic, stem("calculate")),
    (spelling, stem("spell")),
    (counting, stem("count")),
    (stories, stem("story")),
    (repetition, stem("repeat")),
)
"""What the partner does itself, and the word that a function for the same would have in its name."""


def tool_calls(turn: Turn, tools: Sequence[FunctionTool], choice: ToolChoice) -> list[CallFunction] | Answer | None:
    """The calls to make, or a question for what is missing, or None to answer with words."""
    if choice == "none" or not tools:
        return None
    if isinstance(choice, FunctionChoice):
        forced = next((tool for tool in tools if tool.name == choice.name), None)
        return _calls_of(turn, forced, _context(turn), guess=True) if forced else None
    if choice == "required":
        heard = _context(turn)
        scores = [score(heard, tool) for tool in tools]
        return _wished(turn, heard, tools, guess=True) or _calls_of(
            turn, tools[scores.index(max(scores))], heard, guess=True
        )
    if not turn.dialogue.is_users_turn_open or not turn.heard.words:
        return None
    return _wished(turn, _context(turn), _not_mine(turn, tools), guess=False)


def calls_left(turn: Turn, tools: Sequence[FunctionTool], choice: ToolChoice) -> list[CallFunction]:
    """What the user's words still ask for after the calls that were answered, where calls are made one by one."""
    if choice != "auto" or not turn.dialogue.said:
        return []
    asked = _wished(turn, Utterance(turn.dialogue.said), tools, guess=False)
    if not isinstance(asked, list):
        return []
    made = [(result.name, _read(result.arguments)) for result in turn.dialogue.exchanges[-1].results]
    return [call for call in asked if (call.name, _read(call.arguments)) not in made]


def _read(arguments: str) -> object:
    """JSON text for comparing, whatever its spaces."""
    try:
        return json.loads(arguments)
    except ValueError:
        return arguments


def _not_mine(turn: Turn, tools: Sequence[FunctionTool]) -> Sequence[FunctionTool]:
    """The functions that may answer: for what the partner does itself, only those that are made for the same."""
    for topic, subject in _OWN:
        if topic(turn) is not None:
            return [tool for tool in tools if any(alike(word, subject) for word in keywords_of(tool.name))]
    return tools


def _wished(
    turn: Turn, heard: Utterance, tools: Sequence[FunctionTool], *, guess: bool
) -> list[CallFunction] | Answer | None:
    calls: list[CallFunction] = []
    for wish in wishes_in(heard, tools, turn.now):
        made = _calls_of(turn, wish.tool, wish.heard, guess=guess)
        if isinstance(made, Answer):
            return made
        calls.extend(made)
    return calls or None


def _calls_of(turn: Turn, tool: FunctionTool, heard: Utterance, *, guess: bool) -> list[CallFunction] | Answer:
    filled = fill(tool, heard, turn.now, guess=guess)
    if filled.missing:
        return say(missing_question(filled.missing[0]))
    return [CallFunction(tool.name, arguments) for arguments in filled.arguments]


def _context(turn: Turn) -> Utterance:
    """The user's words, with earlier ones where they only add to them."""
    if not turn.heard.words:
        return Utterance(turn.dialogue.said or "")
    return with_earlier_words(turn.heard, turn.dialogue) or turn.heard
