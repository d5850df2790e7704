"""Two starts of the program: real locks, a real local socket, and the second in a process of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.single_instance import SingleInstance

_SECOND = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from desktop_app.single_instance import SingleInstance
application = QCoreApplication([])
instance = SingleInstance(Path(sys.argv[1]))
print(instance.claim({"preset": "guide", "start": "yes"}))
"""


def test_a_second_start_hands_over_and_ends(qtbot: QtBot, tmp_path: Path) -> None:
    first = SingleInstance(tmp_path / "settings.json")
    assert first.claim({})
    second = subprocess.Popen([sys.executable, "-c", _SECOND, tmp_path / "settings.json"], stdout=subprocess.PIPE)
    with qtbot.waitSignal(first.called, timeout=20_000) as called:
        pass
    assert second.communicate(timeout=20)[0].split() == [b"False"]
    assert called.args == [{"preset": "guide", "start": "yes"}]
    first.release()


def test_another_data_folder_is_another_place(qtbot: QtBot, tmp_path: Path) -> None:
    places = [SingleInstance(tmp_path / name / "settings.json") for name in ("one", "other")]
    assert all(place.claim({}) for place in places)
    for place in places:
        place.release()


def test_the_place_of_one_that_ended_or_died_is_free(qtbot: QtBot, tmp_path: Path) -> None:
    died = "import os\n" + _SECOND + "os.kill(os.getpid(), 9)\n"
    subprocess.run([sys.executable, "-c", died, tmp_path / "settings.json"], check=False, capture_output=True)
    for _ in range(2):
        instance = SingleInstance(tmp_path / "settings.json")
        assert instance.claim({})
        instance.release()


@pytest.mark.parametrize("noise", [b"\n", b"{}\n", b'{"wishes": []}\n', b"\xff" * 100 + b"\n"])
def test_noise_on_its_socket_is_nothing(qtbot: QtBot, tmp_path: Path, noise: bytes) -> None:
    from PySide6.QtNetwork import QLocalSocket

    instance = SingleInstance(tmp_path / "settings.json")
    assert instance.claim({})
    heard: list[object] = []
    instance.called.connect(heard.append)
    socket = QLocalSocket()
    socket.connectToServer(instance._name)
    assert socket.waitForConnected(5_000)
    with qtbot.waitSignal(socket.disconnected, timeout=10_000):
        socket.write(noise)
    assert heard == []
    instance.release()


def test_where_nothing_can_be_written_the_window_opens_all_the_same(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert SingleInstance(tmp_path / "file" / "settings.json").claim({})
