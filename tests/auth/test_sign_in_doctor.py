"""Why somebody is not let in, from what providers and services really say."""

from __future__ import annotations

import base64
import json

import pytest

from desktop_app.auth import sign_in_doctor
from desktop_app.auth.sign_in_doctor import Refusal
from desktop_app.auth.token_facts import TokenFacts, facts_of

NOW_S = 1_800_000_000.0
GOOD = TokenFacts("https://cognitiveservices.azure.com", "t-1", ("user_impersonation",), NOW_S + 3_000)
HOST = "contoso.openai.azure.com"
AUDIENCE = (
    "Unauthorized. Access token is missing, invalid, audience is incorrect (https://cognitiveservices.azure.com), or "
    "have expired."
)


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        ({"error": "invalid_request", "error_description": "AADSTS50020: User account …"}, "wrong_tenant"),
        ({"error": "invalid_request", "error_description": "AADSTS90002: Tenant 'x' not found."}, "wrong_tenant"),
        ({"error": "unauthorized_client", "error_description": "AADSTS700016: Application …"}, "application_unknown"),
        ({"error": "invalid_client", "error_description": "AADSTS7000218: … client_assertion"}, "public_client"),
        ({"error": "invalid_request", "error_codes": [50011]}, "redirect_address"),
        ({"error": "invalid_grant", "suberror": "consent_required", "error_codes": [65001]}, "consent_needed"),
        ({"error": "invalid_grant", "error_description": "AADSTS65002: Consent between first party …"}, "wrong_scope"),
        ({"error": "invalid_resource", "error_description": "AADSTS500011: The resource …"}, "wrong_scope"),
        ({"error": "invalid_grant", "error_description": "AADSTS50076: … multi-factor"}, "second_factor"),
        ({"error": "access_denied", "error_description": "AADSTS53003: Access has been blocked"}, "conditional_access"),
        ({"error": "interaction_required", "suberror": "basic_action"}, "conditional_access"),
        ({"error": "invalid_grant", "error_description": "AADSTS700082: The refresh token has expired"}, "expired"),
        ({"error": "invalid_grant", "error_description": "grant request is invalid"}, "expired"),
        ({"error": "access_denied", "error_description": "AADSTS65004: User declined to consent"}, "access_denied"),
        ({"error": "access_denied"}, "access_denied"),
        ({"error": "authorization_declined"}, "access_denied"),
        ({"error": "expired_token"}, "code_expired"),
        ({"error": "invalid_request", "error_description": "AADSTS50057: … is disabled."}, "account_disabled"),
        ({"error": "server_error", "error_description": "AADSTS90033: A transient error"}, "unknown"),
        ({"error": "temporarily_unavailable"}, "unknown"),
        ({}, "unknown"),
    ],
)  # fmt: skip
def test_what_a_provider_means(answer: dict[str, object], code: str) -> None:
    assert sign_in_doctor.of_provider(answer) == code


@pytest.mark.parametrize(
    ("refusal", "token", "code"),
    [
        (Refusal(401, "PermissionDenied", "The principal `x` lacks the required data action `…`"), GOOD, "no_role"),
        (Refusal(403, "", ""), GOOD, "no_role"),
        (Refusal(400, "", "Token tenant t-1 does not match resource tenant."), GOOD, "wrong_tenant"),
        (Refusal(403, "AuthenticationTypeDisabled", "Key based authentication is disabled"), None, "key_auth_disabled"),
        (Refusal(400, "BadRequest", "Please provide a custom subdomain for token …"), GOOD, "no_custom_subdomain"),
        (Refusal(401, "", "", host="eastus2.api.cognitive.microsoft.com"), GOOD, "no_custom_subdomain"),
        (Refusal(401, "401", AUDIENCE), TokenFacts("https://ai.azure.com", expires_at_s=NOW_S + 9), "wrong_scope"),
        (Refusal(401, "401", AUDIENCE), GOOD, "token_refused"),
        (Refusal(401, "401", AUDIENCE), TokenFacts(GOOD.audience, expires_at_s=NOW_S - 1), "expired"),
        (Refusal(401, "", "", 'Bearer error="invalid_audience"'), GOOD, "wrong_scope"),
        (Refusal(401, "", "", "Bearer"), TokenFacts(), "token_refused"),
        (Refusal(403, "", "Access denied due to Virtual Network/Firewall rules."), GOOD, "network_rules"),
        (Refusal(401, "401", "Access denied due to invalid subscription key"), None, "key_wrong"),
    ],
)
def test_what_a_service_means(refusal: Refusal, token: TokenFacts | None, code: str) -> None:
    host = refusal.host or HOST
    asked = Refusal(refusal.status, refusal.server_code, refusal.body, refusal.challenge, host)
    assert sign_in_doctor.of_refusal(asked, token, NOW_S) == code


def test_a_claims_challenge_is_read() -> None:
    claims = '{"access_token":{"acrs":{"essential":true,"value":"c1"}}}'
    encoded = base64.b64encode(claims.encode()).decode().rstrip("=")
    challenge = f'Bearer realm="", error="insufficient_claims", claims="{encoded}"'
    assert sign_in_doctor.claims_of(challenge) == claims
    assert sign_in_doctor.of_refusal(Refusal(401, challenge=challenge), GOOD, NOW_S) == "conditional_access"


@pytest.mark.parametrize("challenge", ["", "Bearer", 'Bearer claims="%%%"', 'Bearer claims=""', 'claims="/w=="'])
def test_no_claims_in_nonsense(challenge: str) -> None:
    assert sign_in_doctor.claims_of(challenge) == ""


def test_facts_of_a_token() -> None:
    claims = {"aud": "https://ai.azure.com", "tid": "t-1", "scp": "a b", "exp": 1_800_000_000}
    body = base64.urlsafe_b64encode(json.dumps(claims).encode()).decode().rstrip("=")
    assert facts_of(f"e30.{body}.sig") == TokenFacts("https://ai.azure.com", "t-1", ("a", "b"), 1_800_000_000.0)


@pytest.mark.parametrize("token", ["", "opaque", "a.b.c", "e30.e30.x", "a.bnVsbA.c", "a.WzFd.c"])
def test_no_facts_of_anything_else(token: str) -> None:
    assert facts_of(token) == TokenFacts()
