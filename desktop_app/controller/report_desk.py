"""A report of a problem as the window sees it: gathered off its thread, looked at, then saved where the user says."""

from __future__ import annotations

import asyncio
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop_app.controller import problem_sentences
from desktop_app.controller.price_desk import Start
from desktop_app.controller.program_facts import program_facts
from desktop_app.controller.status import Action, Notice
from desktop_app.storage.last_run import Ending
from desktop_app.storage.library import Library
from desktop_app.storage.problem_report import report_files, write_report
from desktop_app.storage.storage_problem import StorageProblem

REPORT = "report_problem"
MISHAP = "mishap"


class ReportDesk(QObject):
    """Makes reports. Nothing leaves the machine by itself.

    Signals:
        requested: the user wants to report a problem.
        gathered(dict): the files of the report, by name, as they would be saved.
        saved(str): where it was saved.
        notice_raised(Notice): something went wrong, here or anywhere.
    """

    requested = Signal()
    gathered = Signal(dict)
    saved = Signal(str)
    notice_raised = Signal(object)

    def __init__(self, library: Library, start: Start) -> None:
        super().__init__()
        self._library = library
        self._start = start

    def gather(self) -> None:
        """Gather the files; `gathered` tells them."""
        self._start(self._gather(), "gathering a report")

    def save(self, target: Path, files: dict[str, str]) -> None:
        """Save a report; `saved` tells where, `notice_raised` why not."""
        self._start(self._save(target, files), "saving a report")

    def tell_mishap(self) -> None:
        """Say that something unexpected went wrong, and that everything goes on."""
        self._tell(
            MISHAP,
            self.tr("Something went wrong inside Duologue."),
            self.tr("The conversation goes on, and what was said is kept. If anything looks odd, start Duologue anew."),
        )

    def tell_last_run(self, ending: Ending) -> None:
        """Say that the run before did not end as it should; nothing, if it did."""
        if ending == "crashed":
            self._tell(
                "last_run",
                self.tr("Duologue crashed last time."),
                self.tr("What was said until then is kept with the recordings."),
            )
        elif ending == "cut_off":
            self._tell(
                "last_run",
                self.tr("Duologue did not end properly last time."),
                self.tr("It was stopped, or the computer went off. What was said until then is kept."),
                severity_is_calm=True,
            )

    def _tell(self, notice_id: str, headline: str, detail: str, *, severity_is_calm: bool = False) -> None:
        action = Action(REPORT, self.tr("Report a problem…"))
        severity = "calm" if severity_is_calm else "warning"
        self.notice_raised.emit(Notice(notice_id, severity, headline, detail, action=action))  # type: ignore[arg-type]

    async def _gather(self) -> None:
        facts = await asyncio.to_thread(program_facts)
        self.gathered.emit(await asyncio.to_thread(report_files, self._library, facts))

    async def _save(self, target: Path, files: dict[str, str]) -> None:
        try:
            await asyncio.to_thread(write_report, target, files)
        except StorageProblem as problem:
            self.notice_raised.emit(problem_sentences.of_storage(problem))
        else:
            self.saved.emit(str(target))
