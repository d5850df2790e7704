"""Whether to call functions now, and how."""

from __future__ import annotations

import re
from collections.abc import Sequence

from desktop_app.loopback.partner.tool_arguments import fill
from desktop_app.loopback.partner.tool_choice import score, wishes_in
from desktop_app.loopback.partner.turn import Answer, Turn, say
from desktop_app.loopback.partner.utterance import Utterance
from desktop_app.loopback.ports import CallFunction
from desktop_app.protocol.session_config import FunctionChoice, FunctionTool, ToolChoice

_FOLLOWS = re.compile(r"^(?:and |so |no |or |then )*(?:(?:what|how) about|in|for|on|to|at|from)\b", re.IGNORECASE)
_QUESTION = re.compile(r"\bFor which [\w ]+\?")
_LONGEST_REPLY = 6


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
    return _wished(turn, _context(turn), tools, guess=False)


def _wished(
    turn: Turn, heard: Utterance, tools: Sequence[FunctionTool], *, guess: bool
) -> list[CallFunction] | Answer | None:
    calls: list[CallFunction] = []
    for wish in wishes_in(heard, tools):
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


def missing_question(parameter: str) -> str:
    """Asks for a required parameter."""
    words = " ".join(re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", parameter.replace("_", " ")).lower().split())
    return f"For which {words}?"


def _context(turn: Turn) -> Utterance:
    """The user's words, with those before them where they only add to them ("Paris", "what about London")."""
    earlier = [exchange for exchange in turn.dialogue.earlier if exchange.said]
    heard = turn.heard
    if not earlier or not heard.words:
        return heard if heard.words else Utterance(turn.dialogue.said or "")
    asked = bool(_QUESTION.match(turn.dialogue.last_answer or ""))
    adds = _FOLLOWS.match(heard.said) is not None and len(heard.words) <= _LONGEST_REPLY
    is_split = not earlier[-1].answers and not earlier[-1].results
    if asked and len(heard.words) <= _LONGEST_REPLY:
        return Utterance(f"{_before(turn)} {heard.said}")
    if adds:
        return Utterance(f"{heard.said} {_without_what_it_replaces(_before(turn))}")
    return Utterance(f"{earlier[-1].said} {heard.said}") if is_split else heard


def _before(turn: Turn) -> str:
    return next(
        (
            exchange.said
            for exchange in reversed(turn.dialogue.earlier)
            if exchange.said and len(exchange.said.split()) > 2
        ),
        "",
    )


def _without_what_it_replaces(text: str) -> str:
    """The earlier sentence up to its first detail: "what is the weather in Paris" gives "what is the weather"."""
    return re.split(r"\b(?:in|for|at|on|from|to)\b", text, maxsplit=1)[0].strip()
