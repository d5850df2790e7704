"""Signing in with a real provider, without a window: browser, code, renewal, refusal, and what is kept."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import Callable, Iterator

import pytest
from oidc_provider import OidcProvider, ScriptedBrowser

from desktop_app.auth.clouds import EntraApplication, application_of
from desktop_app.auth.entra_accounts import EntraAccounts
from desktop_app.auth.loopback_listener import LoopbackListener, last_page
from desktop_app.auth.secret_store import SecretStore, SecretStoreProblem
from desktop_app.auth.sign_in_problem import SignInProblem
from desktop_app.auth.sign_in_store import KeptAccount, SignInStore
from desktop_app.auth.token_facts import facts_of

SCOPE = "https://ai.azure.com/.default"
OTHER_SCOPE = "https://cognitiveservices.azure.com/.default"


@pytest.fixture
def application(oidc: OidcProvider) -> EntraApplication:
    return application_of(tenant=oidc.authority, client_id=oidc.client_id, cloud="public", ca_file=str(oidc.ca_file))


@pytest.fixture
def store() -> SecretStore:
    return SecretStore(None)


@pytest.fixture
def another(store: SecretStore) -> Iterator[Callable[[], EntraAccounts]]:
    """Makes what another run of the program has."""
    made = []

    def make() -> EntraAccounts:
        made.append(EntraAccounts(SignInStore(store)))
        return made[-1]

    yield make
    for each in made:
        each.close()


@pytest.fixture
def accounts(another: Callable[[], EntraAccounts]) -> EntraAccounts:
    found = another()
    found.load()
    return found


async def sign_in(
    accounts: EntraAccounts, application: EntraApplication, oidc: OidcProvider, *, user: str = "alice", **does: bool
) -> KeptAccount:
    """As the program does it, with a browser in a thread."""
    async with LoopbackListener() as listener:
        begun = await asyncio.to_thread(accounts.begin_in_browser, application, SCOPE, listener.redirect)
        browser = ScriptedBrowser(oidc.ca_file, user=user, **does)
        visit = asyncio.create_task(asyncio.to_thread(browser.visit, begun.url))
        answer = await listener.answer(begun.state, "not this", 30)
        try:
            return await asyncio.to_thread(accounts.finish_in_browser, application, begun, answer)
        finally:
            await listener.show(last_page("The end", "of it", good=True))
            assert "The end" in (await visit).text


async def test_a_browser_signs_in(accounts: EntraAccounts, application: EntraApplication, oidc: OidcProvider) -> None:
    account = await sign_in(accounts, application, oidc)
    assert (account.username, account.name) == ("alice@contoso.example", "Alice Example")
    token = await asyncio.to_thread(accounts.token, application, SCOPE)
    facts = facts_of(token)
    assert facts.audience == "https://ai.azure.com"
    assert facts.tenant == account.tenant
    assert oidc.granted("authorization_code") == 1
    assert oidc.granted("refresh_token") == 0  # it came along with the sign-in


async def test_one_sign_in_is_good_for_both_services(
    accounts: EntraAccounts, application: EntraApplication, oidc: OidcProvider
) -> None:
    await sign_in(accounts, application, oidc)
    token = await asyncio.to_thread(accounts.token, application, OTHER_SCOPE)
    assert facts_of(token).audience == "https://cognitiveservices.azure.com"
    assert oidc.granted("authorization_code") == 1


async def test_a_refusal_is_told(accounts: EntraAccounts, application: EntraApplication, oidc: OidcProvider) -> None:
    with pytest.raises(SignInProblem) as refused:
        await sign_in(accounts, application, oidc, refuses=True)
    assert refused.value.code == "access_denied"
    assert accounts.accounts == []


async def test_a_code_is_typed_in_elsewhere(
    accounts: EntraAccounts, application: EntraApplication, oidc: OidcProvider
) -> None:
    begun = await asyncio.to_thread(accounts.begin_with_code, application, SCOPE)
    assert await asyncio.to_thread(accounts.poll_with_code, application, begun) is None
    browser = ScriptedBrowser(oidc.ca_file, user="bob")
    await asyncio.to_thread(browser.type_code, begun.url, begun.code)
    account = await asyncio.to_thread(accounts.poll_with_code, application, begun)
    assert account is not None
    assert account.username == "bob@contoso.example"


async def test_a_code_is_refused_elsewhere(
    accounts: EntraAccounts, application: EntraApplication, oidc: OidcProvider
) -> None:
    begun = await asyncio.to_thread(accounts.begin_with_code, application, SCOPE)
    browser = ScriptedBrowser(oidc.ca_file, refuses=True)
    await asyncio.to_thread(browser.type_code, begun.url, begun.code)
    with pytest.raises(SignInProblem) as refused:
        await asyncio.to_thread(accounts.poll_with_code, application, begun)
    assert refused.value.code == "access_denied"


async def test_an_old_token_is_renewed(
    accounts: EntraAccounts, application: EntraApplication, oidc: OidcProvider
) -> None:
    oidc.change(token_lifetime_s=60)  # msal renews what has less than five minutes left
    await sign_in(accounts, application, oidc)
    first = await asyncio.to_thread(accounts.token, application, SCOPE)
    second = await asyncio.to_thread(accounts.token, application, SCOPE)
    assert first != second
    assert oidc.granted("refresh_token") == 2


async def test_a_good_token_is_renewed_when_it_must_be(
    accounts: EntraAccounts, application: EntraApplication, oidc: OidcProvider
) -> None:
    await sign_in(accounts, application, oidc)
    first = await asyncio.to_thread(accounts.token, application, SCOPE)
    second = await asyncio.to_thread(lambda: accounts.token(application, SCOPE, force=True))
    assert first != second


async def test_what_was_revoked_asks_the_person(
    accounts: EntraAccounts, application: EntraApplication, oidc: OidcProvider
) -> None:
    await sign_in(accounts, application, oidc)
    oidc.change(revoke=True)
    with pytest.raises(SignInProblem) as ended:
        await asyncio.to_thread(lambda: accounts.token(application, SCOPE, force=True))
    assert ended.value.code == "expired"


async def test_a_provider_that_is_away(
    accounts: EntraAccounts, application: EntraApplication, oidc: OidcProvider
) -> None:
    oidc.change(down=True)
    with pytest.raises(SignInProblem) as away:
        await asyncio.to_thread(accounts.begin_with_code, application, SCOPE)
    assert away.value.code in ("authority", "not_reached")
    oidc.change(down=False)
    assert (await asyncio.to_thread(accounts.begin_with_code, application, SCOPE)).code


def test_nothing_listens_there(accounts: EntraAccounts) -> None:
    application = application_of(tenant="https://127.0.0.1:9/tenant", client_id="c", cloud="public")
    with pytest.raises(SignInProblem) as away:
        accounts.begin_with_code(application, SCOPE)
    assert away.value.code == "not_reached"


def test_a_certificate_of_nobody_known(accounts: EntraAccounts, oidc: OidcProvider) -> None:
    application = application_of(tenant=oidc.authority, client_id=oidc.client_id, cloud="public")
    with pytest.raises(SignInProblem) as stranger:
        accounts.begin_with_code(application, SCOPE)
    assert stranger.value.code == "not_trusted"


async def test_the_next_run_knows_who_signed_in(
    accounts: EntraAccounts,
    application: EntraApplication,
    oidc: OidcProvider,
    another: Callable[[], EntraAccounts],
) -> None:
    await sign_in(accounts, application, oidc)
    first = await asyncio.to_thread(accounts.token, application, SCOPE)
    later = another()
    assert await asyncio.to_thread(later.token, application, SCOPE) == first
    assert [each.username for each in later.accounts] == ["alice@contoso.example"]


async def test_two_people_take_turns_and_leave(
    accounts: EntraAccounts, application: EntraApplication, oidc: OidcProvider, store: SecretStore
) -> None:
    alice = await sign_in(accounts, application, oidc)
    bob = await sign_in(accounts, application, oidc, user="bob")
    assert accounts.account_of(application) == bob
    accounts.choose(alice)
    assert accounts.account_of(application) == alice
    accounts.sign_out(alice)
    assert accounts.account_of(application) == bob
    accounts.sign_out(bob)
    with pytest.raises(SignInProblem) as nobody:
        await asyncio.to_thread(accounts.token, application, SCOPE)
    assert nobody.value.code == "sign_in_needed"
    kept = SignInStore(store).read()
    assert kept is not None
    tokens = json.loads(kept.tokens)
    assert not any(tokens.get(kind) for kind in ("AccessToken", "RefreshToken", "IdToken", "Account"))


async def test_everything_is_forgotten(
    accounts: EntraAccounts, application: EntraApplication, oidc: OidcProvider, store: SecretStore
) -> None:
    await sign_in(accounts, application, oidc)
    accounts.forget_everything()
    assert accounts.accounts == []
    assert not store._memory


async def test_a_spoilt_store_is_put_aside(
    accounts: EntraAccounts,
    application: EntraApplication,
    oidc: OidcProvider,
    store: SecretStore,
    another: Callable[[], EntraAccounts],
) -> None:
    await sign_in(accounts, application, oidc)
    name = next(each for each in store._memory if each.startswith("entra.sign-ins."))
    store.set(name, store._memory[name][: len(store._memory[name]) // 2])
    later = another()
    later.load()
    assert later.discarded
    assert later.accounts == []


class Lockable:
    """A store's backend that can be locked."""

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}
        self.locked = True

    def get_password(self, _service: str, username: str) -> str | None:
        if self.locked:
            raise OSError("locked")
        return self.kept.get(username)

    def set_password(self, _service: str, username: str, password: str) -> None:
        if self.locked:
            raise OSError("locked")
        self.kept[username] = password

    def delete_password(self, _service: str, username: str) -> None:
        self.kept.pop(username, None)


