"""The built-in realtime service: a WebSocket server of both dialects on this machine.

It serves any client of the Realtime API: `/v1/realtime` and `/openai/v1/realtime` speak GA, `/openai/realtime`
the preview dialect.
"""

from __future__ import annotations

import asyncio
import http
import logging
import secrets
import time
from collections.abc import Sequence

from websockets.asyncio.server import Server, ServerConnection
from websockets.asyncio.server import serve as serve_websockets
from websockets.datastructures import Headers
from websockets.http11 import Request, Response
from websockets.typing import Subprotocol

from desktop_app.loopback.address import Address
from desktop_app.loopback.client_wire import ClientWire
from desktop_app.loopback.equipment import Equipment, practice_partner
from desktop_app.loopback.faults import Faults
from desktop_app.loopback.handshake import (
    GA_PATH,
    PREVIEW_PATH,
    SUBPROTOCOL,
    Admission,
    UpgradeRefused,
    UpgradeRequest,
    admit,
)
from desktop_app.loopback.identifiers import new_id
from desktop_app.loopback.ports import Partner, Speech
from desktop_app.loopback.refusal import INVALID_REQUEST
from desktop_app.loopback.service_parts import ServiceParts
from desktop_app.loopback.service_session import ServiceSession, SessionLimit
from desktop_app.loopback.session_defaults import SessionIdentity, realtime_session, transcription_session
from desktop_app.loopback.workers import Workers
from desktop_app.protocol.codec import Dialect, ServiceCodec
from desktop_app.protocol.response import ErrorDetail
from desktop_app.protocol.server_events import ErrorEvent

log = logging.getLogger(__name__)
websocket_log = logging.getLogger(f"{__name__}.websockets")
websocket_log.setLevel(logging.WARNING)  # its lower levels write requests and frames, and with them keys and speech

LOCAL_ADDRESS = "127.0.0.1"
MAX_MESSAGE_BYTES = 32 * 1024 * 1024
"""15 MiB of audio is 20 MiB of base64."""
SESSION_LIMITS_S = {Dialect.GA: 3600.0, Dialect.PREVIEW: 1800.0}
KEY_BYTES = 24
PING_INTERVAL_S = 20.0
CLOSE_TIMEOUT_S = 0.5


