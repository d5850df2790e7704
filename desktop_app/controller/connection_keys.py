"""The keys of saved connections: in the system's secret store where there is one, else for this run only."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from desktop_app.auth.secret_store import SecretStore, open_secret_store


class ConnectionKeys:
    """Finds and keeps keys by name without ever blocking the window: a store may ask the person to unlock it.

    A key typed in this run is also held in memory, so it works at once and where no store does.
    """

    def __init__(self, open_store: Callable[[], SecretStore] = open_secret_store) -> None:
        self._open_store = open_store
        self._store: SecretStore | None = None
        self._opening = asyncio.Lock()
        self._typed: dict[str, str] = {}

    def __repr__(self) -> str:
        return f"{type(self).__name__}({len(self._typed)} of this run)"

    @property
    def store(self) -> SecretStore | None:
        """The store, once it was opened."""
        return self._store

    def type_in(self, name: str, key: str) -> None:
        """Use this key from now on, in this run."""
        self._typed[name] = key

    def let_go(self, name: str) -> None:
        """Forget what was typed in this run under a name."""
        self._typed.pop(name, None)

    @property
    def typed_names(self) -> list[str]:
        """The names of what was typed in this run."""
        return list(self._typed)

    async def get(self, name: str) -> str:
        """The key of this name; empty when there is none.

        Raises:
            SecretStoreProblem: the store does not answer.
        """
        if name in self._typed:
            return self._typed[name]
        store = await self.opened()
        return await asyncio.to_thread(store.get, name) or ""

    async def keep(self, name: str) -> str:
        """Put a typed key into the store; returns why it is not kept beyond this run, or nothing.

        Raises:
            SecretStoreProblem: the store refused it.
        """
        store = await self.opened()
        await asyncio.to_thread(store.set, name, self._typed.get(name, ""))
        return store.memory_reason

    async def forget(self, name: str) -> None:
        """Remove a key everywhere.

        Raises:
            SecretStoreProblem: the store refused.
        """
        self.let_go(name)
        store = await self.opened()
        await asyncio.to_thread(store.delete, name)

    async def opened(self) -> SecretStore:
        """The store, opened at its first use; a person may be asked to unlock it."""
        async with self._opening:
            if self._store is None:
                self._store = await asyncio.to_thread(self._open_store)
            return self._store
