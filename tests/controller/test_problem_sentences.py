import typing
from pathlib import Path

import pytest

from desktop_app.audio.ports import AudioProblem
from desktop_app.connection.closing import explain_close
from desktop_app.connection.connection_problem import ConnectionProblem, Kind
from desktop_app.controller import problem_sentences, problem_words
from desktop_app.conversation.changes import Problem, ProblemKind
from desktop_app.storage.settings_file import SettingsNotice


@pytest.mark.parametrize("kind", typing.get_args(Kind))
def test_every_refused_opening_has_a_sentence_of_its_own(kind: Kind) -> None:
    notice = problem_sentences.of_connection(ConnectionProblem(kind, "words of the network"), "Contoso")
    assert notice.headline.endswith(".")
    assert notice.detail
    assert kind in problem_words.OPENING
    assert notice.server_words == "words of the network"


def test_status_and_body_of_a_refusal_are_one_click_away() -> None:
    problem = ConnectionProblem("not_found", status=404, server_code="DeploymentNotFound", server_words="No such one.")
    notice = problem_sentences.of_connection(problem, "Contoso")
    assert notice.server_words == "HTTP 404 DeploymentNotFound No such one."
    assert "deployment" in notice.detail


def test_a_missing_role_is_named() -> None:
    problem = ConnectionProblem("auth", status=401, server_code="PermissionDenied", server_words="Principal lacks")
    assert "Cognitive Services OpenAI User" in problem_sentences.of_connection(problem, "Contoso").detail


@pytest.mark.parametrize("code", ["set_aside", "fields_reset", "newer", "unreadable"])
def test_odd_settings_are_said_with_where_the_old_ones_are(code: str) -> None:
    odd = SettingsNotice(code, Path("/state/settings.json"), Path("/state/settings.json.bad-1"))  # type: ignore[arg-type]
    notice = problem_sentences.of_settings(odd)
    assert notice.headline.endswith(".")
    assert "settings.json.bad-1" in notice.detail


@pytest.mark.parametrize("code", [1000, 1001, 1002, 1006, 1008, 1009, 1011, 1012, 1013, 1015, 3000, 4000, 4999])
def test_every_close_says_what_happened_and_that_nothing_is_lost(code: int) -> None:
    notice = problem_sentences.of_close(explain_close(code, "because", from_peer=True), "Contoso")
    assert notice.headline.endswith(".")
    assert "kept" in notice.detail
    assert str(code) in notice.server_words
    assert "{0}" not in notice.headline


@pytest.mark.parametrize("which", ["microphone", "speaker", ""])
@pytest.mark.parametrize(
    "code", ["no_device", "not_connected", "device_gone", "not_audio", "unreadable", "no_portaudio", "open_failed"]
)
def test_every_audio_problem_has_a_sentence(code: str, which: str) -> None:
    notice = problem_sentences.of_audio(AudioProblem(code, "thing", "details"), which)
    assert notice.headline.endswith(".")
    assert notice.server_words == "details"


@pytest.mark.parametrize("kind", typing.get_args(ProblemKind))
def test_every_kind_of_problem_has_a_sentence_and_keeps_the_servers_words(kind: ProblemKind) -> None:
    notice = problem_sentences.of_problem(Problem(kind, "some_code", "words", param="session.voice"))
    assert notice.headline.endswith(".")
    assert notice.server_words == "words (session.voice)"
    assert kind in problem_words.KINDS


def test_only_words_of_the_service_are_called_its_words() -> None:
    refused = ConnectionProblem("auth", status=401, server_words="Access denied.")
    assert problem_sentences.of_connection(refused, "Contoso").from_service
    assert not problem_sentences.of_connection(ConnectionProblem("dns", "Name or service not known"), "C").from_service
    assert not problem_sentences.of_audio(AudioProblem("device_gone", "Headset", "it went"), "microphone").from_service
