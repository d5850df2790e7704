"""Secrets put away by name, and everything forgotten."""

from __future__ import annotations

import json
from pathlib import Path

from connection_office import Office, Shelf
from PySide6.QtCore import QCoreApplication

from desktop_app.auth.secret_store import SecretStore
from desktop_app.settings.connections import ConnectionProfile

GATE = ConnectionProfile(
    id="",
    name="Gate",
    address="wss://gate.example/v1/realtime?model=m",
    proxy="http://ann:pr0xy-pass@proxy.example:8080",
    extra_headers={"X-Team": "voice", "Ocp-Apim-Subscription-Key": "g4te-key-0123"},
)


async def test_whatever_is_secret_goes_into_the_store_and_comes_back(
    office: Office, shelf: Shelf, tmp_path: Path
) -> None:
    connection_id = office.desk.save(GATE, "the-k3y")
    await office.settled()
    written = office.path.read_text()
    assert not any(secret in written for secret in ("pr0xy-pass", "g4te-key", "the-k3y"))
    assert json.loads(written)["secret_names"] == [
        "connection.gate.key",
        "connection.gate.proxy",
        "connection.gate.header.ocp-apim-subscription-key",
    ]
    again = Office(tmp_path, SecretStore(shelf))
    endpoint, headers = await again.book.resolve(connection_id)
    assert endpoint.route.proxy == "http://ann:pr0xy-pass@proxy.example:8080"
    assert headers == {
        "X-Team": "voice",
        "Ocp-Apim-Subscription-Key": "g4te-key-0123",
        "Authorization": "Bearer the-k3y",
    }


async def test_a_header_that_goes_takes_its_secret_along(office: Office, shelf: Shelf) -> None:
    connection_id = office.desk.save(GATE)
    await office.settled()
    profile = office.desk.profile(connection_id)
    assert profile is not None
    assert any("g4te-key" in value for value in shelf.kept.values())
    office.desk.save(ConnectionProfile(id=profile.id, name="Gate", address=profile.address))
    await office.settled()
    assert not any("g4te-key" in value for value in shelf.kept.values())


async def test_where_keys_are_kept_is_said(office: Office, tmp_path: Path) -> None:
    assert office.desk.secrets.sentence == ""
    office.desk.secrets.look()
    await office.settled()
    assert office.desk.secrets.sentence == "Keys are kept in: Shelf."
    poor = Office(tmp_path, SecretStore(None, "This system has no secret store."))
    poor.desk.secrets.look()
    await poor.settled()
    assert "only until Duologue closes. This system has no secret store." in poor.desk.secrets.sentence
    assert not poor.desk.secrets.outlive_the_run


async def test_everything_is_forgotten_also_of_connections_that_are_gone(
    office: Office, shelf: Shelf, tmp_path: Path
) -> None:
    kept_id = office.desk.save(GATE, "first-k3y")
    await office.settled()
    # A connection that is gone while the store still holds its key.
    shelf.kept |= {"connection.old.key.0": "old-k3y", "connection.old.key.count": "1"}
    office.preferences.change(secret_names=[*office.preferences.kept.secret_names, "connection.old.key"])
    ended: list[bool] = []
    accounts: list[bool] = []
    office.desk.secrets.forgetting_ended.connect(ended.append)
    office.desk.secrets.everything_forgotten.connect(lambda: accounts.append(True))
    office.desk.forget_everything(connections_too=False)
    await office.settled()
    assert (ended, accounts) == ([True], [True])
    assert shelf.kept == {}
    assert office.preferences.kept.secret_names == []
    _, headers = await office.book.resolve(kept_id)
    assert headers == {"X-Team": "voice"}
    office.desk.forget_everything(connections_too=True)
    await office.settled()
    assert office.book.profiles == []
    assert json.loads(office.path.read_text())["connections"] == []


async def test_a_store_that_refuses_to_forget_is_said_and_its_names_stay(office: Office, shelf: Shelf) -> None:
    office.desk.save(GATE, "first-k3y")
    await office.settled()

    def refuse(service: str, username: str) -> None:
        raise RuntimeError("locked")

    shelf.delete_password = refuse  # type: ignore[method-assign]
    ended: list[bool] = []
    office.desk.secrets.forgetting_ended.connect(ended.append)
    office.desk.forget_everything(connections_too=False)
    for _ in range(200):
        if ended:
            break
        await office.desk.secrets.finish(within_s=5)
        QCoreApplication.processEvents()
    assert ended == [False]
    assert "Not everything" in office.notices[-1].headline
    assert office.preferences.kept.secret_names
