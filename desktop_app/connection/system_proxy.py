"""Which proxy the system names for an address: environment variables, or macOS and Windows settings."""

from __future__ import annotations

from urllib.parse import unquote, urlsplit
from urllib.request import getproxies, proxy_bypass

from desktop_app.auth.redact import hide_from_now_on
from desktop_app.connection.pasted_address import is_loopback


def system_proxy(url: str) -> str | None:
    """The proxy for this ``ws`` or ``wss`` URL, or None; never one for this machine itself.

    ``socks5h``, ``socks5``, ``http`` and ``https`` proxies are named.
    """
    split = urlsplit(url)
    host = split.hostname or ""
    port = split.port or (443 if split.scheme == "wss" else 80)
    if is_loopback(host) or proxy_bypass(f"{host}:{port}"):
        return None
    proxies = getproxies()
    schemes = ("wss", "socks", "https") if split.scheme == "wss" else ("ws", "socks", "https", "http")
    found = next((proxies[scheme] for scheme in schemes if proxies.get(scheme)), None)
    if found is None:
        return None
    hide_from_now_on(unquote(urlsplit(found).password or ""))
    # macOS names a SOCKS proxy with an http scheme; a bare host:port is an HTTP proxy.
    if proxies.get("socks") == found and found.startswith("http://"):
        return "socks5h://" + found.removeprefix("http://")
    return found if "://" in found else f"http://{found}"
