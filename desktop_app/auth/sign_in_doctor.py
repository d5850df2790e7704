"""Finds out why somebody is not let in: from a provider's error, or from a service's refusal and the token it refused.

Source: Microsoft Entra "authentication and authorization error codes" (AADSTS…); Azure AI services "Authentication" and
the refusals people report of Azure OpenAI; RFC 6749 4.1.2.1 and 5.2, RFC 8628 3.5, RFC 6750 3.
"""

from __future__ import annotations

import base64
import binascii
import dataclasses
import re
from collections.abc import Mapping

from desktop_app.auth.sign_in_problem import SignInCode
from desktop_app.auth.token_facts import TokenFacts

_BY_NUMBER: dict[SignInCode, tuple[int, ...]] = {
    "wrong_tenant": (50020, 50034, 50059, 50128, 50178, 90002, 90072, 500021, 5000224, 500208, 51004),
    "application_unknown": (700016, 70001, 50105, 7000112, 900144, 700011),
    "public_client": (7000218, 7000215, 700025),
    "redirect_address": (50011, 500113, 9002326),
    "consent_needed": (65001, 65005, 90094, 90008, 650052, 650056, 650057),
    "second_factor": (50072, 50074, 50076, 50079, 50158, 50203),
    "conditional_access": (
        *(53000, 53001, 53002, 53003, 53004, 53009, 53011, 530001, 530002, 530003, 530032, 530034),
        *(50005, 50097, 50131, 50132, 700051, 70044),
    ),
    "wrong_scope": (65002, 70011, 500011, 28002, 28003, 1002012, 9010010),
    "expired": (
        *(70043, 70008, 700082, 700084, 700081, 50078, 50089, 50173, 50133, 54005, 50058, 16000),
        *(65003, 700003, 9002313, 700030),
    ),
    "access_denied": (65004, 50199),
    "account_disabled": (50057, 50053, 50055, 50144, 50126, 50056),
}
_CODE_OF_NUMBER = {number: code for code, numbers in _BY_NUMBER.items() for number in numbers}
_BY_NAME: dict[str, SignInCode] = {
    "access_denied": "access_denied",
    "authorization_declined": "access_denied",
    "expired_token": "code_expired",
    "code_expired": "code_expired",
    "invalid_grant": "expired",
    "invalid_client": "application_unknown",
    "unauthorized_client": "application_unknown",
    "redirect_uri_mismatch": "redirect_address",
    "invalid_scope": "wrong_scope",
    "invalid_target": "wrong_scope",
    "invalid_resource": "wrong_scope",
    "interaction_required": "sign_in_needed",
    "login_required": "sign_in_needed",
    "consent_required": "consent_needed",
}
_SUB_ERRORS: dict[str, SignInCode] = {
    "consent_required": "consent_needed",
    "basic_action": "conditional_access",
    "additional_action": "conditional_access",
    "message_only": "conditional_access",
    "user_password_expired": "account_disabled",
}
_AADSTS = re.compile(r"AADSTS(\d{4,7})")
_REFUSALS: dict[SignInCode, str] = {
    "key_auth_disabled": r"AuthenticationTypeDisabled|key.?based auth\w* is disabled|local auth\w* disabled",
    "no_custom_subdomain": r"custom sub-?domain",
    "wrong_tenant": r"tenant\b.{0,60}\bdoes not match|tenant provided in token|wrong (issuer|tenant)",
    "no_role": r"PermissionDenied|lacks the required data action|does not have (access|permission)",
    "network_rules": r"virtual network|firewall rule|public (network )?access is disabled|private endpoint",
}
_AUDIENCE_NAMED = re.compile(r"audience is incorrect \(([^)\s]+)\)", re.IGNORECASE)
_AUDIENCE = re.compile(r"invalid_audience|audience\b.{0,30}\b(invalid|incorrect|mismatch|wrong)|wrong audience", re.I)
_REGIONAL_HOST = re.compile(r"\.api\.cognitive\.(microsoft\.com|azure\.us|azure\.cn)$")
_CHALLENGE_PART = re.compile(r'([a-z_]+)="((?:[^"\\]|\\.)*)"', re.IGNORECASE)


@dataclasses.dataclass(frozen=True, slots=True)
class Refusal:
    """A service's refusal to open a session.

    Attributes:
        status: of HTTP.
        server_code, body: what the service said.
        challenge: the ``WWW-Authenticate`` header.
        host: who was asked.
    """

    status: int
    server_code: str = ""
    body: str = ""
    challenge: str = ""
    host: str = ""


def of_provider(answer: Mapping[str, object]) -> SignInCode:
    """What an error of the provider means (``error``, ``suberror``, ``error_description``, ``error_codes``)."""
    words = str(answer.get("error_description", ""))
    codes = answer.get("error_codes")
    numbers = [number for number in codes if isinstance(number, int)] if isinstance(codes, list) else []
    numbers += [int(found) for found in _AADSTS.findall(words)]
    for number in numbers:
        if number in _CODE_OF_NUMBER:
            return _CODE_OF_NUMBER[number]
    sub_error = _SUB_ERRORS.get(str(answer.get("suberror", "")))
    return sub_error or _BY_NAME.get(str(answer.get("error", "")), "unknown")


def of_refusal(refusal: Refusal, token: TokenFacts | None, now_s: float) -> SignInCode:
    """Why a service let nobody in; `token` is None where a key was sent."""
    said = f"{refusal.server_code} {refusal.body} {refusal.challenge}"
    for code, words in _REFUSALS.items():
        if re.search(words, said, re.IGNORECASE):
            return code
    if token is None:
        return "key_wrong" if refusal.status == 401 else "unknown"
    if claims_of(refusal.challenge):
        return "conditional_access"
    if token.expires_at_s and token.expires_at_s <= now_s:
        return "expired"
    if _REGIONAL_HOST.search(refusal.host):
        return "no_custom_subdomain"
    if _is_for_another(said, token):
        return "wrong_scope"
    return "token_refused" if refusal.status == 401 else "no_role"


def claims_of(challenge: str) -> str:
    """The claims that a ``WWW-Authenticate`` header asks for, as JSON; empty when it asks for none."""
    found = {name.lower(): value for name, value in _CHALLENGE_PART.findall(challenge)}
    encoded: str = found.get("claims", "")
    if not encoded:
        return ""
    if encoded.lstrip().startswith("{"):
        return encoded.replace('\\"', '"')
    try:
        return base64.b64decode(encoded + "=" * (-len(encoded) % 4), altchars=b"-_").decode("utf-8")
    except (binascii.Error, ValueError):
        return ""


def _is_for_another(said: str, token: TokenFacts) -> bool:
    """Services that list all that can be wrong with a token name the audience they want beside it."""
    named = _AUDIENCE_NAMED.search(said)
    if named:
        return named[1].rstrip("/") != token.audience.rstrip("/")
    return bool(_AUDIENCE.search(said))
