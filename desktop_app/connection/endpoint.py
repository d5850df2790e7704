"""URL and headers of a realtime endpoint, from whatever a person pastes; pure.

The dialect comes from the caller (a profile) or from the path, never from a model's name or from traffic.

Source: GA reference "Endpoints and authentication" (Azure and OpenAI); preview how-to, "Connection and authentication".
"""

from __future__ import annotations

import dataclasses
import re
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

from desktop_app.connection.endpoint_path import GA_PATH, read_path
from desktop_app.connection.endpoint_problem import EndpointProblem, EndpointWarning
from desktop_app.connection.endpoint_query import query_of
from desktop_app.connection.extra_headers import check_headers
from desktop_app.connection.pasted_address import PastedAddress, is_loopback, read_address
from desktop_app.connection.route import SYSTEM_ROUTE, Route, route_of
from desktop_app.connection.service_host import Service, api_host, service_of
from desktop_app.protocol.dialect import Dialect
from desktop_app.settings.connections import ConnectionProfile

_SHOWN_PARAMETERS = frozenset({"model", "deployment", "api-version", "intent"})


@dataclasses.dataclass(frozen=True, slots=True)
class Endpoint:
    """Where a session is opened.

    Attributes:
        url: the final ``ws`` or ``wss`` URL; for showing or logging use `shown_url`.
        key_header: how a key travels: ``api-key`` or ``bearer``; a token always travels as bearer.
        label: host (or Azure resource) and model, for a person.
        model: deployment or model, or empty.
        beta_header: whether OpenAI's preview header goes along.
        pasted_key: a key that stood in the pasted text.
        route: how its host is reached.
        extra_headers: what goes along with the handshake besides.
    """

    url: str = dataclasses.field(repr=False)
    dialect: Dialect
    service: Service
    key_header: str
    label: str
    model: str = ""
    beta_header: bool = False
    warnings: tuple[EndpointWarning, ...] = ()
    pasted_key: str = dataclasses.field(default="", repr=False)
    route: Route = SYSTEM_ROUTE
    extra_headers: tuple[tuple[str, str], ...] = dataclasses.field(default=(), repr=False)

    @property
    def host(self) -> str:
        return urlsplit(self.url).hostname or ""

    @property
    def is_loopback(self) -> bool:
        return is_loopback(self.host)

    @property
    def shown_url(self) -> str:
        """The URL with every query value masked that is not known to be harmless; no key, ever."""
        split = urlsplit(self.url)
        pairs = parse_qsl(split.query, keep_blank_values=True)
        query = "&".join(f"{name}={value if name in _SHOWN_PARAMETERS else '…'}" for name, value in pairs)
        shown = f"{split.scheme}://{split.netloc}{split.path}"
        return f"{shown}?{query}" if query else shown

    def headers(self, *, key: str = "", token: str = "") -> dict[str, str]:
        """The headers of the handshake; without a key or token the pasted key is used, or none.

        Raises:
            EndpointProblem: the key or token holds characters that cannot stand in a header.
        """
        headers = {name: value for name, value in self.extra_headers if value}
        secret = _clean_secret(token or key or self.pasted_key)
        if secret:
            # A client secret (ek_) is a bearer token wherever it is used.
            as_bearer = token or self.key_header == "bearer" or secret.startswith("ek_")
            name, value = ("Authorization", f"Bearer {secret}") if as_bearer else ("api-key", secret)
            headers = {other: kept for other, kept in headers.items() if other.lower() != name.lower()} | {name: value}
        if self.beta_header:
            headers["OpenAI-Beta"] = "realtime=v1"
        return headers


