"""Function calls of the assistant: which may run, what the user is asked first, and what the model is told."""

from __future__ import annotations

import asyncio
import dataclasses
import logging
from typing import Any

from PySide6.QtCore import QObject, Signal

from desktop_app.controller import tool_words
from desktop_app.controller.background import BackgroundTasks
from desktop_app.controller.mcp_approvals import McpApprovals
from desktop_app.controller.phase import Phase
from desktop_app.controller.preferences import Preferences
from desktop_app.controller.session_life import SessionLife
from desktop_app.controller.session_run import SessionRun
from desktop_app.controller.settings_desk import SettingsDesk
from desktop_app.controller.tool_runs import ToolRuns
from desktop_app.controller.tool_secrets import ToolSecrets
from desktop_app.controller.waiting_call import Trial, WaitingCall, Why
from desktop_app.conversation import changes
from desktop_app.settings.tool_definition import AnsweredByHand, HttpAnswer, ToolDefinition
from desktop_app.tools.answers import Outcome
from desktop_app.tools.tool_problem import ToolProblem, error_output
from desktop_app.tools.trust import Confirmed
from desktop_app.tools.wire_text import wire_text

log = logging.getLogger(__name__)

# For the model, not for a person; so not translated.
_UNKNOWN = "There is no function of this name."
_DISABLED = "The user has switched this function off."
_REFUSED = "The user refused this call."
_STOPPED = "The user stopped this call before it had a result."
_INTERRUPTED = "The user spoke while this ran, so it was stopped before it had a result."
_LOOP = "The user stopped it: too many calls in a row. Say what you have found out so far, and call nothing."
_NOBODY = "Nobody is there who could allow this call."
_FAULT = "The function could not be run."


@dataclasses.dataclass(slots=True, eq=False)
class _OpenCall:
    """A call on its way: through the gates, waiting, or running. `run`: its session; None for a trial."""

    call_id: str
    item_id: str
    tool_name: str
    arguments: str
    run: SessionRun | None
    trial: ToolDefinition | None = None
    passed: set[Why] = dataclasses.field(default_factory=set)
    shown: str = ""
    started_at_ms: float | None = None
    task: asyncio.Task[None] | None = None


