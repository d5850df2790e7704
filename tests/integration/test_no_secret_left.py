"""After keys were typed, pasted, read from the environment and quoted by a service, none is found in any file."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from parrot_service import Parrot, parrot
from program import converse, environment
from spoken_words import Spoken

pytestmark = pytest.mark.integration

SECRETS = {
    "typed": "QuiteOrdinaryWordsWithoutAnyDigit",
    "in_url": "3f9c0a7e51b24d6688aa90d1c2e4f605",
    "header": "gate+key/with=signs",
    "proxy_password": "pr0xy-pass-w0rd",
}
FROM_ENVIRONMENT = "EnvironmentalKeyOfThisTest"


def holding(folder: Path, secret: str) -> list[str]:
    """The files below a folder that hold a secret, plainly or as a URL or JSON writes it."""
    forms = {secret, secret.replace("+", "%2B").replace("/", "%2F").replace("=", "%3D"), secret.replace("/", "\\/")}
    needles = [form.encode() for form in forms]
    return [
        str(path.relative_to(folder))
        for path in sorted(folder.rglob("*"))
        if path.is_file() and any(needle in path.read_bytes() for needle in needles)
    ]


@pytest.fixture
def bird():
    with parrot() as bird:
        yield bird


def test_the_window_leaves_none(tmp_path: Path, bird: Parrot) -> None:
    state = tmp_path / "state"
    plan = tmp_path / "plan.json"
    plan.write_text(
        json.dumps({**SECRETS, "url": bird.url, "proxy": bird.proxy, "data_dir": str(state), "forget": "keys"})
    )
    done = subprocess.run(
        [sys.executable, Path(__file__).with_name("secret_typist.py"), plan],
        env=environment({"QT_QPA_PLATFORM": "offscreen", "no_proxy": "127.0.0.1"}),
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout.splitlines()[-1])
    assert told["failures"] == []
    # Every one of them reached the service or the proxy, so that there was something to repeat.
    heard = " ".join(bird.heard)
    assert [name for name, secret in SECRETS.items() if secret not in heard and name != "in_url"] == []
    settings = json.loads((state / "settings.json").read_text("utf-8"))
    assert [each["name"] for each in settings["connections"]] == ["Behind a proxy", "Parrot"]
    assert settings.get("secret_names", []) == []
    assert (state / "duologue.log").exists()
    journals = [path.read_text("utf-8") for path in state.rglob("events.jsonl")]
    assert any("parrot.spoke" in journal and "[hidden]" in journal for journal in journals)
    for name, secret in SECRETS.items():
        assert holding(state, secret) == [], name
        assert secret not in done.stderr, name
        assert [text for text in told["shown"] if secret in text] == [], name


def test_the_command_line_leaves_none(tmp_path: Path, bird: Parrot, spoken: Spoken) -> None:
    url = f"{bird.url}?model=parrot&api-key={SECRETS['in_url']}"
    refused = converse(tmp_path, spoken("Hello"), "--connection", url)
    assert refused.exit_code == 1
    extra = {"DUOLOGUE_API_KEY": FROM_ENVIRONMENT}
    talked = converse(tmp_path, spoken("Hello"), "--connection", f"{bird.url}?model=parrot", extra=extra)
    assert SECRETS["in_url"] in bird.heard[0]
    assert FROM_ENVIRONMENT in bird.heard[1]
    for secret in (SECRETS["in_url"], FROM_ENVIRONMENT):
        assert holding(tmp_path, secret) == []
        for run in (refused, talked):
            assert secret not in run.said + run.complained
    assert "parrot.spoke" in (talked.folder / "events.jsonl").read_text("utf-8")
