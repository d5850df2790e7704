"""Which models or deployments an endpoint offers, where it tells; blocks, so it belongs on a thread.

OpenAI and servers like it list their models. An Azure resource once listed its deployments to whoever may use them;
Azure moved that to its management interface, and resources that still answer do so with one old ``api-version`` only.

Source: OpenAI reference "List models"; openai-python issues 447 and 460; Azure's answer of September 2023.
"""

from __future__ import annotations

import dataclasses
import urllib.error
import urllib.request
from collections.abc import Mapping
from http.client import HTTPException
from typing import IO, Any
from urllib.parse import urlsplit

import msgspec

from desktop_app.auth.redact import redact_text
from desktop_app.connection.connection_problem import ConnectionProblem, problem_of, refusal
from desktop_app.connection.endpoint import Endpoint
from desktop_app.connection.endpoint_path import GA_PATH
from desktop_app.connection.endpoint_problem import EndpointProblem
from desktop_app.connection.system_proxy import system_proxy

LIMIT_S = 5.0
_DEPLOYMENTS_VERSION = "2023-03-15-preview"
_LARGEST_BYTES = 4 * 1024 * 1024
_OTHER_USES = ("whisper", "transcribe", "translate", "tts")


@dataclasses.dataclass(frozen=True, slots=True)
class OfferedModel:
    """Something to put into a connection's field; `model` is what an Azure deployment is of."""

    name: str
    model: str = ""


def list_models(endpoint: Endpoint, headers: Mapping[str, str]) -> list[OfferedModel]:
    """What can be talked with, by name; where no name tells, everything there is. Empty: this endpoint tells nothing.

    Raises:
        ConnectionProblem: it was asked and did not answer, or refused.
        EndpointProblem: it cannot be asked from here.
    """
    url = _url(endpoint)
    if not url:
        return []
    try:
        answer = msgspec.json.decode(_get(endpoint, url, headers))
    except msgspec.MsgspecError as failure:
        raise ConnectionProblem("bad_request", "The answer is no list.") from failure
    entries = answer.get("data", []) if isinstance(answer, dict) else []
    offered = [
        OfferedModel(str(entry["id"]), str(entry.get("model") or ""))
        for entry in entries
        if isinstance(entry, dict) and entry.get("id")
    ]
    talking = [each for each in offered if _talks(each.model or each.name)]
    return sorted(talking or offered, key=lambda each: each.name)


def _url(endpoint: Endpoint) -> str:
    split = urlsplit(endpoint.url)
    scheme = "https" if split.scheme == "wss" else "http"
    if endpoint.service == "azure":
        return f"{scheme}://{split.netloc}/openai/deployments?api-version={_DEPLOYMENTS_VERSION}"
    if endpoint.service == "builtin" or not split.path.endswith(GA_PATH):
        return ""
    return f"{scheme}://{split.netloc}{split.path.removesuffix('/realtime')}/models"


def _talks(model: str) -> bool:
    return "realtime" in model.lower() and not any(other in model.lower() for other in _OTHER_USES)


def _get(endpoint: Endpoint, url: str, headers: Mapping[str, str]) -> bytes:
    proxy = endpoint.route.proxy
    used_proxy = proxy if proxy is not None else system_proxy(endpoint.url)
    if used_proxy and used_proxy.startswith("socks"):
        raise EndpointProblem("socks_list", "Names cannot be listed through a SOCKS proxy; type the name instead.")
    handlers: list[urllib.request.BaseHandler] = [
        urllib.request.ProxyHandler({"http": used_proxy, "https": used_proxy} if used_proxy else {}),
        _NoRedirect(),
    ]
    try:
        if url.startswith("https:"):
            handlers.append(urllib.request.HTTPSHandler(context=endpoint.route.tls_context()))
        opener = urllib.request.build_opener(*handlers)
        sent = {name: value for name, value in headers.items() if name != "OpenAI-Beta"}
        with opener.open(urllib.request.Request(url, headers=sent), timeout=LIMIT_S) as answer:
            return bytes(answer.read(_LARGEST_BYTES))
    except urllib.error.HTTPError as failure:
        with failure:
            raise refusal(failure.code, failure.reason, dict(failure.headers), failure.read(65_536)) from failure
    except urllib.error.URLError as failure:
        inner = failure.reason if isinstance(failure.reason, OSError) else OSError(str(failure.reason))
        raise problem_of(inner, through_proxy=bool(used_proxy)) or ConnectionProblem("unreachable") from failure
    except (OSError, HTTPException, ValueError) as failure:
        words = redact_text(str(failure))
        raise problem_of(failure) or ConnectionProblem("not_websocket", words) from failure


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """Follows nobody: the key would go along to another host."""

    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: Any, newurl: str
    ) -> None:
        return None
