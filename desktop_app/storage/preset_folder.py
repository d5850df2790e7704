"""The presets on disk: one file each in a folder of the user's, and the examples that come with the program."""

from __future__ import annotations

import dataclasses
import threading
from pathlib import Path
from typing import Any

import msgspec

from desktop_app.settings.presets import Preset
from desktop_app.storage.preset_file import SUFFIX, read_preset, write_preset
from desktop_app.storage.preset_problem import PresetProblem
from desktop_app.storage.storage_problem import problem_of

EXAMPLE = "example/"
"""What the ids of shipped presets begin with; no file can be called so."""

MOST_FILES = 1_000

Stamps = tuple[tuple[str, int, int], ...]


@dataclasses.dataclass(frozen=True, slots=True)
class PresetsFound:
    """What lies on disk.

    Attributes:
        presets: those of the user, then the examples.
        extra: by id, what this version does not know of a file; goes back into it.
        problems: files that give no preset; they stay as they are.
        taken: the ids of every file there is.
    """

    presets: tuple[Preset, ...] = ()
    extra: dict[str, dict[str, Any]] = dataclasses.field(default_factory=dict)
    problems: tuple[PresetProblem, ...] = ()
    taken: frozenset[str] = frozenset()


class PresetFolder:
    """Reads and writes presets; everything is *blocking*.

    Args:
        path: of the user's presets; made when the first is written.
        examples: the folder of the shipped ones.

    Thread: any; what is written and removed is so in the order it was asked for.
    """

    def __init__(self, path: Path, examples: Path) -> None:
        self.path = path
        self._examples = examples
        self._lock = threading.Lock()
        self._seen: Stamps = ()

    def file_of(self, preset_id: str) -> Path:
        """Where a preset of the user lies."""
        return self.path / f"{preset_id}{SUFFIX}"

    def read_again(self) -> PresetsFound | None:
        """Every preset, if somebody changed a file since the last time; never raises."""
        return self.read() if _stamps(self.path) != self._seen else None

    def read(self) -> PresetsFound:
        """Every preset; never raises."""
        self._seen = _stamps(self.path)
        presets: list[Preset] = []
        extra: dict[str, dict[str, Any]] = {}
        problems: list[PresetProblem] = []
        own = _files(self.path)
        for path in own:
            try:
                read = read_preset(path)
            except PresetProblem as problem:
                problems.append(problem)
                continue
            presets.append(msgspec.structs.replace(read.preset, id=path.stem, shipped=False))
            if read.extra:
                extra[path.stem] = read.extra
        for path in _files(self._examples):
            try:
                shipped = read_preset(path).preset
            except PresetProblem as problem:
                problems.append(problem)
                continue
            presets.append(msgspec.structs.replace(shipped, id=f"{EXAMPLE}{path.stem}", shipped=True))
        return PresetsFound(tuple(presets), extra, tuple(problems), frozenset(path.stem for path in own))

    def write(self, preset: Preset, extra: dict[str, Any] | None = None) -> None:
        """Write one of the user's presets.

        Raises:
            StorageProblem: it could not be written; what was there before is still there.
        """
        with self._lock:
            undisturbed = _stamps(self.path) == self._seen
            write_preset(self.file_of(preset.id), preset, extra)
            self._seen = _stamps(self.path) if undisturbed else ()

    def remove(self, preset_id: str) -> None:
        """Remove one of the user's presets; none is fine too.

        Raises:
            StorageProblem: it is still there.
        """
        path = self.file_of(preset_id)
        try:
            with self._lock:
                undisturbed = _stamps(self.path) == self._seen
                path.unlink(missing_ok=True)
                self._seen = _stamps(self.path) if undisturbed else ()
        except OSError as failure:
            raise problem_of(failure, path) from failure


def _stamps(folder: Path) -> Stamps:
    """What tells whether a folder's files are the same as before."""
    found = []
    for path in _files(folder):
        try:
            state = path.stat()
        except OSError:
            continue
        found.append((path.name, state.st_mtime_ns, state.st_size))
    return tuple(found)


def _files(folder: Path) -> list[Path]:
    try:
        found = sorted(path for path in folder.iterdir() if path.suffix == SUFFIX and not path.name.startswith("."))
    except OSError:
        return []
    return found[:MOST_FILES]