def parse_endpoint(
    text: str,
    *,
    deployment: str = "",
    dialect: Dialect | None = None,
    api_version: str = "",
    service: Service | None = None,
    key_header: str = "",
    allow_plain: bool = False,
) -> Endpoint:
    """Understand a pasted address.

    Arguments other than the text come from a profile and win over what the text says; `allow_plain` lets ``ws://``
    leave this machine.

    Raises:
        EndpointProblem: no session can be opened with it; says why in one sentence.
    """
    if service == "openai" and not text.strip():
        text = "wss://api.openai.com/v1/realtime"
    address = read_address(text, prefer_preview=dialect is Dialect.PREVIEW)
    warnings = list(address.warnings)
    service, host = _service_and_host(address.host, service, warnings)
    path = read_path(address.path, service, dialect)
    warnings += path.warnings
    query, model = query_of(address, path, host, service, deployment, api_version, warnings)
    scheme = _scheme(address, service, allow_plain)
    netloc = (f"[{host}]" if ":" in host else host) + (f":{address.port}" if address.port is not None else "")
    encoded = urlencode(query, quote_via=quote)
    return Endpoint(
        url=f"{scheme}://{netloc}{path.path}" + (f"?{encoded}" if encoded else ""),
        dialect=path.dialect,
        service=service,
        key_header=key_header or _key_header(service, path.path),
        label=_label(service, host, netloc, model),
        model=model,
        beta_header=path.dialect is Dialect.PREVIEW and _is_openai_like(service, path.path),
        warnings=tuple(warnings),
        pasted_key=address.key,
    )


def endpoint_for(profile: ConnectionProfile) -> Endpoint:
    """The endpoint of a saved connection.

    Raises:
        EndpointProblem: its address, its proxy or an extra header cannot be used.
    """
    endpoint = parse_endpoint(
        profile.address,
        deployment=profile.model,
        dialect=Dialect(profile.dialect) if profile.dialect else None,
        api_version=profile.api_version,
        service=profile.service,
        key_header=profile.key_header,
        allow_plain=profile.allow_plain,
    )
    return dataclasses.replace(
        endpoint,
        route=route_of(profile.proxy, profile.ca_file),
        extra_headers=tuple(check_headers(profile.extra_headers).items()),
    )


def _service_and_host(host: str, service: Service | None, warnings: list[EndpointWarning]) -> tuple[Service, str]:
    """Whose host it is, and the one to ask; appends to `warnings` when it is another than was pasted."""
    if service == "azure" and re.fullmatch(r"[a-z0-9-]+", host) and not is_loopback(host):
        return service, f"{host}.openai.azure.com"
    service = service or service_of(host)
    used = api_host(host, service)
    if used != host.rstrip("."):
        warnings.append(EndpointWarning("host_changed", "{0} is used; that is where the service answers.", (used,)))
    return service, used


def _is_openai_like(service: Service, path: str) -> bool:
    """OpenAI, or a server of one's own with its path: there a header and not the path chooses the preview."""
    return service == "openai" or (service == "custom" and path.endswith(GA_PATH))


def _scheme(address: PastedAddress, service: Service, allow_plain: bool) -> str:
    local = is_loopback(address.host)
    if service in ("azure", "openai") and not local:
        return "wss"
    if address.scheme == "ws" and not local and not allow_plain:
        raise EndpointProblem(
            "plain_text", "This address is not encrypted, so your voice and key would be readable on the way; use wss."
        )
    return address.scheme or ("ws" if local else "wss")


def _key_header(service: Service, path: str) -> str:
    azure_like = service in ("azure", "builtin") or "/openai/" in path
    return "api-key" if azure_like and service != "openai" else "bearer"


def _label(service: Service, host: str, netloc: str, model: str) -> str:
    where = {"azure": host.partition(".")[0], "openai": "OpenAI", "builtin": "Built-in service"}.get(service, netloc)
    return f"{where} · {model}" if model and service != "builtin" else where


def _clean_secret(secret: str) -> str:
    bare = secret.strip()
    if bare[:7].lower() == "bearer ":
        bare = bare[7:].strip()
    if not bare.isascii() or not bare.isprintable() or " " in bare:
        raise EndpointProblem("key_characters", "The key holds characters that no key has; copy it again.")
    return bare
