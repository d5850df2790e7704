"""A scripted demo: a small readable file, one step a line, played the same on every take; pure.

    # What stands behind a number sign is for readers.
    title: A barge-in
    preset: Travel guide
    voice: shimmer

    start
    say: Please tell me a story.
    after 2.5 s say: Stop. Please count to five.
    wait for the answer
    set speed to 1.2
    press settings
    type: What did I ask for?
    screenshot: the end
    end

Before the first step stand ``title``, ``preset``, ``connection`` and ``voice`` (of the built-in service: who speaks the
lines). `STEPS` has every step with its words.
"""

from __future__ import annotations

import json
import re
from typing import Any, Literal

import msgspec
from msgspec import Struct, field

from desktop_app.settings.fields import FIELDS
from desktop_app.settings.model import SessionDraft
from desktop_app.translatable import translatable

LONGEST_WAIT_S = 600.0
_HEAD = ("title", "preset", "connection", "voice")

StepKind = Literal[
    "start", "end", "say", "play", "type", "wait_answer", "wait", "interrupt", "set", "press", "screenshot", "caption"
]

STEPS: tuple[tuple[str, str], ...] = (
    ("start", translatable("Demo", "begin the session")),
    ("end", translatable("Demo", "end the session")),
    ("say: WORDS", translatable("Demo", "speak these words, by the voice of the built-in service")),
    ("play: FILE.wav", translatable("Demo", "speak a sound file beside the demo")),
    ("after 1.5 s say: WORDS", translatable("Demo", "speak into the answer, so far into it; also with play")),
    ("after 1.5 s interrupt", translatable("Demo", "press Interrupt, so far into the answer; also screenshot")),
    ("wait for the answer", translatable("Demo", "until it has been heard to its end")),
    ("wait 2 s", translatable("Demo", "so long")),
    ("type: WORDS", translatable("Demo", "send a typed message")),
    ("set FIELD to VALUE", translatable("Demo", "change a setting and apply it")),
    ("press NAME", translatable("Demo", "what the key of that name does, such as mute or present")),
    ("caption: WORDS", translatable("Demo", "show words over the window; without words none")),
    ("screenshot: NAME", translatable("Demo", "keep a picture, where `--screenshots` says")),
)
"""Each step as it is written, and what it does, for help."""


class DemoStep(Struct, frozen=True):
    """One step.

    Attributes:
        line: in the file, from 1.
        words: to say, type or show; a file's name; the name of a picture, a key or a field.
        after_s: of an answer that must have been heard before; None: at once.
        value: to set, as the draft holds it.
    """

    kind: StepKind
    line: int
    words: str = ""
    after_s: float | None = None
    seconds: float = 0.0
    value: Any = None


class Demo(Struct, frozen=True):
    """A whole demo; empty: as it is chosen in the window."""

    steps: tuple[DemoStep, ...] = ()
    title: str = ""
    preset: str = ""
    connection: str = ""
    voice: str = "shimmer"


class DemoMistake(Struct, frozen=True):
    """What is wrong with a line.

    Attributes:
        words: of the translation context ``Demo``; ``{0}`` is the part of the line that is wrong.
    """

    line: int
    words: str
    part: str = ""


class DemoProblem(Exception):  # noqa: N818 - it says what it is
    """A demo cannot be read; `mistakes` names every line that is wrong."""

    def __init__(self, mistakes: list[DemoMistake]) -> None:
        super().__init__("; ".join(f"line {each.line}: {each.words.format(each.part)}" for each in mistakes))
        self.mistakes = mistakes


class _Reading(Struct):
    steps: list[DemoStep] = field(default_factory=list)
    head: dict[str, str] = field(default_factory=dict)
    mistakes: list[DemoMistake] = field(default_factory=list)


def read_demo(text: str) -> Demo:
    """The demo that a file's text holds.

    Raises:
        DemoProblem: with every line that is wrong.
    """
    reading = _Reading()
    for number, written in enumerate(text.lstrip("\ufeff").splitlines(), start=1):
        line = written.strip()
        if line and not line.startswith("#"):
            _read_line(reading, number, line)
    if not reading.steps and not reading.mistakes:
        reading.mistakes.append(DemoMistake(1, translatable("Demo", "there is no step in it")))
    if reading.mistakes:
        raise DemoProblem(reading.mistakes)
    return Demo(tuple(reading.steps), **reading.head)


