"""What there is to say about presets: what is wrong with a file, what an import brought, names of the examples."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from desktop_app.controller.status import Action, Notice, Severity
from desktop_app.settings.fields import FIELDS
from desktop_app.settings.model import SessionDraft
from desktop_app.settings.presets import Preset
from desktop_app.settings.tool_definition import CommandAnswer, HttpAnswer, PythonAnswer
from desktop_app.storage.preset_problem import PresetNote, PresetProblem

UNDO_DELETE = "preset.undo_delete"

_MOST_PLACES = 4


def _tr(text: str) -> str:
    return QCoreApplication.translate("Presets", text)


def example_words(example_id: str) -> tuple[str, str]:
    """The name and the description of a preset that comes with the program; empty for others."""
    translate = QCoreApplication.translate
    return {
        "example/interpreter": (
            translate("Presets", "Interpreter"),
            translate("Presets", "Says what is said in the other of two languages, and nothing else."),
        ),
        "example/travel-guide": (
            translate("Presets", "Travel guide"),
            translate("Presets", "Knows a city, asks what you like, and answers in two sentences."),
        ),
        "example/support-agent": (
            translate("Presets", "Support agent with tools"),
            translate("Presets", "Looks up orders, opens tickets and calculates, with tools that need nothing set up."),
        ),
        "example/interviewer": (
            translate("Presets", "Interviewer"),
            translate("Presets", "Asks one question at a time, and waits while you think."),
        ),
        "example/language-tutor": (
            translate("Presets", "Language tutor"),
            translate("Presets", "Talks with you in the language you learn, slowly, and corrects gently."),
        ),
    }.get(example_id, ("", ""))


def of_problem(problem: PresetProblem) -> Notice:
    """A file that gives no preset: what is wrong, where, and what to do."""
    headline = _tr("{0} cannot be used as a preset.").format(problem.path.name)
    parts = [_what(problem)]
    if problem.code == "field":
        parts.append(_wanted(problem.field))
    if problem.newer:
        parts.append(_tr("A newer version of Duologue wrote it: a newer one may read it."))
    parts.append(_tr("The file is left as it is."))
    return Notice("preset.file", "warning", headline, " ".join(filter(None, parts)), problem.detail)


def _what(problem: PresetProblem) -> str:
    if problem.code == "too_large":
        return _tr("It is larger than 1 MB, which no preset is.")
    if problem.code == "unreadable":
        return _tr("It cannot be read: it may be gone, or it may not be opened.")
    if problem.code == "not_a_preset":
        return _tr(
            'No line says "duologue_preset = 1". Choose a file that was exported from Duologue, or add that line.'
        )
    if problem.code == "malformed":
        return _tr("Line {0} is not TOML. Texts stand between quotes, long ones between three.").format(problem.line)
    if problem.code == "schema":
        words = _tr(
            "Line {0}: the parameters of this tool are not a JSON Schema, written as JSON between three quotes."
        )
        return words.format(problem.line)
    words = (
        _tr("Line {0}: the value of {1} cannot be used.") if problem.line else _tr("The value of {1} cannot be used.")
    )
    return words.format(problem.line, problem.field or "?")


def _wanted(path: str) -> str:
    name = path.removeprefix("session.")
    info = FIELDS.get(name)
    if info is None:
        return ""
    if info.choices:
        return _tr("It wants one of: {0}.").format(", ".join(f'"{choice}"' for choice in info.choices if choice))
    if info.minimum is not None and info.maximum is not None:
        return _tr("It wants a number from {0} to {1}.").format(f"{info.minimum:g}", f"{info.maximum:g}")
    if isinstance(getattr(SessionDraft(), name), bool):
        return _tr("It wants true or false.")
    return ""


def of_import(preset: Preset, notes: Sequence[PresetNote]) -> Notice:
    """A preset that was taken in, and what was odd about it."""
    told = [_told(note) for note in notes]
    parts = (
        told[:1] if len(told) == 1 else [_tr("Not all of it is as the file has it: see the details.")] if told else []
    )
    if runs(preset):
        parts.append(_tr("What its tools would run is shown to you before it runs."))
    parts.append(_tr("Nothing is sent before you apply it or start a session."))
    severity: Severity = "warning" if notes else "calm"
    details = "\n".join(told) if len(told) > 1 else ""
    return Notice("preset.import", severity, _tr("{0} is imported.").format(preset.name), " ".join(parts), details)


def _told(note: PresetNote) -> str:
    places = ", ".join(note.places[:_MOST_PLACES]) + (", …" if len(note.places) > _MOST_PLACES else "")
    words = {
        "newer": _tr("A newer version of Duologue wrote the file: parts of it may be missing."),
        "unknown": _tr("This version does not know {0}: kept in the file, without effect."),
        "secret": _tr("Something that looks like a key was not taken from {0}: enter it where the tool is edited."),
        "approval": _tr("You are asked before the service calls tools of {0}; the file would have it otherwise."),
        "authorization": _tr("The authorization of {0} is to be entered anew."),
    }
    return words[note.code].format(places)


def runs(preset: Preset) -> bool:
    """Whether a preset has tools that would run something of this machine or call an address."""
    return any(isinstance(tool.answer, CommandAnswer | PythonAnswer | HttpAnswer) for tool in preset.session.tools)


def of_secrets(places: Sequence[str]) -> Notice:
    """A preset that was kept without what looks like a key."""
    told = ", ".join(places[:_MOST_PLACES])
    detail = _tr("It stood in {0}. Keys of tools belong into their secret fields, which are kept elsewhere.").format(
        told
    )
    return Notice(
        "preset.secret", "warning", _tr("Something that looks like a key was left out of the preset."), detail
    )


def of_deletion(name: str) -> Notice:
    """A preset that is gone, and can come back."""
    return Notice(UNDO_DELETE, "calm", _tr("{0} is deleted.").format(name), action=Action(UNDO_DELETE, _tr("Undo")))


def of_export(path: Path) -> Notice:
    """A file that was written."""
    detail = _tr("It holds no keys, and can be read and edited with any editor.")
    return Notice("preset.export", "calm", _tr("{0} is saved.").format(path.name), detail)


def of_unknown(wanted: str, known: Sequence[str]) -> Notice:
    """A preset, asked for by name, that there is not."""
    headline = _tr("There is no preset {0}, and no file of that name.").format(repr(wanted))
    return Notice("preset.unknown", "warning", headline, _tr("Known are: {0}.").format(", ".join(known)))
