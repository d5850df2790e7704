"""The tokens of connections: what a refusal teaches, and that it is taught once."""

from __future__ import annotations

import base64
import json
import time
from collections.abc import Callable
from typing import Any

import pytest

from desktop_app.auth.clouds import EntraApplication
from desktop_app.auth.sign_in_problem import SignInProblem
from desktop_app.connection.connection_problem import ConnectionProblem
from desktop_app.connection.endpoint import Endpoint, endpoint_for
from desktop_app.controller import problem_sentences
from desktop_app.controller.entra_tokens import EntraTokens
from desktop_app.controller.sign_in_sentences import SIGN_IN, SignInRefused, sentences
from desktop_app.controller.sign_in_words import WORDS
from desktop_app.settings.connections import ConnectionProfile

FOUNDRY, COGNITIVE = "https://ai.azure.com/.default", "https://cognitiveservices.azure.com/.default"
PROFILE = ConnectionProfile(
    id="contoso", name="Contoso", address="https://contoso.openai.azure.com", model="voice", auth="entra"
)
CLAIMS = '{"access_token":{"acrs":{"essential":true,"value":"c1"}}}'
CHALLENGE = f'Bearer error="insufficient_claims", claims="{base64.b64encode(CLAIMS.encode()).decode()}"'


class Accounts:
    """Gives tokens that say what they were asked for."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, bool, str]] = []
        self.fails: Callable[[str], SignInProblem | None] = lambda _scope: None
        self.lives_s = 3_600.0

    def token(self, _application: EntraApplication, scope: str, *, force: bool = False, claims: str = "") -> str:
        self.asked.append((scope, force, claims))
        problem = self.fails(scope)
        if problem is not None:
            raise problem
        said = {"aud": scope.removesuffix("/.default"), "exp": int(time.time() + self.lives_s)}
        return f"e30.{base64.urlsafe_b64encode(json.dumps(said).encode()).decode().rstrip('=')}.s"


@pytest.fixture
def accounts() -> Accounts:
    return Accounts()


@pytest.fixture
def tokens(accounts: Accounts) -> EntraTokens:
    async def opened() -> Any:
        return accounts

    return EntraTokens(opened)


@pytest.fixture
def endpoint() -> Endpoint:
    return endpoint_for(PROFILE)


def refusal(status: int = 401, code: str = "", body: str = "", challenge: str = "") -> ConnectionProblem:
    return ConnectionProblem("auth", status=status, server_code=code, body=body, challenge=challenge)


async def test_the_other_scope_is_asked_for_once(tokens: EntraTokens, accounts: Accounts, endpoint: Endpoint) -> None:
    await tokens.token(PROFILE, endpoint)
    assert tokens.refused(PROFILE, endpoint, refusal())
    await tokens.token(PROFILE, endpoint)
    assert not tokens.refused(PROFILE, endpoint, refusal())
    await tokens.token(PROFILE, endpoint)
    assert [scope for scope, _, _ in accounts.asked] == [FOUNDRY, COGNITIVE, FOUNDRY]


async def test_a_named_scope_is_the_only_one(tokens: EntraTokens, endpoint: Endpoint) -> None:
    named = ConnectionProfile(id="n", name="N", address=PROFILE.address, model="m", auth="entra", scope=COGNITIVE)
    await tokens.token(named, endpoint)
    assert not tokens.refused(named, endpoint, refusal())


async def test_a_preview_endpoint_begins_with_its_own(tokens: EntraTokens, accounts: Accounts) -> None:
    old = ConnectionProfile(id="o", name="O", address=PROFILE.address, model="m", auth="entra", dialect="preview")
    await tokens.token(old, endpoint_for(old))
    assert accounts.asked[0][0] == COGNITIVE


async def test_a_scope_the_provider_does_not_know(tokens: EntraTokens, accounts: Accounts, endpoint: Endpoint) -> None:
    accounts.fails = lambda scope: SignInProblem("wrong_scope") if scope == FOUNDRY else None
    await tokens.token(PROFILE, endpoint)
    await tokens.token(PROFILE, endpoint)
    assert [scope for scope, _, _ in accounts.asked] == [FOUNDRY, COGNITIVE, COGNITIVE]


async def test_neither_scope_is_known(tokens: EntraTokens, accounts: Accounts, endpoint: Endpoint) -> None:
    accounts.fails = lambda _scope: SignInProblem("wrong_scope", "AADSTS500011")
    with pytest.raises(SignInRefused) as refused:
        await tokens.token(PROFILE, endpoint)
    assert len(accounts.asked) == 2
    assert refused.value.notice.server_words == "AADSTS500011"


async def test_a_token_that_ran_out_on_the_way_is_renewed(
    tokens: EntraTokens, accounts: Accounts, endpoint: Endpoint
) -> None:
    accounts.lives_s = -1
    await tokens.token(PROFILE, endpoint)
    assert tokens.refused(PROFILE, endpoint, refusal())
    await tokens.token(PROFILE, endpoint)
    assert not tokens.refused(PROFILE, endpoint, refusal())
    assert [force for _, force, _ in accounts.asked] == [False, True]


async def test_what_a_service_asks_for_beyond(tokens: EntraTokens, accounts: Accounts, endpoint: Endpoint) -> None:
    await tokens.token(PROFILE, endpoint)
    problem = refusal(challenge=CHALLENGE)
    assert tokens.refused(PROFILE, endpoint, problem)
    assert problem.diagnosis == "conditional_access"
    accounts.fails = lambda _scope: SignInProblem("conditional_access")
    with pytest.raises(SignInRefused) as refused:
        await tokens.token(PROFILE, endpoint)
    assert accounts.asked[-1] == (FOUNDRY, False, CLAIMS)
    assert refused.value.notice.action is not None
    assert refused.value.notice.action.id == SIGN_IN
    assert tokens.claims(PROFILE) == CLAIMS  # the person is asked for the same
    tokens.signed_in(PROFILE)
    assert tokens.claims(PROFILE) == ""


async def test_the_same_is_not_asked_for_for_ever(tokens: EntraTokens, accounts: Accounts, endpoint: Endpoint) -> None:
    for _ in range(2):
        await tokens.token(PROFILE, endpoint)
        assert tokens.refused(PROFILE, endpoint, refusal(challenge=CHALLENGE))
        await tokens.token(PROFILE, endpoint)
        assert not tokens.refused(PROFILE, endpoint, refusal(challenge=CHALLENGE))
        assert tokens.claims(PROFILE) == CLAIMS
    assert [claims for _, _, claims in accounts.asked] == ["", CLAIMS, CLAIMS, CLAIMS]


async def test_a_refused_key_is_looked_into_as_well(tokens: EntraTokens, endpoint: Endpoint) -> None:
    keyed = ConnectionProfile(id="k", name="Keyed", address=PROFILE.address, model="m")
    problem = refusal(403, "AuthenticationTypeDisabled", "Key based authentication is disabled for this resource.")
    assert not tokens.refused(keyed, endpoint, problem)
    notice = problem_sentences.of_connection(problem, "Keyed")
    assert notice.headline == "Keyed takes no keys."
    assert "Microsoft Entra" in notice.detail


async def test_a_wrong_key_keeps_its_own_words(tokens: EntraTokens, endpoint: Endpoint) -> None:
    keyed = ConnectionProfile(id="k", name="Keyed", address=PROFILE.address, model="m")
    problem = refusal(401, "401", "Access denied due to invalid subscription key or wrong API endpoint.")
    assert not tokens.refused(keyed, endpoint, problem)
    assert problem_sentences.of_connection(problem, "Keyed").headline == "Keyed did not accept the key."


async def test_a_tenant_that_cannot_be(tokens: EntraTokens, endpoint: Endpoint) -> None:
    odd = ConnectionProfile(id="x", name="X", address=PROFILE.address, model="m", auth="entra", tenant="http://a/b")
    with pytest.raises(SignInRefused) as refused:
        await tokens.token(odd, endpoint)
    assert refused.value.notice.headline == "There is no such tenant."


async def test_a_provider_out_of_reach_is_no_end(tokens: EntraTokens, accounts: Accounts, endpoint: Endpoint) -> None:
    accounts.fails = lambda _scope: SignInProblem("not_reached", "timed out")
    with pytest.raises(SignInRefused) as refused:
        await tokens.token(PROFILE, endpoint)
    assert problem_sentences.is_passing(refused.value)


@pytest.mark.parametrize("code", sorted(WORDS))
def test_every_way_has_a_sentence_and_a_remedy(code: str) -> None:
    headline, remedy = sentences(code, "Contoso")
    assert headline.endswith(".")
    assert remedy.endswith(".")
    assert "{" not in headline + remedy
