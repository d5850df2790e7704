"""The licences of what the program carries, from `resources/licences`."""

from __future__ import annotations

import functools
import logging
from pathlib import Path

import msgspec

from desktop_app.resources import resource_folder

log = logging.getLogger(__name__)


class Licence(msgspec.Struct, frozen=True):
    """One part and its licence; `licence` is its SPDX name or its maker's words, `file` holds the text."""

    name: str
    licence: str
    file: str


def licences() -> list[Licence]:
    """All of them by name; empty where the files are missing."""
    try:
        return msgspec.json.decode((_folder() / "index.json").read_bytes(), type=list[Licence])
    except (OSError, msgspec.MsgspecError) as failure:
        log.warning("the licences cannot be read: %s", type(failure).__name__)
        return []


@functools.lru_cache(maxsize=4)
def text_of(licence: Licence) -> str:
    """A licence's text, or empty."""
    try:
        return (_folder() / Path(licence.file).name).read_text(encoding="utf-8")
    except OSError:
        return ""


def _folder() -> Path:
    return resource_folder() / "licences"