async def test_a_locked_store_keeps_nobody_from_signing_in(application: EntraApplication, oidc: OidcProvider) -> None:
    backend = Lockable()
    accounts = EntraAccounts(SignInStore(SecretStore(backend)))
    accounts.load()
    try:
        alice = await sign_in(accounts, application, oidc)
        assert accounts.not_kept == "locked"
        token = await asyncio.to_thread(accounts.token, application, SCOPE)
        backend.locked = False
        assert await asyncio.to_thread(accounts.token, application, SCOPE) == token
        accounts.choose(alice)
        assert accounts.not_kept == ""
        assert backend.kept
        backend.locked = True
        with pytest.raises(SecretStoreProblem):
            accounts.sign_out(alice)
        assert accounts.accounts == []
    finally:
        accounts.close()


async def test_signing_out_elsewhere_is_seen(
    accounts: EntraAccounts,
    application: EntraApplication,
    oidc: OidcProvider,
    another: Callable[[], EntraAccounts],
) -> None:
    alice = await sign_in(accounts, application, oidc)
    other = another()
    other.load()
    other.sign_out(alice)
    with pytest.raises(SignInProblem) as nobody:
        await asyncio.to_thread(accounts.token, application, SCOPE)
    assert nobody.value.code == "sign_in_needed"


async def test_several_threads_renew_at_once(
    accounts: EntraAccounts, application: EntraApplication, oidc: OidcProvider
) -> None:
    await sign_in(accounts, application, oidc)
    tokens: list[str] = []
    threads = [threading.Thread(target=lambda: tokens.append(accounts.token(application, SCOPE))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        await asyncio.to_thread(thread.join)
    assert len(set(tokens)) == 1
    assert len(tokens) == 4


def test_no_secret_in_a_repr() -> None:
    kept = SignInStore(SecretStore(None)).read()
    assert kept is not None
    kept.tokens = "hidden-one"
    assert "hidden-one" not in repr(kept)
