"""Secrets in the system's own store where there is a working one, else in memory only, with the reason; the only
importer of keyring.

A backend's priority proves nothing (a Linux desktop without an unlocked collection looks fine and then refuses), so a
trial value is written, read and deleted first. Values are cut into pieces: Windows Credential Manager takes 1,280
UTF-16 units an entry (keys and tokens are ASCII). Never a plain file.
"""

from __future__ import annotations

import concurrent.futures
import secrets
import threading
from collections.abc import Callable
from typing import Protocol, TypeVar

import keyring
import keyring.errors

from desktop_app.translatable import translatable

SERVICE_NAME = "Duologue"
PIECE_CHARACTERS = 1_000
TRIAL_LIMIT_S = 20.0

_TRIAL = "trial"
_PLAIN_BACKENDS = ("keyrings.alt", "keyring.backends.fail", "keyring.backends.null")
_PLACES = {
    "SecretService": "Secret Service",
    "libsecret": "Secret Service",
    "kwallet": "KWallet",
    "macOS": "Keychain",
    "Windows": "Windows Credential Manager",
}

T = TypeVar("T")


class Backend(Protocol):
    """What of a keyring backend is used."""

    def get_password(self, service: str, username: str) -> str | None: ...
    def set_password(self, service: str, username: str, password: str) -> None: ...
    def delete_password(self, service: str, username: str) -> None: ...


class SecretStore:
    """Keeps secrets by name.

    Attributes:
        memory_words: why secrets are kept in memory only, in the translation context ``SecretStore``; ``{0}`` is
            where the store's own words come in; empty: they are in the system's store.

    Thread: any; a store may ask the person to unlock it, so call `open_secret_store` and the rest off the window's
    thread.
    """

    def __init__(self, backend: Backend | None, memory_words: str = "", store_words: str = "") -> None:
        self.memory_words = memory_words
        self._store_words = store_words
        self._backend = backend
        self._memory: dict[str, str] = {}
        self._lock = threading.Lock()

    def __repr__(self) -> str:
        return f"{type(self).__name__}({'memory only' if self._backend is None else 'system store'})"

    @property
    def is_persistent(self) -> bool:
        """Whether secrets survive the program."""
        return self._backend is not None

    @property
    def place(self) -> str:
        """What the system calls its store; empty where secrets are in memory only."""
        if self._backend is None:
            return ""
        module = type(self._backend).__module__
        return next((name for part, name in _PLACES.items() if part in module), type(self._backend).__name__)

    @property
    def memory_reason(self) -> str:
        """Why secrets are kept in memory only, untranslated."""
        return self.memory_reason_in(lambda words: words)

    def memory_reason_in(self, translate: Callable[[str], str]) -> str:
        """The same in the language of a function that translates a text of the context ``SecretStore``."""
        return translate(self.memory_words).format(self._store_words) if self.memory_words else ""

    def get(self, name: str) -> str | None:
        """The secret of this name, or None.

        Raises:
            SecretStoreProblem: the store does not answer (locked, gone).
        """
        with self._lock:
            backend = self._backend
            if backend is None:
                return self._memory.get(name)
            return _translated(lambda: self._read(backend, name))

    def set(self, name: str, value: str) -> None:
        """Keep a secret; an older one of the name is replaced.

        Raises:
            SecretStoreProblem: it could not be kept.
        """
        with self._lock:
            backend = self._backend
            if backend is None:
                self._memory[name] = value
                return
            _translated(lambda: self._write(backend, name, value))

    def delete(self, name: str) -> None:
        """Forget a secret; one that is not there is no problem.

        Raises:
            SecretStoreProblem: it could not be deleted.
        """
        with self._lock:
            backend = self._backend
            if backend is None:
                self._memory.pop(name, None)
                return
            _translated(lambda: self._remove(backend, name, 0))

    def _read(self, backend: Backend, name: str) -> str | None:
        count = self._count(backend, name)
        pieces = [backend.get_password(SERVICE_NAME, f"{name}.{index}") for index in range(count)]
        whole = [piece for piece in pieces if piece is not None]
        return "".join(whole) if count and len(whole) == count else None

    def _write(self, backend: Backend, name: str, value: str) -> None:
        before = self._count(backend, name)
        starts = range(0, max(1, len(value)), PIECE_CHARACTERS)
        pieces = [value[start : start + PIECE_CHARACTERS] for start in starts]
        for index, piece in enumerate(pieces):
            backend.set_password(SERVICE_NAME, f"{name}.{index}", piece)
        backend.set_password(SERVICE_NAME, f"{name}.count", str(len(pieces)))
        for index in range(len(pieces), before):
            _forget(backend, SERVICE_NAME, f"{name}.{index}")

    def _remove(self, backend: Backend, name: str, first: int) -> None:
        for index in range(first, self._count(backend, name)):
            _forget(backend, SERVICE_NAME, f"{name}.{index}")
        _forget(backend, SERVICE_NAME, f"{name}.count")

    def _count(self, backend: Backend, name: str) -> int:
        written = backend.get_password(SERVICE_NAME, f"{name}.count")
        return int(written) if written and written.isascii() and written.isdigit() else 0


