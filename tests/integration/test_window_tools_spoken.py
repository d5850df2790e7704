"""Every kind of function in the real window, called by voice; and that a bad one ends no conversation.

One session: what is asked is spoken into a virtual microphone, what the user must decide is decided with keys.
"""

from __future__ import annotations

import contextlib
import dataclasses
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from spoken_words import Spoken
from virtual_screens import VirtualScreens
from virtual_sound import VirtualSound, missing_programs
from window import Window

pytestmark = [pytest.mark.integration, pytest.mark.timeout(240)]

MCP_SERVER = Path(__file__).resolve().parents[1] / "loopback" / "mcp_server.py"
PICTURES = os.environ.get("DUOLOGUE_PICTURES", "")
"""A folder for pictures of the window, for who wants to look at it."""
STRANGE = ("a b", "'", '"', "; touch pwned", "$(touch pwned)", "`touch pwned`")
TRAIN = "import json, sys; print(json.dumps({'platform': 9, 'asked': json.load(sys.stdin), 'argv': sys.argv[1:]}))"
DICE = "def roll(sides: int = 6) -> dict:\n    return {'dice': sides * 7}\n"
LIAR = "import os\n\ndef menu() -> str:\n    os.write(1, b'{not JSON')\n    os._exit(0)\n"
LIKELY = (
    "find a train to Paris, find a train to London, find a hotel in London, find a flight to Rome, "
    "show me a map of Paris, what is the weather in Rome"
)
"""What is said in travelling, for the recogniser."""
RUN_IT = ("Right", "Return")


