"""Where keys are kept, keeping them, and forgetting everything."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping

from PySide6.QtCore import QCoreApplication, QObject, Signal

from desktop_app.auth.secret_store import SecretStoreProblem
from desktop_app.controller.background import BackgroundTasks
from desktop_app.controller.connection_keys import ConnectionKeys
from desktop_app.controller.preferences import Preferences
from desktop_app.controller.status import Notice

log = logging.getLogger(__name__)


class SecretsDesk(QObject):
    """Puts secrets away by name; the names, never a value, are remembered in the settings.

    Signals:
        changed: where secrets are kept is known, or new.
        everything_forgotten: no secret of a connection is left; accounts are to be forgotten too.
        forgetting_ended(bool): the store let go of all of them, or refused some.
        notice_raised(Notice): a secret could not be kept or forgotten, or is kept for this run only.
    """

    changed = Signal()
    everything_forgotten = Signal()
    forgetting_ended = Signal(bool)
    notice_raised = Signal(object)

    def __init__(self, keys: ConnectionKeys, preferences: Preferences) -> None:
        super().__init__()
        self._keys = keys
        self._preferences = preferences
        self._tasks = BackgroundTasks(self._failed)

    @property
    def sentence(self) -> str:
        """Where secrets are kept; empty until that is known."""
        store = self._keys.store
        if store is None:
            return ""
        if store.is_persistent:
            return self.tr("Keys are kept in: {0}.").format(store.place)
        reason = store.memory_reason_in(lambda words: QCoreApplication.translate("SecretStore", words))
        return self.tr("Keys are kept only until Duologue closes. {0}").format(reason)

    @property
    def outlive_the_run(self) -> bool:
        """Whether secrets survive the program; also True until that is known."""
        return self._keys.store is None or self._keys.store.is_persistent

    def look(self) -> None:
        """Find out where secrets are kept; the store may ask the person to unlock it."""
        if self._keys.store is None:
            self._tasks.start(self._look(), "open the secret store")

    def keep(self, secrets: Mapping[str, str]) -> None:
        """Use these secrets from now on, by name, and put them into the store."""
        for name, value in secrets.items():
            self._keys.type_in(name, value)
        if secrets:
            self._remember(secrets)
            self._tasks.start(self._keep(list(secrets)), "keep a key")

    def forget(self, names: Iterable[str]) -> None:
        """Forget secrets by name."""
        names = list(names)
        for name in names:
            self._keys.let_go(name)
        self._tasks.start(self._forget(names), "forget a key")

    def forget_everything(self) -> None:
        """Forget every secret of every connection there is or ever was, and every sign-in."""
        known = [name for profile in self._preferences.connections for name in profile.secret_refs]
        names = list(dict.fromkeys([*known, *self._preferences.kept.secret_names, *self._keys.typed_names]))
        for name in names:
            self._keys.let_go(name)
        self._tasks.start(self._forget_everything(names), "forget everything")

    async def finish(self, within_s: float) -> None:
        """Give a secret on its way into the store a moment; a store that waits for the person is not waited for."""
        await self._tasks.finish(within_s=within_s)

    async def _look(self) -> None:
        await self._keys.opened()
        self.changed.emit()

    async def _keep(self, names: list[str]) -> None:
        reason = ""
        for name in names:
            reason = await self._keys.keep(name)
        self.changed.emit()
        if reason:
            self._say(reason)

    async def _forget(self, names: list[str]) -> None:
        for name in names:
            await self._keys.forget(name)
            self._remember((), gone=(name,))

    async def _forget_everything(self, names: list[str]) -> None:
        try:
            await self._forget(names)
        except SecretStoreProblem as problem:
            self.notice_raised.emit(
                Notice(
                    "secret_store",
                    "problem",
                    self.tr("Not everything could be forgotten."),
                    self.tr("This system's secret store refused. Unlock it and try again."),
                    str(problem),
                )
            )
            self.forgetting_ended.emit(False)
            return
        self.everything_forgotten.emit()
        self.forgetting_ended.emit(True)

    def _remember(self, names: Iterable[str], *, gone: Iterable[str] = ()) -> None:
        kept = [*self._preferences.kept.secret_names, *names]
        left = [name for name in dict.fromkeys(kept) if name not in set(gone)]
        self._preferences.change(secret_names=left)

    def _failed(self, failure: BaseException) -> None:
        if not isinstance(failure, SecretStoreProblem):
            log.error("a task failed: %s", type(failure).__name__, exc_info=failure)
        self._say(str(failure))

    def _say(self, words: str) -> None:
        self.notice_raised.emit(
            Notice(
                "secret_store",
                "warning",
                self.tr("The key is kept until Duologue closes."),
                self.tr("It could not be put into this system's secret store, and it is never written to a file."),
                words,
            )
        )
