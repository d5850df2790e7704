"""What the window shows of signing in, and of who is signed in."""

from __future__ import annotations

import dataclasses
import re
from typing import Literal

from desktop_app.auth.sign_in_store import KeptAccount

_ID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")

Step = Literal["idle", "preparing", "browser", "code", "finishing", "done", "failed"]


@dataclasses.dataclass(frozen=True, slots=True)
class SignInState:
    """How a sign-in stands.

    Attributes:
        step: ``preparing`` asks the provider; ``browser`` waits for the page at `link`; ``code`` for somebody who
            types `code` in at `link`; ``finishing`` gets the tokens; ``done``; ``failed``.
        with_code: it is one with a code.
        seconds_left: until the code or our patience ends.
        who: who signed in.
        headline, remedy, details: what went wrong, what to do, and the provider's own words.
    """

    step: Step = "idle"
    with_code: bool = False
    link: str = dataclasses.field(default="", repr=False)
    code: str = dataclasses.field(default="", repr=False)
    seconds_left: int = 0
    who: str = ""
    headline: str = ""
    remedy: str = ""
    details: str = ""

    @property
    def is_running(self) -> bool:
        """Whether there is something to cancel."""
        return self.step in ("preparing", "browser", "code", "finishing")


@dataclasses.dataclass(frozen=True, slots=True)
class AccountChoice:
    """Somebody who is signed in.

    Attributes:
        key: what `AccountDesk` knows the account by.
        where: the tenant as it was named and the cloud, where there is something to tell.
        in_use: the chosen connection, or else its application, uses this account.
    """

    key: str
    username: str
    name: str
    where: str
    in_use: bool

    @property
    def label(self) -> str:
        """What to call them."""
        return self.username or self.name or self.key


def choice_of(account: KeptAccount, cloud_name: str, *, in_use: bool) -> AccountChoice:
    """An account as the window shows it."""
    tenant = account.application.tenant
    if _ID.fullmatch(tenant):
        tenant = f"{tenant[:8]}…"  # tells two apart; nobody reads all of it
    where = " · ".join(part for part in (tenant, cloud_name) if part)
    return AccountChoice(account.key, account.username, account.name, where, in_use)
