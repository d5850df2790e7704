"""Which of the offered functions the words of a sentence ask for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from msgspec import Struct

from desktop_app.loopback.partner.keywords import alike, keywords_of
from desktop_app.loopback.partner.tool_arguments import fill
from desktop_app.loopback.partner.utterance import Utterance
from desktop_app.protocol.session_config import FunctionTool

_NAME_WEIGHT = 3.0
_DESCRIPTION_WEIGHT = 1.2
_PARAMETER_WEIGHT = 0.8
_VALUE_WEIGHT = 1.5
FITTING = 2.0
"""The least score: one word of the name or its kin, or two of the description."""
_VERBS = frozenset({"turn", "switch", "start", "stop", "open", "close"})
_CLOSE = 0.9
_VERB_SHARE = 0.4
_CLAUSE = re.compile(r"\b(?:and then|and also|and|then)\b|[.;,!?]+\s")


class Wish(Struct, frozen=True):
    """A function and the clause that asks for it."""

    tool: FunctionTool
    heard: Utterance


def wishes_in(heard: Utterance, tools: Sequence[FunctionTool], now: datetime) -> list[Wish]:
    """The calls a sentence asks for: one, or one for each clause where the clauses want different functions."""
    whole = best_tool(heard, tools, now)
    if whole is None:
        return []
    wishes: list[Wish] = []
    for clause in _CLAUSE.split(heard.said):
        part = Utterance(clause)
        tool = best_tool(part, tools, now)
        if tool is None or (wishes and wishes[-1].tool.name == tool.name):
            if wishes:
                wishes[-1] = Wish(wishes[-1].tool, Utterance(f"{wishes[-1].heard.said} and {clause.strip()}"))
            continue
        wishes.append(Wish(tool, part))
    if len({wish.tool.name for wish in wishes}) > 1:
        return wishes
    return [Wish(whole, heard)]


def best_tool(heard: Utterance, tools: Sequence[FunctionTool], now: datetime) -> FunctionTool | None:
    """The function with most in common with the words, or None where none has enough.

    Of several that are nearly equal, it is the one about whose arguments most is said.
    """
    scored = [(score(heard, tool), tool) for tool in tools]
    best = max((points for points, _ in scored), default=0.0)
    if best < FITTING:
        return None
    close = [tool for points, tool in scored if points >= best * _CLOSE]
    return min(close, key=lambda tool: len(fill(tool, heard, now, guess=False).missing))


def score(heard: Utterance, tool: FunctionTool) -> float:
    """How well a function fits: words in common with its name, description, parameters and their values."""
    said = keywords_of(heard.said) | keywords_of(" ".join(heard.corrected))
    if not said:
        return 0.0
    name = keywords_of(tool.name)
    description = keywords_of(tool.description if isinstance(tool.description, str) else "") - name
    parameters, values = _schema_words(tool.parameters if isinstance(tool.parameters, dict) else {})
    spent: set[str] = set()
    total = 0.0
    for words, weight in (
        (name, _NAME_WEIGHT),
        (values, _VALUE_WEIGHT),
        (description, _DESCRIPTION_WEIGHT),
        (parameters - name - description, _PARAMETER_WEIGHT),
    ):
        for word in said - spent:
            closeness = max((alike(word, other) for other in words), default=0.0)
            if closeness:
                spent.add(word)
                total += weight * closeness * (_VERB_SHARE if word in _VERBS else 1.0)
    return total


def _schema_words(schema: dict[str, Any]) -> tuple[set[str], set[str]]:
    """Keywords of the parameters (names and descriptions), and of the values they may take."""
    parameters: set[str] = set()
    values: set[str] = set()
    properties = schema.get("properties")
    for name, property_schema in properties.items() if isinstance(properties, dict) else ():
        parameters |= keywords_of(str(name))
        if isinstance(property_schema, dict):
            parameters |= keywords_of(str(property_schema.get("description", "")))
            for value in _enum(property_schema):
                values |= keywords_of(str(value))
    return parameters, values


def _enum(schema: dict[str, Any]) -> list[Any]:
    values = schema.get("enum")
    if isinstance(values, list):
        return values
    items = schema.get("items")
    return _enum(items) if isinstance(items, dict) else []
