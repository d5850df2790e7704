"""About, and a report of a problem: read before it is saved."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot
from stage import StageConversation

from desktop_app.controller.background import BackgroundTasks
from desktop_app.controller.report_desk import ReportDesk
from desktop_app.controller.status import Notice
from desktop_app.storage.library import Library
from desktop_app.ui.about.about_sheet import AboutSheet
from desktop_app.ui.about.report_sheet import ReportSheet
from desktop_app.ui.main_window import MainWindow


def test_versions_can_be_copied_and_licences_read(window: MainWindow) -> None:
    window.workspace.show_about()
    sheet = window.findChild(AboutSheet)
    assert "Duologue:" in sheet.versions.toPlainText()
    sheet._copy()
    assert QGuiApplication.clipboard().text() == sheet.versions.toPlainText()
    sheet.tabs.setCurrentIndex(1)
    names = [sheet.parts.item(row).text() for row in range(sheet.parts.count())]
    for name in ("Qt and PySide6", "Python", "numpy", "websockets"):
        sheet.parts.setCurrentRow(names.index(name))
        assert len(sheet.licence.toPlainText()) > 500, name
    sheet.close()


async def test_a_report_is_shown_saved_and_refused_in_words(
    qtbot: QtBot, make_window: Callable[[], MainWindow], conversation: StageConversation, tmp_path: Path
) -> None:
    failures: list[BaseException] = []
    tasks = BackgroundTasks(failures.append)
    library = Library(tmp_path / "state")
    library.log_path.parent.mkdir()
    library.log_path.write_text("12:00 INFO the window is ready\n")
    conversation.reports = ReportDesk(library, tasks.start)
    notices: list[Notice] = []
    conversation.reports.notice_raised.connect(notices.append)
    window = make_window()
    window.workspace.show_report()
    sheet = window.findChild(ReportSheet)
    assert not sheet.save.isEnabled()
    await tasks.finish(5.0)
    assert [sheet.names.item(row).text() for row in range(sheet.names.count())] == ["about.txt", "duologue.log"]
    sheet.names.setCurrentRow(1)
    assert "the window is ready" in sheet.text.toPlainText()
    sheet._save_to(str(tmp_path / "report.zip"))
    sheet._save_to(str(tmp_path / "nowhere" / "report.zip"))
    await tasks.finish(5.0)
    with zipfile.ZipFile(tmp_path / "report.zip") as packed:
        assert packed.namelist() == ["about.txt", "duologue.log"]
    assert sheet.show_it.isVisible()
    assert len(notices) == 1
    assert failures == []
    sheet.close()


@pytest.mark.parametrize(("ending", "count"), [("orderly", 0), ("cut_off", 1), ("crashed", 1)])
def test_the_run_before_is_told_of(qtbot: QtBot, tmp_path: Path, ending: str, count: int) -> None:
    desk = ReportDesk(Library(tmp_path), lambda work, name: None)
    notices: list[Notice] = []
    desk.notice_raised.connect(notices.append)
    desk.tell_last_run(ending)  # type: ignore[arg-type]
    assert len(notices) == count
    assert all(notice.action is not None for notice in notices)
