"""The query of a realtime URL: which model or deployment, which api-version, and what is left out; pure.

Source: GA reference 1.1 "URL forms" and "Azure GA"; preview how-to, "Connection".
"""

from __future__ import annotations

from desktop_app.connection.endpoint_path import AZURE_PREVIEW_PATH, EndpointPath
from desktop_app.connection.endpoint_problem import EndpointProblem, EndpointWarning
from desktop_app.connection.pasted_address import PastedAddress
from desktop_app.connection.service_host import Service, bears_foreign_parameters
from desktop_app.protocol.dialect import Dialect

DEFAULT_API_VERSION = "2024-10-01-preview"
"""The first `api-version` of Azure's preview path; the GA path refuses any."""
DEFAULT_MODELS = {Dialect.GA: "gpt-realtime", Dialect.PREVIEW: "gpt-4o-realtime-preview"}
"""What is asked for where no model is named: a session without one is closed with ``missing_model``."""

_OUR_PARAMETERS = frozenset({"model", "deployment", "deployment-id", "api-version", "intent", "call_id"})


def query_of(
    address: PastedAddress,
    path: EndpointPath,
    host: str,
    service: Service,
    deployment: str,
    api_version: str,
    warnings: list[EndpointWarning],
) -> tuple[list[tuple[str, str]], str]:
    """The final query and the model; appends to `warnings` what was left out."""
    if path.foreign:
        return _foreign_query(address, deployment.strip())
    azure_preview = path.dialect is Dialect.PREVIEW and path.path.endswith(AZURE_PREVIEW_PATH)
    pasted_model = _pasted_model(address, path, azure_preview)
    model = deployment.strip() or pasted_model
    if deployment and pasted_model and pasted_model != model:
        differing = (model, pasted_model)
        warnings.append(EndpointWarning("model_differs", "{0} is used; the address names {1}.", differing))
    version = api_version or address.parameter("api-version")
    query = [(name, value) for name in ("intent", "call_id") if (value := address.parameter(name))]
    if query and query[0][0] == "call_id":
        model = ""
    elif not model and not query:
        model = _assumed_model(service, path.dialect, warnings)
    if azure_preview:
        query = [("api-version", version or DEFAULT_API_VERSION), *query]
    elif version:
        dropped = EndpointWarning(
            "api_version_dropped", "api-version {0} was left out: this path refuses it.", (version,)
        )
        warnings.append(dropped)
    if model:
        query.append(("deployment" if azure_preview else "model", model))
    foreign = [pair for pair in address.query if pair[0].lower() not in _OUR_PARAMETERS]
    if foreign and bears_foreign_parameters(host, service):
        query += foreign
    elif foreign:
        names = ", ".join(sorted({name for name, _ in foreign}))
        warnings.append(EndpointWarning("query_dropped", "Left out of the address: {0}.", (names,)))
    return query, model


def _foreign_query(address: PastedAddress, deployment: str) -> tuple[list[tuple[str, str]], str]:
    """The query as it was pasted, with the profile's deployment or model in its place."""
    name = "deployment" if address.parameter("deployment") else "model"
    model = deployment or address.parameter(name)
    others = [pair for pair in address.query if pair[0].lower() != name]
    return ([*others, (name, model)] if model else others), model


def _pasted_model(address: PastedAddress, path: EndpointPath, azure_preview: bool) -> str:
    names = ("deployment", "deployment-id", "model") if azure_preview else ("model", "deployment", "deployment-id")
    return address.parameter(*names) or path.deployment


def _assumed_model(service: Service, dialect: Dialect, warnings: list[EndpointWarning]) -> str:
    """Azure's deployments have names of one's own, so none can be assumed there."""
    if service == "azure":
        raise EndpointProblem("deployment_missing", "The name of the deployment is missing.")
    model = DEFAULT_MODELS[dialect]
    if service != "builtin":
        warnings.append(EndpointWarning("model_assumed", "No model is named; {0} is used.", (model,)))
    return model
