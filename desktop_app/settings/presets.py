"""Presets: named drafts of a session, how two of them differ, and names that stay apart; pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

import msgspec
from msgspec import Struct

from desktop_app.settings.model import SessionDraft

LONGEST_NAME = 80
_ID_LENGTH = 48
_OF_THE_PLACE = ("model", "transcription_model", "input_format", "output_format", "noise_reduction")
_NUMBERED = re.compile(r"(?P<stem>.*?) \((?P<number>\d{1,4})\)")
_DEVICE_NAMES = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))})


class Preset(Struct, kw_only=True, frozen=True):
    """A draft with a name.

    Attributes:
        id: stable while the name is; the file's name without its ending.
        name: one line, unique whatever its case.
        shipped: comes with the program and is not to be changed.
    """

    id: str = ""
    name: str = ""
    description: str = ""
    session: SessionDraft = SessionDraft()
    shipped: bool = False


class Difference(NamedTuple):
    """A field that two drafts have otherwise."""

    field: str
    first: Any
    second: Any


class NamedDifference(NamedTuple):
    """A tool, server or variable that two drafts have otherwise; None where one of them has it not at all."""

    name: str
    first: Any
    second: Any


class ChosenStep(NamedTuple):
    """A preset that was chosen: undo leads back to the one before, redo to it again."""

    old_id: str
    before: SessionDraft
    new_id: str
    after: SessionDraft

    def id_of(self, draft: SessionDraft, current_id: str) -> str:
        """The preset in use now that the draft is so."""
        if self.before == self.after:
            return current_id
        return self.old_id if draft == self.before else self.new_id if draft == self.after else current_id


def differences(first: SessionDraft, second: SessionDraft) -> tuple[Difference, ...]:
    """The fields that differ, in the order of the form."""
    pairs = ((name, getattr(first, name), getattr(second, name)) for name in first.__struct_fields__)
    return tuple(Difference(name, one, other) for name, one, other in pairs if one != other)


def named_differences(first: Any, second: Any) -> tuple[NamedDifference, ...]:
    """What differs in two lists of tools or servers, or two mappings, by name; the first's order, then the second's."""
    ones, others = _by_name(first), _by_name(second)
    names = [*ones, *(name for name in others if name not in ones)]
    pairs = ((name, ones.get(name), others.get(name)) for name in names)
    return tuple(NamedDifference(name, one, other) for name, one, other in pairs if one != other)


def has_names(value: Any) -> bool:
    """Whether a field's value is compared name by name: tools, servers, variables."""
    if isinstance(value, Mapping):
        return True
    return isinstance(value, tuple) and any(isinstance(each, Struct) for each in value)


def _by_name(value: Any) -> dict[str, Any]:
    if isinstance(value, Mapping):
        return dict(value)
    return {getattr(each, "name", "") or getattr(each, "label", ""): each for each in value}


def with_field_of(draft: SessionDraft, name: str, other: SessionDraft) -> SessionDraft:
    """A draft that has one field from another."""
    return msgspec.structs.replace(draft, **{name: getattr(other, name)})


def with_entry_of(draft: SessionDraft, field: str, name: str, other: SessionDraft) -> SessionDraft:
    """A draft that has one tool, server or variable from another, or lacks it as that one does."""
    own, wanted = getattr(draft, field), _by_name(getattr(other, field)).get(name)
    if isinstance(own, Mapping):
        entries = {key: value for key, value in own.items() if key != name or wanted is not None}
        return msgspec.structs.replace(draft, **{field: entries if wanted is None else {**entries, name: wanted}})
    kept = [wanted if key == name else value for key, value in _by_name(own).items()]
    kept += [] if name in _by_name(own) else [wanted]
    return msgspec.structs.replace(draft, **{field: tuple(each for each in kept if each is not None)})


def draft_with(preset: Preset, draft: SessionDraft) -> SessionDraft:
    """The draft once a preset is chosen.

    A preset without a model leaves the model that there is; one that comes with the program leaves everything that
    depends on the service and the room: names of deployments, formats, noise reduction.
    """
    kept = [name for name in _OF_THE_PLACE if preset.shipped or (name == "model" and not preset.session.model)]
    return msgspec.structs.replace(preset.session, **{name: getattr(draft, name) for name in kept})


def clean_name(text: str) -> str:
    """A name on one line, without what cannot be seen, not longer than it may be."""
    visible = "".join(
        each if unicodedata.category(each)[0] != "C" else " " for each in unicodedata.normalize("NFC", text)
    )
    return " ".join(visible.split())[:LONGEST_NAME].rstrip()


def same_name(first: str, second: str) -> bool:
    """Whether two names would be taken for the same."""
    return clean_name(first).casefold() == clean_name(second).casefold()


def free_name(wanted: str, taken: Iterable[str]) -> str:
    """The name, with the first free number behind it where it is taken: ``Travel guide (2)``."""
    name = clean_name(wanted)
    known = {clean_name(each).casefold() for each in taken}
    if name and name.casefold() not in known:
        return name
    match = _NUMBERED.fullmatch(name)
    stem = match["stem"] if match else name
    number = 2
    while (found := f"{stem[: LONGEST_NAME - 7].rstrip()} ({number})".lstrip()).casefold() in known:
        number += 1
    return found


def free_id(name: str, taken: Iterable[str]) -> str:
    """An id made of a name, fit for a file's name on any system."""
    words = re.findall(r"[^\W_]+", clean_name(name).casefold())
    stem = "-".join(words)[:_ID_LENGTH].strip("-") or "preset"
    stem = f"{stem}-preset" if stem in _DEVICE_NAMES else stem
    known = {unicodedata.normalize("NFC", each).casefold() for each in taken}
    found, number = stem, 2
    while found.casefold() in known:
        found, number = f"{stem}-{number}", number + 1
    return found
