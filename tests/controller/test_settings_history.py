"""Edits of the settings are taken back and made again, a burst of them at a time."""

from __future__ import annotations

import pytest
from settings_asker import Service

from desktop_app.controller.draft_history import BURST_S, MOST_STEPS
from desktop_app.settings.fields import FIELDS


@pytest.fixture
def service(qapp: object) -> Service:
    service = Service()
    service.begin()
    return service


def type_words(service: Service, *texts: str, every_s: float = 0.1) -> None:
    for text in texts:
        service.now_s += every_s
        service.desk.set_draft(instructions=text)


def test_a_word_that_is_typed_is_one_step(service: Service) -> None:
    type_words(service, "B", "Be", "Be ", "Be k")
    service.now_s += BURST_S
    type_words(service, "Be ki", "Be kin", "Be kind")
    service.desk.undo()
    assert service.desk.draft.instructions == "Be k"
    service.desk.undo()
    assert service.desk.draft.instructions == ""
    assert not service.desk.can_undo
    service.desk.redo()
    service.desk.redo()
    assert service.desk.draft.instructions == "Be kind"
    assert not service.desk.can_redo


def test_another_field_is_another_step(service: Service) -> None:
    type_words(service, "Be")
    service.desk.set_draft(speed=1.1)
    type_words(service, "Be kind")
    for expected in [("Be", 1.1), ("Be", 1.0), ("", 1.0)]:
        service.desk.undo()
        assert (service.desk.draft.instructions, service.desk.draft.speed) == expected


def test_a_preset_is_one_step(service: Service) -> None:
    service.desk.set_draft(voice="cedar", speed=1.2, instructions="Translate.")
    service.desk.undo()
    assert service.desk.pending_changes == 0
    service.desk.redo()
    assert service.desk.pending_changes == 3


def test_what_changes_nothing_is_no_step(service: Service) -> None:
    service.desk.set_draft(speed=1.0)
    assert not service.desk.can_undo


def test_an_edit_after_a_step_back_forgets_the_way_forth(service: Service) -> None:
    service.desk.set_draft(speed=1.2)
    service.desk.undo()
    service.desk.set_draft(voice="cedar")
    assert not service.desk.can_redo


def test_apply_ends_a_burst(service: Service) -> None:
    type_words(service, "Be brief.")
    service.desk.apply()
    service.take()
    type_words(service, "Be brief. And kind.")
    service.desk.undo()
    assert service.desk.draft.instructions == "Be brief."
    assert service.desk.pending_changes == 0
    service.desk.undo()
    assert service.desk.pending_fields == ("instructions",)  # what was sent stays sent until it is applied


def test_revert_can_be_taken_back(service: Service) -> None:
    service.desk.set_draft(speed=1.2, instructions="Be brief.")
    service.desk.revert()
    assert service.desk.pending_changes == 0
    service.desk.undo()
    assert service.desk.pending_changes == 2


def test_a_refusal_is_still_known_after_a_step_back_and_forth_elsewhere(service: Service) -> None:
    service.desk.set_draft(speed=1.4)
    service.desk.apply()
    service.refuse("Too fast.", "session.audio.output.speed")
    service.desk.set_draft(voice="cedar")
    service.desk.undo()
    assert service.state("speed") == "refused"


def test_steps_are_bounded(service: Service) -> None:
    for number in range(MOST_STEPS + 50):
        service.desk.set_draft(silence_ms=number)
        service.now_s += 10
    steps = 0
    while service.desk.can_undo:
        service.desk.undo()
        steps += 1
    assert steps == MOST_STEPS
    assert set(service.desk.receipts) == set(FIELDS)
