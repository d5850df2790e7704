"""How a host is reached: through which proxy, and whose certificates are trusted besides the system's; pure but for
`tls_context`, which reads files."""

from __future__ import annotations

import dataclasses
import ssl
from urllib.parse import quote, urlsplit, urlunsplit

import truststore

from desktop_app.connection.endpoint_problem import EndpointProblem

NO_PROXY = "none"
"""What stands in a connection's field where the system's proxy is not to be used either."""
_SCHEMES = frozenset({"http", "https", "socks5", "socks5h", "socks4", "socks4a"})


@dataclasses.dataclass(frozen=True, slots=True)
class Route:
    """The way to a host.

    Attributes:
        proxy: a URL, which may hold a password; empty: none; None: as the system says.
        ca_file: a PEM file of certificates to trust besides the system's; empty: none.
    """

    proxy: str | None = dataclasses.field(default=None, repr=False)
    ca_file: str = ""

    @property
    def shown_proxy(self) -> str:
        """The proxy's host and port, without who uses it."""
        split = urlsplit(self.proxy or "")
        return f"{split.hostname}:{split.port}" if split.hostname and split.port else split.hostname or ""

    def with_password(self, password: str) -> Route:
        """The same way, with a password for the proxy's user."""
        if not password or not self.proxy or "@" not in self.proxy:
            return self
        split = urlsplit(self.proxy)
        user, _, place = split.netloc.rpartition("@")
        netloc = f"{user.partition(':')[0]}:{quote(password, safe='')}@{place}"
        return dataclasses.replace(self, proxy=urlunsplit(split._replace(netloc=netloc)))

    def tls_context(self) -> ssl.SSLContext:
        """What a certificate is checked with: the system's own trust, also where OpenSSL knows nothing of it.

        Blocks while it reads files.

        Raises:
            OSError: the file cannot be read, or holds no certificates (`ssl.SSLError`).
        """
        context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        if self.ca_file:
            context.load_verify_locations(self.ca_file)
        return context


SYSTEM_ROUTE = Route()
"""As the system says, trusting what the system trusts."""


def route_of(proxy: str, ca_file: str) -> Route:
    """The way that a connection's fields name.

    Raises:
        EndpointProblem: the proxy is no address.
    """
    proxy = proxy.strip()
    if not proxy or proxy.lower() == NO_PROXY:
        return Route("" if proxy else None, ca_file.strip())
    whole = proxy if "://" in proxy else f"http://{proxy}"
    try:
        split = urlsplit(whole)
        usable = split.scheme in _SCHEMES and bool(split.hostname) and split.port != 0
    except ValueError:
        usable = False
    if not usable:
        raise EndpointProblem("proxy", "A proxy is written like http://proxy.example:8080.")
    return Route(urlunsplit(split._replace(path="", query="", fragment="")), ca_file.strip())


def without_password(proxy: str) -> tuple[str, str]:
    """A proxy's address as it may be kept in a file, and the password that stood in it, as it was written."""
    scheme, mark, rest = proxy.strip().rpartition("://")
    user_info, at, place = rest.rpartition("@")
    user, colon, password = user_info.partition(":")
    if not at or not colon:
        return proxy.strip(), ""
    return f"{scheme}{mark}{user}@{place}", password
