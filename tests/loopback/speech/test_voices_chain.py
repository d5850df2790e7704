"""Which engine is found, what it is asked, and what happens when it fails: with programs made for the test."""

from __future__ import annotations

import json
import os
import stat
import sys
from pathlib import Path

import numpy as np
import pytest
from voice_measures import duration_s, pitch_hz

from desktop_app.loopback.speech import available_voice, missing, voices
from desktop_app.loopback.speech.espeak_library import EspeakLibrary
from desktop_app.loopback.speech.espeak_program import EspeakProgram
from desktop_app.loopback.speech.flite_engine import BASES, FliteEngine
from desktop_app.loopback.speech.sapi_engine import SapiEngine
from desktop_app.loopback.speech.say_engine import SayEngine
from desktop_app.loopback.speech.system_characters import InstalledVoice, assigned
from desktop_app.loopback.speech.tone_voice import ToneVoice
from desktop_app.loopback.speech.voice_engine import API_VOICES, VoiceFailedError, run_program
from desktop_app.loopback.speech.voices import EngineVoice

SAY_LIST = """
Alex                en_US    # Most people recognize me by my voice.
Bells               en_US    # Time flies when you are having fun.
Daniel              en_GB    # Hello! My name is Daniel.
Eddy (German (Germany)) de_DE    # Hallo! Ich heiße Eddy.
Samantha            en_US    # Hello! My name is Samantha.
Karen (Premium)     en_AU    # Hello! My name is Karen.
"""
SAPI_LIST = "\ufeffMicrosoft David Desktop|en-US|Male\r\nMicrosoft Zira Desktop|en-US|Female\r\nHedda|de-DE|Female\r\n"

NOTE = """
import json, math, os, struct, sys, wave
arguments = sys.argv[1:]
with open(__file__ + ".json", "w", encoding="utf-8") as note:
    json.dump({"arguments": arguments, "environment": dict(os.environ)}, note)
def sound(path, seconds):
    with wave.open(path, "wb") as file:
        file.setparams((1, 2, 24000, 0, "NONE", ""))
        tone = (int(9000 * math.sin(2 * math.pi * 150 * i / 24000)) for i in range(int(24000 * seconds)))
        file.writeframes(b"".join(struct.pack("<h", value) for value in tone))
"""
FAKE_SAY = (
    NOTE
    + f"""
if arguments == ["-v", "?"]:
    sys.stdout.buffer.write({SAY_LIST!r}.encode())
else:
    words = open(arguments[arguments.index("-f") + 1], encoding="utf-8").read()
    pace = int(arguments[arguments.index("-r") + 1]) / 175
    sound(arguments[arguments.index("-o") + 1], 0.4 * len(words.split()) / pace)
"""
)
FAKE_POWERSHELL = (
    NOTE
    + f"""
if "DUOLOGUE_SAPI_WORDS" not in os.environ:
    sys.stdout.buffer.write({SAPI_LIST!r}.encode())
else:
    words = open(os.environ["DUOLOGUE_SAPI_WORDS"], encoding="utf-8").read()
    pace = 3 ** (int(os.environ["DUOLOGUE_SAPI_RATE"]) / 10)
    sound(os.environ["DUOLOGUE_SAPI_SOUND"], 0.4 * len(words.split()) / pace)
"""
)


