import asyncio
import json
from pathlib import Path

import pytest
from connection_office import Office, Shelf

from desktop_app.auth.secret_store import SecretStore
from desktop_app.connection.endpoint_problem import EndpointProblem
from desktop_app.controller.connection_desk import ConnectionDesk
from desktop_app.settings.connections import ConnectionProfile

AZURE = ConnectionProfile(id="", name="", address="https://contoso.openai.azure.com", model="voice")


async def test_a_saved_connection_is_reached_with_its_key_now_and_in_the_next_run(
    office: Office, shelf: Shelf, tmp_path: Path
) -> None:
    connection_id = office.desk.save(AZURE, "s3cret-of-contoso")
    endpoint, headers = await office.book.resolve(connection_id)
    assert endpoint.url == "wss://contoso.openai.azure.com/openai/v1/realtime?model=voice"
    assert headers == {"api-key": "s3cret-of-contoso"}
    await office.settled()
    again = Office(tmp_path, SecretStore(shelf))
    _, headers = await again.book.resolve(connection_id)
    assert headers == {"api-key": "s3cret-of-contoso"}
    assert office.notices == []


async def test_no_key_is_written_into_the_settings(office: Office) -> None:
    office.desk.save(AZURE, "s3cret-of-contoso")
    pasted = "wss://voice.example.com/v1/realtime?model=m&api-key=s3cret-in-the-address"
    connection_id = office.desk.save(ConnectionProfile(id="", name="Mine", address=pasted))
    await office.settled()
    written = office.path.read_text()
    assert "s3cret" not in written
    assert [each["name"] for each in json.loads(written)["connections"]] == ["contoso · voice", "Mine"]
    _, headers = await office.book.resolve(connection_id)
    assert "s3cret-in-the-address" in str(headers)


async def test_changing_a_connection_keeps_its_key(office: Office) -> None:
    connection_id = office.desk.save(AZURE, "first")
    profile = office.desk.profile(connection_id)
    assert profile is not None
    changed = ConnectionProfile(id=profile.id, name="Travel", address=profile.address, model="other")
    assert office.desk.save(changed) == connection_id
    endpoint, headers = await office.book.resolve(connection_id)
    assert endpoint.model == "other"
    assert headers == {"api-key": "first"}
    assert [choice.label for choice in office.book.choices][1:] == ["Travel"]


async def test_removing_a_connection_forgets_its_key(office: Office, shelf: Shelf) -> None:
    connection_id = office.desk.save(AZURE, "s3cret")
    await office.settled()
    assert any("s3cret" in value for value in shelf.kept.values())
    office.desk.remove(connection_id)
    await office.settled()
    assert shelf.kept == {}
    assert office.book.profiles == []
    with pytest.raises(EndpointProblem):
        await office.book.resolve(connection_id)


async def test_without_a_store_the_key_works_in_this_run_and_that_is_said(tmp_path: Path) -> None:
    office = Office(tmp_path, SecretStore(None, "This system has no secret store."))
    connection_id = office.desk.save(AZURE, "s3cret")
    await office.settled()
    assert [notice.server_words for notice in office.notices] == ["This system has no secret store."]
    _, headers = await office.book.resolve(connection_id)
    assert headers == {"api-key": "s3cret"}


async def test_a_store_that_refuses_is_said_and_the_key_works_in_this_run(tmp_path: Path) -> None:
    office = Office(tmp_path, SecretStore(Shelf(refuses=True)))
    connection_id = office.desk.save(AZURE, "s3cret")
    await asyncio.sleep(0.05)
    await office.settled()
    assert [notice.server_words for notice in office.notices] == ["locked"]
    _, headers = await office.book.resolve(connection_id)
    assert headers == {"api-key": "s3cret"}


def test_an_address_is_explained_before_it_is_kept(tmp_path: Path) -> None:
    desk = Office(tmp_path, SecretStore(None)).desk
    check = desk.check(AZURE, "key")
    assert check.problem == ""
    assert check.dialect == "ga"
    assert check.shown_url.startswith("wss://contoso.openai.azure.com/openai/v1/realtime")
    assert check.label == "contoso · voice"
    assert "deployment" in desk.check(ConnectionProfile(id="", name="", address=AZURE.address)).problem
    assert "key" in desk.check(AZURE, "with space and é").problem


def test_what_the_environment_names_is_offered_until_it_is_saved(tmp_path: Path) -> None:
    office = Office(tmp_path, SecretStore(None))
    desk = ConnectionDesk(
        office.book,
        office.preferences,
        office.keys,
        {"AZURE_OPENAI_ENDPOINT": AZURE.address, "AZURE_OPENAI_DEPLOYMENT": "voice", "AZURE_OPENAI_API_KEY": "s3cret"},
    )
    (found,) = desk.found
    desk.save(found.profile)
    assert desk.found == []
    assert "s3cret" not in office.path.read_text()
    assert not desk.missing_variable("AZURE_OPENAI_API_KEY")
    assert desk.missing_variable("NOBODY_SET_THIS")


def test_a_copy_is_unsaved_and_has_no_key(tmp_path: Path) -> None:
    desk = Office(tmp_path, SecretStore(None)).desk
    assert desk.duplicate("nobody") is None


async def test_a_copy_of_a_connection(office: Office) -> None:
    connection_id = office.desk.save(AZURE, "s3cret")
    copy = office.desk.duplicate(connection_id)
    assert copy is not None
    assert (copy.id, copy.name, copy.address) == ("", "contoso · voice (copy)", AZURE.address)
    other_id = office.desk.save(copy)
    assert other_id != connection_id
    _, headers = await office.book.resolve(other_id)
    assert headers == {}
    assert [profile.id for profile in office.desk.profiles] == ["builtin", connection_id, other_id]


def test_what_an_endpoint_lacks_is_said_with_its_address(tmp_path: Path) -> None:
    check = Office(tmp_path, SecretStore(None)).desk.check(AZURE)
    assert check.service == "azure"
    assert any("api-version" in note for note in check.notes)
