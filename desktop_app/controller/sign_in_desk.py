"""Signing in, as the window asks for it and shows it: one attempt at a time."""

from __future__ import annotations

import asyncio
import logging

from PySide6.QtCore import QObject, Signal

from desktop_app.auth.entra_accounts import EntraAccounts
from desktop_app.auth.sign_in_problem import SignInProblem
from desktop_app.auth.sign_in_store import KeptAccount
from desktop_app.connection.endpoint import Endpoint
from desktop_app.controller import sign_in_sentences
from desktop_app.controller.background import BackgroundTasks
from desktop_app.controller.entra_tokens import EntraTokens, application_for
from desktop_app.controller.sign_in import BROWSER_LIMIT_S, SignIn
from desktop_app.controller.sign_in_state import SignInState
from desktop_app.settings.connections import ConnectionProfile

log = logging.getLogger(__name__)

ANY_SERVICE = ConnectionProfile(id="", name="Microsoft Entra", service="azure", auth="entra")
"""What one signs in for where no connection does: Microsoft's defaults."""


class SignInDesk(QObject):
    """The attempts to sign in; `AccountDesk` knows the connections and keeps what comes of it.

    Attributes:
        tokens: gives connections their tokens.
        state: how the present or last sign-in stands.
        window_handle: the native handle of the window over which the system's account window opens.
        browser_limit_s: so long is waited for a browser.

    Signals:
        changed: who is signed in.
        sign_in_changed(SignInState): how a sign-in stands.
        page_requested(str): an address belongs into the system's browser.
        notice_raised(Notice), notice_settled(str): something to tell; it has nothing to say any more.
    """

    changed = Signal()
    sign_in_changed = Signal(object)
    page_requested = Signal(str)
    notice_raised = Signal(object)
    notice_settled = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.tokens = EntraTokens(self._opened)
        self.state = SignInState()
        self.window_handle: int | None = None
        self.browser_limit_s = BROWSER_LIMIT_S
        self._tasks = BackgroundTasks(self._failed)
        self._attempt: asyncio.Task[None] | None = None
        self._told_not_kept = ""

    def sign_in(self, connection_id: str = "", *, with_code: bool = False, anew: bool = False) -> None:
        """Sign somebody in for a connection, or for the chosen one; one that is going on is given up for it.

        `anew`: the account in use, where the provider wants to see it again.
        """
        profile = self._profile(connection_id)
        self._drop_attempt()
        self._show(SignInState("preparing", with_code))
        self._attempt = self._tasks.start(self._sign_in(profile, with_code, anew), "sign in")

    def cancel(self) -> None:
        """Give up the sign-in that is going on."""
        if self._drop_attempt() or self.state.step == "failed":
            self._show(SignInState())

    # What the accounts bring

    async def _opened(self) -> EntraAccounts:
        raise NotImplementedError

    def _profile(self, connection_id: str) -> ConnectionProfile:
        raise NotImplementedError

    async def _place_of(self, profile: ConnectionProfile) -> Endpoint | None:
        raise NotImplementedError

    # How it is done

    async def _sign_in(self, profile: ConnectionProfile, with_code: bool, anew: bool) -> None:
        try:
            accounts = await self._opened()
            try:
                account = await self._signed_in(accounts, profile, with_code, anew)
            except SignInProblem as problem:
                # The provider may know only one of a cloud's two scopes.
                if problem.code != "wrong_scope" or not self.tokens.use_other_scope(profile):
                    raise
                account = await self._signed_in(accounts, profile, with_code, anew)
        except SignInProblem as problem:
            self._show_failure(problem, profile)
            return
        log.info("signed in")
        self.tokens.signed_in(profile)
        self._show(SignInState("done", with_code, who=account.username or account.name))
        self.notice_settled.emit(sign_in_sentences.NOTICE_ID)
        self._tell_not_kept(accounts)
        self.changed.emit()

    async def _signed_in(
        self, accounts: EntraAccounts, profile: ConnectionProfile, with_code: bool, anew: bool
    ) -> KeptAccount:
        endpoint = await self._place_of(profile)
        application = application_for(profile) if endpoint is None else application_for(profile, endpoint.route)
        using = accounts.account_of(application)
        sign_in = SignIn(
            accounts,
            application,
            self.tokens.scope(profile, endpoint),
            self._show,
            hint=using.username if anew and using is not None and self.tokens.wants_same_person(profile) else "",
            claims=self.tokens.claims(profile),
            browser_limit_s=self.browser_limit_s,
        )
        if with_code:
            return await sign_in.with_code()
        known = await sign_in.with_broker(self.window_handle)
        return known or await sign_in.in_browser(self.page_requested.emit)

    def _drop_attempt(self) -> bool:
        attempt, self._attempt = self._attempt, None
        return attempt is not None and not attempt.done() and attempt.cancel()

    def _show(self, state: SignInState) -> None:
        if state != self.state:
            self.state = state
            self.sign_in_changed.emit(state)

    def _show_failure(self, problem: SignInProblem, profile: ConnectionProfile) -> None:
        log.info("not signed in: %s", problem.code)
        headline, remedy = sign_in_sentences.sentences(problem.code, profile.name)
        failed = SignInState("failed", self.state.with_code, headline=headline, remedy=remedy, details=problem.detail)
        self._show(failed)

    def _tell_not_kept(self, accounts: EntraAccounts) -> None:
        reason, told = accounts.not_kept, self._told_not_kept
        self._told_not_kept = reason
        if reason and reason != told:
            self.notice_raised.emit(sign_in_sentences.not_kept(reason))

    def _failed(self, failure: BaseException) -> None:
        log.error("a task failed: %s", type(failure).__name__, exc_info=failure)
        if self.state.is_running:
            self._show_failure(SignInProblem("unknown", type(failure).__name__), ANY_SERVICE)
        self.notice_raised.emit(sign_in_sentences.not_kept(str(failure)))
