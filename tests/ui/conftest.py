"""A dressed application, a stage and a window on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import stage as on_stage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.controller.phase import Phase
from desktop_app.controller.preferences import Preferences
from desktop_app.controller.waveform_source import WaveformSource
from desktop_app.ui.look.theme import Theme, apply_theme
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.waveform.pane import WaveformPane
from desktop_app.ui.waveform.view import WaveformView


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The platform without a screen has no window manager to tell sizes to, and says so in a warning."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(
                pytest.mark.qt_log_ignore("This plugin does not support (propagateSizeHints|raise|grabbing)")
            )


@pytest.fixture
def preferences(tmp_path: Path) -> Preferences:
    return on_stage.stage_preferences(tmp_path, theme="dark")


@pytest.fixture
def dressed(qapp: QApplication, preferences: Preferences) -> Iterator[Theme]:
    theme = apply_theme(qapp, preferences)
    yield theme
    theme.deleteLater()


@pytest.fixture
def conversation(qapp: QApplication) -> on_stage.StageConversation:
    return on_stage.StageConversation()


@pytest.fixture
def desk(qapp: QApplication) -> on_stage.StageDesk:
    return on_stage.StageDesk()


@pytest.fixture
def waveform() -> WaveformSource:
    return WaveformSource()


@pytest.fixture
def make_window(
    qtbot: QtBot,
    dressed: Theme,
    conversation: on_stage.StageConversation,
    desk: on_stage.StageDesk,
    waveform: WaveformSource,
    preferences: Preferences,
) -> Callable[[], MainWindow]:
    def make() -> MainWindow:
        window = MainWindow(preferences)
        if conversation.present is None:
            on_stage.stage_present(conversation, preferences)
        window.furnish(conversation, desk, waveform, on_stage.stage_connections(conversation, preferences))
        qtbot.addWidget(window)
        with qtbot.waitExposed(window):
            window.show()
        return window

    return make


@pytest.fixture
def window(make_window: Callable[[], MainWindow]) -> MainWindow:
    return make_window()


@pytest.fixture
def pane(
    qtbot: QtBot, dressed: Theme, conversation: on_stage.StageConversation, waveform: WaveformSource
) -> WaveformPane:
    pane = WaveformPane(conversation, waveform)
    qtbot.addWidget(pane)
    pane.resize(1280, 200)
    with qtbot.waitExposed(pane):
        pane.show()
    return pane


@pytest.fixture
def played(pane: WaveformPane, conversation: on_stage.StageConversation, waveform: WaveformSource) -> WaveformView:
    conversation.set_phase(Phase.LIVE)
    on_stage.play(conversation, waveform)
    pane.view.sight.follow()
    return pane.view
