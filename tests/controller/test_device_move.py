"""When a person is told of another device, and in which words."""

import pytest

from desktop_app.audio.devices import Device
from desktop_app.audio.ports import AudioProblem
from desktop_app.controller import device_words, problem_sentences
from desktop_app.controller.device_move import DeviceMove, MoveTeller


def device(name: str) -> Device:
    return Device(name, 0, 48_000, 2, False, "PulseAudio", description=name.title(), route=name)


HEADSET, BUILTIN, HDMI = device("headset"), device("builtin"), device("hdmi")


class Told:
    """A teller and what it told."""

    def __init__(self) -> None:
        self.moves: list[DeviceMove] = []
        self.teller = MoveTeller("speaker", self.moves.append)

    def move(self, choice: str, before: Device | None, now: Device, *, listed: bool = False) -> None:
        self.teller.moved(choice, "Headset", before, now, code="gone", listed=listed)

    @property
    def codes(self) -> list[str]:
        return [move.code for move in self.moves]


def test_the_way_there_and_back_is_told_once() -> None:
    told = Told()
    told.move("headset", HEADSET, BUILTIN)
    told.move("headset", BUILTIN, BUILTIN)
    told.move("headset", BUILTIN, HEADSET)
    told.move("headset", HEADSET, HEADSET)

    assert told.moves == [
        DeviceMove("speaker", "gone", "Headset", "Builtin"),
        DeviceMove("speaker", "back", "Headset", "Headset"),
    ]


def test_another_stand_in_is_told_again() -> None:
    told = Told()
    told.move("headset", HEADSET, BUILTIN)
    told.move("headset", BUILTIN, HDMI)

    assert [move.using for move in told.moves] == ["Builtin", "Hdmi"]


def test_choosing_ends_the_story() -> None:
    told = Told()
    told.move("headset", HEADSET, BUILTIN)
    told.teller.chosen()
    told.move("builtin", BUILTIN, BUILTIN)

    assert told.codes == ["gone"]


def test_a_default_that_was_changed_by_hand_is_no_news_but_one_that_went_is() -> None:
    told = Told()
    told.move("default", BUILTIN, HEADSET, listed=True)
    assert told.codes == []

    told.move("default", HEADSET, BUILTIN)
    assert told.moves == [DeviceMove("speaker", "default_gone", "Headset", "Builtin")]


def test_a_device_after_there_was_none() -> None:
    told = Told()
    told.teller.none_left()
    told.move("default", None, BUILTIN)
    told.teller.none_left()
    told.move("headset", None, HEADSET)

    assert told.codes == ["recovered", "back"]


def test_a_refusal_keeps_the_systems_words() -> None:
    told = Told()
    told.teller.refused("Headset", BUILTIN, AudioProblem("open_failed", "Headset", "Device busy."))

    (move,) = told.moves
    notice = problem_sentences.of_move(move)
    assert notice.headline == "The loudspeaker Headset cannot be used: using Builtin."
    assert notice.server_words == "Device busy."


@pytest.mark.parametrize(("code", "which"), device_words.MOVES)
def test_every_move_has_its_sentence(code: str, which: str) -> None:
    notice = problem_sentences.of_move(DeviceMove(which, code, "A", "B"))

    assert notice.id == f"audio.{which}.moved", "the latest takes the place of the one before"
    assert "{" not in notice.headline
    assert notice.headline.endswith(".")
    assert notice.severity == ("calm" if code in ("back", "recovered") else "warning")