def install(folder: Path, name: str, source: str, interpreter: str = sys.executable) -> Path:
    """Make a program of Python `source`."""
    program = folder / name
    program.write_text(f"#!{interpreter}\n{source}", encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return program


def note_of(program: Path) -> dict[str, object]:
    noted = json.loads(Path(f"{program}.json").read_text(encoding="utf-8"))
    assert isinstance(noted, dict)
    return noted


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that is the whole PATH, with nothing in it."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    return folder


@pytest.fixture
def no_library(monkeypatch: pytest.MonkeyPatch) -> None:
    """As without the `espeakng_loader` package."""
    monkeypatch.setitem(sys.modules, "espeakng_loader", None)


def link(path: Path, program: str) -> None:
    real = next((Path(folder, program) for folder in os.defpath.split(":") if Path(folder, program).exists()), None)
    if real is None:
        pytest.skip(f"{program} is not installed")
    (path / program).symlink_to(real)


@pytest.mark.usefixtures("no_library")
def test_without_any_engine_there_is_a_murmur_and_it_is_said_so(path: Path) -> None:
    voice = available_voice()
    assert voice.name == ToneVoice.name
    assert duration_s(voice.synthesise("Hello there.", "alloy", 1.0)) > 0.5
    assert any("murmur" in sentence and "flite" in sentence for sentence in missing())


def test_the_library_speaks_when_there_is_no_program(path: Path) -> None:
    if EspeakLibrary.found() is None:
        pytest.skip("espeakng-loader is not installed")
    assert available_voice().name == EspeakLibrary.name
    assert any("flite" in sentence for sentence in missing())


def test_the_espeak_program_comes_before_its_library(path: Path) -> None:
    link(path, "espeak-ng")
    assert available_voice().name == EspeakProgram.name


def test_flite_comes_first_and_nothing_is_missing_then(path: Path) -> None:
    link(path, "flite")
    link(path, "espeak-ng")
    assert available_voice().name == FliteEngine.name
    assert voices.missing_voice() == []


@pytest.mark.usefixtures("no_library")
@pytest.mark.parametrize(
    "source",
    ["raise SystemExit(1)", "pass", "print('Voices available: somebody else')", "import os; os.abort()"],
)
def test_broken_programs_are_passed_over(path: Path, source: str) -> None:
    for name in ("flite", "espeak-ng", "say", "powershell"):
        install(path, name, source)
    assert available_voice().name == ToneVoice.name


@pytest.mark.usefixtures("no_library")
def test_a_program_that_cannot_be_started_is_passed_over(path: Path) -> None:
    for name in ("flite", "espeak-ng"):
        program = path / name
        program.write_bytes(b"\x7fELF no program at all")
        program.chmod(0o755)
    assert available_voice().name == ToneVoice.name


@pytest.mark.usefixtures("no_library")
def test_the_first_sentence_that_fails_is_an_error_with_the_engine_s_name(path: Path) -> None:
    program = install(path, "flite", "raise SystemExit(3)")
    with pytest.raises(VoiceFailedError, match=r"flite ended with status 3"):
        EngineVoice(FliteEngine(str(program), frozenset({"slt"}))).synthesise("My secret.", "alloy", 1.0)


def test_an_engine_that_hangs_is_killed(path: Path) -> None:
    started = path / "started"
    program = install(path, "flite", f"echo $$ > '{started}'; exec /bin/sleep 60", interpreter="/bin/sh")
    with pytest.raises(VoiceFailedError, match="did not answer within 1 s") as failed:
        EngineVoice(FliteEngine(str(program), BASES, timeout_s=1.0)).synthesise("My secret.", "alloy", 1.0)
    assert "secret" not in str(failed.value)
    with pytest.raises(ProcessLookupError):
        os.kill(int(started.read_text()), 0)


def test_the_library_is_stopped_when_it_takes_too_long() -> None:
    engine = EspeakLibrary.found()
    if engine is None:
        pytest.skip("espeakng-loader is not installed")
    text = "This is a sentence that takes a while. " * 20
    whole = len(engine.speak(text, "alloy", 1.0).samples)
    engine._timeout_s, before = 0.0, engine._timeout_s
    try:
        with pytest.raises(VoiceFailedError, match="did not end"):
            engine.speak(text, "alloy", 1.0)
    finally:
        engine._timeout_s = before
    assert len(engine.speak(text, "alloy", 1.0).samples) == pytest.approx(whole, rel=0.02)


def test_a_flite_with_few_voices_still_has_ten_characters(path: Path) -> None:
    link(path, "flite")
    voice = EngineVoice(FliteEngine(str(path / "flite"), frozenset({"kal16"})))
    pitches = {name: pitch_hz(voice.synthesise("Hello there.", name, 1.0)) for name in ("alloy", "shimmer")}
    assert pitches["shimmer"] > pitches["alloy"] * 1.2


def test_what_no_program_writes_is_not_sound(path: Path) -> None:
    program = install(path, "espeak-ng", "print('hello')")
    with pytest.raises(VoiceFailedError, match="not a WAV file"):
        EspeakProgram(str(program)).speak("hello", "alloy", 1.0)


def test_say_is_asked_with_files_and_an_english_voice(path: Path) -> None:
    program = install(path, "say", FAKE_SAY)
    engine = SayEngine.found()
    assert engine is not None
    said = EngineVoice(engine).synthesise("-o /tmp/x two three", "alloy", 1.0)
    arguments = note_of(program)["arguments"]
    assert isinstance(arguments, list)
    assert arguments[:4] == ["-v", "Samantha", "-r", "175"]
    assert arguments[-2:] == ["--file-format=WAVE", "--data-format=LEI16@24000"]
    assert not any("three" in argument or argument == "/tmp/x" for argument in arguments)
    assert not Path(arguments[arguments.index("-f") + 1]).exists()
    assert duration_s(said) == pytest.approx(8 * 0.4, rel=0.15)  # "dash o slash tmp slash x two three"


def test_the_voices_of_say_are_read_from_its_list(path: Path) -> None:
    install(path, "say", FAKE_SAY)
    engine = SayEngine.found()
    assert engine is not None
    assert engine._voice_of["ash"].name == "Alex"
    assert engine._voice_of["ballad"].name == "Daniel"
    assert engine._voice_of["coral"].name == "Karen (Premium)"


@pytest.mark.parametrize("speed", [0.25, 0.5, 1.0, 1.5])
def test_say_keeps_the_pace_and_moves_the_timbre(path: Path, speed: float) -> None:
    install(path, "say", FAKE_SAY)
    engine = SayEngine.found()
    assert engine is not None
    words = "one two three four five six"
    for name, timbre, pace in (("alloy", 1.0, 1.0), ("shimmer", 1.12, 1.0), ("cedar", 0.92, 0.94)):
        said = EngineVoice(engine).synthesise(words, name, speed)
        assert duration_s(said) == pytest.approx((6 * 0.4 / pace + 0.18) / speed, rel=0.05), name
        assert pitch_hz(said) == pytest.approx(150 * timbre, rel=0.03), name


def test_sapi_gets_text_and_settings_beside_a_constant_script(path: Path) -> None:
    program = install(path, "powershell", FAKE_POWERSHELL)
    engine = SapiEngine.found()
    assert engine is not None
    listing = note_of(program)["arguments"]
    said = EngineVoice(engine).synthesise("'; Remove-Item x; \" $(exit)", "alloy", 1.0)
    noted = note_of(program)
    arguments, environment = noted["arguments"], noted["environment"]
    assert isinstance(arguments, list)
    assert isinstance(environment, dict)
    assert listing != arguments
    assert not any("Remove-Item" in argument or '"' in argument for argument in arguments)
    assert environment["DUOLOGUE_SAPI_VOICE"] == "Microsoft Zira Desktop"
    assert environment["DUOLOGUE_SAPI_RATE"] == "0"
    assert not Path(environment["DUOLOGUE_SAPI_WORDS"]).exists()
    assert duration_s(said) > 0.8


@pytest.mark.parametrize("speed", [0.25, 0.6, 1.0, 1.5])
def test_sapi_s_coarse_rates_are_made_exact(path: Path, speed: float) -> None:
    install(path, "powershell", FAKE_POWERSHELL)
    engine = SapiEngine.found()
    assert engine is not None
    said = EngineVoice(engine).synthesise("one two three four five six", "verse", speed)
    assert duration_s(said) == pytest.approx((6 * 0.4 / 1.08 + 0.18) / speed, rel=0.05)


def test_each_system_voice_is_used_as_seldom_as_can_be() -> None:
    installed = [
        InstalledVoice("Hedda", "de-DE", "female"),
        InstalledVoice("Hazel", "en-GB", "female"),
        InstalledVoice("Zira", "en-US", "female"),
        InstalledVoice("David", "en-US", "male"),
    ]
    taken = assigned(installed)
    assert set(taken) == set(API_VOICES)
    assert taken["alloy"].name == "Zira"
    assert {voice.name for voice in taken.values()} == {"Zira", "Hazel", "David"}
    assert assigned(installed[:1])["ash"].name == "Hedda"
    with pytest.raises(ValueError, match="no voices"):
        assigned([])


def test_a_program_is_no_shell(path: Path) -> None:
    program = install(path, "echo", "import sys; sys.stdout.write('|'.join(sys.argv[1:]) + sys.stdin.read())")
    assert run_program([str(program), "$HOME; ls", "*"], standard_input=b" in") == b"$HOME; ls|* in"
    with pytest.raises(VoiceFailedError, match="could not be started"):
        run_program([str(path / "absent")])


def test_all_finders_look_at_the_path_of_now(path: Path) -> None:
    found = [find() for find in (FliteEngine.found, EspeakProgram.found, SayEngine.found, SapiEngine.found)]
    assert found == [None] * 4
    assert len(np.unique([type(find).__name__ for find in voices.FINDERS])) == 1
