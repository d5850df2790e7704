"""What happened to a call, in words for people."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop_app.tools.tool_problem import ProblemCode, ToolProblem


def _tr(text: str) -> str:
    return QCoreApplication.translate("Tools", text)


def of_problem(problem: ToolProblem) -> str:
    """One plain sentence, or two."""
    sentences: dict[ProblemCode, str] = {
        "arguments": _tr("The assistant's arguments do not fit: {0}."),
        "batch_file": _tr("{0} is a batch file, which only a shell can run. Name a program instead."),
        "clear_text": _tr("The secret header {0} is only sent over https, where nobody on the way can read it."),
        "crashed": _tr("The function's process crashed (exit code {0})."),
        "exit_code": _tr("The program ended with exit code {0}."),
        "file": _tr("The Python file cannot be used: {0}."),
        "folder": _tr("The folder {0} does not exist."),
        "function": _tr("The function failed: {0}."),
        "http_redirect": _tr("The server sends the call elsewhere, to {0}. Put that address in if you trust it."),
        "http_status": _tr("The server answered with status {0}."),
        "http_unreachable": _tr("The server could not be reached: {0}."),
        "http_url": _tr("{0} is no address that can be called."),
        "no_result": _tr("The function's process ended without giving a result."),
        "not_found": _tr("The program {0} was not found."),
        "not_started": _tr("The program could not be started: {0}."),
        "result": _tr("The function's result cannot be sent: {0}."),
        "secret": _tr("The secret header {0} has no value on this computer."),
        "signal": _tr("The program crashed or was ended from outside: {0}."),
        "time_limit": _tr("No result came within {0} s; it was stopped."),
        "too_large": _tr("The result was larger than {0} and was thrown away."),
        "value": _tr("This cannot be done with these arguments: {0}."),
    }
    return sentences[problem.code].format(problem.detail.rstrip("."))


def of_unknown() -> str:
    return _tr("There is no function of this name any more.")


def of_disabled() -> str:
    return _tr("This function is switched off.")


def of_refused(words: str) -> str:
    return _tr("You refused this call: {0}").format(words) if words else _tr("You refused this call.")


def of_stopped() -> str:
    return _tr("You stopped this call.")


def of_interrupted() -> str:
    return _tr("You spoke while this ran, so it was stopped.")


def of_loop() -> str:
    return _tr("You stopped the calls of this turn.")


def of_nobody_there() -> str:
    return _tr("Nobody is there to allow this call.")


def of_fault(name: str) -> str:
    return _tr("This is a fault of Duologue's own: {0}.").format(name)


def of_trial_by_hand() -> str:
    return _tr("You answer this function yourself when it is called, so there is nothing to try.")
