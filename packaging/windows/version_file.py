"""The version resource of duologue.exe, as PyInstaller reads it: `python version_file.py VERSION OUT.txt`."""

from __future__ import annotations

import sys
from pathlib import Path

_TEXT = """VSVersionInfo(
  ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}),
  kids=[
    StringFileInfo([StringTable("040904B0", [
      StringStruct("CompanyName", "The Duologue authors"),
      StringStruct("FileDescription", "Duologue"),
      StringStruct("FileVersion", "{version}"),
      StringStruct("LegalCopyright", "The Duologue authors, MIT licence"),
      StringStruct("OriginalFilename", "duologue.exe"),
      StringStruct("ProductName", "Duologue"),
      StringStruct("ProductVersion", "{version}"),
    ])]),
    VarFileInfo([VarStruct("Translation", [1033, 1200])]),
  ],
)
"""


def version_text(version: str) -> str:
    """The resource for a version such as ``1.2.3``."""
    numbers = ([int(part) for part in version.split(".")[:3] if part.isdigit()] + [0, 0, 0, 0])[:4]
    return _TEXT.format(numbers=tuple(numbers), version=version)


if __name__ == "__main__":
    Path(sys.argv[2]).write_text(version_text(sys.argv[1]), encoding="utf-8")