class Hotels(BaseHTTPRequestHandler):
    """A web address that finds hotels."""

    asked: list[dict[str, Any]]

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.asked.append(json.loads(body))
        answer = json.dumps({"rooms": 17}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def hotels() -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """An address, and what was posted there."""
    asked: list[dict[str, Any]] = []
    with ThreadingHTTPServer(("127.0.0.1", 0), type("HotelsHere", (Hotels,), {"asked": asked})) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/find", asked
        server.shutdown()
        thread.join()


@pytest.fixture
def mcp_url() -> Iterator[str]:
    command = [sys.executable, str(MCP_SERVER)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        assert process.stdout is not None
        try:
            yield json.loads(process.stdout.readline())["open"]
        finally:
            process.kill()


def function(name: str, description: str, answer: dict[str, Any], **parameters: str) -> dict[str, Any]:
    properties = {parameter: {"type": kind} for parameter, kind in parameters.items()}
    schema = {"type": "object", "properties": properties, "required": list(properties)}
    return {"name": name, "description": description, "parameters": schema, "answer": answer}


def program(source: str, *arguments: str, **limits: float) -> dict[str, Any]:
    return {"kind": "command", "argv": [sys.executable, "-c", source, *arguments], **limits}


def functions(folder: Path, hotels_url: str) -> list[dict[str, Any]]:
    """One of each kind, and those that hang, crash, flood and lie."""
    (folder / "dice.py").write_text(DICE)
    (folder / "liar.py").write_text(LIAR)
    flood = "import sys\nfor _ in range(800): sys.stdout.write('x' * 65536)"
    crash = "import os, sys; sys.stderr.write('no road'); sys.stderr.flush(); os.kill(os.getpid(), 11)"
    news = {"kind": "canned", "output": '{"headline": "The bridge is open"}', "delay_ms": 400}
    mail = {"kind": "canned", "output": "the mailbox is locked", "fails": True}
    dice = {"kind": "python", "path": str(folder / "dice.py"), "function": "roll"}
    menu = {"kind": "python", "path": str(folder / "liar.py"), "function": "menu"}
    return [
        function("reserve_table", "Reserves a table in a restaurant.", {"kind": "by_hand"}, people="integer"),
        function("get_news", "The news of today.", news),
        function("check_mail", "Checks the mail.", mail),
        function("get_time", "The time in a city.", {"kind": "built_in", "function": "time"}),
        function("find_train", "Finds a train to a city.", program(TRAIN, *STRANGE), city="string"),
        function("find_hotel", "Finds a hotel in a city.", {"kind": "http", "url": hotels_url}, city="string"),
        function("roll_dice", "Rolls the dice.", dice),
        function("find_flight", "Finds a flight to a city.", program("import time; time.sleep(600)", timeout_s=1)),
        function("get_traffic", "The traffic in a city.", program(crash)),
        function("get_map", "A map of a city.", program(flood)),
        function("get_menu", "The menu of the restaurant.", menu),
    ]


@dataclasses.dataclass
class Talk:
    """A session of the window, and what is said in it."""

    window: Window
    sound: VirtualSound
    spoken: Spoken

    def ask(self, words: str, *keys: str, typed: str = "") -> tuple[str, str]:
        """Say something that calls a function, decide with keys; returns the function's output and the answer."""
        calls, answers = len(self.called), len(self.answered)
        self.sound.play(self.spoken(words), wait=False)
        self.window.until(lambda: len(self.called) > calls, f"a call after {words!r}")
        call_id = self.called[-1]["call_id"]
        if keys or typed:
            self.window.until(lambda: len(self.answered) > answers, "the end of the response that calls")
            time.sleep(0.5)  # its card is there
            self.picture(f"{self.called[-1]['name']}-asks")
            assert call_id not in self.outputs, "it went on without the user"
            self.window.press("ctrl+shift+j")
            if typed:
                self.window.write(typed)
            self.window.press(*keys)
        self.window.until(lambda: call_id in self.outputs, f"what {words!r} gave")
        self.window.until(lambda: len(self.answered) > answers + 1, f"the answer to {words!r}")
        self.picture(f"{self.called[-1]['name']}-done")
        return self.outputs[call_id], self.answered[-1]

    def picture(self, name: str) -> None:
        if PICTURES:
            time.sleep(0.4)
            self.window.screenshot(Path(PICTURES) / f"{name}.png")

    @property
    def called(self) -> list[dict[str, Any]]:
        return [entry["event"] for entry in self.window.events("response.function_call_arguments.done")]

    @property
    def outputs(self) -> dict[str, str]:
        """What the service was told, by call id."""
        items = [entry["event"]["item"] for entry in self.window.events("conversation.item.create")]
        return {item["call_id"]: item["output"] for item in items if item["type"] == "function_call_output"}

    @property
    def answered(self) -> list[str]:
        """The words of the responses so far; none of one that calls."""
        ended = [entry["event"]["response"]["output"] for entry in self.window.events("response.done")]
        return [" ".join(part.get("text", "") for item in out for part in item.get("content", ())) for out in ended]


@pytest.fixture
def talk(
    tmp_path: Path, xvfb_display: VirtualScreens, spoken: Spoken, hotels: tuple[str, Any], mcp_url: str
) -> Iterator[Talk]:
    if missing := missing_programs():
        pytest.skip(f"no virtual sound card: {', '.join(missing)} is not installed")
    office = {"label": "office", "url": mcp_url, "allowed_tools": ["get_weather"], "approval": "always"}
    tools = functions(tmp_path, hotels[0])
    session = {"output_modality": "text", "tools": tools, "mcp_servers": [office], "transcription_prompt": LIKELY}
    settings = tmp_path / "state" / "settings.json"
    settings.parent.mkdir()
    settings.write_text(json.dumps({"session": session, "theme": os.environ.get("DUOLOGUE_THEME", "dark")}), "utf-8")
    with contextlib.ExitStack() as stack:
        sound = stack.enter_context(VirtualSound())
        extra = {**xvfb_display.environment(), **sound.environment}
        window = stack.enter_context(Window(tmp_path, "--connection", "builtin", "--start", extra=extra))
        window.until_event("session.updated")
        window.until_event("input_audio_buffer.append", 10)
        window.until_event("mcp_list_tools.completed")
        window.until_shown()
        time.sleep(0.5)  # without a window manager a new window has the keyboard a little later
        yield Talk(window, sound, spoken)


@pytest.mark.seldom
def test_each_kind_is_called_by_voice_and_a_bad_one_ends_nothing(
    talk: Talk, hotels: tuple[str, list[dict[str, Any]]], tmp_path: Path
) -> None:
    good_ones(talk, hotels[1])
    bad_ones(talk)
    output, _ = talk.ask("Find a train to Paris.")
    assert json.loads(output)["platform"] == 9, "what was allowed once is not asked about again"
    assert not [*tmp_path.rglob("pwned"), *Path.home().glob("pwned")]
    assert talk.window.events("error") == []
    talk.window.quit()


def good_ones(talk: Talk, posted: list[dict[str, Any]]) -> None:
    output, answer = talk.ask("Reserve a table for two.", "ctrl+Return", typed='{"table": 12}')
    assert (json.loads(output), "12" in answer) == ({"table": 12}, True)
    output, answer = talk.ask("What is the news today?")
    assert "bridge is open" in answer
    output, answer = talk.ask("Check my mail please.")
    assert "locked" in json.loads(output)["error"]
    assert "locked" in answer
    output, _ = talk.ask("What time is it in Tokyo?")
    assert "error" not in json.loads(output)
    output, answer = talk.ask("Find a train to London.", *RUN_IT)
    told = json.loads(output)
    assert (told["argv"], told["asked"]) == (list(STRANGE), {"city": "London"})
    assert "9" in answer
    output, answer = talk.ask("Find a hotel in London.", *RUN_IT)
    assert posted == [{"city": "London"}]
    assert "17" in answer
    output, answer = talk.ask("Roll the dice.", *RUN_IT)
    assert "42" in answer
    of_an_mcp_server(talk)


def of_an_mcp_server(talk: Talk) -> None:
    answers = len(talk.answered)
    talk.sound.play(talk.spoken("What is the weather in Rome?"), wait=False)
    talk.window.until(lambda: len(talk.answered) > answers, "the question whether the service may")
    time.sleep(0.5)
    talk.picture("mcp-asks")
    talk.window.press("ctrl+shift+j", *RUN_IT)
    talk.window.until(lambda: "sunny in Rome" in talk.answered[-1], "the weather")
    talk.picture("mcp-done")


def bad_ones(talk: Talk) -> None:
    for words, problem in (
        ("Find a flight to Rome.", "no result within 1 s"),
        ("Tell me about the traffic.", "SIGSEGV (Segmentation fault)"),
        ("Show me a map of Paris.", "larger than 64 KiB"),
        ("What is on the menu?", "without a result"),
    ):
        output, answer = talk.ask(words, *RUN_IT)
        assert problem in json.loads(output)["error"]
        assert answer, "the assistant says something of it"
