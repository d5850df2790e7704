"""Asks a service which models or deployments it offers, off the window's thread."""

from __future__ import annotations

import asyncio
import logging

from PySide6.QtCore import QObject, Signal

from desktop_app.connection.connection_problem import ConnectionProblem
from desktop_app.connection.endpoint_problem import EndpointProblem
from desktop_app.connection.model_list import list_models
from desktop_app.controller import problem_sentences
from desktop_app.controller.background import BackgroundTasks
from desktop_app.controller.connection_book import ConnectionBook
from desktop_app.controller.connection_draft import ConnectionDraft

log = logging.getLogger(__name__)


class ModelOffer(QObject):
    """One question at a time; a newer one takes the place of an older.

    Signals:
        listed(list[OfferedModel], str): what there is, and a sentence where there is nothing.
    """

    listed = Signal(list, str)

    def __init__(self, book: ConnectionBook) -> None:
        super().__init__()
        self._book = book
        self._tasks = BackgroundTasks(self._failed)
        self._asking: asyncio.Task[None] | None = None

    def ask(self, draft: ConnectionDraft) -> None:
        """Ask the service of a connection, saved or not."""
        self.cancel()
        self._asking = self._tasks.start(self._ask(draft), "list models")

    def cancel(self) -> None:
        """Want no answer any more."""
        if self._asking is not None:
            self._asking.cancel()
            self._asking = None

    async def close(self) -> None:
        """Wait for what runs."""
        await self._tasks.close()

    async def _ask(self, draft: ConnectionDraft) -> None:
        try:
            profile, secrets = draft.apart()
            endpoint = await self._book.endpoint_of(profile, secrets)
            headers = await self._book.headers_of(profile, endpoint, secrets)
            found = await asyncio.to_thread(list_models, endpoint, headers)
        except EndpointProblem as problem:
            self.listed.emit([], problem_sentences.address_words(problem))
        except ConnectionProblem as problem:
            self.listed.emit([], self._words(problem, endpoint.service, endpoint.label))
        except OSError as problem:
            self.listed.emit([], str(problem))
        else:
            self.listed.emit(found, "" if found else self.tr("This service does not tell which models it has."))

    def _words(self, problem: ConnectionProblem, service: str, label: str) -> str:
        if service == "azure" and problem.kind in ("not_found", "bad_request"):
            return self.tr("This resource does not tell its deployments. Their names stand in the Azure portal.")
        notice = problem_sentences.of_connection(problem, label)
        return f"{notice.headline} {notice.detail}".strip()

    def _failed(self, failure: BaseException) -> None:
        log.error("a task failed: %s", type(failure).__name__, exc_info=failure)
        self.listed.emit([], problem_sentences.of_fault(failure).headline)