class SecretStoreProblem(Exception):  # noqa: N818 - the project says problem
    """The system's store refused; the text is its own words, without any secret."""


def open_secret_store(backend: Backend | None = None, *, limit_s: float = TRIAL_LIMIT_S) -> SecretStore:
    """The system's store if a trial value survives in it, else one in memory with the reason; never raises.

    Blocks for as long as the store asks the person to unlock it, at most `limit_s`; call it off the window's thread.
    """
    if backend is None:
        backend = _system_backend()
    if backend is None or type(backend).__module__.startswith(_PLAIN_BACKENDS):
        return SecretStore(None, translatable("SecretStore", "This system has no secret store."))
    outcome: concurrent.futures.Future[tuple[str, str]] = concurrent.futures.Future()
    # A daemon: a prompt that nobody answers must not keep the program from ending.
    threading.Thread(target=_try_out, args=(backend, outcome), name="secret store trial", daemon=True).start()
    try:
        reason, said = outcome.result(limit_s)
    except concurrent.futures.TimeoutError:
        reason, said = translatable("SecretStore", "The system's secret store does not answer."), ""
    return SecretStore(None, reason, said) if reason else SecretStore(backend)


def _system_backend() -> Backend | None:
    """The best backend that is no plain file; keyring may offer several chained, the plain ones among them."""
    chosen = keyring.get_keyring()
    candidates = getattr(chosen, "backends", [chosen])
    return next((each for each in candidates if not type(each).__module__.startswith(_PLAIN_BACKENDS)), None)


def _try_out(backend: Backend, outcome: concurrent.futures.Future[tuple[str, str]]) -> None:
    outcome.set_result(_trial(backend))


def _trial(backend: Backend) -> tuple[str, str]:
    """Why the store does not work, and its own words about that; both empty when it does."""
    value = secrets.token_hex(8)
    try:
        backend.set_password(SERVICE_NAME, _TRIAL, value)
        kept = backend.get_password(SERVICE_NAME, _TRIAL)
        backend.delete_password(SERVICE_NAME, _TRIAL)
    except Exception as failure:  # noqa: BLE001 - backends let D-Bus and platform errors through
        return translatable("SecretStore", "The system's secret store refused: {0}"), _words(failure)
    return ("", "") if kept == value else (translatable("SecretStore", "The system's secret store lost a value."), "")


def _forget(backend: Backend, service: str, name: str) -> None:
    try:
        backend.delete_password(service, name)
    except keyring.errors.PasswordDeleteError:
        return


def _translated(work: Callable[[], T]) -> T:
    try:
        return work()
    except Exception as failure:
        raise SecretStoreProblem(_words(failure)) from failure


def _words(failure: Exception) -> str:
    first = str(failure).strip().splitlines()[:1]
    return first[0][:200] if first else type(failure).__name__
