"""The access token of a connection: which scope, renewed or not, with what a service asked for beyond it."""

from __future__ import annotations

import asyncio
import dataclasses
import logging
import time
from collections.abc import Awaitable, Callable

from desktop_app.auth import sign_in_doctor
from desktop_app.auth.clouds import EntraApplication, application_of, scopes_for
from desktop_app.auth.entra_accounts import EntraAccounts
from desktop_app.auth.sign_in_problem import SignInCode, SignInProblem
from desktop_app.auth.token_facts import TokenFacts, facts_of
from desktop_app.connection.connection_problem import ConnectionProblem
from desktop_app.connection.endpoint import Endpoint
from desktop_app.connection.route import SYSTEM_ROUTE, Route
from desktop_app.controller.sign_in_sentences import SignInRefused
from desktop_app.protocol.dialect import Dialect
from desktop_app.settings.connections import ConnectionProfile

log = logging.getLogger(__name__)

_MENDED_BY_THE_SAME = ("expired", "second_factor", "conditional_access", "consent_needed")


@dataclasses.dataclass(slots=True)
class Course:
    """How a connection's tokens are got, as its refusals have taught.

    Attributes:
        scope_index: which of its scopes is used.
        was_refused: the last token was; tried_other, renewed, tried_claims: what was already tried against it.
        claims: what the service asks for beyond an ordinary token.
        hindrance: why there was no token, or why the last one was refused.
        facts: of the last token.
    """

    scope_index: int = 0
    was_refused: bool = False
    tried_other: bool = False
    renewed: bool = False
    force: bool = False
    claims: str = ""
    hindrance: SignInCode = "unknown"
    tried_claims: str = ""
    facts: TokenFacts = dataclasses.field(default_factory=TokenFacts)


class EntraTokens:
    """Gives tokens to connections that sign in with Microsoft Entra, and learns from the services' refusals."""

    def __init__(self, opened: Callable[[], Awaitable[EntraAccounts]]) -> None:
        self._opened = opened
        self._courses: dict[str, Course] = {}

    async def token(self, profile: ConnectionProfile, endpoint: Endpoint) -> str:
        """A token that is good for some minutes at least, renewed where need be.

        Raises:
            SignInRefused: nobody is signed in, it has to be done anew, or the provider cannot be reached.
        """
        course = self._courses.setdefault(profile.id, Course())
        if not course.was_refused:
            course.tried_other, course.renewed, course.tried_claims = False, False, ""
        course.was_refused = False
        try:
            accounts = await self._opened()
            application = application_for(profile, endpoint.route)
            token = await self._token(accounts, application, course, _scopes(profile, endpoint))
        except SignInProblem as problem:
            log.info("no token: %s", problem.code)
            course.hindrance = problem.code
            raise SignInRefused(problem, profile.name) from problem
        # What was asked for beyond is in this token, and in the next ones from the cache.
        course.facts, course.force, course.claims = facts_of(token), False, ""
        return token

    def scope(self, profile: ConnectionProfile, endpoint: Endpoint | None) -> str:
        """What somebody who signs in for a connection is asked for."""
        scopes = _scopes(profile, endpoint)
        return scopes[self._courses.get(profile.id, Course()).scope_index % len(scopes)]

    def claims(self, profile: ConnectionProfile) -> str:
        """What the service asks for beyond an ordinary sign-in."""
        return self._courses.get(profile.id, Course()).claims

    def use_other_scope(self, profile: ConnectionProfile) -> bool:
        """Ask for the other scope from now on; False where there is none, or it was tried already."""
        course = self._courses.setdefault(profile.id, Course())
        if course.tried_other or profile.scope.strip():
            return False
        course.tried_other = True
        course.scope_index += 1
        return True

    def wants_same_person(self, profile: ConnectionProfile) -> bool:
        """Whether it takes the account in use, once more, to be let in."""
        return self._courses.get(profile.id, Course()).hindrance in _MENDED_BY_THE_SAME

    def signed_in(self, profile: ConnectionProfile) -> None:
        """The person has signed in anew: what was learnt of refusals is settled."""
        course = self._courses.get(profile.id)
        if course is not None:
            course.claims, course.force, course.renewed, course.tried_other = "", False, False, False

    def refused(self, profile: ConnectionProfile, endpoint: Endpoint, problem: ConnectionProblem) -> bool:
        """A service let nobody in: sets the problem's diagnosis; True when another token may be accepted."""
        course = self._courses.setdefault(profile.id, Course())
        entra = profile.auth == "entra"
        problem.diagnosis = diagnosis_of(problem, endpoint.host, course.facts if entra else None)
        if not entra:
            return False
        course.hindrance = problem.diagnosis
        course.was_refused = self._changes(course, problem, len(_scopes(profile, endpoint)))
        if not course.was_refused:
            course.scope_index = 0
        return course.was_refused

    def _changes(self, course: Course, problem: ConnectionProblem, scopes: int) -> bool:
        """Whether there is another token to try."""
        code = problem.diagnosis
        claims = sign_in_doctor.claims_of(problem.challenge)
        if code == "conditional_access" and claims:
            course.claims, tried = claims, course.tried_claims
            course.tried_claims = claims
            return claims != tried
        if code == "expired" and not course.renewed:
            course.renewed = course.force = True
            return True
        if code in ("wrong_scope", "token_refused") and scopes > 1 and not course.tried_other:
            course.tried_other = True
            course.scope_index = (course.scope_index + 1) % scopes
            return True
        return False

    async def _token(
        self, accounts: EntraAccounts, application: EntraApplication, course: Course, scopes: tuple[str, ...]
    ) -> str:
        """The provider itself may not know a scope: then the other one is asked for, once."""
        course.scope_index %= len(scopes)
        for last in (False, True):
            try:
                return await asyncio.to_thread(
                    accounts.token,
                    application,
                    scopes[course.scope_index],
                    force=course.force,
                    claims=course.claims,
                )
            except SignInProblem as problem:
                if last or len(scopes) == 1 or problem.code != "wrong_scope":
                    raise
                course.scope_index = (course.scope_index + 1) % len(scopes)
        raise AssertionError("the second try returns or raises")


def application_for(profile: ConnectionProfile, route: Route = SYSTEM_ROUTE) -> EntraApplication:
    """The application that a connection signs in with.

    Raises:
        SignInProblem: its tenant cannot be one.
    """
    try:
        return application_of(
            tenant=profile.tenant,
            client_id=profile.client_id,
            cloud=profile.cloud,
            proxy=route.proxy,
            ca_file=route.ca_file,
        )
    except ValueError as problem:
        raise SignInProblem("authority", str(problem)) from problem


def diagnosis_of(problem: ConnectionProblem, host: str, token: TokenFacts | None) -> SignInCode:
    """Why a handshake was refused; ``unknown`` where it was no matter of who one is."""
    if problem.status not in (400, 401, 403):
        return "unknown"
    refusal = sign_in_doctor.Refusal(
        status=problem.status,
        server_code=problem.server_code,
        body=problem.body,
        challenge=problem.challenge,
        host=host,
    )
    code = sign_in_doctor.of_refusal(refusal, token, time.time())
    return "unknown" if problem.status == 400 and code in ("token_refused", "no_role", "key_wrong") else code


def _scopes(profile: ConnectionProfile, endpoint: Endpoint | None) -> tuple[str, ...]:
    preview = endpoint is not None and endpoint.dialect is Dialect.PREVIEW
    return scopes_for(profile.cloud, preview=preview, named=profile.scope)
