"""What is written while a session runs, and what is made of it at its end."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Callable

from desktop_app.controller.event_log import EventLog
from desktop_app.controller.wire_audio import Samples
from desktop_app.conversation.changes import ItemTruncated
from desktop_app.conversation.session_machine import SessionMachine
from desktop_app.storage.event_journal import EventJournal
from desktop_app.storage.export import transcript_markdown, write_transcript
from desktop_app.storage.library import SessionFolder
from desktop_app.storage.session_recorder import SessionRecorder
from desktop_app.storage.storage_problem import StorageProblem
from desktop_app.storage.summary import CostSummary, Dropped, ErrorSummary, summarise, write_summary

log = logging.getLogger(__name__)


class SessionRecording:
    """Journal and sound of one session as it happens; transcript and summary at its end.

    Attributes:
        folder: where everything lies.
        errors: what went wrong, for the summary.
        title: what the session is about; empty: nobody asked.
    """

    def __init__(
        self,
        folder: SessionFolder,
        connection: str,
        dialect: str,
        events: EventLog,
        cost: Callable[[SessionMachine], CostSummary | None] = lambda _machine: None,
    ) -> None:
        """Open the files; `cost` estimates at the end what the session cost.

        Raises:
            StorageProblem: they cannot be written.
        """
        self.folder = folder
        self.errors: list[ErrorSummary] = []
        self.title = ""
        self._connection = connection
        self._dialect = dialect
        self._cost = cost
        self._truncations: list[ItemTruncated] = []
        self._events = events
        self._journal = EventJournal(folder.events, on_entry=events.begin(folder.events))
        try:
            self._recorder = SessionRecorder(folder.path)
        except StorageProblem:
            self._journal.close()
            raise

    def received(self, at_ms: float, frame: bytes, *, malformed: bool = False) -> None:
        """Journal a frame from the service."""
        if self._journal.write("received", at_ms, frame, "malformed" if malformed else ""):
            self._events.expect()

    def sent(self, at_ms: float, frame: bytes) -> None:
        """Journal a frame to the service."""
        if self._journal.write("sent", at_ms, frame):
            self._events.expect()

    def user(self, at_ms: float, samples: Samples) -> None:
        """Record what was sent of the user's voice."""
        self._recorder.write_user(at_ms, samples)

    def assistant(self, at_ms: float, samples: Samples) -> None:
        """Record what was heard of the assistant's voice."""
        self._recorder.write_assistant(at_ms, samples)

    def truncated(self, change: ItemTruncated) -> None:
        """Remember a truncation for the summary."""
        self._truncations.append(change)

    def failed(self, kind: str, code: str, message: str) -> None:
        """Remember a problem for the summary."""
        self.errors.append(ErrorSummary(kind=kind, code=code, message=message))

    def take_problem(self) -> StorageProblem | None:
        """What keeps the files from being written, told once."""
        return self._recorder.take_problem() or self._journal.take_problem()

    def discard(self) -> None:
        """Remove the closed recording of a session that never began, so that failed attempts leave no litter."""
        shutil.rmtree(self.folder.path, ignore_errors=True)

    def close(self, machine: SessionMachine, end_ms: float, *, blocks: int, underruns: int) -> None:
        """Close the files and write the transcript and the summary.

        Raises:
            StorageProblem: the transcript or the summary cannot be written; the sound is closed all the same.
        """
        self._recorder.close(end_ms)
        self._journal.close()
        transcript = machine.transcript
        write_transcript(
            self.folder.transcript,
            transcript_markdown(
                transcript.everything_said,
                title=self.title or "Conversation",
                started=self.folder.started,
                connection=self._connection,
            ),
        )
        write_summary(
            self.folder.summary,
            summarise(
                title=self.title,
                connection=self._connection,
                dialect=self._dialect,
                transcript=transcript,
                turns=machine.turns,
                truncations=self._truncations,
                usage=machine.usage,
                cost=self._cost(machine),
                errors=self.errors,
                dropped=Dropped(blocks=blocks, underruns=underruns),
            ),
        )
