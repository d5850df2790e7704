"""Secrets in a store that works, in memory with a reason where none does."""

from __future__ import annotations

import threading

import keyring.backends.fail
import keyring.backends.null
import keyring.errors
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.auth.secret_store import PIECE_CHARACTERS, SecretStore, SecretStoreProblem, open_secret_store


class Entries:
    """A backend as strict as Windows Credential Manager: 1,280 UTF-16 units an entry."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        if len(password.encode("utf-16-le")) > 2560:
            raise OSError("The stub received bad data")
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if (service, username) not in self.kept:
            raise keyring.errors.PasswordDeleteError("not found")
        del self.kept[service, username]


class Dismissed(Entries):
    """A Linux desktop whose prompt to make a keyring was dismissed: an error that is none of keyring's."""

    def set_password(self, service: str, username: str, password: str) -> None:
        raise RuntimeError("Prompt dismissed..\nsecond line")


class Forgetful(Entries):
    def get_password(self, service: str, username: str) -> str | None:
        return None


class Waiting(Entries):
    """A prompt that nobody answers until the test is over."""

    def __init__(self) -> None:
        super().__init__()
        self.answered = threading.Event()

    def set_password(self, service: str, username: str, password: str) -> None:
        self.answered.wait(30)


class TestOpening:
    def test_a_store_that_works_keeps_nothing_of_the_trial(self):
        backend = Entries()
        store = open_secret_store(backend)
        assert store.is_persistent
        assert store.memory_reason == ""
        assert backend.kept == {}

    @pytest.mark.parametrize(
        ("backend", "reason"),
        [
            (Dismissed(), "The system's secret store refused: Prompt dismissed.."),
            (Forgetful(), "The system's secret store refused: "),
            (keyring.backends.fail.Keyring(), "This system has no secret store."),
            (keyring.backends.null.Keyring(), "This system has no secret store."),
        ],
    )
    def test_one_that_does_not_is_replaced_by_memory_and_said(self, backend, reason):
        if isinstance(backend, Forgetful):
            backend.delete_password = lambda service, username: None
            reason = "The system's secret store lost a value."
        store = open_secret_store(backend)
        assert not store.is_persistent
        assert store.memory_reason == reason
        store.set("a", "S3CRET")
        assert store.get("a") == "S3CRET"
        store.delete("a")
        assert store.get("a") is None

    def test_a_prompt_nobody_answers(self):
        backend = Waiting()
        store = open_secret_store(backend, limit_s=0.05)
        assert store.memory_reason == "The system's secret store does not answer."
        backend.answered.set()

    def test_the_systems_own_choice(self):
        """The tests' environment names keyring's failing backend."""
        store = open_secret_store()
        assert store.memory_reason == "This system has no secret store."

    def test_a_plain_file_is_passed_over_in_a_chain(self, monkeypatch):
        plain = type("PlaintextKeyring", (Entries,), {"__module__": "keyrings.alt.file"})()
        good = Entries()
        chain = type("Chainer", (), {"backends": [plain, good]})()
        monkeypatch.setattr(keyring, "get_keyring", lambda: chain)
        store = open_secret_store()
        assert store.is_persistent
        store.set("a", "x")
        assert plain.kept == {}
        assert good.kept


class TestKeeping:
    @pytest.mark.parametrize("length", [0, 1, 999, 1000, 1001, 2000, 5555])
    def test_pieces(self, length):
        backend = Entries()
        store = SecretStore(backend)
        value = "".join(chr(33 + index % 90) for index in range(length))
        store.set("token", value)
        assert store.get("token") == value
        assert max(map(len, backend.kept.values())) <= PIECE_CHARACTERS

    def test_a_shorter_value_leaves_no_pieces_behind(self):
        backend = Entries()
        store = SecretStore(backend)
        store.set("token", "x" * 3500)
        store.set("token", "y")
        assert store.get("token") == "y"
        assert len(backend.kept) == 2
        store.delete("token")
        assert backend.kept == {}
        store.delete("token")

    def test_a_missing_piece_is_no_secret(self):
        backend = Entries()
        store = SecretStore(backend)
        store.set("token", "x" * 2500)
        del backend.kept["Duologue", "token.1"]
        assert store.get("token") is None

    def test_names_do_not_mix(self):
        store = SecretStore(Entries())
        store.set("a", "1")
        store.set("a.0", "2")
        assert (store.get("a"), store.get("a.0"), store.get("b")) == ("1", "2", None)

    def test_a_store_that_is_locked_later(self):
        store = SecretStore(Dismissed())
        with pytest.raises(SecretStoreProblem, match="Prompt dismissed") as caught:
            store.set("a", "S3CRET")
        assert "S3CRET" not in str(caught.value)
        assert "second line" not in str(caught.value)

    def test_nothing_is_shown(self):
        store = SecretStore(None, "why")
        store.set("a", "S3CRET")
        assert "S3CRET" not in repr(store)

    @given(st.dictionaries(st.text("abc.", min_size=1, max_size=5), st.text("xyz", max_size=2100), max_size=5))
    def test_like_a_dictionary(self, wanted):
        store = SecretStore(Entries())
        for name, value in wanted.items():
            store.set(name, value)
        assert {name: store.get(name) for name in wanted} == wanted
