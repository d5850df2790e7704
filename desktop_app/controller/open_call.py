"""One function call on its way: through the gates, waiting, or running."""

from __future__ import annotations

import asyncio
import dataclasses
import time

from desktop_app.controller.session_run import SessionRun
from desktop_app.controller.trusted_tools import TrustedTools
from desktop_app.controller.waiting_call import Trial, WaitingCall, Why
from desktop_app.settings.tool_definition import ToolDefinition
from desktop_app.tools.answers import Outcome
from desktop_app.tools.trust import Confirmed


@dataclasses.dataclass(slots=True, eq=False)
class OpenCall:
    """A call that has no output yet.

    Attributes:
        run: its session; None for a trial run.
        trial: the tool of a trial run, as it is in its editor.
        passed: what the user was asked and allowed.
        shown: the fingerprint of what the user was shown to trust, and `shown_words` its words.
        started_at_ms: session clock when it began to run.
    """

    call_id: str
    item_id: str
    tool_name: str
    arguments: str
    run: SessionRun | None
    trial: ToolDefinition | None = None
    passed: set[Why] = dataclasses.field(default_factory=set)
    shown: str = ""
    shown_words: tuple[str, ...] = ()
    started_at_ms: float | None = None
    task: asyncio.Task[None] | None = None
    _began_s: float = 0.0

    def begin(self, session_ms: float) -> None:
        """It begins to run."""
        self.started_at_ms = session_ms
        self._began_s = time.monotonic()

    def ask(self, tool: ToolDefinition, why: Why, confirmed: Confirmed, trust: TrustedTools) -> WaitingCall:
        """It waits for the user, who may have allowed something like it."""
        self.shown, self.shown_words = confirmed.fingerprint, confirmed.words
        return WaitingCall(
            self.call_id,
            self.item_id,
            self.tool_name,
            self.arguments,
            why,
            words=confirmed.words if why == "trust" else (),
            folder=confirmed.folder if why == "trust" else "",
            known=trust.knows(tool.name),
            rewritten=trust.was_shown(confirmed.words),
            tool=tool,
            is_trial=self.trial is not None,
        )

    def tried(self, outcome: Outcome, words: str, said: str) -> Trial:
        """What it gave, as a trial run; `words` and `said` of what went wrong."""
        failed = outcome.failed
        return Trial(self.call_id, self.tool_name, outcome.output, failed, self.duration_ms, words, said)

    @property
    def duration_ms(self) -> float:
        """How long it has run."""
        return 0.0 if self.started_at_ms is None else (time.monotonic() - self._began_s) * 1000
