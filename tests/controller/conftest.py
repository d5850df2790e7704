"""What the tests of connections and of their secrets share."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from connection_office import Office, Shelf

from desktop_app.auth.secret_store import SecretStore


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture
async def office(tmp_path: Path, shelf: Shelf) -> AsyncIterator[Office]:
    office = Office(tmp_path, SecretStore(shelf))
    yield office
    await office.settled()