class Service:
    """A running service; `close` ends it with all its sessions.

    Attributes:
        faults: for the connections to come; may be exchanged at any time.
    """

    def __init__(
        self,
        api_key: str,
        partner: Partner | None,
        speech: Speech | None,
        faults: Faults,
        limit_s: float | None,
    ) -> None:
        self.faults = faults
        self._api_key = api_key
        self._partner = partner or practice_partner()
        self._equipment: Equipment | None = None
        if speech is None:
            self._equipment = Equipment()
            speech = self._equipment.speech
        self._speech = speech
        self._limit_s = limit_s
        self._workers = Workers()
        self._server: Server | None = None
        self.address = Address(url="", preview_url="", api_key=api_key)

    @property
    def url(self) -> str:
        return self.address.url

    @property
    def preview_url(self) -> str:
        return self.address.preview_url

    @property
    def api_key(self) -> str:
        return self.address.api_key

    async def open(self, port: int) -> None:
        """Bind and serve; port 0 takes a free one. Raises `OSError` when the port is taken."""
        self._server = await serve_websockets(
            self._serve_client,
            LOCAL_ADDRESS,
            port,
            process_request=self._answer_upgrade,
            select_subprotocol=_select_subprotocol,
            compression=None,
            max_size=MAX_MESSAGE_BYTES,
            ping_interval=PING_INTERVAL_S,
            ping_timeout=PING_INTERVAL_S,
            close_timeout=CLOSE_TIMEOUT_S,
            server_header=None,
            logger=websocket_log,
        )
        bound = next(iter(self._server.sockets)).getsockname()[1]
        base = f"ws://{LOCAL_ADDRESS}:{bound}"
        self.address = Address(url=base + GA_PATH, preview_url=base + PREVIEW_PATH, api_key=self._api_key)

    async def close(self) -> None:
        """Close every connection (1001) and stop the workers; well under a second."""
        if self._server is not None:
            self._server.close()
            await self._server.wait_closed()
        if self._equipment is not None:
            await asyncio.to_thread(self._equipment.close)
        await self._workers.close()

    def _answer_upgrade(self, connection: ServerConnection, request: Request) -> Response | None:
        if self.faults.refuse_upgrade is not None:
            return _json_response(self.faults.refuse_upgrade.status, self.faults.refuse_upgrade.body.encode())
        admission = admit(_upgrade_request(request), self._api_key, require_model=self.faults.require_model)
        if isinstance(admission, UpgradeRefused):
            return _json_response(admission.status, admission.body())
        return None

    async def _serve_client(self, websocket: ServerConnection) -> None:
        request = websocket.request
        assert request is not None
        admission = admit(_upgrade_request(request), self._api_key, require_model=self.faults.require_model)
        assert isinstance(admission, Admission)
        codec = ServiceCodec(admission.dialect)
        if admission.close_code:
            await _turn_away(websocket, codec, admission)
            return
        limit = SessionLimit(self._limit_s or SESSION_LIMITS_S[admission.dialect])
        identity = SessionIdentity(
            session_id=new_id("sess"),
            model=admission.model,
            expires_at=int(time.time() + limit.seconds),
            preview=admission.dialect is Dialect.PREVIEW,
        )
        config = (transcription_session if admission.is_transcription else realtime_session)(identity)
        parts = ServiceParts(partner=self._partner, speech=self._speech, workers=self._workers, faults=self.faults)
        wire = ClientWire(websocket, codec, parts.faults)
        log.info("session %s began (%s)", identity.session_id, admission.dialect)
        await ServiceSession(config, limit, parts, codec, wire).serve(websocket)
        log.info("session %s ended", identity.session_id)


async def serve(
    port: int = 0,
    api_key: str | None = None,
    *,
    partner: Partner | None = None,
    speech: Speech | None = None,
    faults: Faults | None = None,
    session_limit_s: float | None = None,
) -> Service:
    """Start a service on 127.0.0.1; a free port and a random key unless given. Raises `OSError`.

    Without `partner` and `speech` it answers as the practice partner, with the ears and the voice this machine has.
    """
    key = api_key or secrets.token_urlsafe(KEY_BYTES)
    service = Service(key, partner, speech, faults or Faults(), session_limit_s)
    try:
        await service.open(port)
    except OSError:
        await service.close()
        raise
    return service


async def _turn_away(websocket: ServerConnection, codec: ServiceCodec, admission: Admission) -> None:
    """As the services do with an old dialect or a missing model: accept, say why, close."""
    detail = ErrorDetail(type=INVALID_REQUEST, code=admission.error_code, message=admission.error_message, param=None)
    for frame in codec.encode(ErrorEvent(error=detail)):
        await websocket.send(frame, text=True)
    await websocket.close(admission.close_code, f"{INVALID_REQUEST}.{admission.error_code}")


def _upgrade_request(request: Request) -> UpgradeRequest:
    headers = {name.lower(): ", ".join(request.headers.get_all(name)) for name in request.headers}
    return UpgradeRequest(target=request.path, headers=headers)


def _select_subprotocol(connection: ServerConnection, offered: Sequence[Subprotocol]) -> Subprotocol | None:
    return Subprotocol(SUBPROTOCOL) if SUBPROTOCOL in offered else None


def _json_response(status: int, body: bytes) -> Response:
    try:
        phrase = http.HTTPStatus(status).phrase
    except ValueError:
        phrase = "Refused"
    headers = Headers(
        {
            "Content-Type": "application/json",
            "Content-Length": str(len(body)),
            "Connection": "close",
        }
    )
    return Response(status, phrase, headers, body)
