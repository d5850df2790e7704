"""Every preset that comes along, applied while a session runs: the service takes all of it, in both dialects."""

from __future__ import annotations

from pathlib import Path

import pytest
from held_session import HeldSession
from PySide6.QtCore import QCoreApplication

from desktop_app.controller.heartbeat import Heartbeat

pytestmark = [pytest.mark.integration, pytest.mark.timeout(120)]


@pytest.mark.parametrize("dialect", ["ga", "preview"])
def test_each_is_taken_by_a_running_session(tmp_path: Path, qapp: QCoreApplication, dialect: str):
    held = HeldSession(tmp_path / "state", "builtin", heartbeat=Heartbeat(), dialect=dialect)
    presets, settings = held.application.presets, held.conversation.settings

    async def scenario() -> None:
        await presets.load()
        await held.live()
        for preset in presets.examples:
            presets.use(preset.id)
            assert presets.waits
            held.conversation.apply()
            await held.until(
                lambda: not any(receipt.state == "asked" for receipt in settings.receipts.values()), preset.name
            )
            told = {name: receipt for name, receipt in settings.receipts.items() if receipt.state == "refused"}
            assert told == {}, preset.name
            assert settings.changes == (), preset.name
            assert held.conversation.session.instructions != preset.session.instructions, "variables are filled in"
            assert "{{" not in held.conversation.session.instructions
            assert len(held.conversation.session.tools or []) == len(preset.session.tools)
            assert not presets.modified
        assert held.notices == []

    held.run(qapp, scenario)
