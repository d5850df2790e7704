"""Timers that the assistant set: when one rings the assistant is told, and tells the user."""

from __future__ import annotations

from PySide6.QtCore import QObject

from desktop_app.controller.phase import Phase
from desktop_app.controller.session_life import SessionLife
from desktop_app.controller.tool_runs import ToolRuns
from desktop_app.protocol.items import ContentPart, InputText
from desktop_app.tools.built_in import Timer

# For the model, not for a person; so not translated.
_RANG = "The timer{0} that was set for {1} has just rung. Tell the user now, in a few words."


class SessionTimers(QObject):
    """Brings what rings into the session, if it still lives; without a connection as soon as there is one again."""

    def __init__(self, runs: ToolRuns, life: SessionLife) -> None:
        super().__init__()
        self._runs = runs
        self._life = life
        self._rung: list[Timer] = []
        runs.rang.connect(self._rang)
        life.began.connect(self._begin)
        life.ended.connect(self._end)
        life.phase_changed.connect(self._tell)

    def _begin(self) -> None:
        self._rung.clear()
        self._runs.begin()

    def _end(self) -> None:
        self._rung.clear()
        self._runs.end()

    def _rang(self, timer: Timer) -> None:
        self._rung.append(timer)
        self._tell()

    def _tell(self) -> None:
        if self._life.phase not in (Phase.LIVE, Phase.RECONNECTING):
            self._rung.clear()
        if self._life.phase is not Phase.LIVE or self._life.run is None:
            return
        rung, self._rung = self._rung, []
        if rung:
            content: list[ContentPart] = [InputText(text=_words(timer)) for timer in rung]
            self._life.run.live.act(lambda machine, at_ms: machine.send_message(content, role="system", at_ms=at_ms))


def _words(timer: Timer) -> str:
    return _RANG.format(f" “{timer.label}”" if timer.label else "", _length(timer.seconds))


def _length(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    parts = [f"{minutes} min" if minutes else "", f"{rest} s" if rest or not minutes else ""]
    return " ".join(part for part in parts if part)