def _read_line(reading: _Reading, number: int, line: str) -> None:
    name, colon, rest = line.partition(":")
    if colon and name.strip().lower() in _HEAD and not reading.steps:
        reading.head[name.strip().lower()] = rest.strip()
        return
    step = _step(number, line)
    if isinstance(step, DemoMistake):
        reading.mistakes.append(step)
    else:
        reading.steps.append(step)


_AFTER = re.compile(r"after\s+([\d.]+)\s*s\s+(.+)", re.IGNORECASE | re.DOTALL)
_MAY_COME_AFTER = ("say", "play", "interrupt", "screenshot")
_WAIT = re.compile(r"wait\s+([\d.]+)\s*s", re.IGNORECASE)
_SET = re.compile(r"set\s+(\w+)\s+to\s+(.*)", re.IGNORECASE | re.DOTALL)
_PRESS = re.compile(r"press\s+([\w-]+)", re.IGNORECASE)
_WORDY: dict[str, StepKind] = {
    "say": "say",
    "play": "play",
    "type": "type",
    "screenshot": "screenshot",
    "caption": "caption",
}
_BARE: dict[str, StepKind] = {
    "start": "start",
    "end": "end",
    "interrupt": "interrupt",
    "wait for the answer": "wait_answer",
}


def _step(number: int, line: str) -> DemoStep | DemoMistake:
    after = _AFTER.fullmatch(line)
    if after is None:
        return _plain_step(number, line)
    seconds = _seconds(after[1])
    if seconds is None:
        return DemoMistake(number, translatable("Demo", "“{0}” is no number of seconds up to 600"), after[1])
    step = _plain_step(number, after[2])
    if isinstance(step, DemoStep) and step.kind not in _MAY_COME_AFTER:
        words = translatable("Demo", "only say, play, interrupt and screenshot can come after so many seconds")
        return DemoMistake(number, words)
    return step if isinstance(step, DemoMistake) else DemoStep(step.kind, number, step.words, seconds)


def _plain_step(number: int, line: str) -> DemoStep | DemoMistake:
    bare = " ".join(line.lower().split())
    if bare in _BARE:
        return DemoStep(_BARE[bare], number)
    name, colon, words = line.partition(":")
    kind = _WORDY.get(name.strip().lower())
    if colon and kind is not None:
        if not words.strip() and kind != "caption":
            return DemoMistake(number, translatable("Demo", "there are no words behind “{0}:”"), name.strip())
        return DemoStep(kind, number, words.strip())
    if waiting := _WAIT.fullmatch(line):
        seconds = _seconds(waiting[1])
        if seconds is not None:
            return DemoStep("wait", number, seconds=seconds)
        return DemoMistake(number, translatable("Demo", "“{0}” is no number of seconds up to 600"), waiting[1])
    if pressed := _PRESS.fullmatch(line):
        return DemoStep("press", number, pressed[1].lower())
    if setting := _SET.fullmatch(line):
        return _setting(number, setting[1], setting[2].strip())
    return DemoMistake(number, translatable("Demo", "“{0}” is not a step"), line[:60])


def _setting(number: int, name: str, written: str) -> DemoStep | DemoMistake:
    if name not in FIELDS:
        return DemoMistake(number, translatable("Demo", "there is no setting “{0}”"), name)
    for value in (*_as_json(written), written):
        try:
            known = msgspec.convert({name: value}, SessionDraft)
        except msgspec.ValidationError:
            continue
        return DemoStep("set", number, name, value=getattr(known, name))
    return DemoMistake(number, translatable("Demo", "“{0}” is no value for this setting"), written[:60])


def _as_json(written: str) -> list[Any]:
    try:
        return [json.loads(written)]
    except ValueError:
        return []


def _seconds(text: str) -> float | None:
    try:
        seconds = float(text)
    except ValueError:
        return None
    return seconds if 0.0 <= seconds <= LONGEST_WAIT_S else None
