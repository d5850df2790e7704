"""Microsoft Entra through msal, of which this is the only importer; everything here blocks and belongs on a thread.

msal is imported with the first use: that takes longer than the window takes to appear.
"""

from __future__ import annotations

import importlib.util
import json
import time
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from desktop_app.auth import sign_in_doctor
from desktop_app.auth.clouds import EntraApplication
from desktop_app.auth.entra_flows import CodeFlow, DeviceFlow, Entry
from desktop_app.auth.redact import redact_text
from desktop_app.auth.sign_in_problem import SignInProblem

if TYPE_CHECKING:
    import msal

_PENDING = ("authorization_pending", "slow_down")
_LONGEST_DETAIL = 1_000

T = TypeVar("T")


class TokenCache:
    """The tokens of all applications; msal reads and writes them."""

    def __init__(self) -> None:
        import msal

        self.msal_cache = msal.SerializableTokenCache()

    def load(self, text: str) -> bool:
        """Take over what `dump` gave; False: it cannot be read and was left out."""
        try:
            self.msal_cache.deserialize(text)
            readable = all(isinstance(kind, dict) for kind in _entries(self.msal_cache))
        except (ValueError, AttributeError, TypeError):
            readable = False
        if not readable:
            self.msal_cache.deserialize("{}")
        self.msal_cache.has_state_changed = False
        return readable

    @property
    def changed(self) -> bool:
        """Whether there is something new since the last `dump`."""
        return bool(self.msal_cache.has_state_changed)

    def dump(self) -> str:
        """The tokens as text."""
        return str(self.msal_cache.serialize())

    def forget(self, account_id: str, client_id: str) -> None:
        """Take out somebody's tokens of one application; their account too where no other application has any."""
        cache, kinds = self.msal_cache, self.msal_cache.CredentialType
        for kind, remove in (
            (kinds.REFRESH_TOKEN, cache.remove_rt),
            (kinds.ACCESS_TOKEN, cache.remove_at),
            (kinds.ID_TOKEN, cache.remove_idt),
        ):
            for entry in self._of(kind, account_id):
                if entry.get("client_id") == client_id:
                    remove(entry)
        if not self._of(kinds.REFRESH_TOKEN, account_id):
            for entry in self._of(kinds.ACCOUNT, account_id):
                cache.remove_account(entry)

    def _of(self, kind: str, account_id: str) -> list[dict[str, Any]]:
        return list(self.msal_cache.search(kind, query={"home_account_id": account_id}))