class ToolDesk(QObject):
    """Answers the assistant's function calls.

    A call goes through the gates in this order: is there such a tool, do the arguments fit, were there too many calls
    since the user spoke, was what would run confirmed, does the tool ask each time, does a person answer it.

    Attributes:
        waiting: the calls that wait for the user, by call id.
        mcp: the service's own calls that wait for approval.
        attended: whether somebody is there to be asked; without a window nobody is.

    Signals:
        asked(str), settled(str): a call began to wait for the user, or is over; for an MCP approval its item id.
        changed: what runs or waits is new.
        tried(Trial): what a trial run gave.
    """

    asked = Signal(str)
    settled = Signal(str)
    changed = Signal()
    tried = Signal(object)

    def __init__(
        self, life: SessionLife, settings: SettingsDesk, preferences: Preferences, secrets: ToolSecrets
    ) -> None:
        super().__init__()
        self.waiting: dict[str, WaitingCall] = {}
        self.attended = True
        self.secrets = secrets
        self.runs = ToolRuns()
        self._life = life
        self._settings = settings
        self._preferences = preferences
        self._tasks = BackgroundTasks(self._task_failed)
        self._calls: dict[str, _OpenCall] = {}
        self._words: dict[str, str] = {}
        self._said: dict[str, str] = {}
        self._approved: set[str] = set()
        self._trusted_names: set[str] = set()
        self._calls_of_turn = 0
        self._trials = 0
        self.mcp = McpApprovals(self)
        life.conversation_changed.connect(self._changed)
        life.began.connect(self._begin)
        life.ended.connect(self._end)
        life.phase_changed.connect(self._phase_changed)

    # What there is to see

    @property
    def mcp_waiting(self) -> set[str]:
        """Item ids of the service's requests for approval that nobody has answered."""
        return self.mcp.waiting

    @property
    def running_names(self) -> list[str]:
        """The functions that run now."""
        return [call.tool_name for call in self._calls.values() if call.started_at_ms is not None and call.run]

    @property
    def waiting_names(self) -> list[str]:
        """The functions whose calls wait for the user."""
        return [waiting.tool_name for waiting in self.waiting.values() if not waiting.is_trial]

    def started_at_ms(self, call_id: str) -> float | None:
        """When a call began to run here, on the session's clock; None if it does not run."""
        call = self._calls.get(call_id)
        return None if call is None else call.started_at_ms

    def words_of(self, call_id: str) -> str:
        """What went wrong with a call, in plain words; empty if nothing did."""
        return self._words.get(call_id, "")

    def said_by(self, call_id: str) -> str:
        """The last words on standard error of a call's program, for who wants to know why it failed."""
        return self._said.get(call_id, "")

    # Wishes

    def allow(self, call_id: str) -> None:
        """Let a waiting call go on: trust what was shown, approve the call, or go on in spite of the many calls."""
        waiting, call = self.waiting.get(call_id), self._calls.get(call_id)
        if waiting is None or call is None or waiting.why == "by_hand":
            return
        if waiting.why == "loop":
            self._calls_of_turn = 0
            for other in [other for other in self.waiting.values() if other.why == "loop"]:
                self._go_on(other.call_id)
            return
        if waiting.why == "trust":
            kept = self._preferences.kept.trusted_tools
            self._trusted_names.add(call.tool_name)
            if call.shown not in kept:
                self._preferences.change(trusted_tools=[*kept, call.shown])
        call.passed.add("approval")
        self._approved.add(call.tool_name)
        self._go_on(call_id)

    def refuse(self, call_id: str, words: str = "") -> None:
        """Do not run a waiting call; the model is told so, with the user's words."""
        waiting = self.waiting.get(call_id)
        if waiting is None:
            return
        if waiting.why == "loop":
            for other in [other for other in self.waiting.values() if other.why == "loop"]:
                self._settle(other.call_id, error_output(_LOOP), failed=True, words=tool_words.of_loop(), last=True)
            return
        output = error_output(_REFUSED, reason=words.strip())
        self._settle(call_id, output, failed=True, words=tool_words.of_refused(words.strip()))

    def answer(self, call_id: str, output: str, failed: bool = False) -> None:
        """Give the result of a call by hand, whether it waits or runs."""
        if call_id in self._calls:
            self._settle(call_id, wire_text(output), failed=failed)

    def stop(self, call_id: str) -> None:
        """End a call that runs; the model is told so."""
        if call_id in self._calls:
            self._settle(call_id, error_output(_STOPPED), failed=True, words=tool_words.of_stopped())

    def approve_mcp(self, item_id: str, approve: bool, reason: str = "") -> None:
        """Answer the service's question whether it may call a tool of an MCP server."""
        self.mcp.answer(item_id, approve, reason)

    def try_out(self, tool: ToolDefinition, arguments_json: str) -> str:
        """Run a tool from its editor, with the same trust; `tried` tells its `Trial`. Returns the trial's call id."""
        self._trials += 1
        call_id = f"trial_{self._trials}"
        call = _OpenCall(call_id, "", tool.name, arguments_json, None, trial=tool)
        call.passed.update(("approval", "loop"))
        self._calls[call_id] = call
        self._proceed(call)
        return call_id

    async def shut_down(self) -> None:
        """End whatever runs."""
        await self._tasks.close()
        await self.runs.shut_down()

    # What the session reports

    def _begin(self) -> None:
        self._approved.clear()
        self._words.clear()
        self._said.clear()
        self._calls_of_turn = 0
        self.mcp.clear()
        self.runs.begin()

    def _end(self) -> None:
        self._drop([call_id for call_id, call in self._calls.items() if call.run is not None])
        self.mcp.clear()
        self.runs.end()

    def _phase_changed(self, phase: Phase) -> None:
        if phase is not Phase.LIVE:
            self.mcp.clear()

    def _changed(self, change: changes.Change) -> None:
        match change:
            case changes.CallReady() if self._life.run is not None:
                call = _OpenCall(change.call_id, change.item_id, change.name, change.arguments, self._life.run)
                self._calls[change.call_id] = call
                self._calls_of_turn += 1
                self._proceed(call)
            case changes.CallsCancelled(call_ids):
                self._drop([call_id for call_id in call_ids if call_id in self._calls])
            case changes.ItemAdded(item_id) | changes.ItemChanged(item_id):
                self._item_seen(item_id, isinstance(change, changes.ItemAdded))
            case changes.ItemRemoved(item_id):
                self.mcp.removed(item_id)
            case _:
                pass

    def _item_seen(self, item_id: str, is_new: bool) -> None:
        item = None if self._life.run is None else self._life.run.machine.transcript.get(item_id)
        if item is None:
            return
        if item.kind == "mcp_approval_request":
            self.mcp.seen(item)
        elif is_new and item.role == "user" and not item.hidden:
            self._calls_of_turn = 0

    # The gates

    def _proceed(self, call: _OpenCall) -> None:
        call.task = self._tasks.start(self._through_the_gates(call), f"tool call {call.call_id}")
        self.changed.emit()

    def _go_on(self, call_id: str) -> None:
        call = self._calls[call_id]
        del self.waiting[call_id]
        self.settled.emit(call_id)
        self._proceed(call)

    async def _through_the_gates(self, call: _OpenCall) -> None:
        try:
            tool = self._tool_of(call)
            if tool is None:
                return
            arguments = await self.runs.arguments(call.arguments, tool.parameters)
            confirmed = await self.runs.look_at(tool.answer)
            why = self._gate(call, tool, confirmed)
            if why is not None:
                self._ask(call, tool, why, confirmed)
                return
            outcome = await self._run(call, tool, arguments, confirmed)
        except ToolProblem as problem:
            outcome = Outcome(problem.output, failed=True, problem=problem)
        problem_of_it = outcome.problem
        words = "" if problem_of_it is None else tool_words.of_problem(problem_of_it)
        said = "" if problem_of_it is None else problem_of_it.said
        self._settle(call.call_id, outcome.output, failed=outcome.failed, words=words, said=said)

    def _tool_of(self, call: _OpenCall) -> ToolDefinition | None:
        """The tool of a call as it is set up now; a call of one that is gone or switched off is answered so."""
        if call.trial is not None:
            return call.trial
        for tools in (self._settings.draft.tools, self._settings.in_force.tools):
            for tool in tools:
                if tool.name == call.tool_name:
                    if tool.enabled:
                        return tool
                    words = tool_words.of_disabled()
                    self._settle(call.call_id, error_output(_DISABLED), failed=True, words=words)
                    return None
        self._settle(call.call_id, error_output(_UNKNOWN), failed=True, words=tool_words.of_unknown())
        return None

    def _gate(self, call: _OpenCall, tool: ToolDefinition, confirmed: Confirmed) -> Why | None:
        """What the user has to be asked before the call may run."""
        limit = self._preferences.kept.calls_per_turn
        if call.run is not None and 0 < limit < self._calls_of_turn:
            return "loop"
        if confirmed.fingerprint and confirmed.fingerprint not in self._preferences.kept.trusted_tools:
            return "trust"
        asks = tool.approval == "always" or (tool.approval == "once" and tool.name not in self._approved)
        if asks and "approval" not in call.passed:
            return "approval"
        return "by_hand" if isinstance(tool.answer, AnsweredByHand) else None

    def _ask(self, call: _OpenCall, tool: ToolDefinition, why: Why, confirmed: Confirmed) -> None:
        if call.trial is not None and why == "by_hand":
            self._settle(call.call_id, "", failed=True, words=tool_words.of_trial_by_hand())
            return
        if not self.attended:
            self._settle(call.call_id, error_output(_NOBODY), failed=True, words=tool_words.of_nobody_there())
            return
        call.shown = confirmed.fingerprint
        shown = (confirmed.words, confirmed.folder) if why == "trust" else ((), "")
        self.waiting[call.call_id] = WaitingCall(
            call.call_id,
            call.item_id,
            call.tool_name,
            call.arguments,
            why,
            *shown,
            known=call.tool_name in self._trusted_names,
            tool=tool,
            is_trial=call.trial is not None,
        )
        self.asked.emit(call.call_id)
        self.changed.emit()

    async def _run(
        self, call: _OpenCall, tool: ToolDefinition, arguments: dict[str, Any], confirmed: Confirmed
    ) -> Outcome:
        headers = await self.secrets.headers(tool.answer) if isinstance(tool.answer, HttpAnswer) else {}
        call.started_at_ms = self._life.clock.now_ms()
        self.changed.emit()
        return await self.runs.run(tool, arguments, confirmed, headers)

    # The end of a call

    def _settle(
        self, call_id: str, output: str, *, failed: bool = False, words: str = "", said: str = "", last: bool = False
    ) -> None:
        """A call has its output; `last`: the model is to answer without calling anything."""
        call = self._calls.pop(call_id)
        if words:
            self._words[call_id] = words
        if said:
            self._said[call_id] = said
        self._leave(call)
        if call.trial is not None:
            now_ms = self._life.clock.now_ms()
            duration_ms = 0.0 if call.started_at_ms is None else now_ms - call.started_at_ms
            self.tried.emit(Trial(call_id, call.tool_name, output, failed, duration_ms, words, said))
        elif call.run is not None and call.run is self._life.run:
            call.run.live.act(lambda machine, at_ms: machine.answer_call(call_id, output, failed=failed, at_ms=at_ms))

    def _drop(self, call_ids: list[str]) -> None:
        """Calls that nobody can be told the result of any more."""
        for call_id in call_ids:
            self._leave(self._calls.pop(call_id))

    def _leave(self, call: _OpenCall) -> None:
        self.waiting.pop(call.call_id, None)
        if call.task is not None and call.task is not asyncio.current_task():
            call.task.cancel()
        self.settled.emit(call.call_id)
        self.changed.emit()

    def _task_failed(self, failure: BaseException) -> None:
        log.error("a tool call failed: %s", type(failure).__name__, exc_info=failure)
        for call in [call for call in self._calls.values() if call.task is not None and call.task.done()]:
            if call.call_id not in self.waiting:
                self._settle(call.call_id, error_output(_FAULT), failed=True, words=type(failure).__name__)
