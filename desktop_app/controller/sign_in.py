"""One sign-in, from the wish to the tokens: in a browser on this machine, or with a code on another."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QLocale

from desktop_app.auth.clouds import EntraApplication
from desktop_app.auth.entra_accounts import EntraAccounts
from desktop_app.auth.loopback_listener import LoopbackListener, last_page
from desktop_app.auth.sign_in_problem import SignInProblem
from desktop_app.auth.sign_in_store import KeptAccount
from desktop_app.controller.sign_in_sentences import sentences
from desktop_app.controller.sign_in_state import SignInState

BROWSER_LIMIT_S = 300.0
_COUNTS_EVERY_S = 1.0

Tell = Callable[[SignInState], None]


class SignIn:
    """Signs somebody in with one application.

    Args:
        tell: shows how it stands.
        open_page: shows an address in the system's browser.
        hint: the account that has to be signed in anew.
        claims: what a service asks for beyond an ordinary sign-in.
        browser_limit_s: so long is waited for a browser.
    """

    def __init__(
        self,
        accounts: EntraAccounts,
        application: EntraApplication,
        scope: str,
        tell: Tell,
        *,
        hint: str = "",
        claims: str = "",
        browser_limit_s: float = BROWSER_LIMIT_S,
    ) -> None:
        self._accounts = accounts
        self._application = application
        self._scope = scope
        self._tell = tell
        self._hint = hint
        self._claims = claims
        self._browser_limit_s = browser_limit_s

    async def in_browser(self, open_page: Callable[[str], None]) -> KeptAccount:
        """Authorization code with PKCE, in the system's browser.

        Raises:
            SignInProblem: it did not come to an end, or to a bad one.
        """
        async with LoopbackListener() as listener:
            begun = await asyncio.to_thread(
                self._accounts.begin_in_browser,
                self._application,
                self._scope,
                listener.redirect,
                hint=self._hint,
                claims=self._claims,
            )
            counting = asyncio.get_running_loop().create_task(self._count(begun.url))
            try:
                open_page(begun.url)
                away = _page("not_here")
                answer = await listener.answer(begun.state, away, self._browser_limit_s)
            finally:
                counting.cancel()
                await asyncio.gather(counting, return_exceptions=True)
            self._tell(SignInState("finishing"))
            try:
                account = await asyncio.to_thread(
                    self._accounts.finish_in_browser, self._application, begun, dict(answer)
                )
            except SignInProblem as problem:
                await listener.show(_page("failed", *sentences(problem.code, self._application.tenant)))
                raise
            await listener.show(_page("done"))
            return account

    async def with_code(self) -> KeptAccount:
        """A code, typed in on any machine with a browser.

        Raises:
            SignInProblem: it did not come to an end, or to a bad one.
        """
        begun = await asyncio.to_thread(
            self._accounts.begin_with_code, self._application, self._scope, claims=self._claims
        )
        next_poll_s = time.time() + begun.interval_s
        while (left_s := begun.expires_at_s - time.time()) > 0:
            self._tell(SignInState("code", True, begun.url, begun.code, round(left_s)))
            await asyncio.sleep(min(_COUNTS_EVERY_S, begun.interval_s))
            if time.time() < next_poll_s:
                continue
            account = await asyncio.to_thread(
                self._accounts.poll_with_code, self._application, begun, claims=self._claims
            )
            if account is not None:
                return account
            next_poll_s = time.time() + begun.interval_s
        raise SignInProblem("code_expired")

    async def with_broker(self, window: int | None) -> KeptAccount | None:
        """The system's own account window; None where there is none, or it would not.

        Raises:
            SignInProblem: the person declined.
        """
        if not await asyncio.to_thread(self._accounts.has_broker, self._application):
            return None
        try:
            return await asyncio.to_thread(
                self._accounts.sign_in_with_broker,
                self._application,
                self._scope,
                window,
                hint=self._hint,
                claims=self._claims,
            )
        except SignInProblem as problem:
            if problem.code != "unknown":
                raise
            return None

    async def _count(self, link: str) -> None:
        ends_s = time.monotonic() + self._browser_limit_s
        while (left_s := ends_s - time.monotonic()) > 0:
            self._tell(SignInState("browser", False, link, "", round(left_s)))
            await asyncio.sleep(_COUNTS_EVERY_S)


def _page(kind: str, headline: str = "", remedy: str = "") -> str:
    """The browser's last page, in the window's language."""
    words = {
        "done": (
            QCoreApplication.translate("SignIn", "You are signed in."),
            QCoreApplication.translate("SignIn", "Close this page and go back to Duologue."),
        ),
        "not_here": (
            QCoreApplication.translate("SignIn", "There is nothing here."),
            QCoreApplication.translate("SignIn", "Duologue waits for a sign-in, and this is none. Close this page."),
        ),
        "failed": (headline, remedy),
    }
    language = QLocale().bcp47Name()
    return last_page(*words[kind], good=kind == "done", language=language)
