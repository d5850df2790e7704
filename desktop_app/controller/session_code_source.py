"""Where a session's code comes from: a connection, a configuration and a conversation; pure.

Nothing secret goes in: a key, a token, and every header, query parameter and authorization that is one, or may be one,
is read from an environment variable.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Sequence
from typing import Any
from urllib.parse import parse_qsl, urlsplit, urlunsplit

from msgspec import UNSET, Struct
from msgspec.structs import replace

from desktop_app.auth.clouds import CLOUDS, application_of, scopes_for
from desktop_app.auth.redact import hide_known, redact_text
from desktop_app.connection.endpoint import Endpoint
from desktop_app.connection.extra_headers import holds_secret
from desktop_app.controller.session_code import Json, SessionCode, SignIn, Variable
from desktop_app.controller.session_code_literals import variable_name
from desktop_app.conversation.reseeding import reseeding_of
from desktop_app.conversation.transcript import TranscriptItem
from desktop_app.protocol.client_events import ClientEvent, ConversationItemCreate, SessionUpdate
from desktop_app.protocol.codec import ClientCodec
from desktop_app.protocol.dialect import Dialect
from desktop_app.protocol.items import ContentPart, InputImage, InputText, MessageItem
from desktop_app.protocol.session_config import AudioConfig, AudioInputConfig, SessionConfig
from desktop_app.settings.connections import ConnectionProfile

LOCAL_PORT = 8765
"""Where the code looks for the built-in service, which has another port and key each time the window starts it."""
_KEY_NAMES = {
    "azure": "AZURE_OPENAI_API_KEY",
    "openai": "OPENAI_API_KEY",
    "builtin": "DUOLOGUE_API_KEY",
    "custom": "REALTIME_API_KEY",
}
_HARMLESS = frozenset({"model", "deployment", "api-version", "intent"})
_LONGEST_PICTURE = 2_000
_VARIABLE = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_TENANT = re.compile(r"[A-Za-z0-9.-]+")


def askable(effective: SessionConfig, default_instructions: str) -> SessionConfig:
    """A session as the service echoed it, as one may ask for it again.

    Without its model, which the address names; without the service's own instructions; and without nulls that say no
    more than their absence. No transcription, no noise reduction and no turn detection are wishes of their own.
    """
    config: SessionConfig = _without_nulls(replace(effective, model=UNSET))
    was = effective.audio.input if isinstance(effective.audio, AudioConfig) else UNSET
    if isinstance(config.audio, AudioConfig) and isinstance(was, AudioInputConfig):
        heard = replace(was, transcription=_without_nulls(was.transcription))
        config = replace(config, audio=replace(config.audio, input=heard))
    if config.instructions == default_instructions:
        config = replace(config, instructions=UNSET)
    return replace(config, tools=UNSET) if config.tools == [] else config


def _without_nulls(struct: Any) -> Any:
    if isinstance(struct, list):
        return [_without_nulls(child) for child in struct]
    if not isinstance(struct, Struct):
        return struct
    values = {name: getattr(struct, name) for name in struct.__struct_fields__}
    return replace(struct, **{name: UNSET if v is None else _without_nulls(v) for name, v in values.items()})


def session_code_of(
    profile: ConnectionProfile,
    endpoint: Endpoint,
    config: SessionConfig,
    *,
    said: str,
    transcript: Sequence[TranscriptItem] = (),
    authorized: Collection[str] = (),
) -> SessionCode:
    """The code's contents; `authorized` are the labels of MCP servers whose authorization the secret store holds."""
    local = endpoint.service == "builtin"
    split = urlsplit(endpoint.url)
    netloc = f"127.0.0.1:{LOCAL_PORT}" if local else split.netloc.rpartition("@")[2]
    event = SessionUpdate(session=replace(config, type=config.type or "realtime"))
    sent = _wire(endpoint.dialect, event)
    session: dict[str, Json] = sent.get("session", {})
    _hide_authorizations(session, authorized)
    signs_in = profile.auth == "entra" and not local
    keyed = local or (profile.auth == "key" and not signs_in)
    return SessionCode(
        dialect=endpoint.dialect,
        address=urlunsplit((split.scheme, netloc, split.path, "", "")),
        query=tuple(_query(split.query)),
        key=Variable(_key_name(profile, endpoint)) if keyed else None,
        key_header="api-key" if endpoint.key_header == "api-key" else "bearer",
        usual_key=endpoint.service in ("azure", "openai", "builtin"),
        sign_in=_sign_in(profile, endpoint) if signs_in else None,
        beta_header=endpoint.beta_header,
        headers=tuple(_headers(profile, endpoint)),
        session=session,
        conversation=tuple(_told(endpoint.dialect, transcript)),
        said=_as_said(endpoint.dialect, said),
        proxy=endpoint.route.shown_proxy,
        ca_file=endpoint.route.ca_file,
        local_port=LOCAL_PORT if local else 0,
    )


