"""The price table as a file that people edit: ``prices.json`` beside the settings.

A file that cannot be used stays where it is, as it is; the prices in use stay, and the notice says what to mend.
"""

from __future__ import annotations

import dataclasses
import os
import re
from pathlib import Path
from typing import Literal

import msgspec

from desktop_app.settings.prices import PriceTable
from desktop_app.storage.private_file import write_private
from desktop_app.storage.storage_problem import StorageProblem, problem_of

MOST_BYTES = 1_000_000
_PLACE = re.compile(r"(?P<what>.*?)(?: - at `\$\.?(?P<where>.*)`)?")
_BYTE = re.compile(r"\(byte (\d+)\)")
_MISSING = re.compile(r"missing required field `([^`]*)`")
_INDEX = re.compile(r"models\[(\d+)\]\.?")


@dataclasses.dataclass(frozen=True, slots=True)
class PriceFileNotice:
    """Why a price file is not used.

    Attributes:
        code: ``malformed`` (no JSON), ``field`` (something in it is not a price, a date ...), ``unreadable``.
        line: where it is malformed, from 1.
        entry: which model's entry is wrong, from 1; 0 where it is something else.
        field: the field that is wrong.
        detail: what is wrong with it, as the decoder says.
    """

    code: Literal["malformed", "field", "unreadable"]
    path: Path
    line: int = 0
    entry: int = 0
    field: str = ""
    detail: str = ""


class PriceFile:
    """Reads the table when the file is new or has changed, and writes it.

    Attributes:
        notice: why the file as it is now is not used, or None.
    """

    def __init__(self, path: Path, default: PriceTable) -> None:
        self.path = path
        self.notice: PriceFileNotice | None = None
        self._default = default
        self._table = default
        self._stamp: tuple[int, int] | None = None

    @property
    def table(self) -> PriceTable:
        """The table in use: what was read or written last, at first the default."""
        return self._table

    @property
    def missing(self) -> bool:
        """Whether there is no file yet."""
        return not self.path.exists()

    def refresh(self) -> bool:
        """Read the file if it is another than the last time; returns whether table or notice are new. Never raises."""
        try:
            found = os.stat(self.path)
            stamp = (found.st_mtime_ns, found.st_size)
            if stamp == self._stamp:
                return False
            data = self.path.read_bytes() if found.st_size <= MOST_BYTES else None
        except FileNotFoundError:
            changed = self._stamp is not None or self.notice is not None
            self._stamp, self.notice, self._table = None, None, self._default
            return changed
        except OSError as failure:
            self._stamp, self.notice = None, PriceFileNotice("unreadable", self.path, detail=failure.strerror or "")
            return True
        self._stamp = stamp
        if data is None:
            self.notice = PriceFileNotice("unreadable", self.path)
            return True
        try:
            self._table, self.notice = msgspec.json.decode(data, type=PriceTable), None
        except msgspec.ValidationError as problem:
            self.notice = _field_notice(self.path, str(problem))
        except (msgspec.DecodeError, UnicodeDecodeError) as problem:
            self.notice = _malformed_notice(self.path, data, str(problem))
        return True

    def write(self, table: PriceTable) -> None:
        """Replace the file. *Blocking* until it is on the disk.

        Raises:
            StorageProblem: it could not be written; the old file is still there.
        """
        try:
            write_private(self.path, _readable(table))
            found = os.stat(self.path)
        except OSError as failure:
            raise problem_of(failure, self.path) from failure
        self._table, self.notice = table, None
        self._stamp = (found.st_mtime_ns, found.st_size)


def _readable(table: PriceTable) -> bytes:
    """Indented, each entry beginning with its model."""
    content = msgspec.to_builtins(table)
    content["models"] = [{"model": row.pop("model"), **row} for row in content["models"]]
    return msgspec.json.format(msgspec.json.encode(content), indent=2) + b"\n"


def _field_notice(path: Path, message: str) -> PriceFileNotice:
    match = _PLACE.fullmatch(message)
    where = (match["where"] or "") if match else ""
    index = _INDEX.match(where)
    missing = _MISSING.search(message)
    return PriceFileNotice(
        "field",
        path,
        entry=int(index[1]) + 1 if index else 0,
        field=missing[1] if missing else where[index.end() :] if index else where,
        detail=(match["what"] if match else message).replace("`", ""),
    )


def _malformed_notice(path: Path, data: bytes, message: str) -> PriceFileNotice:
    byte = _BYTE.search(message)
    end = int(byte[1]) if byte else len(data.rstrip())
    line = data.count(b"\n", 0, end) + 1
    detail = _BYTE.sub("", message).removeprefix("JSON is malformed: ").strip()
    return PriceFileNotice("malformed", path, line=line, detail=detail)


__all__ = ["PriceFile", "PriceFileNotice", "StorageProblem"]
