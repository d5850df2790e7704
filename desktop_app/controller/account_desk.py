"""Who is signed in with Microsoft Entra: signing in and out, switching, and the tokens that come of it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence

from PySide6.QtCore import QCoreApplication

from desktop_app.auth.entra_accounts import EntraAccounts
from desktop_app.auth.secret_store import SecretStore, SecretStoreProblem
from desktop_app.auth.sign_in_problem import SignInProblem
from desktop_app.auth.sign_in_store import KeptAccount, SignInStore
from desktop_app.connection.endpoint import Endpoint
from desktop_app.connection.endpoint_problem import EndpointProblem
from desktop_app.controller import sign_in_sentences
from desktop_app.controller.entra_tokens import application_for
from desktop_app.controller.sign_in_desk import ANY_SERVICE, SignInDesk
from desktop_app.controller.sign_in_state import AccountChoice, choice_of
from desktop_app.settings.connections import ConnectionProfile

_LAST_MOMENT_S = 2.0


class AccountDesk(SignInDesk):
    """Accounts and sign-ins as the window, and the connections, use them.

    Args:
        open_store: the secret store, opened at its first use: it may ask the person to unlock it.
        profiles: the connections there are; chosen_id: the one that is chosen; endpoint_of: where one leads.
    """

    def __init__(
        self,
        open_store: Callable[[], Awaitable[SecretStore]],
        profiles: Callable[[], Sequence[ConnectionProfile]],
        chosen_id: Callable[[], str],
        endpoint_of: Callable[[ConnectionProfile], Awaitable[Endpoint]],
    ) -> None:
        super().__init__()
        self._open_store = open_store
        self._profiles = profiles
        self._chosen_id = chosen_id
        self._endpoint_of = endpoint_of
        self._accounts: EntraAccounts | None = None
        self._opening = asyncio.Lock()

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

    async def _place_of(self, profile: ConnectionProfile) -> Endpoint | None:
        try:
            return await self._endpoint_of(profile)
        except EndpointProblem:
            return None  # one signs in first and types the address later

    async def _load(self) -> None:
        await self._opened()

    async def _forget_everything(self) -> None:
        accounts = await self._opened()
        try:
            await asyncio.to_thread(accounts.forget_everything)
        except SecretStoreProblem as problem:
            self.notice_raised.emit(sign_in_sentences.not_forgotten(str(problem)))
        self.changed.emit()

    def _with_account(self, key: str, does: Callable[[EntraAccounts, KeptAccount], None]) -> None:
        account = next((each for each in self._kept if each.key == key), None)
        if account is not None and self._accounts is not None:
            self._tasks.start(self._change(self._accounts, account, does), "change accounts")

    async def _change(
        self, accounts: EntraAccounts, account: KeptAccount, does: Callable[[EntraAccounts, KeptAccount], None]
    ) -> None:
        try:
            await asyncio.to_thread(does, accounts, account)
            self._tell_not_kept(accounts)
        except SecretStoreProblem as problem:
            self.notice_raised.emit(sign_in_sentences.not_forgotten(str(problem)))
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
        return signing[0] if signing else ANY_SERVICE

    def _in_use(self, profile: ConnectionProfile) -> KeptAccount | None:
        try:
            return None if self._accounts is None else self._accounts.account_of(application_for(profile))
        except SignInProblem:
            return None


def _cloud_name(account: KeptAccount) -> str:
    return {
        "usgov": QCoreApplication.translate("SignIn", "US Government"),
        "china": QCoreApplication.translate("SignIn", "China"),
    }.get(account.cloud, "")
