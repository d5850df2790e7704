"""Reads a window as a screen reader does; run by a Python that has GObject's Atspi, not by the tests' own.

``tree NAME`` prints one line of JSON: the accessible tree of the application whose name holds NAME, each node with
role, name, description, labels, states and children. ``listen`` prints a line of JSON for each announcement, [words,
urgent], after one that says it listens.
"""

import json
import sys
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402 - only after its version is chosen

WAIT_S = 20.0
ASSERTIVE = 2
"""How AT-SPI numbers the politeness of words that may interrupt others."""


def application(name):
    deadline_s = time.monotonic() + WAIT_S
    while time.monotonic() < deadline_s:
        desktop = Atspi.get_desktop(0)
        for index in range(desktop.get_child_count()):
            found = desktop.get_child_at_index(index)
            if found is not None and name in (found.get_name() or "") and found.get_child_count():
                return found
        time.sleep(0.1)
    sys.exit(f"no application named {name} within {WAIT_S} s")


def node_of(accessible):
    labels = [
        relation.get_target(0).get_name()
        for relation in accessible.get_relation_set()
        if relation.get_relation_type() == Atspi.RelationType.LABELLED_BY
    ]
    children = (accessible.get_child_at_index(index) for index in range(accessible.get_child_count()))
    return {
        "role": accessible.get_role_name(),
        "name": accessible.get_name(),
        "description": accessible.get_description(),
        "labels": labels,
        "states": [state.value_nick for state in accessible.get_state_set().get_states()],
        "children": [node_of(child) for child in children if child is not None],
    }


def announced(event):
    print(json.dumps([event.any_data, event.detail1 == ASSERTIVE]), flush=True)


def listen():
    listener = Atspi.EventListener.new(announced)
    listener.register("object:announcement")
    print(json.dumps("listening"), flush=True)
    GLib.MainLoop().run()


if sys.argv[1] == "listen":
    listen()
else:
    json.dump(node_of(application(sys.argv[2])), sys.stdout)
