"""Updates that are refused as a whole: the bad fields are found, the others are in force in the end."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_session_draft import drafts

from desktop_app.conversation.session_facts import merged
from desktop_app.protocol.response import ErrorDetail
from desktop_app.protocol.session_config import AudioConfig, AudioInputConfig, SessionConfig
from desktop_app.settings.fields import FIELDS
from desktop_app.settings.in_force import Facts, in_force
from desktop_app.settings.leaves import LEAF_OF, LEAVES, is_told, leaves_asked, told
from desktop_app.settings.model import SessionDraft
from desktop_app.settings.opening import Opening
from desktop_app.settings.session_draft import draft_of, session_config
from desktop_app.settings.update_requests import UpdateRequests

replace = msgspec.structs.replace


@dataclass
class Service:
    """Takes updates in order and refuses one that holds a bad value, naming it in one way or another."""

    has: SessionConfig
    bad: dict[str, object]
    naming: str = "field"
    arrived: deque[tuple[str, SessionConfig]] = field(default_factory=deque)
    count: int = 0

    def send(self, config: SessionConfig) -> str:
        self.count += 1
        self.arrived.append((f"update_{self.count}", config))
        return f"update_{self.count}"

    def answer(self) -> tuple[str, ErrorDetail | None]:
        event_id, config = self.arrived.popleft()
        asked = draft_of(config, SessionDraft())
        names = [name for leaf in leaves_asked(config) for name in leaf.names]
        culprits = [name for name in names if name in self.bad and getattr(asked, name) == self.bad[name]]
        if culprits:
            return event_id, ErrorDetail(code="invalid_value", message="No.", param=self._param(culprits[0]))
        audio = merged(self.has.audio, config.audio) if config.audio else self.has.audio
        if isinstance(self.has.audio, AudioConfig) and isinstance(config.audio, AudioConfig) and config.audio.input:
            was = self.has.audio.input
            audio = replace(audio, input=merged_input(was, config.audio.input))
        self.has = replace(merged(self.has, config), audio=audio)
        return event_id, None

    def _param(self, name: str) -> str | None:
        leaf = LEAF_OF[name]
        inner = next(wire for wire, ours in leaf.fields.items() if ours == name)
        return {
            "field": f"session.{leaf.path}" if len(leaf.names) == 1 else f"session.{leaf.path}.{inner}",
            "leaf": f"session.{leaf.path}",
            "flat": f"session.{leaf.flat}.{inner}" if leaf.flat and len(leaf.names) > 1 else f"session.{leaf.flat}",
            "nothing": None,
            "nonsense": "something.else",
        }[self.naming]


def merged_input(old: AudioInputConfig, new: AudioInputConfig) -> AudioInputConfig:
    told = {info: getattr(new, info) for info in new.__struct_fields__ if getattr(new, info) is not msgspec.UNSET}
    return replace(old, **told)


NAMINGS = ("field", "leaf", "flat", "nothing", "nonsense")
BAD = {
    "speed": 1.5,
    "silence_ms": 10_000,
    "threshold": 1.0,
    "max_output_tokens": 4_096,
    "transcription_language": "xx",
    "output_modality": "text",
}


def settle(service: Service, requests: UpdateRequests, facts: Facts) -> tuple[dict[str, str], Facts]:
    """Answer everything; returns what was refused."""
    refused: dict[str, str] = {}
    while service.arrived:
        event_id, error = service.answer()
        current = in_force(service.has, facts)
        if error is None:
            taken = requests.accepted(event_id)
            assert taken is not None
            facts = taken.noted(facts)
            requests.go_on(in_force(service.has, facts), facts)
        else:
            for refusal in requests.refused(event_id, error, current, facts) or ():
                refused[refusal.field] = refusal.error.message or ""
    return refused, facts


@pytest.mark.parametrize("naming", NAMINGS)
def test_the_bad_fields_are_found_and_the_others_are_in_force(naming):
    before = SessionDraft()
    service = Service(session_config(before), BAD, naming)
    requests = UpdateRequests(service.send)
    facts = Facts(applied=before)
    after = replace(before, **BAD, voice="cedar", prefix_padding_ms=100, transcription_prompt="Kyoto", eagerness="low")
    changed = [*BAD, "voice", "prefix_padding_ms", "transcription_prompt"]
    assert requests.ask(changed, after, before, facts)
    refused, facts = settle(service, requests, facts)
    assert set(refused) == set(BAD)
    assert requests.waiting == ()
    now = in_force(service.has, facts)
    assert (now.voice, now.prefix_padding_ms, now.transcription_prompt) == ("cedar", 100, "Kyoto")
    assert all(getattr(now, name) == getattr(before, name) for name in BAD)


@given(drafts, st.sampled_from(NAMINGS), st.sets(st.sampled_from(sorted(BAD))))
def test_a_new_session_has_all_that_it_will_have(draft, naming, bad):
    service = Service(session_config(SessionDraft()), {name: BAD[name] for name in bad}, naming)
    wanted = replace(draft, **{name: BAD[name] for name in bad}, transcription_model="whisper-1")
    opening = Opening(wanted)
    opening.begun(service.has, service.send(opening.config), service.send)
    while service.arrived:
        assert not opening.settled
        event_id, error = service.answer()
        if error is None:
            opening.accepted(event_id, service.has)
        else:
            opening.refused(event_id, error)
    assert opening.settled
    used = {name for name in bad if is_told(name, wanted)}
    assert {refusal.field for refusal in opening.refusals} == used
    now = in_force(opening.effective, opening.facts)
    for leaf in LEAVES:
        for name in leaf.names:
            if is_told(name, wanted) and name not in used and "ga" in FIELDS[name].dialects:
                assert getattr(now, name) == getattr(wanted, name), name


def test_an_answer_to_an_older_question_does_not_undo_a_newer_one():
    before = SessionDraft()
    service = Service(session_config(before), {"silence_ms": 10_000})
    requests = UpdateRequests(service.send)
    facts = Facts(applied=before)
    requests.ask(["silence_ms", "speed"], replace(before, silence_ms=10_000, speed=1.2), before, facts)
    requests.ask(["speed"], replace(before, speed=1.4), before, facts)
    refused, facts = settle(service, requests, facts)
    assert set(refused) == {"silence_ms"}
    assert in_force(service.has, facts).speed == 1.4


def test_two_changes_of_one_leaf_in_flight_both_hold():
    before = SessionDraft()
    service = Service(session_config(before), {})
    requests = UpdateRequests(service.send)
    facts = Facts(applied=before)
    requests.ask(["threshold"], replace(before, threshold=0.7), before, facts)
    requests.ask(["silence_ms"], replace(before, silence_ms=800), before, facts)
    refused, facts = settle(service, requests, facts)
    assert refused == {}
    now = in_force(service.has, facts)
    assert (now.threshold, now.silence_ms) == (0.7, 800)


def test_a_change_built_upon_a_refused_one_is_asked_for_again_without_it():
    before = SessionDraft()
    service = Service(session_config(before), {"threshold": 1.0}, "leaf")
    requests = UpdateRequests(service.send)
    facts = Facts(applied=before)
    requests.ask(["threshold"], replace(before, threshold=1.0), before, facts)
    requests.ask(["silence_ms"], replace(before, silence_ms=800), before, facts)
    refused, facts = settle(service, requests, facts)
    assert set(refused) == {"threshold"}
    assert in_force(service.has, facts).silence_ms == 800


def test_a_service_in_trouble_is_not_asked_again():
    before = SessionDraft()
    service = Service(session_config(before), {})
    requests = UpdateRequests(service.send)
    facts = Facts(applied=before)
    requests.ask(["speed", "voice"], replace(before, speed=1.2, voice="ash"), before, facts)
    error = ErrorDetail(type="server_error", code="server_error", message="Sorry.")
    refused = requests.refused("update_1", error, before, facts)
    assert refused is not None
    assert {refusal.field for refusal in refused} == {"speed", "voice"}
    assert service.count == 1


def test_every_leaf_is_told_by_a_whole_configuration():
    config = session_config(SessionDraft())
    assert {leaf.path for leaf in LEAVES if "ga" in leaf.always} == {leaf.path for leaf in leaves_asked(config)}
    assert all(told(config, leaf) is not msgspec.UNSET for leaf in leaves_asked(config))
