"""Which service stands behind a host name.

Source: Azure's endpoint forms (public, US government, China; custom subdomain, Foundry, private link, API
Management); OpenAI's regional hosts.
"""

from __future__ import annotations

import re
from typing import Literal

from desktop_app.connection.endpoint_problem import EndpointProblem

Service = Literal["azure", "openai", "builtin", "custom"]

_AZURE = re.compile(
    r"(?:^|\.)(?:openai|services\.ai|cognitiveservices)\.azure\.(?:com|us|cn)$"
    r"|\.api\.cognitive\.(?:microsoft\.(?:com|us)|azure\.(?:com|us|cn))$"
    r"|\.azure-api\.(?:net|us|cn)$"
)
_OPENAI = re.compile(r"^(?:[a-z0-9-]+\.)?api\.openai\.com$")
_OPENAI_SITE = frozenset({"openai.com", "www.openai.com", "platform.openai.com", "chatgpt.com", "chat.openai.com"})
_PORTAL = re.compile(
    r"^(?:www\.|int\.)?(?:portal\.azure\.(?:com|us|cn)|(?:ai|oai|ml|studio)\.azure\.(?:com|us|cn)"
    r"|learn\.microsoft\.com|github\.com|cognitive\.microsoft\.com)$"
)


def service_of(host: str) -> Service:
    """``azure``, ``openai`` or ``custom`` (never ``builtin``, which only a profile can say).

    Raises:
        EndpointProblem: the host is a web site and not a service.
    """
    host = host.rstrip(".")
    if _PORTAL.match(host):
        raise EndpointProblem(
            "portal_page",
            "This is a page of the portal; copy the endpoint or the target URI that the page shows for your resource.",
        )
    if _OPENAI.match(host) or host in _OPENAI_SITE:
        return "openai"
    return "azure" if _AZURE.search(host) else "custom"


def api_host(host: str, service: Service) -> str:
    """The host that speaks the protocol, for a host that a person may have copied in its place."""
    host = host.rstrip(".")
    if service == "openai" and host in _OPENAI_SITE:
        return "api.openai.com"
    if service == "azure":
        # The certificate is made out to the public name, which resolves to the private address where it should.
        return host.replace(".privatelink.", ".")
    return host


def bears_foreign_parameters(host: str, service: Service) -> bool:
    """Whether query parameters that we do not know may matter there (a gateway or a private server)."""
    return service in ("custom", "builtin") or ".azure-api." in host
