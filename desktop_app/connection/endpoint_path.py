"""What an address's path says: the dialect, and where the realtime service lies.

Source: GA reference 1.1 "URL forms"; Azure's preview how-to; the portal's target URIs.
"""

from __future__ import annotations

import dataclasses
import re
from urllib.parse import unquote

from desktop_app.connection.endpoint_problem import EndpointProblem, EndpointWarning
from desktop_app.connection.service_host import Service
from desktop_app.protocol.dialect import Dialect

GA_PATH = "/v1/realtime"
AZURE_GA_PATH = "/openai/v1/realtime"
AZURE_PREVIEW_PATH = "/openai/realtime"

_OTHER_API = re.compile(r"/voice-live\b|/v1/live\b|/realtime/translations\b|/realtime/transcriptions?\b", re.IGNORECASE)
_HTTP_TAIL = re.compile(r"(?<=/realtime)/(?:client_secrets|calls|sessions|transcription_sessions)(?:/.*)?$")
_AZURE_SHAPE = re.compile(
    r"^(?P<prefix>.*?)/openai(?:(?P<v1>/v1)|(?P<preview>/realtime)|/deployments/(?P<deployment>[^/]+))?(?:/.*)?$"
)
_PREVIEW_PATH = EndpointWarning(
    "preview_path",
    "This is the preview path; the public services closed it in 2026, so expect only private endpoints to answer.",
)


@dataclasses.dataclass(frozen=True, slots=True)
class EndpointPath:
    """Where on the host the session is opened.

    Attributes:
        deployment: one that stood in the path as it was pasted.
        foreign: a path of a server's own making, kept as it was pasted; its query is kept as well.
    """

    path: str
    dialect: Dialect
    deployment: str = ""
    warnings: tuple[EndpointWarning, ...] = ()
    foreign: bool = False


def read_path(pasted: str, service: Service, dialect: Dialect | None) -> EndpointPath:
    """Settle path and dialect.

    `pasted` has no trailing slash; a given `dialect` wins over the path.

    Raises:
        EndpointProblem: the path belongs to another API.
    """
    if _OTHER_API.search(pasted):
        raise EndpointProblem("other_api", "This address belongs to another speech API than the Realtime API.")
    path = _HTTP_TAIL.sub("", pasted)
    warnings = (_replaced(path),) if path != pasted else ()
    if service == "openai":
        return _openai(path, dialect, warnings)
    azure_shape = _AZURE_SHAPE.match(path)
    if azure_shape:
        return _azure(azure_shape, service, dialect, warnings)
    if service in ("azure", "builtin") or not path:
        return _without_path(path, service, dialect, warnings)
    if path.endswith("/v1"):
        path += "/realtime"
    return EndpointPath(path, dialect or Dialect.GA, "", warnings, foreign=not path.endswith(GA_PATH))


def _openai(path: str, dialect: Dialect | None, warnings: tuple[EndpointWarning, ...]) -> EndpointPath:
    if path not in ("", "/v1", GA_PATH):
        warnings = (*warnings, _replaced(GA_PATH))
    return EndpointPath(GA_PATH, dialect or Dialect.GA, "", warnings)


def _azure(
    shape: re.Match[str], service: Service, dialect: Dialect | None, warnings: tuple[EndpointWarning, ...]
) -> EndpointPath:
    written = Dialect.GA if shape["v1"] else Dialect.PREVIEW if shape["preview"] else None
    used = dialect or written or Dialect.GA
    path = shape["prefix"] + (AZURE_PREVIEW_PATH if used is Dialect.PREVIEW else AZURE_GA_PATH)
    if written is not None and written is not used:
        changed = EndpointWarning(
            "path_changed", "{0} is used; it is the path of the chosen protocol version.", (path,)
        )
        warnings = (*warnings, changed)
    if used is Dialect.PREVIEW and service == "azure":
        warnings = (*warnings, _PREVIEW_PATH)
    return EndpointPath(path, used, unquote(shape["deployment"] or ""), warnings)


def _without_path(
    path: str, service: Service, dialect: Dialect | None, warnings: tuple[EndpointWarning, ...]
) -> EndpointPath:
    used = dialect or Dialect.GA
    if service == "azure" and path and not path.startswith("/api/projects/"):
        warnings = (*warnings, _replaced(AZURE_GA_PATH if used is Dialect.GA else AZURE_PREVIEW_PATH))
    if used is Dialect.PREVIEW:
        extra = (_PREVIEW_PATH,) if service == "azure" else ()
        return EndpointPath(AZURE_PREVIEW_PATH, used, "", (*warnings, *extra))
    return EndpointPath(AZURE_GA_PATH if service == "azure" else GA_PATH, used, "", warnings)


def _replaced(path: str) -> EndpointWarning:
    return EndpointWarning("path_replaced", "{0} is used; realtime sessions are opened there.", (path,))
