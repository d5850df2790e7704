"""Between a session's life and its settings: what the service says of them, and what it refuses aloud."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from desktop_app.controller import problem_sentences
from desktop_app.controller.field_words import label_of, tr_field
from desktop_app.controller.phase import Phase
from desktop_app.controller.session_life import SessionLife
from desktop_app.controller.settings_desk import SettingsDesk
from desktop_app.conversation import changes
from desktop_app.protocol.dialect import Dialect
from desktop_app.settings.update_requests import Refusal

MOST_NAMED = 3
"""Refused settings that one notice names."""


class SettingsLink(QObject):
    """Keeps the settings true; made before whoever looks at them, so that it hears of everything first."""

    def __init__(self, life: SessionLife, settings: SettingsDesk, dialect: Callable[[], Dialect]) -> None:
        """`dialect`: of the connection that is chosen."""
        super().__init__()
        self._life = life
        self._settings = settings
        self._dialect = dialect
        life.phase_changed.connect(self._phase_changed)
        life.conversation_changed.connect(self._changed)
        life.ended.connect(self._ended)
        settings.refusals_told.connect(self._refused)
        self.use_dialect()

    def use_dialect(self) -> None:
        """Another connection may be chosen; a session that runs keeps its own dialect."""
        self._settings.use_dialect(self._dialect())

    def _ended(self) -> None:
        self._settings.closed()
        self.use_dialect()

    def _phase_changed(self, phase: Phase) -> None:
        run = self._life.run
        if phase is Phase.LIVE and run is not None and not self._settings.facts.live:
            self._settings.began(run.opening)

    def _changed(self, change: changes.Change) -> None:
        run = self._life.run
        match change:
            case changes.AudioArrived(beside=False):
                self._settings.spoken()
            case changes.ResponseStarted():
                self._settings.response_started()
            case changes.TurnChanged() if run is not None:
                self._settings.turns_counted(len(run.machine.turns))
            case changes.SessionChanged():
                self._settings.accepted(change)
            case changes.UpdateRefused():
                if not self._settings.refused(change):
                    self._life.say(problem_sentences.of_refusal(change.error))
            case changes.SessionResumed(session):
                self._settings.resumed(session, None if run is None else run.opening)
            case _:
                pass

    def _refused(self, refusals: list[Refusal]) -> None:
        labels = ", ".join(label_of(refusal.field) for refusal in refusals[:MOST_NAMED])
        if (more := len(refusals) - MOST_NAMED) > 0:
            labels = tr_field("{0} and {1} more").format(labels, more)
        self._life.say(problem_sentences.of_refusal(refusals[0].error, labels))
