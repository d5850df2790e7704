"""What a dialect made us leave out, as dotted GA paths."""

from __future__ import annotations

from typing import TypeVar

from msgspec import UNSET, Struct
from msgspec.structs import replace

T = TypeVar("T", bound=Struct)


class Losses:
    """Collects the paths of what could not be said; a null says nothing, so nothing is lost with it."""

    def __init__(self) -> None:
        self._paths: list[str] = []

    @property
    def paths(self) -> tuple[str, ...]:
        """The paths in the order they were met."""
        return tuple(self._paths)

    def note(self, path: str, value: object = True) -> None:
        """Note that `value` at `path` is not sent."""
        if value is not UNSET and value is not None:
            self._paths.append(path)

    def without(self, struct: T, path: str, *names: str) -> T:
        """`struct` without the named fields; those that said something are noted."""
        present = [name for name in names if getattr(struct, name) is not UNSET]
        if not present:
            return struct
        for name in present:
            self.note(f"{path}.{name}", getattr(struct, name))
        return replace(struct, **dict.fromkeys(present, UNSET))
