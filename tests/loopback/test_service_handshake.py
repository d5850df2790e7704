"""Who may connect: paths, keys, origins, hosts, and how a refusal reads."""

from __future__ import annotations

import json

import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosedError, InvalidStatus

from desktop_app.loopback.faults import Faults, UpgradeRefusal

pytestmark = pytest.mark.integration


async def refusal(url: str, **options) -> tuple[int, dict]:
    with pytest.raises(InvalidStatus) as refused:
        await connect(url, **options)
    response = refused.value.response
    assert response.headers["Content-Type"] == "application/json"
    return response.status_code, json.loads(response.body)["error"]


async def first_event(url: str, **options) -> dict:
    async with connect(url, **options) as websocket:
        return json.loads(await websocket.recv())


@pytest.mark.parametrize("path", ["/v1/realtime", "/openai/v1/realtime", "/openai/realtime"])
async def test_every_way_to_give_the_key(serving, path: str) -> None:
    service = await serving()
    url = service.url.replace("/v1/realtime", path) + "?model=anything-at-all"
    ways = [
        {"additional_headers": {"api-key": service.api_key}},
        {"additional_headers": {"Authorization": f"Bearer {service.api_key}"}},
        {"subprotocols": ["realtime", f"openai-insecure-api-key.{service.api_key}", "openai-beta.realtime-v1"]},
    ]
    for way in ways:
        assert (await first_event(url, **way))["type"] == "session.created"
    assert (await first_event(f"{url}&api-key={service.api_key}"))["session"]["model"] == "anything-at-all"


async def test_the_subprotocol_realtime_is_chosen(serving) -> None:
    service = await serving()
    offered = ["openai-insecure-api-key." + service.api_key, "realtime"]
    async with connect(f"{service.url}?model=m", subprotocols=offered) as websocket:
        assert websocket.subprotocol == "realtime"


@pytest.mark.parametrize("headers", [{}, {"api-key": "wrong"}, {"Authorization": "Basic abc"}, {"api-key": "é"}])
async def test_without_the_key_401(serving, headers: dict) -> None:
    service = await serving()
    status, error = await refusal(f"{service.url}?model=m", additional_headers=headers)
    assert (status, error["code"]) == (401, "401")
    assert "key" in error["message"]
    assert service.api_key not in error["message"]


async def test_a_new_key_for_each_service(serving) -> None:
    keys = {(await serving()).api_key for _ in range(3)}
    assert len(keys) == 3
    assert (await serving(api_key="given")).api_key == "given"


async def test_api_version_on_the_ga_path_of_azure_401(serving) -> None:
    service = await serving()
    url = service.url.replace("/v1/", "/openai/v1/") + "?model=m&api-version=2025-04-01-preview"
    status, error = await refusal(url, additional_headers={"api-key": service.api_key})
    assert status == 401
    assert "api-version" in error["message"]


async def test_other_paths_404(serving) -> None:
    service = await serving()
    headers = {"api-key": service.api_key}
    for path in ("/", "/v1/chat/completions", "/v1/realtime/sessions", "/openai"):
        status, error = await refusal(service.url.replace("/v1/realtime", path), additional_headers=headers)
        assert (status, error["code"]) == (404, "404")


async def test_preview_without_a_deployment_404(serving) -> None:
    service = await serving(faults=Faults(require_model=True))
    status, error = await refusal(service.preview_url, additional_headers={"api-key": service.api_key})
    assert (status, error["code"]) == (404, "DeploymentNotFound")


@pytest.mark.parametrize("origin", ["https://example.org", "null", "http://127.0.0.1.example.org", "http://[::"])
async def test_a_foreign_origin_is_refused_even_with_the_key(serving, origin: str) -> None:
    service = await serving()
    url = f"{service.url}?model=m"
    status, error = await refusal(url, origin=origin, additional_headers={"api-key": service.api_key})
    assert (status, error["code"]) == (403, "403")


async def test_a_page_of_this_machine_may_connect(serving) -> None:
    service = await serving()
    headers = {"api-key": service.api_key}
    event = await first_event(f"{service.url}?model=m", origin="http://localhost:5173", additional_headers=headers)
    assert event["type"] == "session.created"


async def test_a_foreign_host_name_is_refused(serving) -> None:
    service = await serving()
    host, _, port = service.url.removeprefix("ws://").removesuffix("/v1/realtime").partition(":")
    url = f"ws://attacker.example:{port}/v1/realtime?model=m"
    status, _ = await refusal(url, host=host, port=int(port), additional_headers={"api-key": service.api_key})
    assert status == 403


async def test_it_listens_on_this_machine_only(serving) -> None:
    service = await serving()
    assert service.url.startswith("ws://127.0.0.1:")
    assert service.preview_url.startswith("ws://127.0.0.1:")


async def turned_away(url: str, **options) -> tuple[dict, int, str]:
    async with connect(url, **options) as websocket:
        event = json.loads(await websocket.recv())
        with pytest.raises(ConnectionClosedError) as closed:
            await websocket.recv()
    assert closed.value.rcvd is not None
    return event, closed.value.rcvd.code, closed.value.rcvd.reason


async def test_no_model_is_the_usual_model(serving) -> None:
    service = await serving()
    for url, model in ((service.url, "gpt-realtime"), (service.preview_url, "gpt-4o-realtime-preview")):
        async with connect(url, additional_headers={"api-key": service.api_key}) as websocket:
            created = json.loads(await websocket.recv())
        assert (created["type"], created["session"]["model"]) == ("session.created", model)


async def test_no_model_closes_4000_where_it_is_required(serving) -> None:
    service = await serving(faults=Faults(require_model=True))
    event, code, reason = await turned_away(service.url, additional_headers={"api-key": service.api_key})
    assert (event["type"], event["error"]["code"]) == ("error", "missing_model")
    assert (code, reason) == (4000, "invalid_request_error.missing_model")


async def test_the_beta_header_on_ga_closes_4000(serving) -> None:
    service = await serving()
    headers = {"api-key": service.api_key, "OpenAI-Beta": "realtime=v1"}
    event, code, reason = await turned_away(f"{service.url}?model=m", additional_headers=headers)
    assert event["error"]["code"] == "beta_api_shape_disabled"
    assert event["error"]["message"].startswith("The Realtime Beta API is no longer supported.")
    assert (code, reason) == (4000, "invalid_request_error.beta_api_shape_disabled")


async def test_the_beta_header_is_at_home_on_the_preview_path(serving) -> None:
    service = await serving()
    headers = {"api-key": service.api_key, "OpenAI-Beta": "realtime=v1"}
    event = await first_event(f"{service.preview_url}?deployment=d&api-version=x", additional_headers=headers)
    assert event["type"] == "session.created"


async def test_a_refused_upgrade_on_demand(serving) -> None:
    body = '{"error":{"code":"429","message":"Too many requests"}}'
    service = await serving(faults=Faults(refuse_upgrade=UpgradeRefusal(429, body)))
    status, error = await refusal(f"{service.url}?model=m", additional_headers={"api-key": service.api_key})
    assert (status, error["message"]) == (429, "Too many requests")
