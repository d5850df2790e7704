"""Why a chat endpoint could not answer, in plain sentences."""

from __future__ import annotations

from urllib.parse import urlsplit

import msgspec
import requests
import urllib3

from desktop_app.loopback.partner.chat_stream import error_words, malformed
from desktop_app.loopback.ports import PartnerProblem


def problem_of_exception(failure: Exception, url: str, timeout_s: tuple[float, float]) -> PartnerProblem:
    """For a connection that could not be made, or broke; the sentence names the host, never the whole URL."""
    address = urlsplit(url).netloc.rpartition("@")[2]
    if isinstance(failure, requests.ConnectTimeout):
        return PartnerProblem(
            "server_error", f"The chat endpoint at {address} could not be reached within {timeout_s[0]:g} s."
        )
    if isinstance(failure, requests.Timeout | urllib3.exceptions.TimeoutError):
        return PartnerProblem("server_error", f"The chat endpoint at {address} sent nothing for {timeout_s[1]:g} s.")
    if isinstance(failure, requests.exceptions.SSLError):
        return PartnerProblem("server_error", f"The certificate of the chat endpoint at {address} is not trusted.")
    if isinstance(failure, requests.exceptions.ProxyError):
        return PartnerProblem("server_error", f"The proxy on the way to the chat endpoint at {address} refused.")
    if isinstance(
        failure, requests.exceptions.InvalidURL | requests.exceptions.InvalidSchema | requests.exceptions.MissingSchema
    ):
        return PartnerProblem("invalid_request_error", "The address of the chat endpoint is not one.")
    if isinstance(failure, requests.ConnectionError) and "Connection aborted" not in str(failure):
        return PartnerProblem(
            "server_error", f"Nothing answers at {address}: the chat endpoint is not running or not reachable."
        )
    if isinstance(failure, UnicodeError):
        return PartnerProblem("invalid_api_key", "The key of the chat endpoint has characters that no key can have.")
    return malformed("it broke off in the middle")


def problem_of_response(status: int, body: bytes, model: str, key: str) -> PartnerProblem:
    """For a refused request: what the status means, with the endpoint's own words."""
    words = _words(body)
    if key:
        words = words.replace(key, "***")
    said = f" It said: {words}" if words else ""
    if status in (401, 403):
        return PartnerProblem("invalid_api_key", f"The chat endpoint refused the key (status {status}).{said}")
    if status == 404:
        return PartnerProblem(
            "model_not_found",
            f'The chat endpoint has no model "{model}", or its address is not quite right (status 404).{said}',
        )
    if status == 429:
        return PartnerProblem("rate_limit_exceeded", f"The chat endpoint wants fewer requests (status 429).{said}")
    if status in (301, 302, 303, 307, 308):
        return PartnerProblem(
            "invalid_request_error", f"The chat endpoint has moved (status {status}): use its new address."
        )
    if 400 <= status < 500:
        return PartnerProblem(
            "invalid_request_error", f"The chat endpoint did not accept the request (status {status}).{said}"
        )
    return PartnerProblem("server_error", f"The chat endpoint failed (status {status}).{said}")


def _words(body: bytes) -> str:
    text = body.decode("utf-8", errors="replace").strip()
    try:
        value = msgspec.json.decode(text)
    except msgspec.DecodeError:
        return "" if text.startswith("<") or not text else error_words(text)
    if isinstance(value, dict):
        return error_words(value.get("error") or value)
    return error_words(value)
