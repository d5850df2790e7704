"""Tries a connection out for the window: each step with its time, what it found, and why one ended it."""

from __future__ import annotations

import asyncio
import dataclasses
import logging
from typing import Literal

from PySide6.QtCore import QObject, Signal

from desktop_app.connection.connection_problem import ConnectionProblem
from desktop_app.connection.endpoint import Endpoint
from desktop_app.connection.endpoint_problem import EndpointProblem
from desktop_app.connection.probe import LIMIT_S, Probe
from desktop_app.connection.probe_step import ProbeStep
from desktop_app.controller import probe_words, problem_sentences
from desktop_app.controller.background import BackgroundTasks
from desktop_app.controller.connection_book import ConnectionBook
from desktop_app.controller.connection_draft import ConnectionDraft
from desktop_app.settings.connections import ConnectionProfile

log = logging.getLogger(__name__)

State = Literal["running", "passed", "failed"]


@dataclasses.dataclass(frozen=True, slots=True)
class TestStep:
    """One step as a person reads it.

    Attributes:
        took_ms: None while it runs.
        found: what it found where it went well.
        reason, remedy: why it failed, and what to do.
        said: the words of the service or the system, secrets taken out.
    """

    __test__ = False

    name: str
    title: str
    state: State
    took_ms: float | None = None
    found: str = ""
    reason: str = ""
    remedy: str = ""
    said: str = ""


class ConnectionTest(QObject):
    """One trial at a time; a newer one takes the place of an older.

    Attributes:
        steps: of the present or last trial, the one that runs last.
        running: whether one runs.
        verdict: one sentence; empty while it runs or before the first.

    Signals:
        changed: anything of these.
    """

    __test__ = False

    changed = Signal()

    def __init__(self, book: ConnectionBook) -> None:
        super().__init__()
        self.steps: list[TestStep] = []
        self.running = False
        self.passed = False
        self.verdict = ""
        self._book = book
        self._tasks = BackgroundTasks(self._failed)
        self._trial: asyncio.Task[None] | None = None

    def run(self, draft: ConnectionDraft) -> None:
        """Try a connection out, saved or not."""
        self.cancel()
        self.steps, self.verdict = [], ""
        self.running, self.passed = True, False
        self._trial = self._tasks.start(self._run(draft), "try a connection")
        self.changed.emit()

    def cancel(self) -> None:
        """End the trial that runs; nothing of it stays open."""
        if self._trial is not None:
            self._trial.cancel()
            self._trial = None
        if self.running:
            self._finish(False, self.tr("The test was stopped."))

    def clear(self) -> None:
        """Forget the last trial."""
        self.cancel()
        self.steps, self.verdict, self.passed = [], "", False
        self.changed.emit()

    @property
    def as_text(self) -> str:
        """The steps to be sent to somebody: without any secret, and without what the service may have quoted."""
        lines = [self.verdict, *(_line(step) for step in self.steps)]
        return "\n".join(line for line in lines if line)

    async def close(self) -> None:
        """End the trial and wait for its end."""
        await self._tasks.close()

    async def _run(self, draft: ConnectionDraft) -> None:
        loop = asyncio.get_running_loop()
        began_s = loop.time()
        try:
            profile, secrets = draft.apart()
            endpoint = await self._book.endpoint_of(profile, secrets)
        except EndpointProblem as problem:
            self._finish(False, problem_sentences.address_words(problem))
            return
        except OSError as problem:
            notice = problem_sentences.of_builtin(str(problem))
            self._finish(False, notice.headline)
            return

        async def sign_in() -> dict[str, str]:
            return await self._book.headers_of(profile, endpoint, secrets)

        again = _Again()
        for _ in range(2):
            again.worth_it = False
            self.steps = []
            probe = Probe(
                endpoint,
                sign_in,
                self._begun,
                lambda step: self._ended(step, profile, endpoint, again),
            )
            passed = await probe.run(max(0.0, LIMIT_S - (loop.time() - began_s)))
            if passed or not again.worth_it:
                break
        self._finish(passed, self._verdict(passed))

    def _begun(self, name: str) -> None:
        if not self.steps or self.steps[-1].name != name:
            self.steps.append(TestStep(name, probe_words.title(name), "running"))
            self.changed.emit()

    def _ended(self, step: ProbeStep, profile: ConnectionProfile, endpoint: Endpoint, again: _Again) -> None:
        if isinstance(step.failure, ConnectionProblem) and step.name == "handshake":
            # Another token may be taken where this one was not: once more, then.
            again.worth_it = self._book.refused_to(profile, endpoint, step.failure)
        shown = TestStep(step.name, probe_words.title(step.name), "passed", step.took_ms, probe_words.found(step))
        if not step.passed:
            reason = probe_words.reason(step, endpoint, LIMIT_S)
            shown = TestStep(
                step.name,
                shown.title,
                "failed",
                step.took_ms,
                reason=reason.happened,
                remedy=reason.remedy,
                said=reason.said,
            )
        self.steps = [*(each for each in self.steps if each.name != step.name), shown]
        self.changed.emit()

    def _verdict(self, passed: bool) -> str:
        if passed:
            took_ms = sum(step.took_ms or 0.0 for step in self.steps if step.name != "close")
            return self.tr("It works: a session opened in {0} ms.").format(f"{took_ms:.0f}")
        failed = next((step for step in self.steps if step.state == "failed"), None)
        return failed.reason if failed is not None else self.tr("It does not work.")

    def _finish(self, passed: bool, verdict: str) -> None:
        self.running, self.passed, self.verdict = False, passed, verdict
        self.changed.emit()

    def _failed(self, failure: BaseException) -> None:
        log.error("a task failed: %s", type(failure).__name__, exc_info=failure)
        self._finish(False, problem_sentences.of_fault(failure).headline)


@dataclasses.dataclass(slots=True)
class _Again:
    worth_it: bool = False


def _line(step: TestStep) -> str:
    took = "" if step.took_ms is None else f"{step.took_ms:.0f} ms"
    words = " ".join(part for part in (step.found, step.reason, step.remedy) if part)
    mark = {"passed": "+", "failed": "x", "running": "…"}[step.state]
    return f"{mark} {step.title:<20} {took:>8}  {words}".rstrip()
