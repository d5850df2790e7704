"""Saved connections: finding, naming, replacing."""

from __future__ import annotations

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.settings.connections import (
    BUILTIN,
    ConnectionProfile,
    find_profile,
    new_profile_id,
    with_profile,
    without_profile,
)

WORK = ConnectionProfile(id="work", name="Work (Azure)", service="azure", address="https://a.openai.azure.com")
HOME = ConnectionProfile(id="home", name="Home", service="openai", model="gpt-realtime")


def test_found_by_id_then_by_name():
    tricky = ConnectionProfile(id="x", name="home")
    assert find_profile([WORK, HOME, tricky], "home") is HOME
    assert find_profile([WORK, HOME], " work (azure) ") is WORK
    assert find_profile([], "builtin") is BUILTIN
    assert find_profile([], "Built-In service") is BUILTIN
    assert find_profile([WORK], "nowhere") is None


def test_new_ids():
    assert new_profile_id([], "Work (Azure)") == "work-azure"
    assert new_profile_id([WORK], "work") == "work-2"
    assert new_profile_id([], "Built in") == "built-in"
    assert new_profile_id([], "builtin") == "builtin-2"
    assert new_profile_id([], "日本") == "connection"


@given(st.lists(st.text(max_size=60), max_size=12))
def test_ids_never_collide(names):
    profiles: list[ConnectionProfile] = []
    for name in names:
        profiles.append(ConnectionProfile(id=new_profile_id(profiles, name), name=name))
    ids = [profile.id for profile in profiles]
    assert len(set(ids)) == len(ids)
    assert all(profile_id.isascii() and profile_id and len(profile_id) < 50 for profile_id in ids)


def test_replaced_in_place_or_added():
    renamed = msgspec.structs.replace(WORK, name="Office")
    assert with_profile([WORK, HOME], renamed) == [renamed, HOME]
    assert with_profile([WORK], HOME) == [WORK, HOME]
    assert without_profile([WORK, HOME], "work") == [HOME]


def test_a_profile_holds_no_secret():
    assert WORK.key_ref == "connection.work.key"
    assert "key" not in {name for name in msgspec.to_builtins(WORK) if name.endswith("key")}
