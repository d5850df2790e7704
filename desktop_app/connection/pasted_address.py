"""From whatever a person pastes to the parts of an address: cleaned, split, its secret taken out.

Source: RFC 3986; the forms are those of the Azure portal, sample `.env` files, `curl` lines and `duologue serve`.
"""

from __future__ import annotations

import dataclasses
import ipaddress
import re
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

import msgspec

from desktop_app.connection.endpoint_problem import EndpointProblem, EndpointWarning

KEY_PARAMETERS = frozenset({"api-key", "api_key", "apikey", "subscription-key", "ocp-apim-subscription-key"})
"""Query parameters that are a key wherever they stand."""

_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad")) | {0xA0: " "}
_URL_IN_TEXT = re.compile(r"(?:https?|wss?)://[^\s\"'`<>()]+", re.IGNORECASE)
_ASSIGNMENT = re.compile(r"^(?:export\s+|set\s+|\$env:)?[A-Za-z_]\w*\s*=\s*", re.IGNORECASE)
_LAME_SCHEME = re.compile(r"^(https?|wss?):/?(?=[^/])", re.IGNORECASE)
_KEY_SHAPE = re.compile(r"^(?:(?:sk|ek|rk)[-_]\S+|eyJ[\w-]+\.\S+|(?=\S*\d)[A-Za-z0-9]{30,})$")
_PLACEHOLDER = re.compile(
    r"[<>{}]|\[[a-z -]+\]|\byour(?:[-_ ]\w|resource|endpoint|deployment)|\bmy-?resource-?name\b", re.IGNORECASE
)
_HOST = re.compile(r"^(?=.{1,253}$)[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?)*\.?$")


@dataclasses.dataclass(frozen=True, slots=True)
class PastedAddress:
    """The parts of an address.

    Attributes:
        scheme: ``ws``, ``wss`` or empty when none was written.
        host: lower case, without brackets.
        port: None when none was written, or the scheme's own.
        path: without a trailing slash; empty for none.
        query: decoded pairs without keys.
        key: a secret that stood in the text.
    """

    scheme: str
    host: str
    port: int | None
    path: str
    query: tuple[tuple[str, str], ...]
    key: str = dataclasses.field(default="", repr=False)
    warnings: tuple[EndpointWarning, ...] = ()

    def parameter(self, *names: str) -> str:
        """The first non-empty value among the query's parameters of these names, whatever their case."""
        lowered = {name.lower(): value for name, value in reversed(self.query)}
        return next((lowered[name] for name in names if lowered.get(name)), "")


class _ServeLine(msgspec.Struct):
    """What `duologue serve` prints."""

    url: str
    preview_url: str = ""
    api_key: str = ""


def read_address(text: str, *, prefer_preview: bool = False) -> PastedAddress:
    """Take a pasted address apart.

    `prefer_preview` chooses between the two addresses of a pasted line of `duologue serve`.

    Raises:
        EndpointProblem: there is no address in it.
    """
    bare = text.translate(_INVISIBLE).strip()
    if not bare:
        raise EndpointProblem("empty", "No address is given.")
    line, line_key = _serve_line(bare, prefer_preview)
    url = _find_url(line)
    _refuse_keys_and_placeholders(url)
    scheme, split = _split(url)
    host = _host(split)
    if host in ("0.0.0.0", "::"):
        warnings = [EndpointWarning("host_changed", "0.0.0.0 is where a server listens; 127.0.0.1 is used.")]
        host = "127.0.0.1" if host == "0.0.0.0" else "::1"
    else:
        warnings = []
    query, query_key = _query(split)
    user_key = unquote(split.password or split.username or "")
    if query_key:
        warnings.append(EndpointWarning("key_moved", "The key in the address was moved to a header."))
    if user_key:
        warnings.append(EndpointWarning("user_info_moved", "The secret before the @ was moved to a header."))
    path = re.sub(r"/{2,}", "/", split.path).rstrip("/")
    return PastedAddress(
        scheme, host, _port(split, scheme), path, query, query_key or user_key or line_key, tuple(warnings)
    )


def is_loopback(host: str) -> bool:
    """Whether a host name can only mean this machine."""
    if host in ("localhost", "localhost.") or host.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _serve_line(text: str, prefer_preview: bool) -> tuple[str, str]:
    if not text.startswith("{") or '"url"' not in text:
        return text, ""
    try:
        line = msgspec.json.decode(text, type=_ServeLine)
    except msgspec.MsgspecError:
        return text, ""
    return (line.preview_url if prefer_preview and line.preview_url else line.url), line.api_key


def _find_url(text: str) -> str:
    """The first URL in the text, else its first word without quotes or an assignment in front."""
    found = _URL_IN_TEXT.search(text)
    if found and "{" not in text and "<" not in text.strip("<>"):
        return found.group().rstrip(".,;")
    line = _ASSIGNMENT.sub("", text.splitlines()[0]).strip()
    for opening, closing in ('""', "''", "``", "<>"):
        if line.startswith(opening) and line.endswith(closing):
            line = line[1:-1].strip()
    line = line.rstrip(",;").replace("\\", "/")
    return _LAME_SCHEME.sub(r"\1://", line)


def _refuse_keys_and_placeholders(url: str) -> None:
    if _KEY_SHAPE.match(url):
        raise EndpointProblem("looks_like_key", "This looks like a key, not an address; it belongs in the key's field.")
    if _PLACEHOLDER.search(url):
        raise EndpointProblem(
            "placeholder", "The address still holds a placeholder; put your own resource and deployment name there."
        )
    if any(character.isspace() for character in url):
        raise EndpointProblem("host", "This is not an address: there are spaces in it.")


def _split(url: str) -> tuple[str, SplitResult]:
    written, separator, rest = url.partition("://")
    scheme = written.lower() if separator else ""
    scheme = {"http": "ws", "https": "wss"}.get(scheme, scheme)
    if scheme not in ("", "ws", "wss"):
        raise EndpointProblem("scheme", "An address begins with wss://, https://, ws:// or http://.")
    try:
        return scheme, urlsplit("//" + (rest if separator else url.removeprefix("//")))
    except ValueError:
        raise EndpointProblem("host", "The host name in the address is not valid.") from None


def _host(split: SplitResult) -> str:
    host = (split.hostname or "").lower()
    try:
        return str(ipaddress.ip_address(host))
    except ValueError:
        pass
    try:
        ascii_host = host if host.isascii() else host.encode("idna").decode()
    except UnicodeError:
        ascii_host = ""
    looks_like_ipv4 = re.fullmatch(r"[\d.]+", ascii_host) is not None
    if looks_like_ipv4 or ":" in host or not _HOST.match(ascii_host):
        raise EndpointProblem("host", "The host name in the address is not valid.")
    return ascii_host


def _port(split: SplitResult, scheme: str) -> int | None:
    try:
        port = split.port
    except ValueError:
        port = -1
    if port is not None and not 0 < port < 65536:
        raise EndpointProblem("port", "The port in the address is not a number from 1 to 65535.")
    return None if (scheme, port) in (("wss", 443), ("ws", 80)) else port


def _query(split: SplitResult) -> tuple[tuple[tuple[str, str], ...], str]:
    pairs = parse_qsl(split.query.replace("&amp;", "&"), keep_blank_values=True)
    key = next((value for name, value in pairs if name.lower() in KEY_PARAMETERS and value), "")
    return tuple((name, value) for name, value in pairs if name.lower() not in KEY_PARAMETERS), key
