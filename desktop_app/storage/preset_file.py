"""One preset as a TOML file that people read, edit and send to each other.

TOML rather than JSON, because instructions are long texts and stand in it as they are, line by line, and because it
has comments. A tool's parameters are JSON Schema, and stand in it as that: as everyone writes and copies them.

Read tolerantly: members that this version does not know are told and kept; a value that cannot be is told with its
line. Nothing that looks like a key gets in or out.
"""

from __future__ import annotations

import dataclasses
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from desktop_app.settings.model import SessionDraft
from desktop_app.settings.presets import Preset, clean_name
from desktop_app.settings.tool_definition import ToolDefinition
from desktop_app.storage.preset_extra import unknown, with_extra
from desktop_app.storage.preset_problem import PresetNote, PresetProblem
from desktop_app.storage.preset_secrets import SecretSieve
from desktop_app.storage.private_file import write_private
from desktop_app.storage.storage_problem import problem_of
from desktop_app.storage.toml_lines import line_of, line_of_failure, steps_of
from desktop_app.storage.toml_text import toml_text

MOST_BYTES = 1_000_000
SUFFIX = ".toml"
VERSION = "duologue_preset"
VERSION_NUMBER = 1

_ABOUT = "A preset of Duologue. Edit it with any editor; what is left out has its default. Keys never stand in it."
_PLACE = re.compile(r"(?P<what>.*?)(?: - at `(?P<where>.*)`)?", re.DOTALL)
_DEFAULT = SessionDraft()
_EMPTY: tuple[object, ...] = (None, "", (), {})

Json = dict[str, Any]


@dataclasses.dataclass(frozen=True, slots=True)
class PresetRead:
    """A preset that was read.

    Attributes:
        notes: what was odd.
        extra: the members of the file that this version does not know.
    """

    preset: Preset
    notes: tuple[PresetNote, ...] = ()
    extra: Json = dataclasses.field(default_factory=dict)


def read_preset(path: Path) -> PresetRead:
    """Read a file. *Blocking*.

    Raises:
        PresetProblem: there is no preset in it.
    """
    try:
        if not path.is_file():
            raise PresetProblem("unreadable", path)
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as failure:
        raise PresetProblem("unreadable", path, detail=failure.strerror or "") from failure
    if len(data) > MOST_BYTES:
        raise PresetProblem("too_large", path)
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as failure:
        line = data.count(b"\n", 0, failure.start) + 1
        raise PresetProblem("malformed", path, line=line, detail="not UTF-8") from failure
    return preset_in(text, path)


def preset_in(text: str, path: Path) -> PresetRead:
    """The preset that a text is; `path` is where it comes from.

    Raises:
        PresetProblem: there is none in it.
    """
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as failure:
        line, detail = line_of_failure(text, failure)
        raise PresetProblem("malformed", path, line=line, detail=detail) from failure
    except RecursionError as failure:
        raise PresetProblem("malformed", path, detail="nested too deeply") from failure
    version = content.pop(VERSION, None)
    if version is None or isinstance(version, bool) or not isinstance(version, int):
        raise PresetProblem("not_a_preset", path)
    try:
        return _converted(content, path, newer=version > VERSION_NUMBER)
    except PresetProblem as problem:
        problem.newer = version > VERSION_NUMBER
        if problem.field and not problem.line:
            problem.line = line_of(text, steps_of(problem.field))
        problem.field = problem.field.removeprefix("$.")
        raise


def write_preset(path: Path, preset: Preset, extra: Mapping[str, Any] | None = None) -> tuple[str, ...]:
    """Replace a file by a preset, with what else stood in it; returns where something like a key was left out.

    *Blocking* until it is on the disk.

    Raises:
        StorageProblem: it could not be written; the old file is still there.
    """
    text, hidden = preset_text(preset, extra)
    try:
        write_private(path, text.encode("utf-8", errors="replace"))
    except OSError as failure:
        raise problem_of(failure, path) from failure
    return hidden


def preset_text(preset: Preset, extra: Mapping[str, Any] | None = None) -> tuple[str, tuple[str, ...]]:
    """A preset as the text of its file, and where something like a key was left out."""
    sieve = SecretSieve()
    content = sieve.content(with_extra(_content(preset), extra or {}))
    return toml_text({VERSION: VERSION_NUMBER, **content}, _ABOUT), tuple(sieve.found)


def without_secrets(preset: Preset) -> Preset:
    """The preset as it would come back from its file."""
    text, hidden = preset_text(preset)
    if not hidden:
        return preset
    read = preset_in(text, Path(preset.name)).preset
    return msgspec.structs.replace(read, id=preset.id, shipped=preset.shipped)


def _content(preset: Preset) -> Json:
    """Every field that is not empty by default and empty here; defaults too, for another version may have others."""
    session: Json = {}
    for name in preset.session.__struct_fields__:
        value = getattr(preset.session, name)
        if value in _EMPTY and getattr(_DEFAULT, name) == value:
            continue
        session[name] = [_tool(tool) for tool in value] if name == "tools" else msgspec.to_builtins(value)
    content: Json = {"name": preset.name}
    if preset.description:
        content["description"] = preset.description
    return {**content, "session": session}


def _tool(tool: ToolDefinition) -> Json:
    content: Json = msgspec.to_builtins(tool)
    parameters = msgspec.json.format(msgspec.json.encode(content.pop("parameters")), indent=2).decode()
    answer = content.pop("answer")
    return {**content, "parameters": f"{parameters}\n", "answer": answer}


def _converted(content: Json, path: Path, *, newer: bool) -> PresetRead:
    sieve = SecretSieve()
    content = sieve.content(content)
    content.pop("id", None)
    content.pop("shipped", None)
    _decode_schemas(content, path)
    try:
        preset = msgspec.convert(content, Preset)
    except msgspec.ValidationError as failure:
        raise _field_problem(failure, path) from failure
    preset = msgspec.structs.replace(preset, name=clean_name(preset.name) or clean_name(path.stem) or "Preset")
    unnamed = [server.label for server in preset.session.mcp_servers if server.has_authorization]
    extra, places = unknown(content)
    notes = (
        PresetNote("newer", ("",) if newer else ()),
        PresetNote("unknown", places),
        PresetNote("secret", tuple(sieve.found)),
        PresetNote("authorization", tuple(unnamed)),
    )
    return PresetRead(preset, tuple(note for note in notes if note.places), extra)


def _decode_schemas(content: Json, path: Path) -> None:
    """Turn each tool's parameters from JSON in a text, as they are written, into what they mean."""
    session = content.get("session")
    tools = session.get("tools") if isinstance(session, dict) else None
    for index, tool in enumerate(tools if isinstance(tools, list) else ()):
        text = tool.get("parameters") if isinstance(tool, dict) else None
        if not isinstance(text, str):
            continue
        try:
            tool["parameters"] = msgspec.json.decode(text, type=dict[str, Any])
        except (msgspec.MsgspecError, RecursionError) as failure:
            place = f"$.session.tools[{index}].parameters"
            raise PresetProblem("schema", path, field=place, detail=str(failure).replace("`", "")) from failure


def _field_problem(failure: msgspec.ValidationError, path: Path) -> PresetProblem:
    match = _PLACE.fullmatch(str(failure))
    where = (match["where"] or "$") if match else "$"
    what = match["what"] if match else str(failure)
    return PresetProblem("field", path, field=where, detail=what.replace("`", ""))
