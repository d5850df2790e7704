"""Who is signed in with Microsoft Entra: signing in and out, switching, and the tokens that come of it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence

from PySide6.QtCore import QCoreApplication, QObject, Signal

from desktop_app.auth.entra_accounts import EntraAccounts
from desktop_app.auth.secret_store import SecretStore, SecretStoreProblem
from desktop_app.auth.sign_in_problem import SignInProblem
from desktop_app.auth.sign_in_store import KeptAccount, SignInStore
from desktop_app.connection.endpoint import endpoint_for
from desktop_app.connection.endpoint_problem import EndpointProblem
from desktop_app.controller import sign_in_sentences
from desktop_app.controller.background import BackgroundTasks
from desktop_app.controller.entra_tokens import EntraTokens, application_for
from desktop_app.controller.sign_in import BROWSER_LIMIT_S, SignIn
from desktop_app.controller.sign_in_state import AccountChoice, SignInState, choice_of
from desktop_app.settings.connections import ConnectionProfile

log = logging.getLogger(__name__)

_LAST_MOMENT_S = 2.0
_ANY_SERVICE = ConnectionProfile(id="", name="Microsoft Entra", service="azure", auth="entra")


class AccountDesk(QObject):
    """Accounts and sign-ins as the window, and the connections, use them.

    Args:
        open_store: the secret store, opened at its first use: it may ask the person to unlock it.
        profiles: the connections there are; chosen_id: the one that is chosen.

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

    def __init__(
        self,
        open_store: Callable[[], Awaitable[SecretStore]],
        profiles: Callable[[], Sequence[ConnectionProfile]],
        chosen_id: Callable[[], str],
    ) -> None:
        super().__init__()
        self.tokens = EntraTokens(self._opened)
        self.state = SignInState()
        self.window_handle: int | None = None
        self.browser_limit_s = BROWSER_LIMIT_S
        self._open_store = open_store
        self._profiles = profiles
        self._chosen_id = chosen_id
        self._accounts: EntraAccounts | None = None
        self._opening = asyncio.Lock()
        self._tasks = BackgroundTasks(self._failed)
        self._attempt: asyncio.Task[None] | None = None
        self._told_not_kept = ""

    @property
    def is_needed(self) -> bool:
        """Whether a connection signs in, or somebody is signed in."""
        return any(each.auth == "entra" for each in self._profiles()) or bool(self._kept)

    @property
    def accounts(self) -> list[AccountChoice]:
        """Everybody who is signed in; who is in use for the chosen connection is marked."""
        using = self._in_use(self._profile(""))
        return [
            choice_of(each, _cloud_name(each), in_use=using is not None and using.key == each.key)
            for each in self._kept
        ]

    @property
    def account(self) -> AccountChoice | None:
        """Who is used for the chosen connection, or else for any that signs in."""
        return next((each for each in self.accounts if each.in_use), None)

    # Wishes

    def look(self) -> None:
        """Find out who is signed in, where a connection asks for it; a store may then ask to be unlocked."""
        if self._accounts is None and any(each.auth == "entra" for each in self._profiles()):
            self._tasks.start(self._load(), "look who is signed in")

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

    def switch(self, key: str) -> None:
        """Use another account with its application."""
        self._with_account(key, lambda accounts, account: accounts.choose(account))

    def sign_out(self, key: str) -> None:
        """Forget an account and its tokens on this machine."""
        self._with_account(key, lambda accounts, account: accounts.sign_out(account))

    def forget_everything(self) -> None:
        """Sign everybody out."""
        self._tasks.start(self._forget_everything(), "forget all accounts")

    async def shut_down(self) -> None:
        """Give up a sign-in; let what is being kept come to its end."""
        self._drop_attempt()
        await self._tasks.finish(within_s=_LAST_MOMENT_S)
        if self._accounts is not None:
            self._accounts.close()

    # How it is done

    async def _opened(self) -> EntraAccounts:
        async with self._opening:
            if self._accounts is None:
                accounts = EntraAccounts(SignInStore(await self._open_store()))
                await asyncio.to_thread(accounts.load)
                self._accounts = accounts
                if accounts.discarded:
                    self.notice_raised.emit(sign_in_sentences.discarded())
                self.changed.emit()
            return self._accounts

    async def _load(self) -> None:
        await self._opened()

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
        except SecretStoreProblem as problem:
            self._show_failure(SignInProblem("unknown", str(problem)), profile)
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
        try:
            endpoint = endpoint_for(profile)
        except EndpointProblem:
            endpoint = None  # one signs in first and types the address later
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

    async def _forget_everything(self) -> None:
        accounts = await self._opened()
        await asyncio.to_thread(accounts.forget_everything)
        self.changed.emit()

    def _with_account(self, key: str, does: Callable[[EntraAccounts, KeptAccount], None]) -> None:
        account = next((each for each in self._kept if each.key == key), None)
        if account is not None and self._accounts is not None:
            self._tasks.start(self._change(self._accounts, account, does), "change accounts")

    async def _change(
        self, accounts: EntraAccounts, account: KeptAccount, does: Callable[[EntraAccounts, KeptAccount], None]
    ) -> None:
        await asyncio.to_thread(does, accounts, account)
        self._tell_not_kept(accounts)
        self.changed.emit()

    @property
    def _kept(self) -> list[KeptAccount]:
        return [] if self._accounts is None else self._accounts.accounts

    def _profile(self, connection_id: str) -> ConnectionProfile:
        """The connection of this id; else the chosen one, or any that signs in; else Microsoft's defaults."""
        signing = [each for each in self._profiles() if each.auth == "entra" or each.id == connection_id]
        for wanted in (connection_id, self._chosen_id()):
            for profile in signing:
                if profile.id == wanted:
                    return profile
        return signing[0] if signing else _ANY_SERVICE

    def _in_use(self, profile: ConnectionProfile) -> KeptAccount | None:
        try:
            return None if self._accounts is None else self._accounts.account_of(application_for(profile))
        except SignInProblem:
            return None

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
            self._show_failure(SignInProblem("unknown", type(failure).__name__), _ANY_SERVICE)
        self.notice_raised.emit(sign_in_sentences.not_kept(str(failure)))


def _cloud_name(account: KeptAccount) -> str:
    return {
        "usgov": QCoreApplication.translate("SignIn", "US Government"),
        "china": QCoreApplication.translate("SignIn", "China"),
    }.get(account.cloud, "")
