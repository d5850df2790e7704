"""The environment: pip runs when something changed and only then; its failures become sentences."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import dev_console
import dev_environment
import pytest


class Pip:
    """Records what pip is asked; `refuses` are extras it has no wheel for."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.refuses: set[str] = set()

    def __call__(self, venv: Path, arguments: Sequence[str], *, log_name: str) -> None:
        self.asked.append(arguments[-1].partition("[")[2].rstrip("]"))
        if self.refuses & set(self.asked[-1].split(",")):
            raise dev_console.CommandError(["pip"], 1, ["ERROR: No matching distribution found."], Path(log_name))


@pytest.fixture
def pip(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Pip:
    venv = tmp_path / ".venv"
    (tmp_path / "pyproject.toml").write_text("[project]\n", encoding="utf-8")
    replacement = Pip()
    monkeypatch.setattr(dev_environment, "ROOT", tmp_path)
    monkeypatch.setattr(dev_environment, "VENV", venv)
    monkeypatch.setattr(dev_environment, "ensure_venv", lambda _: venv.mkdir(exist_ok=True))
    monkeypatch.setattr(dev_environment, "_works", Path.exists)
    monkeypatch.setattr(dev_environment, "pip", replacement)
    return replacement


def test_second_time_pip_is_not_asked(pip: Pip) -> None:
    dev_environment.ensure_project(["dev", "offline"])
    dev_environment.ensure_project(["dev", "offline"])
    assert pip.asked == ["dev,offline"]


def test_commands_do_not_take_turns(pip: Pip) -> None:
    dev_environment.ensure_project([], optional_extras=["offline"])
    dev_environment.ensure_project(["dev", "offline"])
    dev_environment.ensure_project([], optional_extras=["offline"])
    dev_environment.ensure_project(["bench", "offline"])
    assert pip.asked == ["offline", "dev,offline", "bench,dev,offline"]


def test_changed_project_file_is_installed_again(pip: Pip, tmp_path: Path) -> None:
    dev_environment.ensure_project(["dev"])
    (tmp_path / "pyproject.toml").write_text("[project]\nversion = '2'\n", encoding="utf-8")
    dev_environment.ensure_project(["dev"])
    assert pip.asked == ["dev", "dev"]


def test_moved_folder_is_installed_again(pip: Pip, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dev_environment.ensure_project(["dev"])
    moved = (tmp_path / ".venv").rename(tmp_path / "moved")
    monkeypatch.setattr(dev_environment, "VENV", moved)
    dev_environment.ensure_project(["dev"])
    assert pip.asked == ["dev", "dev"]


def test_optional_extra_may_be_missing(pip: Pip, capsys: pytest.CaptureFixture[str]) -> None:
    pip.refuses = {"offline"}
    dev_environment.ensure_project([], optional_extras=["offline"])
    assert "could not install offline: No matching distribution found. Going on without." in capsys.readouterr().out
    dev_environment.ensure_project([], optional_extras=["offline"])
    assert pip.asked == ["offline", ""]
    assert "Not installed on this machine: offline" in capsys.readouterr().out


def test_needed_extra_must_install(pip: Pip) -> None:
    pip.refuses = {"dev"}
    with pytest.raises(dev_console.Problem, match=r"No matching distribution found\. Is the network there\?"):
        dev_environment.ensure_project(["dev"])


def test_damaged_stamp_is_no_stamp(pip: Pip, tmp_path: Path) -> None:
    dev_environment.ensure_project(["dev"])
    (tmp_path / ".venv" / "duologue-stamp.json").write_text("{", encoding="utf-8")
    dev_environment.ensure_project(["dev"])
    assert pip.asked == ["dev", "dev"]
