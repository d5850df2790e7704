"""Connections that the environment names, as the services' own tools read it; the keys stay where they are.

Source: the OpenAI SDK's ``OpenAI`` and ``AzureOpenAI`` clients (their environment variables); Azure's quickstarts.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping

from desktop_app.settings.connections import ConnectionProfile

_AZURE_ADDRESSES = ("AZURE_OPENAI_REALTIME_ENDPOINT", "AZURE_OPENAI_ENDPOINT", "AZURE_OPENAI_BASE_URL")
_AZURE_DEPLOYMENTS = (
    "AZURE_OPENAI_REALTIME_DEPLOYMENT",
    "AZURE_OPENAI_REALTIME_DEPLOYMENT_NAME",
    "AZURE_OPENAI_DEPLOYMENT",
    "AZURE_OPENAI_DEPLOYMENT_NAME",
)
_AZURE_KEYS = ("AZURE_OPENAI_API_KEY", "AZURE_OPENAI_KEY")
_AZURE_VERSIONS = ("AZURE_OPENAI_API_VERSION", "OPENAI_API_VERSION")
_OPENAI_KEYS = ("OPENAI_API_KEY",)
_OPENAI_ADDRESSES = ("OPENAI_BASE_URL", "OPENAI_API_BASE")
_OPENAI_MODELS = ("OPENAI_REALTIME_MODEL", "OPENAI_MODEL")


@dataclasses.dataclass(frozen=True, slots=True)
class FoundConnection:
    """A connection that the environment describes.

    Attributes:
        profile: without an id and a name; its key is named, never held.
        variables: the names it was made of, the address or key first.
    """

    profile: ConnectionProfile
    variables: tuple[str, ...]


def connections_in(environment: Mapping[str, str]) -> list[FoundConnection]:
    """What the environment offers: Azure OpenAI where its address is named, OpenAI where its key or address is."""
    return [found for found in (_azure(environment), _openai(environment)) if found is not None]


def not_yet_saved(found: Iterable[FoundConnection], profiles: Iterable[ConnectionProfile]) -> list[FoundConnection]:
    """Those that no saved connection already is."""
    known = {(_bare(profile.address), profile.model, profile.key_env) for profile in profiles}
    return [
        each for each in found if (_bare(each.profile.address), each.profile.model, each.profile.key_env) not in known
    ]


def _azure(environment: Mapping[str, str]) -> FoundConnection | None:
    address, named = _first(environment, _AZURE_ADDRESSES)
    if not address:
        return None
    deployment, deployment_from = _first(environment, _AZURE_DEPLOYMENTS)
    version, version_from = _first(environment, _AZURE_VERSIONS)
    _, key_env = _first(environment, _AZURE_KEYS)
    preview = "realtime" in version or _is_preview_address(address)
    profile = ConnectionProfile(
        id="",
        name="",
        service="azure" if "azure" in address.lower() else None,
        address=address,
        model=deployment,
        # An api-version is set for every other API too, so it alone does not ask for the retired path.
        api_version=version if preview else "",
        auth="key" if key_env else "entra",
        key_env=key_env,
    )
    used = (named, deployment_from, key_env, version_from if preview else "")
    return FoundConnection(profile, tuple(name for name in used if name))


def _openai(environment: Mapping[str, str]) -> FoundConnection | None:
    key, key_env = _first(environment, _OPENAI_KEYS)
    address, named = _first(environment, _OPENAI_ADDRESSES)
    if not key and not address:
        return None
    model, model_from = _first(environment, _OPENAI_MODELS)
    if "realtime" not in model:
        model, model_from = "", ""  # mostly the name of a chat model
    profile = ConnectionProfile(
        id="",
        name="",
        service=None if address else "openai",
        address=address,
        model=model,
        auth="key" if key else "none",
        key_env=key_env,
    )
    return FoundConnection(profile, tuple(name for name in (key_env, named, model_from) if name))


def _first(environment: Mapping[str, str], names: Iterable[str]) -> tuple[str, str]:
    """The first of these variables that says something, and its name."""
    for name in names:
        if value := environment.get(name, "").strip():
            return value, name
    return "", ""


def _is_preview_address(address: str) -> bool:
    return "/openai/realtime" in address


def _bare(address: str) -> str:
    return address.strip().rstrip("/").lower()
