"""The functions that Duologue brings along: time, calculator, random, note and timer."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import msgspec

from desktop_app.settings.tool_definition import BuiltInFunction
from desktop_app.tools.calculator import calculate
from desktop_app.tools.time_zones import time_in
from desktop_app.tools.tool_problem import ToolProblem

MOST_NOTES = 500
MOST_TIMERS = 20
LONGEST_TIMER_S = 24 * 3600.0
_MOST_NUMBERS = 100


class Note(msgspec.Struct, frozen=True):
    """What the assistant was asked to remember; `at` is this machine's time."""

    text: str
    at: str


class Timer(msgspec.Struct, frozen=True):
    """A timer that runs; `rings_at` is this machine's time, ISO 8601."""

    timer_id: int
    label: str
    seconds: float
    rings_at: str


class BuiltIn:
    """One session's notes and timers, and the functions that need neither.

    Args:
        on_note: a note was taken. `on_timer`: a timer was set; it is to `ring` after its seconds. `on_timer_gone`: it
            need not ring.

    Thread: the tools' own, and so are the three callbacks.
    """

    def __init__(
        self,
        on_note: Callable[[Note], None] = lambda _note: None,
        on_timer: Callable[[Timer], None] = lambda _timer: None,
        on_timer_gone: Callable[[Timer], None] = lambda _timer: None,
    ) -> None:
        self.notes: list[Note] = []
        self.timers: dict[int, Timer] = {}
        self._on_note = on_note
        self._on_timer = on_timer
        self._on_timer_gone = on_timer_gone
        self._timers_made = 0

    def call(self, function: BuiltInFunction, arguments: dict[str, Any]) -> dict[str, Any]:
        """Do it. Raises `ToolProblem`: the arguments make no sense."""
        functions: dict[BuiltInFunction, Callable[[dict[str, Any]], dict[str, Any]]] = {
            "time": lambda given: time_in(_text(given, "time_zone")),
            "calculator": lambda given: {"result": calculate(_text(given, "expression"))},
            "random": _random,
            "note": self._note,
            "timer": self._timer,
        }
        return functions[function](arguments)

    def rang(self, timer_id: int) -> None:
        """A timer has rung."""
        self.timers.pop(timer_id, None)

    def _note(self, arguments: dict[str, Any]) -> dict[str, Any]:
        if _text(arguments, "action") == "list" or not _text(arguments, "text").strip():
            return {"notes": msgspec.to_builtins(self.notes)}
        if len(self.notes) >= MOST_NOTES:
            raise ToolProblem("value", str(MOST_NOTES), f"There are {MOST_NOTES} notes already.")
        note = Note(_text(arguments, "text").strip(), datetime.now().strftime("%Y-%m-%d %H:%M"))
        self.notes.append(note)
        self._on_note(note)
        return {"kept": True, "notes": len(self.notes)}

    def _timer(self, arguments: dict[str, Any]) -> dict[str, Any]:
        action = _text(arguments, "action") or "set"
        if action == "list":
            return {"timers": msgspec.to_builtins(list(self.timers.values()))}
        if action == "cancel":
            return self._cancel(_text(arguments, "label"))
        seconds = _number(arguments, "seconds", 0) + 60 * _number(arguments, "minutes", 0)
        if not 1 <= seconds <= LONGEST_TIMER_S:
            raise ToolProblem("value", f"{seconds:g} s", "A timer runs from one second to 24 hours.")
        if len(self.timers) >= MOST_TIMERS:
            raise ToolProblem("value", str(MOST_TIMERS), f"There are {MOST_TIMERS} timers already.")
        self._timers_made += 1
        rings_at = (datetime.now().astimezone() + timedelta(seconds=seconds)).isoformat(timespec="seconds")
        timer = Timer(self._timers_made, _text(arguments, "label")[:200], seconds, rings_at)
        self.timers[timer.timer_id] = timer
        self._on_timer(timer)
        return {"set": True, "rings_at": rings_at, "note": "You will be told when it rings; do not wait for it."}

    def _cancel(self, label: str) -> dict[str, Any]:
        gone = [timer for timer in self.timers.values() if label.lower() in timer.label.lower()]
        for timer in gone:
            del self.timers[timer.timer_id]
            self._on_timer_gone(timer)
        return {"cancelled": len(gone)}


def _random(arguments: dict[str, Any]) -> dict[str, Any]:
    choices = arguments.get("choices")
    source = secrets.SystemRandom()
    if isinstance(choices, list) and choices:
        return {"result": source.choice(choices)}
    lowest, highest = _number(arguments, "minimum", 1), _number(arguments, "maximum", 6)
    if lowest > highest:
        raise ToolProblem("value", f"{lowest:g}-{highest:g}", "The minimum is larger than the maximum.")
    count = int(min(max(_number(arguments, "count", 1), 1), _MOST_NUMBERS))
    if float(lowest).is_integer() and float(highest).is_integer():
        drawn: list[float] = [source.randint(int(lowest), int(highest)) for _ in range(count)]
    else:
        drawn = [source.uniform(lowest, highest) for _ in range(count)]
    return {"result": drawn[0]} if count == 1 else {"results": drawn}


def _text(arguments: dict[str, Any], name: str) -> str:
    value = arguments.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise ToolProblem("value", name, f"{name} must be a text.")
    return value


def _number(arguments: dict[str, Any], name: str, default: float) -> float:
    value = arguments.get(name)
    if value is None:
        return default
    if isinstance(value, bool) or not isinstance(value, int | float) or abs(value) > 1e15:
        raise ToolProblem("value", name, f"{name} must be a number.")
    return value
