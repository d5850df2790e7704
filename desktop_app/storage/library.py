"""Where everything lies on disk: settings, logs, and one folder for each session."""

from __future__ import annotations

import dataclasses
import re
from datetime import datetime
from pathlib import Path

import platformdirs

from desktop_app.storage.private_file import private_folder
from desktop_app.storage.storage_problem import problem_of

APP_NAME = "duologue"
USER_WAV = "user.wav"
ASSISTANT_WAV = "assistant.wav"
EVENTS_JSONL = "events.jsonl"
TRANSCRIPT_MD = "transcript.md"
SUMMARY_JSON = "summary.json"
NOTES_MD = "notes.md"

_FOLDER_NAME = re.compile(r"^(\d{4}-\d{2}-\d{2} \d{2}-\d{2}-\d{2})(?: \((\d+)\))?$")
_STAMP = "%Y-%m-%d %H-%M-%S"


@dataclasses.dataclass(frozen=True, slots=True)
class SessionFolder:
    """The files of one session; `started` is local time."""

    path: Path
    started: datetime

    @property
    def user_wav(self) -> Path:
        return self.path / USER_WAV

    @property
    def assistant_wav(self) -> Path:
        return self.path / ASSISTANT_WAV

    @property
    def events(self) -> Path:
        return self.path / EVENTS_JSONL

    @property
    def transcript(self) -> Path:
        return self.path / TRANSCRIPT_MD

    @property
    def summary(self) -> Path:
        return self.path / SUMMARY_JSON

    @property
    def notes(self) -> Path:
        """What the assistant was asked to note; there only if it was."""
        return self.path / NOTES_MD

    @property
    def size_bytes(self) -> int:
        """Of all its files, as far as they can be read."""
        return sum(child.stat().st_size for child in self.path.iterdir() if child.is_file())


class Library:
    """All state of the program under one folder, or in the system's places for it.

    Attributes:
        settings_path: the preferences file.
        prices_path: the price table, to be edited.
        presets_path: the folder of the user's presets.
        sessions_path: the folder of the sessions' folders.
        log_path: the log file.
    """

    def __init__(self, data_folder: Path | None = None) -> None:
        """`data_folder` holds everything when it is given; nothing is created yet."""
        config = data_folder or Path(platformdirs.user_config_dir(APP_NAME, appauthor=False))
        data = data_folder or Path(platformdirs.user_data_dir(APP_NAME, appauthor=False))
        log = data_folder or Path(platformdirs.user_log_dir(APP_NAME, appauthor=False))
        self.settings_path = config / "settings.json"
        self.prices_path = config / "prices.json"
        self.presets_path = config / "presets"
        self.sessions_path = data / "sessions"
        self.log_path = log / "duologue.log"

    def new_session(self, started: datetime) -> SessionFolder:
        """Make the folder of a session that starts now (local time).

        Raises:
            StorageProblem: it cannot be made.
        """
        stamp = started.strftime(_STAMP)
        number = 1
        try:
            private_folder(self.sessions_path)
            while True:
                path = self.sessions_path / (stamp if number == 1 else f"{stamp} ({number})")
                try:
                    path.mkdir(mode=0o700)
                except FileExistsError:
                    number += 1
                    continue
                return SessionFolder(path, started)
        except OSError as failure:
            raise problem_of(failure, self.sessions_path) from failure

    def sessions(self) -> list[SessionFolder]:
        """Every session's folder, the newest first; folders of other names are not ours."""
        if not self.sessions_path.is_dir():
            return []
        found = []
        for path in self.sessions_path.iterdir():
            match = _FOLDER_NAME.match(path.name)
            if match is None or not path.is_dir():
                continue
            try:
                started = datetime.strptime(match[1], _STAMP)
            except ValueError:
                continue
            found.append((started, int(match[2] or 1), SessionFolder(path, started)))
        return [folder for _, _, folder in sorted(found, key=lambda entry: entry[:2], reverse=True)]
