"""Why somebody is not signed in, or not let in."""

from __future__ import annotations

from typing import Literal

SignInCode = Literal[
    "access_denied",
    "account_disabled",
    "application_unknown",
    "authority",
    "browser_timeout",
    "code_expired",
    "conditional_access",
    "consent_needed",
    "expired",
    "key_auth_disabled",
    "key_wrong",
    "network_rules",
    "no_custom_subdomain",
    "no_role",
    "not_reached",
    "not_trusted",
    "public_client",
    "redirect_address",
    "second_factor",
    "sign_in_needed",
    "token_refused",
    "wrong_scope",
    "wrong_tenant",
    "unknown",
]

NEEDS_PERSON: frozenset[str] = frozenset(
    {"conditional_access", "consent_needed", "expired", "second_factor", "sign_in_needed", "token_refused"}
)
"""What signing in anew can mend."""


class SignInProblem(Exception):  # noqa: N818 - the project says problem
    """Signing in, or renewing it, failed.

    Attributes:
        code: see `SignInCode`; its sentence and its remedy are the controller's.
        detail: the provider's or the system's own words, secrets taken out.
    """

    def __init__(self, code: SignInCode, detail: str = "") -> None:
        super().__init__(f"{code}: {detail}" if detail else code)
        self.code: SignInCode = code
        self.detail = detail
