"""Where one signs in, and for what."""

from __future__ import annotations

import pytest

from desktop_app.auth.clouds import CLOUDS, DEFAULT_CLIENT_ID, application_of, scopes_for


def test_the_defaults() -> None:
    application = application_of(tenant="", client_id="", cloud="public")
    assert application.authority == "https://login.microsoftonline.com/organizations"
    assert application.client_id == DEFAULT_CLIENT_ID == "04b07795-8ddb-461a-bbee-02f9e1bf7b46"
    assert not application.own_authority
    assert application.tenant == ""


@pytest.mark.parametrize(
    ("cloud", "host"),
    [
        ("public", "login.microsoftonline.com"),
        ("usgov", "login.microsoftonline.us"),
        ("china", "login.partner.microsoftonline.cn"),
    ],
)
def test_every_cloud_signs_in_at_its_own_place(cloud: str, host: str) -> None:
    application = application_of(tenant=" contoso.example ", client_id="c", cloud=cloud)
    assert application.authority == f"https://{host}/contoso.example"
    assert application.tenant == "contoso.example"
    assert {scope.rpartition("/")[2] for scope in scopes_for(cloud, preview=False)} == {".default"}


def test_a_whole_authority() -> None:
    own = application_of(tenant="https://login.example/tenant/", client_id="c", cloud="public")
    assert own.authority == "https://login.example/tenant"
    assert own.own_authority
    known = application_of(tenant="https://login.microsoftonline.com/t", client_id="c", cloud="public")
    assert not known.own_authority


@pytest.mark.parametrize("tenant", ["http://login.example/tenant", "https://login.example", "https:///tenant"])
def test_an_authority_that_cannot_be(tenant: str) -> None:
    with pytest.raises(ValueError):
        application_of(tenant=tenant, client_id="", cloud="public")


def test_the_scope_follows_the_endpoint() -> None:
    public = CLOUDS["public"]
    assert scopes_for("public", preview=False) == (public.foundry_scope, public.cognitive_scope)
    assert scopes_for("public", preview=True) == (public.cognitive_scope, public.foundry_scope)


@pytest.mark.parametrize(
    ("named", "scope"),
    [
        ("https://cognitiveservices.azure.com/.default", "https://cognitiveservices.azure.com/.default"),
        ("https://cognitiveservices.azure.com", "https://cognitiveservices.azure.com/.default"),
        ("https://cognitiveservices.azure.com/", "https://cognitiveservices.azure.com/.default"),
        ("api://my-app/access", "api://my-app/access"),
    ],
)
def test_a_named_scope_is_the_only_one(named: str, scope: str) -> None:
    assert scopes_for("public", preview=True, named=named) == (scope,)


def test_two_tenants_are_two_sign_ins() -> None:
    first = application_of(tenant="a", client_id="c", cloud="public")
    second = application_of(tenant="b", client_id="c", cloud="public")
    assert first.key != second.key
    assert first.key == application_of(tenant="A", client_id="C", cloud="public", proxy="http://p:1").key


def test_a_proxys_password_is_in_no_repr() -> None:
    assert "hush" not in repr(application_of(tenant="a", client_id="c", cloud="public", proxy="http://u:hush@p:1"))
