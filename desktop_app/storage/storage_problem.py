"""What can go wrong on disk; said once, and the conversation goes on."""

from __future__ import annotations

import errno
from pathlib import Path

_CODES = {
    errno.ENOSPC: "disk_full",
    errno.EDQUOT: "disk_full",
    errno.EFBIG: "disk_full",
    errno.EACCES: "not_allowed",
    errno.EPERM: "not_allowed",
    errno.EROFS: "not_allowed",
    errno.ENOENT: "missing",
    errno.ENOTDIR: "missing",
}


class StorageProblem(Exception):  # noqa: N818 - the project says problem
    """Something could not be kept or read.

    Attributes:
        code: ``disk_full``, ``not_allowed``, ``missing``, ``too_slow``, ``too_long``, ``not_a_recording``,
            ``unreadable``, ``failed``.
        path: what it was about.
        detail: the system's words.
    """

    def __init__(self, code: str, path: Path, detail: str = "") -> None:
        super().__init__(f"{code}: {path.name}" + (f" ({detail})" if detail else ""))
        self.code = code
        self.path = path
        self.detail = detail


def problem_of(failure: OSError, path: Path) -> StorageProblem:
    """A system error as a `StorageProblem`."""
    code = _CODES.get(failure.errno or 0, "failed")
    return StorageProblem(code, path, failure.strerror or type(failure).__name__)
