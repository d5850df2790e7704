"""What the user allowed to run without being asked again: kept between runs with the words that were shown."""

from __future__ import annotations

import dataclasses

from PySide6.QtCore import QObject, Signal

from desktop_app.controller.preferences import Preferences

MOST_TRUSTED = 500


@dataclasses.dataclass(frozen=True, slots=True)
class Trusted:
    """One command, address or Python file.

    Attributes:
        kind: ``command``, ``http`` or ``python``; something else from another version.
        tool_name: the function that was called when it was allowed.
        words: what was shown then, word by word; empty where that was not kept yet.
    """

    fingerprint: str
    kind: str
    tool_name: str = ""
    words: tuple[str, ...] = ()


class TrustedTools(QObject):
    """Fingerprints and words, in the preferences and nowhere else: no preset and no import brings any along.

    Signals:
        changed: something is allowed, or no longer.
    """

    changed = Signal()

    def __init__(self, preferences: Preferences) -> None:
        super().__init__()
        self._preferences = preferences

    @property
    def all(self) -> list[Trusted]:
        """Everything, the newest first."""
        return [self._read(fingerprint) for fingerprint in reversed(self._preferences.kept.trusted_tools)]

    @property
    def trusts_anything(self) -> bool:
        """Whether there is anything."""
        return bool(self._preferences.kept.trusted_tools)

    def holds(self, fingerprint: str) -> bool:
        """Whether this, and exactly this, was allowed."""
        return fingerprint in self._preferences.kept.trusted_tools

    def knows(self, tool_name: str) -> bool:
        """Whether something was allowed for a function of this name."""
        return any(words[:1] == [tool_name] for words in self._preferences.kept.trusted_words.values())

    def was_shown(self, words: tuple[str, ...]) -> bool:
        """Whether something that reads the same was allowed; a script may have been rewritten since."""
        return any(kept[1:] == list(words) for kept in self._preferences.kept.trusted_words.values())

    def keep(self, fingerprint: str, tool_name: str, words: tuple[str, ...]) -> None:
        """The user allowed what these words say."""
        fingerprints = [each for each in self._preferences.kept.trusted_tools if each != fingerprint]
        fingerprints = [*fingerprints, fingerprint][-MOST_TRUSTED:]
        kept = self._preferences.kept.trusted_words | {fingerprint: [tool_name, *words]}
        self._keep(fingerprints, kept)

    def take_back(self, fingerprint: str) -> None:
        """Ask again before this runs."""
        kept = self._preferences.kept
        self._keep([each for each in kept.trusted_tools if each != fingerprint], kept.trusted_words)

    def forget_all(self) -> None:
        """Ask again before whatever runs."""
        self._keep([], {})

    def _keep(self, fingerprints: list[str], words: dict[str, list[str]]) -> None:
        of_these = {each: words[each] for each in fingerprints if each in words}
        self._preferences.change(trusted_tools=fingerprints, trusted_words=of_these)
        self.changed.emit()

    def _read(self, fingerprint: str) -> Trusted:
        name, *words = self._preferences.kept.trusted_words.get(fingerprint) or [""]
        return Trusted(fingerprint, fingerprint.partition(":")[0], name, tuple(words))
