"""The people who are signed in with Microsoft Entra: their accounts, their tokens, and keeping both.

Everything here blocks (network, secret store) and belongs on a thread; several threads may use it at once.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping

import msgspec

from desktop_app.auth.clouds import EntraApplication
from desktop_app.auth.entra import EntraClient, TokenCache
from desktop_app.auth.entra_flows import CodeFlow, DeviceFlow, Entry
from desktop_app.auth.secret_store import SecretStoreProblem
from desktop_app.auth.sign_in_problem import SignInProblem
from desktop_app.auth.sign_in_store import KeptAccount, SignIns, SignInStore


class EntraAccounts:
    """Signs in and out, renews, and keeps what came of it.

    Attributes:
        discarded: what was kept could not be read and was thrown away.
        not_kept: why the last change is not kept beyond this run; empty: it is.
    """

    def __init__(self, store: SignInStore) -> None:
        self.discarded = False
        self.not_kept = ""
        self._store = store
        self._lock = threading.RLock()
        self._kept = SignIns()
        self._cache: TokenCache | None = None
        self._has_read = False
        self._clients: dict[EntraApplication, EntraClient] = {}

    def load(self) -> None:
        """Read what is kept, if it is new to us; where the store does not answer, what is in memory goes on."""
        with self._lock:
            try:
                self._load()
            except SecretStoreProblem as problem:
                self._cache = TokenCache() if self._cache is None else self._cache
                self.not_kept = str(problem)

    def _load(self) -> None:
        with self._lock:
            if self._has_read and not self._store.changed_elsewhere:
                return
            kept = self._store.read()
            late, self._has_read = not self._has_read and bool(self._kept.accounts), True
            if late:
                return  # somebody signed in while the store did not answer
            self._cache = TokenCache() if self._cache is None else self._cache
            self._kept = kept or SignIns()
            readable = self._cache.load(self._kept.tokens or "{}")
            if kept is None or not readable:
                self.discarded = True
                self._kept = SignIns()
                self._store.clear()

    @property
    def accounts(self) -> list[KeptAccount]:
        """Everybody who is signed in, in the order they came."""
        return list(self._kept.accounts)

    def account_of(self, application: EntraApplication) -> KeptAccount | None:
        """Whose tokens an application uses: who was chosen, else who is there."""
        mine = [each for each in self._kept.accounts if each.application.key == application.key]
        chosen = self._kept.chosen.get(application.key)
        return next((each for each in mine if each.id == chosen), mine[-1] if mine else None)

    def choose(self, account: KeptAccount) -> None:
        """Use this account with its application from now on."""
        with self._lock:
            self._kept.chosen[account.application.key] = account.id
            self._keep()

    def begin_in_browser(
        self, application: EntraApplication, scope: str, redirect: str, *, hint: str = "", claims: str = ""
    ) -> CodeFlow:
        """Start a sign-in in a browser.

        Raises:
            SignInProblem: the provider cannot be reached or refuses.
        """
        return self._client(application).begin_in_browser(scope, redirect, hint=hint, claims=claims)

    def finish_in_browser(
        self, application: EntraApplication, begun: CodeFlow, answer: Mapping[str, str]
    ) -> KeptAccount:
        """End it with what the browser brought; who signed in is kept and chosen.

        Raises:
            SignInProblem: the person or the provider refused.
        """
        return self._signed_in(application, self._client(application).finish_in_browser(begun, answer))

    def begin_with_code(self, application: EntraApplication, scope: str, *, claims: str = "") -> DeviceFlow:
        """Start a sign-in on another machine.

        Raises:
            SignInProblem: the provider cannot be reached or refuses.
        """
        return self._client(application).begin_with_code(scope, claims=claims)

    def poll_with_code(
        self, application: EntraApplication, begun: DeviceFlow, *, claims: str = ""
    ) -> KeptAccount | None:
        """Ask once whether it is done; who signed in is kept and chosen.

        Raises:
            SignInProblem: the person or the provider refused, or the code is too old.
        """
        entry = self._client(application).poll_with_code(begun, claims=claims)
        return None if entry is None else self._signed_in(application, entry)

    def has_broker(self, application: EntraApplication) -> bool:
        """Whether the system's own account window can do it (the extra ``broker``).

        Raises:
            SignInProblem: the provider cannot be reached.
        """
        return self._client(application).has_broker

    def sign_in_with_broker(
        self, application: EntraApplication, scope: str, window: int | None, *, hint: str = "", claims: str = ""
    ) -> KeptAccount:
        """Sign in through the system's own account window, over ours (its native handle).

        Raises:
            SignInProblem: the person, the broker or the provider refused.
        """
        client = self._client(application)
        return self._signed_in(application, client.sign_in_with_broker(scope, window, hint=hint, claims=claims))

    def token(self, application: EntraApplication, scope: str, *, force: bool = False, claims: str = "") -> str:
        """An access token, renewed where it is about to end.

        Args:
            force: a new one even where the old one looks good.
            claims: what a service asks for beyond it.

        Raises:
            SignInProblem: nobody is signed in, only the person can renew it, or the provider cannot be reached.
        """
        self.load()
        account = self.account_of(application)
        if account is None:
            raise SignInProblem("sign_in_needed")
        try:
            return self._client(application).renew(account.id, scope, force=force, claims=claims)
        finally:
            with self._lock:
                self._keep_tokens()

    def sign_out(self, account: KeptAccount) -> None:
        """Forget somebody's tokens; nothing of it needs the provider.

        Raises:
            SecretStoreProblem: they are forgotten in this run, and still in the store.
        """
        with self._lock:
            self._kept.accounts = [each for each in self._kept.accounts if each.key != account.key]
            if self._kept.chosen.get(account.application.key) == account.id:
                del self._kept.chosen[account.application.key]
            # Tokens are the person's with an application, whatever the tenant.
            still = any(each.id == account.id and each.client_id == account.client_id for each in self._kept.accounts)
            if self._cache is not None and not still:
                self._cache.forget(account.id, account.client_id)
            self._keep()
            if self.not_kept != self._store.memory_reason:
                raise SecretStoreProblem(self.not_kept)

    def forget_everything(self) -> None:
        """Sign everybody out and leave nothing in the store.

        Raises:
            SecretStoreProblem: the store refused.
        """
        with self._lock:
            self._kept = SignIns()
            self.close()
            self._cache = TokenCache()
            self._store.clear()

    def close(self) -> None:
        """Let go of all connections."""
        with self._lock:
            clients = list(self._clients.values())
            self._clients.clear()
        for client in clients:
            client.close()

    def _client(self, application: EntraApplication) -> EntraClient:
        with self._lock:
            client = self._clients.get(application)
            if self._cache is None:
                self._cache = TokenCache()
            cache = self._cache
        if client is None:
            made = EntraClient(application, cache)
            with self._lock:
                client = self._clients.setdefault(application, made)
            if client is not made:
                made.close()
        return client

    def _signed_in(self, application: EntraApplication, entry: Entry) -> KeptAccount:
        account = KeptAccount(
            id=entry.id,
            username=entry.username,
            name=entry.name,
            tenant=entry.tenant,
            authority=application.authority,
            client_id=application.client_id,
            cloud=application.cloud,
            own_authority=application.own_authority,
        )
        with self._lock:
            others = [each for each in self._kept.accounts if each.key != account.key]
            self._kept.accounts = [*others, account]
            self._kept.chosen[application.key] = account.id
            self._keep()
        return account

    def _keep_tokens(self) -> None:
        if self._cache is not None and self._cache.changed:
            self._keep()

    def _keep(self) -> None:
        if self._cache is None:
            return
        self._kept.tokens = self._cache.dump()
        try:
            self._store.write(msgspec.structs.replace(self._kept))
            self.not_kept = self._store.memory_reason
        except SecretStoreProblem as problem:
            # They work in this run; the next one asks again. A token is never lost to a locked store.
            self.not_kept = str(problem)
