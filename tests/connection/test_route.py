"""How a host is reached: proxies as people write them, passwords kept apart, certificates of one's own."""

from __future__ import annotations

import ssl
from pathlib import Path

import pytest
import trustme
from realtime_peers import CREATED, Heard, connect, websocket_server
from websockets.asyncio.server import ServerConnection

from desktop_app.connection.connection_problem import ConnectionProblem
from desktop_app.connection.endpoint import endpoint_for
from desktop_app.connection.endpoint_problem import EndpointProblem
from desktop_app.connection.route import Route, route_of, without_password
from desktop_app.settings.connections import ConnectionProfile


@pytest.mark.parametrize(
    ("written", "proxy", "shown"),
    [
        ("", None, ""),
        ("none", "", ""),
        ("NONE", "", ""),
        ("proxy.example:8080", "http://proxy.example:8080", "proxy.example:8080"),
        ("https://proxy.example", "https://proxy.example", "proxy.example"),
        ("socks5h://proxy.example:1080/", "socks5h://proxy.example:1080", "proxy.example:1080"),
        (" http://ann@proxy.example:8080 ", "http://ann@proxy.example:8080", "proxy.example:8080"),
    ],
)
def test_proxies_as_people_write_them(written: str, proxy: str | None, shown: str) -> None:
    route = route_of(written, "")
    assert (route.proxy, route.shown_proxy) == (proxy, shown)


@pytest.mark.parametrize("written", ["gopher://proxy.example", "http://", "http://proxy:notaport", "://x"])
def test_what_is_no_proxy(written: str) -> None:
    with pytest.raises(EndpointProblem) as caught:
        route_of(written, "")
    assert caught.value.code == "proxy"


def test_a_password_is_kept_apart_and_put_back() -> None:
    kept, password = without_password("http://ann:S3CRET/1@proxy.example:8080")
    assert (kept, password) == ("http://ann@proxy.example:8080", "S3CRET/1")
    route = route_of(kept, "").with_password(password)
    assert route.proxy == "http://ann:S3CRET%2F1@proxy.example:8080"
    assert "S3CRET" not in repr(route)
    assert without_password("proxy.example:8080") == ("proxy.example:8080", "")
    assert Route("http://proxy.example").with_password("S3CRET").proxy == "http://proxy.example"


async def test_certificates_of_ones_own_are_trusted_besides_the_systems(tmp_path: Path) -> None:
    authority = trustme.CA()
    served = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(served)
    trusted = tmp_path / "own.pem"
    authority.cert_pem.write_to_path(trusted)
    heard = Heard()

    async def talk(websocket: ServerConnection) -> None:
        await websocket.send(CREATED, text=True)
        await websocket.wait_closed()

    async with websocket_server(talk, ssl=served) as url:
        profile = ConnectionProfile(id="own", name="Own", address=url, ca_file=str(trusted))
        connection = await connect(endpoint_for(profile), heard)
        await heard.until(lambda: heard.events)
        await connection.close()
        with pytest.raises(ConnectionProblem) as caught:
            await connect(url, Heard())
    assert caught.value.kind == "tls"


@pytest.mark.parametrize("content", [None, "no certificate\n"])
async def test_a_file_that_holds_no_certificates(tmp_path: Path, content: str | None) -> None:
    path = tmp_path / "own.pem"
    if content is not None:
        path.write_text(content)
    profile = ConnectionProfile(id="own", name="Own", address="wss://127.0.0.1:1/v1/realtime", ca_file=str(path))
    with pytest.raises(ConnectionProblem) as caught:
        await connect(endpoint_for(profile), Heard())
    assert caught.value.kind == "ca_file"
    assert "own.pem" in caught.value.detail
