"""A msgspec Struct kept as a JSON file: replaced atomically, private, tolerant of what other versions wrote.

Fields that this version does not know are kept and written back. A file that cannot be read is put aside as
``NAME.bad-1`` and said; single fields that cannot be read fall back to their default, with a copy put aside.
"""

from __future__ import annotations

import dataclasses
import os
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Generic, Literal, TypeVar

import msgspec

from desktop_app.storage.private_file import write_private
from desktop_app.storage.storage_problem import StorageProblem, problem_of
from desktop_app.storage.tolerant_json import merged as merged_json
from desktop_app.storage.tolerant_json import read_tolerantly

S = TypeVar("S", bound=msgspec.Struct)
Json = dict[str, Any]
VERSION = "schema_version"


@dataclasses.dataclass(frozen=True, slots=True)
class SettingsNotice:
    """What was odd about a file.

    Attributes:
        code: ``set_aside`` (unreadable, defaults are used), ``fields_reset`` (single fields have their default),
            ``newer`` (written by a newer version) or ``unreadable`` (not allowed, not a file).
        kept_as: the copy that was put aside, if one was.
        fields: names of the fields that were reset.
    """

    code: Literal["set_aside", "fields_reset", "newer", "unreadable"]
    path: Path
    kept_as: Path | None = None
    fields: tuple[str, ...] = ()


class SettingsFile(Generic[S]):
    """One file of settings.

    Attributes:
        notice: what was odd at the last `load`, or None.
    """

    def __init__(
        self,
        path: Path,
        default: S,
        *,
        migrations: Mapping[int, Callable[[Json], Json]] | None = None,
    ) -> None:
        """`migrations` turn the JSON of the version they are filed under into that of the next."""
        self.notice: SettingsNotice | None = None
        self._path = path
        self._default = default
        self._type = type(default)
        self._migrations = dict(migrations or {})
        self._raw: Json = {}

    def load(self) -> S:
        """The settings, or their default where there are none or they cannot be read; never raises."""
        self.notice = None
        self._raw = {}
        try:
            data = self._path.read_bytes()
        except FileNotFoundError:
            return self._default
        except OSError:
            self.notice = SettingsNotice("unreadable", self._path)
            return self._default
        try:
            raw = msgspec.json.decode(data)
        except (msgspec.MsgspecError, RecursionError):
            raw = None
        if not isinstance(raw, dict):
            self.notice = SettingsNotice("set_aside", self._path, self._put_aside(keep=False))
            return self._default
        self._raw = self._migrate(raw)
        return self._convert()

    def save(self, value: S) -> None:
        """Replace the file.

        Raises:
            StorageProblem: it could not be written; the old file is still there.
        """
        merged = merged_json(self._raw, value)
        try:
            write_private(self._path, msgspec.json.format(msgspec.json.encode(merged), indent=2) + b"\n")
        except OSError as failure:
            raise problem_of(failure, self._path) from failure
        self._raw = merged

    def _migrate(self, raw: Json) -> Json:
        ours = getattr(self._default, VERSION, 0)
        version = raw.get(VERSION, ours)
        if not isinstance(version, int):
            return raw
        if version > ours:
            self.notice = SettingsNotice("newer", self._path, self._put_aside(keep=True))
        while version < ours and version in self._migrations:
            raw = self._migrations[version](raw)
            version += 1
        return raw | {VERSION: ours} if hasattr(self._default, VERSION) else raw

    def _convert(self) -> S:
        try:
            return msgspec.convert(self._raw, self._type)
        except msgspec.ValidationError:
            pass
        bad: list[str] = []
        read = read_tolerantly(self._raw, self._default, bad)
        self.notice = SettingsNotice("fields_reset", self._path, self._put_aside(keep=True), tuple(bad))
        self._raw = {name: child for name, child in self._raw.items() if name not in bad}
        return read

    def _put_aside(self, *, keep: bool) -> Path | None:
        """Rename the file (or copy it, to keep it in place) to the first free ``.bad-<n>``."""
        number = 1
        while (aside := self._path.with_name(f"{self._path.name}.bad-{number}")).exists():
            number += 1
        try:
            if keep:
                shutil.copy2(self._path, aside)
            else:
                os.replace(self._path, aside)
        except OSError:
            return None
        return aside


__all__ = ["SettingsFile", "SettingsNotice", "StorageProblem"]
