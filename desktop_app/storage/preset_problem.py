"""What can be wrong with a preset's file, and what was odd about one that could be read."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Literal

NoteCode = Literal["newer", "unknown", "secret", "authorization", "approval"]


class PresetProblem(Exception):  # noqa: N818 - the project says problem
    """A file that gives no preset.

    Attributes:
        code: ``too_large``, ``unreadable``, ``malformed`` (no TOML), ``not_a_preset``, ``field`` (a value that cannot
            be), ``schema`` (a tool's parameters are no JSON).
        line: where, from 1; 0 where nobody knows.
        field: the path of the value, as ``session.speed``.
        detail: what is wrong, in the reader's words.
        newer: the file says that it was written by a newer version.
    """

    def __init__(
        self, code: str, path: Path, *, line: int = 0, field: str = "", detail: str = "", newer: bool = False
    ) -> None:
        super().__init__(f"{code}: {path.name}" + (f", line {line}" if line else "") + (f" ({field})" if field else ""))
        self.code = code
        self.path = path
        self.line = line
        self.field = field
        self.detail = detail
        self.newer = newer


@dataclasses.dataclass(frozen=True, slots=True)
class PresetNote:
    """Something odd.

    Attributes:
        code: ``newer`` (written by a newer version), ``unknown`` (fields that are kept and do nothing), ``secret``
            (values that look like keys and were not taken), ``authorization`` (servers whose authorization is not
            here), ``approval`` (servers whose tools are asked about, though the file says they need not be).
        places: paths of the fields, or names of the servers.
    """

    code: NoteCode
    places: tuple[str, ...] = ()
