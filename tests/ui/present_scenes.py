"""Present mode on a stage: the window as it is recorded, notices that wait, and the captions."""

from __future__ import annotations

from typing import Any

import stage as on_stage
from PySide6.QtTest import QTest

from desktop_app.controller.status import Notice
from desktop_app.settings.connections import ConnectionProfile

_PROFILE = ConnectionProfile(
    id="contoso", name="Contoso travel · gpt-realtime", address="https://contoso.openai.azure.com", model="rt-prod"
)


def _talk(scene: Any) -> None:
    scene.stage.set_phase(on_stage.Phase.LIVE)
    scene.stage.connection_id = "contoso"
    scene.stage.present._preferences.change(connections=[_PROFILE])
    on_stage.play(scene.stage, scene.waveform)
    scene.stage.set_status("listening", "Listening.", "Your microphone is live.")


def presenting(scene: Any) -> None:
    """A conversation as it is recorded."""
    _talk(scene)
    scene.stage.present.toggle()
    _wait_for(scene)
    scene.stage.connection_changed.emit()


def with_key(scene: Any) -> None:
    """A key was used."""
    presenting(scene)
    scene.window._presenting.hint.show_used("M", "Mute or unmute the microphone")


def with_panel(scene: Any) -> None:
    """The side panel was wanted, and a good and a bad notice came."""
    presenting(scene)
    workspace = scene.window.workspace
    workspace.panel.open_page(workspace.turn)
    workspace.notices.show_notice(Notice("calm", "calm", "The recording is kept."))
    workspace.notices.show_notice(
        Notice("bad", "warning", "The service is slow to answer.", "contoso.openai.azure.com")
    )


def captions(scene: Any) -> None:
    """The window of captions, on green."""
    presenting(scene)
    present = scene.stage.present
    present.set_background("green")
    present.set_captions(True)
    window = scene.window._presenting.captions
    window.greets = False
    window.resize(900, 160)
    window.move(scene.window.geometry().center().x() - 450, scene.window.geometry().center().y() - 80)


def _wait_for(scene: Any) -> None:
    for _ in range(200):
        QTest.qWait(20)
        if scene.window.workspace.presents and scene.window.workspace.isVisible():
            return


STATES = {
    "present-dark": (presenting, "dark", (1280, 800)),
    "present-key-light": (with_key, "light", (1280, 800)),
    "present-panel-dark": (with_panel, "dark", (1280, 800)),
    "present-captions-light": (captions, "light", (1280, 800)),
}
AT_200 = {"present-dark-200": (presenting, "dark", (1280, 720))}
