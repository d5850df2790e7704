"""What a call has to pass before it may run, and what the user has allowed so far."""

from __future__ import annotations

from desktop_app.controller.open_call import OpenCall
from desktop_app.controller.preferences import Preferences
from desktop_app.controller.settings_desk import SettingsDesk
from desktop_app.controller.trusted_tools import TrustedTools
from desktop_app.controller.waiting_call import Why
from desktop_app.settings.tool_definition import AnsweredByHand, ToolDefinition
from desktop_app.tools.trust import Confirmed


class ToolGates:
    """In this order: too many calls since the user spoke, what would run was never confirmed, the tool asks, a person
    answers it.

    Trust is of what runs, kept between runs and nowhere but in the preferences: what comes with a preset or an import
    has none. Approval is of the tool, for one call or for one session.

    Attributes:
        trust: what may run without a question.
    """

    def __init__(self, settings: SettingsDesk, preferences: Preferences) -> None:
        self._settings = settings
        self._preferences = preferences
        self.trust = TrustedTools(preferences)
        self._approved: set[str] = set()
        self._calls_of_turn = 0

    @property
    def calls_per_turn(self) -> int:
        """After so many calls since the user spoke the user is asked; 0: never."""
        return self._preferences.kept.calls_per_turn

    def set_calls_per_turn(self, count: int) -> None:
        """Ask after another number of calls, from now on and in later runs."""
        self._preferences.change(calls_per_turn=count)

    @property
    def trusts_anything(self) -> bool:
        """Whether the user allowed anything to run without being asked again."""
        return self.trust.trusts_anything

    def forget_trust(self) -> None:
        """Ask again before whatever runs."""
        self.trust.forget_all()

    def begin(self) -> None:
        """A session begins: nothing is approved for it yet."""
        self._approved.clear()
        self._calls_of_turn = 0

    def user_spoke(self) -> None:
        """The user said something: calls are counted from here."""
        self._calls_of_turn = 0

    def called(self) -> None:
        """The assistant called a function."""
        self._calls_of_turn += 1

    def tool_of(self, call: OpenCall) -> ToolDefinition | None:
        """The tool of a call as it is set up now, or as the service was told where the draft lacks it."""
        if call.trial is not None:
            return call.trial
        for tools in (self._settings.draft.tools, self._settings.in_force.tools):
            for tool in tools:
                if tool.name == call.tool_name:
                    return tool
        return None

    def why(self, call: OpenCall, tool: ToolDefinition, confirmed: Confirmed) -> Why | None:
        """What the user has to be asked before the call may go on; None: nothing."""
        if call.run is not None and 0 < self._preferences.kept.calls_per_turn < self._calls_of_turn:
            return "loop"
        if confirmed.fingerprint and not self.trust.holds(confirmed.fingerprint):
            return "trust"
        asks = tool.approval == "always" or (tool.approval == "once" and tool.name not in self._approved)
        if asks and "approval" not in call.passed:
            return "approval"
        return "by_hand" if isinstance(tool.answer, AnsweredByHand) else None

    def allow(self, call: OpenCall, why: Why) -> None:
        """The user allowed what was asked; who confirmed what would run need not be asked whether it may."""
        if why == "loop":
            self._calls_of_turn = 0
            return
        if why == "trust":
            self.trust.keep(call.shown, call.tool_name, call.shown_words)
        call.passed.add("approval")
        if call.run is not None:
            self._approved.add(call.tool_name)
