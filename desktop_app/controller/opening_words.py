"""Why a session could not be opened, in words for a person."""

from __future__ import annotations

from desktop_app.connection.connection_problem import ConnectionProblem
from desktop_app.connection.endpoint_problem import EndpointProblem
from desktop_app.controller import problem_sentences
from desktop_app.controller.session_run import SessionLost
from desktop_app.controller.status import Notice
from desktop_app.storage.storage_problem import StorageProblem


def of_opening(problem: Exception, label: str) -> Notice:
    """A notice of what went wrong at the connection called `label`."""
    match problem:
        case ConnectionProblem():
            return problem_sentences.of_connection(problem, label)
        case EndpointProblem():
            return problem_sentences.of_endpoint(problem)
        case SessionLost():
            return problem_sentences.of_beginning(problem.closed, label)
        case StorageProblem():
            return problem_sentences.of_storage(problem)
        case _:
            return problem_sentences.of_builtin(str(problem))
