"""Why somebody is not signed in or not let in, in plain words with what to do."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop_app.auth.sign_in_problem import NEEDS_PERSON, SignInProblem
from desktop_app.connection.endpoint_problem import EndpointProblem
from desktop_app.controller import sign_in_words
from desktop_app.controller.status import Action, Notice

SIGN_IN = "sign_in"
"""The action that opens the sign-in sheet."""
NOTICE_ID = "connect.sign_in"


class SignInRefused(EndpointProblem):
    """A connection that needs a sign-in and has none that works; its sentence is already in the window's language.

    Attributes:
        problem: what the sign-in found.
        recoverable: the same attempt may succeed a little later.
    """

    def __init__(self, problem: SignInProblem, connection: str) -> None:
        headline, remedy = sentences(problem.code, connection)
        super().__init__(problem.code, "{0} {1}", headline, remedy)
        self.problem = problem
        self.connection = connection

    @property
    def recoverable(self) -> bool:
        return self.problem.code == "not_reached"

    @property
    def notice(self) -> Notice:
        """The same for the window, with the button that helps."""
        return of_code(self.problem.code, self.connection, self.problem.detail, from_service=False)


def sentences(code: str, connection: str) -> tuple[str, str]:
    """What happened, and what to do."""
    headline, remedy = sign_in_words.WORDS.get(code, sign_in_words.WORDS["unknown"])
    return _tr(headline).format(connection), _tr(remedy).format(connection)


def of_code(code: str, connection: str, words: str, *, from_service: bool) -> Notice:
    """A session that could not be opened for want of a sign-in that is accepted."""
    headline, remedy = sentences(code, connection)
    helps = code in NEEDS_PERSON or code in ("wrong_tenant", "browser_timeout")
    action = Action(SIGN_IN, QCoreApplication.translate("SignIn", "Sign in")) if helps else None
    if code == "not_reached":
        action = Action("start", QCoreApplication.translate("SignIn", "Try again"))
    return Notice(NOTICE_ID, "problem", headline, remedy, words, action, from_service=from_service)


def knows(code: str) -> bool:
    """Whether there are better words for it than for any refusal."""
    return code in sign_in_words.WORDS and code != "unknown"


def not_kept(reason: str) -> Notice:
    """A sign-in for this run only."""
    return Notice(
        "secret_store",
        "warning",
        QCoreApplication.translate("SignIn", "Your sign-in is kept until Duologue closes."),
        QCoreApplication.translate(
            "SignIn", "It could not be put into this system's secret store, and it is never written to a file."
        ),
        reason,
    )


def not_forgotten(reason: str) -> Notice:
    """A sign-out that did not reach the store."""
    return Notice(
        "secret_store.not_forgotten",
        "problem",
        QCoreApplication.translate("SignIn", "The secret store still holds your sign-in."),
        QCoreApplication.translate("SignIn", "It could not be removed there. Unlock the store and sign out again."),
        reason,
    )


def discarded() -> Notice:
    """What was kept was damaged."""
    return Notice(
        "sign_in.discarded",
        "warning",
        QCoreApplication.translate("SignIn", "Your sign-ins could not be read."),
        QCoreApplication.translate(
            "SignIn", "What the secret store held of them was damaged and is gone. Sign in again."
        ),
    )


def _tr(text: object) -> str:
    return QCoreApplication.translate("SignIn", str(text))
