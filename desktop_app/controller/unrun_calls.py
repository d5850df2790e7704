"""What is told of a call that was not run, or not to its end: to the model in English, to the user in plain words."""

from __future__ import annotations

import dataclasses

from desktop_app.controller import tool_words
from desktop_app.tools.answers import Outcome
from desktop_app.tools.tool_problem import error_output

# For the model, not for a person; so not translated.
NOBODY = "Nobody is there who could allow this call."


@dataclasses.dataclass(frozen=True, slots=True)
class Unrun:
    """The outcome for the model, and the words for the user."""

    outcome: Outcome
    words: str


def unknown() -> Unrun:
    return _unrun("There is no function of this name.", tool_words.of_unknown())


def disabled() -> Unrun:
    return _unrun("The user has switched this function off.", tool_words.of_disabled())


def refused(reason: str) -> Unrun:
    return _unrun("The user refused this call.", tool_words.of_refused(reason), reason)


def too_many(reason: str) -> Unrun:
    model_words = "The user stopped it: too many calls in a row. Say what you have found out so far, and call nothing."
    return _unrun(model_words, tool_words.of_loop(), reason)


def stopped() -> Unrun:
    return _unrun("The user stopped this call before it had a result.", tool_words.of_stopped())


def interrupted() -> Unrun:
    model_words = "The user spoke while this ran, so it was stopped before it had a result."
    return _unrun(model_words, tool_words.of_interrupted())


def nobody_there() -> Unrun:
    return _unrun(NOBODY, tool_words.of_nobody_there())


def trial_by_hand() -> Unrun:
    return Unrun(Outcome("", failed=True), tool_words.of_trial_by_hand())


def fault(failure: BaseException) -> Unrun:
    return _unrun("The function could not be run.", tool_words.of_fault(type(failure).__name__))


def _unrun(model_words: str, words: str, reason: str = "") -> Unrun:
    return Unrun(Outcome(error_output(model_words, reason=reason), failed=True), words)
