"""Microsoft's clouds: where each signs people in, and what a token is asked for there; pure.

Source: Microsoft Entra "National clouds"; Azure OpenAI GA reference 1.3 (scopes), preview how-to "Authentication".
"""

from __future__ import annotations

import dataclasses
from typing import Literal
from urllib.parse import urlsplit

CloudId = Literal["public", "usgov", "china"]

DEFAULT_CLIENT_ID = "04b07795-8ddb-461a-bbee-02f9e1bf7b46"
"""The Azure development sign-on application, which Microsoft's own SDK signs in with where no other is named."""
ANY_ORGANISATION = "organizations"
"""The tenant of whoever signs in; a personal account is in none."""


@dataclasses.dataclass(frozen=True, slots=True)
class Cloud:
    """One of Microsoft's clouds.

    Attributes:
        login_host: who signs people in.
        foundry_scope: what the services' GA endpoints take.
        cognitive_scope: what their preview endpoints take, and older GA ones.
    """

    id: CloudId
    login_host: str
    foundry_scope: str
    cognitive_scope: str


CLOUDS: dict[str, Cloud] = {
    "public": Cloud(
        "public",
        "login.microsoftonline.com",
        "https://ai.azure.com/.default",
        "https://cognitiveservices.azure.com/.default",
    ),
    "usgov": Cloud(
        "usgov",
        "login.microsoftonline.us",
        "https://ai.azure.us/.default",
        "https://cognitiveservices.azure.us/.default",
    ),
    "china": Cloud(
        "china",
        "login.partner.microsoftonline.cn",
        "https://ai.azure.cn/.default",
        "https://cognitiveservices.azure.cn/.default",
    ),
}


@dataclasses.dataclass(frozen=True, slots=True)
class EntraApplication:
    """With whom, and as which registered application, somebody signs in.

    Attributes:
        authority: the whole address of the tenant.
        own_authority: it was given whole, so Microsoft is not asked whether it knows it.
        proxy: how the authority is reached: a URL; empty: directly; None: as the system says.
        ca_file: a PEM file of certificates to trust besides the system's; empty: none.
    """

    authority: str
    client_id: str
    cloud: CloudId = "public"
    own_authority: bool = False
    proxy: str | None = dataclasses.field(default=None, repr=False)
    ca_file: str = ""

    @property
    def key(self) -> str:
        """What tells sign-ins apart: the same person may be signed in with several tenants and applications."""
        return f"{self.authority.lower()} {self.client_id.lower()}"

    @property
    def tenant(self) -> str:
        """The tenant as it was named, or nothing where it is whoever signs in."""
        name = urlsplit(self.authority).path.strip("/")
        return "" if name in (ANY_ORGANISATION, "common") else name


def application_of(
    *, tenant: str, client_id: str, cloud: CloudId, proxy: str | None = None, ca_file: str = ""
) -> EntraApplication:
    """The application that a connection's fields name.

    Raises:
        ValueError: the tenant is an address that is not https or names no tenant.
    """
    tenant, client = tenant.strip().rstrip("/"), client_id.strip() or DEFAULT_CLIENT_ID
    if "://" not in tenant:
        authority = f"https://{CLOUDS[cloud].login_host}/{tenant or ANY_ORGANISATION}"
        return EntraApplication(authority, client, cloud, proxy=proxy, ca_file=ca_file)
    split = urlsplit(tenant)
    if split.scheme != "https" or not split.hostname or not split.path.strip("/"):
        raise ValueError(tenant)
    known = any(split.hostname == each.login_host for each in CLOUDS.values())
    return EntraApplication(tenant, client, cloud, not known, proxy, ca_file)


def scopes_for(cloud: CloudId, *, preview: bool, named: str = "") -> tuple[str, ...]:
    """What a token is asked for, in this order; the second is tried once where the first does not fit.

    A scope that a person named is the only one; an address alone gets its ``/.default``.
    """
    if named := named.strip():
        return (named if named.rstrip("/").count("/") > 2 or "://" not in named else f"{named.rstrip('/')}/.default",)
    known = CLOUDS[cloud]
    both = (known.foundry_scope, known.cognitive_scope)
    return (both[1], both[0]) if preview else both