class EntraClient:
    """One registered application with one authority; making it asks the authority for its addresses.

    Raises:
        SignInProblem: the authority is not there; so does every method that asks it something.
    """

    def __init__(self, application: EntraApplication, cache: TokenCache) -> None:
        from desktop_app.auth.entra_http import ProviderSession

        self.application = application
        self.has_broker = not application.own_authority and importlib.util.find_spec("pymsalruntime") is not None
        self._session = ProviderSession(application)
        try:
            self._app: msal.PublicClientApplication = self._build(cache)
        except SignInProblem:
            self.close()
            raise

    def close(self) -> None:
        """Let go of the connections to the provider; the next question makes new ones."""
        self._session.close()

    def begin_in_browser(self, scope: str, redirect: str, *, hint: str = "", claims: str = "") -> CodeFlow:
        """Authorization code with PKCE, answered to `redirect` by a form that is posted."""
        flow = _checked(
            _translated(
                lambda: self._app.initiate_auth_code_flow(
                    [scope],
                    redirect_uri=redirect,
                    response_mode="form_post",
                    prompt=None if hint else "select_account",
                    login_hint=hint or None,
                    claims_challenge=claims or None,
                )
            )
        )
        return CodeFlow(str(flow["auth_uri"]), flow)

    def finish_in_browser(self, begun: CodeFlow, answer: Mapping[str, str]) -> Entry:
        """Exchange the code of a checked answer for tokens."""
        return self._entry(_translated(lambda: self._app.acquire_token_by_auth_code_flow(begun.flow, dict(answer))))

    def begin_with_code(self, scope: str, *, claims: str = "") -> DeviceFlow:
        """A code for another machine."""
        flow = _checked(_translated(lambda: self._app.initiate_device_flow([scope], claims_challenge=claims or None)))
        return DeviceFlow(
            code=str(flow["user_code"]),
            url=str(flow.get("verification_uri") or flow.get("verification_url")),
            expires_at_s=float(flow.get("expires_at", time.time() + 900)),
            interval_s=float(flow.get("interval", 5)),
            flow=flow,
        )

    def poll_with_code(self, begun: DeviceFlow, *, claims: str = "") -> Entry | None:
        """Ask once whether the code was typed in; None: not yet."""
        # With an end in the past msal asks exactly once, so nothing sleeps in a thread.
        once = {**begun.flow, "expires_at": 0, "interval": 1}
        answer = _translated(lambda: self._app.acquire_token_by_device_flow(once, claims_challenge=claims or None))
        if answer.get("error") in _PENDING:
            if answer["error"] == "slow_down":
                begun.interval_s += 5
            return None
        return self._entry(answer)

    def sign_in_with_broker(self, scope: str, window_handle: int | None, *, hint: str = "", claims: str = "") -> Entry:
        """Let the system's own account window do it; only where `has_broker`."""
        return self._entry(
            _translated(
                lambda: self._app.acquire_token_interactive(
                    [scope],
                    prompt=None if hint else "select_account",
                    login_hint=hint or None,
                    claims_challenge=claims or None,
                    parent_window_handle=window_handle or self._app.CONSOLE_WINDOW_HANDLE,
                )
            )
        )

    def renew(self, account_id: str, scope: str, *, force: bool = False, claims: str = "") -> str:
        """An access token without anybody's help, from the cache while it is good for some minutes.

        Raises:
            SignInProblem: ``sign_in_needed`` and what else only the person can mend; ``not_reached``.
        """
        account = self._account(account_id)
        if account is None:
            raise SignInProblem("sign_in_needed")
        answer = _translated(
            lambda: self._app.acquire_token_silent_with_error(
                [scope], account, force_refresh=force, claims_challenge=claims or None
            )
        )
        if answer is None:
            raise SignInProblem("sign_in_needed")
        return str(_checked(answer)["access_token"])

    def _build(self, cache: TokenCache) -> msal.PublicClientApplication:
        import msal

        application = self.application
        return _translated(
            lambda: msal.PublicClientApplication(
                application.client_id,
                authority=application.authority,
                instance_discovery=False if application.own_authority else None,
                token_cache=cache.msal_cache,
                http_client=self._session,
                # Lets a service ask for more (a second factor, another place) instead of just refusing.
                client_capabilities=["CP1"],
                enable_broker_on_windows=self.has_broker,
                enable_broker_on_mac=self.has_broker,
                enable_broker_on_linux=self.has_broker,
            )
        )

    def _account(self, account_id: str) -> dict[str, Any] | None:
        accounts: list[dict[str, Any]] = _translated(self._app.get_accounts)
        return next((each for each in accounts if each.get("home_account_id") == account_id), None)

    def _entry(self, answer: dict[str, Any]) -> Entry:
        claims = _checked(answer).get("id_token_claims") or {}
        local = str(claims.get("oid") or claims.get("sub") or "")
        accounts: list[dict[str, Any]] = _translated(self._app.get_accounts)
        account = next((each for each in accounts if each.get("local_account_id") == local), None)
        if account is None:
            raise SignInProblem("unknown", "The provider did not say who signed in.")
        return Entry(
            id=str(account["home_account_id"]),
            username=str(claims.get("preferred_username") or account.get("username") or ""),
            name=str(claims.get("name") or ""),
            tenant=str(claims.get("tid") or self.application.tenant),
            token=str(answer["access_token"]),
        )


def _entries(cache: Any) -> list[Any]:
    """What msal's file form holds, kind by kind."""
    found = json.loads(cache.serialize())
    return list(found.values()) if isinstance(found, dict) else [None]


def _checked(answer: dict[str, Any]) -> dict[str, Any]:
    """The answer, if it is none of an error.

    Raises:
        SignInProblem: it is one.
    """
    if "error" in answer:
        words = str(answer.get("error_description") or answer["error"])
        raise SignInProblem(sign_in_doctor.of_provider(answer), redact_text(words)[:_LONGEST_DETAIL])
    return answer


def _translated(work: Callable[[], T]) -> T:
    """Do something with msal; whatever fails there becomes a `SignInProblem`."""
    import requests
    from msal.exceptions import MsalServiceError

    try:
        return work()
    except requests.exceptions.SSLError as failure:
        raise SignInProblem("not_trusted", _words(failure)) from failure
    except (requests.exceptions.RequestException, MsalServiceError, OSError) as failure:
        raise SignInProblem("not_reached", _words(failure)) from failure
    except ValueError as failure:
        raise SignInProblem("authority", _words(failure)) from failure
    except Exception as failure:
        raise SignInProblem("unknown", _words(failure)) from failure


def _words(failure: Exception) -> str:
    return redact_text(f"{type(failure).__name__}: {failure}")[:_LONGEST_DETAIL]
