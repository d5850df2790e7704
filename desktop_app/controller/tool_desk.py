"""Function calls of the assistant: run as their tools say, after what the user is asked, and answered to the model."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from desktop_app.controller import tool_words, unrun_calls
from desktop_app.controller.background import BackgroundTasks
from desktop_app.controller.function_finder import FunctionFinder
from desktop_app.controller.mcp_approvals import McpApprovals
from desktop_app.controller.open_call import OpenCall
from desktop_app.controller.preferences import Preferences
from desktop_app.controller.session_life import SessionLife
from desktop_app.controller.session_notes import SessionNotes
from desktop_app.controller.session_timers import SessionTimers
from desktop_app.controller.settings_desk import SettingsDesk
from desktop_app.controller.tool_gates import ToolGates
from desktop_app.controller.tool_runs import ToolRuns
from desktop_app.controller.tool_secrets import ToolSecrets
from desktop_app.controller.unrun_calls import Unrun
from desktop_app.controller.waiting_call import WaitingCall, Why, answered_together
from desktop_app.conversation import changes
from desktop_app.conversation.session_machine import SessionMachine
from desktop_app.settings.tool_definition import HttpAnswer, ToolDefinition
from desktop_app.tools.answers import Outcome
from desktop_app.tools.tool_problem import ToolProblem
from desktop_app.tools.trust import Confirmed
from desktop_app.tools.wire_text import wire_text

log = logging.getLogger(__name__)


class ToolDesk(QObject):
    """Answers the assistant's function calls; every wish may be made at any time, and does nothing without meaning.

    Attributes:
        waiting: the calls that wait for the user, by call id.
        mcp: the service's questions whether it may call a tool of an MCP server.
        attended: whether somebody is there to be asked; without a window nobody is.
        functions: finds the functions of a Python file for its editor.
        secrets: what tools send along secretly.
        notes: what the assistant noted in this session.

    Signals:
        asked(str), settled(str): a call, or a question by its item id, waits for the user, or does no more.
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
        self.mcp = McpApprovals(life)
        self.attended = True
        self.secrets = secrets
        self.runs = ToolRuns()
        self.functions = FunctionFinder(self.runs)
        self.notes = SessionNotes(self.runs, life)
        self.timers = SessionTimers(self.runs, life)
        self._life = life
        self.gates = ToolGates(settings, preferences)
        self._tasks = BackgroundTasks(self._task_failed)
        self._calls: dict[str, OpenCall] = {}
        self._told: dict[str, tuple[str, str]] = {}
        self._trials = 0
        life.conversation_changed.connect(self._changed)
        life.began.connect(self.gates.begin)
        life.began.connect(self._told.clear)
        life.ended.connect(self._end)
        self.mcp.asked.connect(self._mcp_asked)
        self.mcp.settled.connect(self.settled)
        self.mcp.settled.connect(self.changed)

    # What there is to see

    @property
    def running_names(self) -> list[str]:
        """The functions that run now, of the session."""
        return [call.tool_name for call in self._calls.values() if call.started_at_ms is not None and call.run]

    @property
    def waiting_names(self) -> list[str]:
        """The functions whose calls wait for the user, the service's own among them."""
        return [*(each.tool_name for each in self.waiting.values() if not each.is_trial), *self.mcp.waiting.values()]

    @property
    def mcp_waiting(self) -> set[str]:
        """Item ids of the service's questions that wait for the user."""
        return set(self.mcp.waiting)

    def started_at_ms(self, call_id: str) -> float | None:
        """When a call began to run here, on the session's clock; None if it does not run."""
        call = self._calls.get(call_id)
        return None if call is None else call.started_at_ms

    def words_of(self, call_id: str) -> str:
        """What went wrong with a call, in plain words; empty if nothing did."""
        return self._told.get(call_id, ("", ""))[0]

    def said_by(self, call_id: str) -> str:
        """The last words on standard error of a call's program, for who wants to know why it failed."""
        return self._told.get(call_id, ("", ""))[1]

    # Wishes

    def allow(self, call_id: str) -> None:
        """Let a waiting call go on: trust what was shown, approve the call, or go on in spite of the many calls."""
        waiting = self.waiting.get(call_id)
        if waiting is None or waiting.why == "by_hand":
            return
        self.gates.allow(self._calls[call_id], waiting.why)
        for other in answered_together(waiting, self.waiting.values()):
            call = self._calls[other.call_id]
            del self.waiting[other.call_id]
            self.settled.emit(other.call_id)
            self._proceed(call)

    def refuse(self, call_id: str, words: str = "") -> None:
        """Do not run a waiting call; the model is told so, with the user's words."""
        waiting = self.waiting.get(call_id)
        if waiting is None:
            return
        is_last = waiting.why == "loop"
        unrun = (unrun_calls.too_many if is_last else unrun_calls.refused)(words.strip())
        for other in answered_together(waiting, self.waiting.values()):
            self._settle(other.call_id, unrun.outcome, unrun.words, is_last=is_last)

    def answer(self, call_id: str, output: str, failed: bool = False) -> None:
        """Give the result of a call by hand, whether it waits or runs."""
        if call_id in self._calls:
            self._settle(call_id, Outcome(wire_text(output), failed))

    def stop(self, call_id: str) -> None:
        """End a call that runs; the model is told so."""
        if call_id in self._calls:
            self._give_up(call_id, unrun_calls.stopped())

    def approve_mcp(self, item_id: str, approve: bool, reason: str = "") -> None:
        """Answer the service's question whether it may call a tool of an MCP server."""
        self.mcp.answer(item_id, approve, reason.strip())

    def try_out(self, tool: ToolDefinition, arguments_json: str) -> str:
        """Run a tool from its editor, with the same trust; `tried` tells its `Trial`. Returns the trial's call id."""
        self._trials += 1
        call = OpenCall(f"trial_{self._trials}", "", tool.name, arguments_json, None, tool, passed={"approval"})
        self._calls[call.call_id] = call
        self._proceed(call)
        return call.call_id

    async def shut_down(self) -> None:
        """End whatever runs."""
        await self._tasks.close()
        await self.functions.close()
        await self.runs.shut_down()

    # What the session reports

    def _end(self) -> None:
        self._drop([call_id for call_id, call in self._calls.items() if call.run is not None])

    def _changed(self, change: changes.Change) -> None:
        match change:
            case changes.CallReady() if self._life.run is not None:
                self.gates.called()
                call = OpenCall(change.call_id, change.item_id, change.name, change.arguments, self._life.run)
                self._calls[change.call_id] = call
                self._proceed(call)
            case changes.CallsInterrupted(call_ids):
                for call_id in call_ids:
                    self._interrupt(call_id)
            case changes.CallsCancelled(call_ids):
                self._drop([call_id for call_id in call_ids if call_id in self._calls])
            case changes.ItemAdded(item_id):
                item = None if self._life.run is None else self._life.run.machine.transcript.get(item_id)
                if item is not None and item.role == "user" and not item.hidden:
                    self.gates.user_spoke()
            case _:
                pass

    def _mcp_asked(self, item_id: str) -> None:
        if not self.attended:
            self.mcp.answer(item_id, False, unrun_calls.NOBODY)
            return
        self.asked.emit(item_id)
        self.changed.emit()

    def _interrupt(self, call_id: str) -> None:
        """The user broke in: what runs is ended; what waits for the user goes on waiting."""
        call = self._calls.get(call_id)
        if call is None or call_id in self.waiting:
            return
        unrun = unrun_calls.interrupted()
        self._told[call_id] = (unrun.words, "")
        self._leave(self._calls.pop(call_id))
        self._act(lambda machine, at_ms: machine.cancel_call(call_id, unrun.outcome.output, at_ms=at_ms))

    # From the call to its outcome

    def _proceed(self, call: OpenCall) -> None:
        call.task = self._tasks.start(self._go_through(call), f"tool call {call.call_id}")
        self.changed.emit()

    async def _go_through(self, call: OpenCall) -> None:
        tool = self.gates.tool_of(call)
        if tool is None or not (tool.enabled or call.trial is not None):
            self._give_up(call.call_id, unrun_calls.unknown() if tool is None else unrun_calls.disabled())
            return
        try:
            arguments = await self.runs.arguments(call.arguments, tool.parameters)
            confirmed = await self.runs.look_at(tool.answer)
            why = self.gates.why(call, tool, confirmed)
            if why is not None:
                self._ask(call, tool, why, confirmed)
                return
            outcome = await self._run(call, tool, arguments, confirmed)
        except ToolProblem as problem:
            outcome = Outcome(problem.output, failed=True, problem=problem)
        self._settle(call.call_id, outcome)

    def _ask(self, call: OpenCall, tool: ToolDefinition, why: Why, confirmed: Confirmed) -> None:
        by_hand = call.trial is not None and why == "by_hand"
        if by_hand or not self.attended:
            self._give_up(call.call_id, unrun_calls.trial_by_hand() if by_hand else unrun_calls.nobody_there())
            return
        self.waiting[call.call_id] = call.ask(tool, why, confirmed, self.gates.trust)
        self.asked.emit(call.call_id)
        self.changed.emit()

    async def _run(
        self, call: OpenCall, tool: ToolDefinition, arguments: dict[str, Any], confirmed: Confirmed
    ) -> Outcome:
        headers = await self.secrets.headers(tool.answer) if isinstance(tool.answer, HttpAnswer) else {}
        call.begin(self._life.clock.now_ms())
        self._act(lambda machine, at_ms: machine.begin_call(call.call_id, at_ms=at_ms))  # it knows no trial runs
        self.changed.emit()
        return await self.runs.run(tool, arguments, confirmed, headers)

    # The end of a call

    def _give_up(self, call_id: str, unrun: Unrun) -> None:
        self._settle(call_id, unrun.outcome, unrun.words)

    def _settle(self, call_id: str, outcome: Outcome, told: str = "", *, is_last: bool = False) -> None:
        """A call has its output, which the model, or who tries a tool out, is told."""
        call = self._calls.pop(call_id)
        said = ""
        if outcome.problem is not None:
            told, said = tool_words.of_problem(outcome.problem), outcome.problem.said
        if told or said:
            self._told[call_id] = (told, said)
        self._leave(call)
        if call.trial is not None:
            self.tried.emit(call.tried(outcome, told, said))
        elif call.run is self._life.run:
            self._act(
                lambda machine, at_ms: machine.answer_call(
                    call_id, outcome.output, failed=outcome.failed, is_last=is_last, at_ms=at_ms
                )
            )

    def _drop(self, call_ids: list[str]) -> None:
        """Calls that nobody can be told the result of any more."""
        for call_id in call_ids:
            self._leave(self._calls.pop(call_id))

    def _leave(self, call: OpenCall) -> None:
        self.waiting.pop(call.call_id, None)
        if call.task is not None and call.task is not asyncio.current_task():
            call.task.cancel()
        self.settled.emit(call.call_id)
        self.changed.emit()

    def _act(self, wish: Callable[[SessionMachine, float], list[changes.Change]]) -> None:
        if self._life.run is not None:
            self._life.run.live.act(wish)

    def _task_failed(self, failure: BaseException) -> None:
        """A fault of ours; the model must not wait for ever because of it."""
        log.error("a tool call failed: %s", type(failure).__name__, exc_info=failure)
        for call in list(self._calls.values()):
            if call.task is not None and call.task.done() and call.call_id not in self.waiting:
                self._give_up(call.call_id, unrun_calls.fault(failure))
