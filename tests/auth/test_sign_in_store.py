"""What is kept of sign-ins: whole or as it was, in pieces that every system's store takes."""

from __future__ import annotations

import pytest

from desktop_app.auth.secret_store import PIECE_CHARACTERS, SecretStore, SecretStoreProblem
from desktop_app.auth.sign_in_store import KeptAccount, SignIns, SignInStore

ALICE = KeptAccount("1", "alice@contoso.example", "Älice 愛", "t", "https://login.example/t", "c")


class Backend:
    """A store that takes so many entries and then refuses; `limit` as on Windows."""

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}
        self.takes = 1_000

    def get_password(self, _service: str, username: str) -> str | None:
        return self.kept.get(username)

    def set_password(self, _service: str, username: str, password: str) -> None:
        assert len(password) <= PIECE_CHARACTERS
        assert password.isascii()
        if self.takes <= 0:
            raise OSError("full")
        self.takes -= 1
        self.kept[username] = password

    def delete_password(self, _service: str, username: str) -> None:
        self.kept.pop(username, None)


@pytest.fixture
def backend() -> Backend:
    return Backend()


@pytest.fixture
def store(backend: Backend) -> SecretStore:
    return SecretStore(backend)


def test_it_comes_back_as_it_was(store: SecretStore) -> None:
    SignInStore(store).write(SignIns([ALICE], {"k": "1"}, "x" * 5_000))
    assert SignInStore(store).read() == SignIns([ALICE], {"k": "1"}, "x" * 5_000)


def test_the_place_before_is_cleared(store: SecretStore, backend: Backend) -> None:
    kept = SignInStore(store)
    for size in (9_000, 3_000, 12_000, 10):
        kept.write(SignIns(tokens="x" * size))
    whole = SignIns(tokens="x" * 10)
    assert SignInStore(store).read() == whole
    assert len(backend.kept) == 4  # one piece and its count, the mark and its count


@pytest.mark.parametrize("takes", range(8))
def test_a_store_that_fails_on_the_way_keeps_what_was(store: SecretStore, backend: Backend, takes: int) -> None:
    kept = SignInStore(store)
    kept.write(SignIns([ALICE], tokens="old"))
    backend.takes = takes
    new = SignIns([ALICE], tokens="n" * 5_000)
    try:
        kept.write(new)
    except SecretStoreProblem:
        new = SignIns([ALICE], tokens="old")
    backend.takes = 1_000
    assert SignInStore(store).read() == new


def test_another_program_is_noticed(store: SecretStore) -> None:
    ours, theirs = SignInStore(store), SignInStore(store)
    ours.read()
    assert not ours.changed_elsewhere
    theirs.write(SignIns([ALICE]))
    assert ours.changed_elsewhere
    assert ours.read() == SignIns([ALICE])
    assert not ours.changed_elsewhere


def test_nonsense_is_thrown_away(store: SecretStore, backend: Backend) -> None:
    kept = SignInStore(store)
    kept.write(SignIns([ALICE]))
    place = next(name for name in backend.kept if name.endswith(".a.0"))
    backend.kept[place] = '{"accounts": [{"id": 5}]}'
    assert SignInStore(store).read() is None
    assert backend.kept == {}
    assert SignInStore(store).read() == SignIns()
