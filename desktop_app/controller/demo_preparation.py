"""Everything a demo needs, looked for before it begins: it must not stop in the middle of a take."""

from __future__ import annotations

import asyncio
from collections.abc import Collection
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from desktop_app.audio.ports import AudioProblem
from desktop_app.audio.sound_file import read_sound_file
from desktop_app.connection.endpoint_problem import EndpointProblem
from desktop_app.controller import problem_sentences
from desktop_app.controller.builtin_voice import SilentVoice, spoken
from desktop_app.controller.connection_book import ConnectionBook
from desktop_app.controller.preset_desk import PresetDesk
from desktop_app.controller.wire_audio import Samples
from desktop_app.settings.demo import Demo, DemoMistake, DemoProblem, DemoStep, read_demo

LARGEST_BYTES = 256 * 1024


class Prepared(NamedTuple):
    """A demo with all its sound.

    Attributes:
        voices: what each step says, by its line.
        connection_id: of the connection it names, or empty.
        preset_id: of the preset it names, or empty.
    """

    demo: Demo
    voices: dict[int, Samples]
    connection_id: str
    preset_id: str


class DemoCannotPlay(Exception):  # noqa: N818 - it says what it is
    """Why a demo cannot be played, in a sentence."""


async def prepare(path: Path, book: ConnectionBook, presets: PresetDesk | None, keys: Collection[str]) -> Prepared:
    """Read a demo and get everything it needs; `keys` are the names that `press` knows.

    Raises:
        DemoCannotPlay: something is missing or wrong; the sentence says what, and where.
    """
    demo = await asyncio.to_thread(_read, path)
    unknown = [step for step in demo.steps if step.kind == "press" and step.words not in keys]
    if unknown:
        words = _tr("there is no key “{0}”; known are {1}")
        raise DemoCannotPlay(_line(unknown[0].line, words, unknown[0].words, ", ".join(sorted(keys))))
    connection_id = _connection(book, demo.connection) if demo.connection else ""
    preset_id = _preset(presets, demo.preset) if demo.preset else ""
    voices = {step.line: await _voice(step, demo.voice, path.parent, book) for step in demo.steps if _speaks(step)}
    return Prepared(demo, voices, connection_id, preset_id)


def _read(path: Path) -> Demo:
    try:
        if path.stat().st_size > LARGEST_BYTES:
            raise DemoCannotPlay(_tr("{0} is too large to be a demo.").format(path.name))
        return read_demo(path.read_text(encoding="utf-8"))
    except UnicodeDecodeError as failure:
        raise DemoCannotPlay(_tr("{0} is no text.").format(path.name)) from failure
    except OSError as failure:
        raise DemoCannotPlay(f"{path}: {failure.strerror}") from failure
    except DemoProblem as problem:
        raise DemoCannotPlay(" ".join(map(_of_mistake, problem.mistakes[:5]))) from problem


def _of_mistake(mistake: DemoMistake) -> str:
    return _line(mistake.line, QCoreApplication.translate("Demo", mistake.words), mistake.part)


def _line(number: int, words: str, *parts: str) -> str:
    return _tr("Line {0}: {1}.").format(number, words.format(*parts))


def _connection(book: ConnectionBook, wanted: str) -> str:
    try:
        return book.find(wanted)
    except EndpointProblem as problem:
        raise DemoCannotPlay(problem_sentences.address_words(problem)) from problem


def _preset(presets: PresetDesk | None, wanted: str) -> str:
    preset = None if presets is None else presets.named(wanted)
    if preset is None:
        raise DemoCannotPlay(_tr("There is no preset “{0}”.").format(wanted))
    return preset.id


def _speaks(step: DemoStep) -> bool:
    return step.kind in ("say", "play")


async def _voice(step: DemoStep, voice: str, folder: Path, book: ConnectionBook) -> Samples:
    try:
        if step.kind == "play":
            return await asyncio.to_thread(read_sound_file, folder / step.words)
        return await spoken(book, step.words, voice)
    except AudioProblem as problem:
        notice = problem_sentences.of_audio(problem, "")
        raise DemoCannotPlay(_line(step.line, "{0}", f"{notice.headline} {notice.detail}".rstrip(". "))) from problem
    except SilentVoice as silence:
        said = silence.refusal or _tr("the built-in service has no voice on this computer")
        raise DemoCannotPlay(_line(step.line, "{0}", said.rstrip("."))) from silence


def _tr(text: str) -> str:
    return QCoreApplication.translate("Demo", text)