def _wire(dialect: Dialect, event: ClientEvent) -> dict[str, Json]:
    """An event as this program sends it, without what is secret here."""
    data = ClientCodec(dialect).encode(event).data
    decoded: dict[str, Json] = _hidden(json.loads(data)) if data else {}
    return decoded


def _hidden(value: Json) -> Json:
    """A key that this program uses is in no code, though somebody wrote it into the instructions."""
    if isinstance(value, str):
        return hide_known(value)
    if isinstance(value, dict):
        return {name: _hidden(child) for name, child in value.items()}
    return [_hidden(child) for child in value] if isinstance(value, list) else value


def _told(dialect: Dialect, transcript: Sequence[TranscriptItem]) -> Iterable[dict[str, Json]]:
    """The conversation as text, as a fresh session is told of it; ids are the service's to give."""
    for item in reseeding_of(transcript).items:
        if isinstance(item, MessageItem):
            item = replace(item, content=[_readable(part) for part in item.content])
        event = _wire(dialect, ConversationItemCreate(item=replace(item, id=UNSET) if hasattr(item, "id") else item))
        if event:
            yield event["item"]


def _readable(part: ContentPart) -> ContentPart:
    """A part as a person can read it in code: a picture is a million letters."""
    large = isinstance(part, InputImage) and len(part.image_url) > _LONGEST_PICTURE
    return InputText(text="[A picture was shown here.]") if large else part


def _as_said(dialect: Dialect, said: str) -> str:
    """The message as it can be written: without halves of characters, and without a key."""
    item = MessageItem(role="user", content=[InputText(text=said)])
    return str(_wire(dialect, ConversationItemCreate(item=item))["item"]["content"][0]["text"])


def _query(query: str) -> Iterable[tuple[str, str | Variable]]:
    for name, value in parse_qsl(query, keep_blank_values=True):
        harmless = name.lower() in _HARMLESS or (value.isalnum() and len(value) < 8 and not holds_secret(name))
        yield name, value if harmless else Variable(variable_name("REALTIME", name))


def _headers(profile: ConnectionProfile, endpoint: Endpoint) -> Iterable[tuple[str, str | Variable]]:
    """A header in clear only where the connection keeps it in clear."""
    open_ones = {name.lower(): value for name, value in profile.extra_headers.items()}
    for name, _ in endpoint.extra_headers:
        value = open_ones.get(name.lower(), "")
        yield name, value if value and not holds_secret(name, value) else Variable(variable_name(name))


def _key_name(profile: ConnectionProfile, endpoint: Endpoint) -> str:
    named = profile.key_env if _VARIABLE.fullmatch(profile.key_env) else ""
    return named or _KEY_NAMES[endpoint.service]


def _sign_in(profile: ConnectionProfile, endpoint: Endpoint) -> SignIn:
    preview = endpoint.dialect is Dialect.PREVIEW
    scope = scopes_for(profile.cloud, preview=preview, named=profile.scope)[0]
    host = "" if profile.cloud == "public" else CLOUDS[profile.cloud].login_host
    try:
        application = application_of(tenant=profile.tenant, client_id=profile.client_id, cloud=profile.cloud)
    except ValueError:
        return SignIn(scope, host)
    if application.own_authority:
        host = urlsplit(application.authority).netloc
    return SignIn(scope, host, application.tenant if _TENANT.fullmatch(application.tenant) else "")


def _hide_authorizations(session: dict[str, Json], authorized: Collection[str]) -> None:
    """What opens an MCP server comes from the environment."""
    for tool in session.get("tools") or ():
        if tool.get("type") != "mcp":
            continue
        label = str(tool.get("server_label", ""))
        if tool.get("authorization") or label in authorized:
            tool["authorization"] = Variable(variable_name("MCP", label, "authorization"))
        headers = tool.get("headers")
        if isinstance(headers, dict):
            tool["headers"] = {name: Variable(variable_name("MCP", label, name)) for name in headers}
        url = tool.get("server_url")
        if isinstance(url, str) and redact_text(url) != url:
            tool["server_url"] = Variable(variable_name("MCP", label, "url"))
