"""Variables in the instructions."""

from __future__ import annotations

from datetime import datetime

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.settings.draft_check import check
from desktop_app.settings.model import SessionDraft
from desktop_app.settings.template import BUILT_IN, filled, filled_text, names_in, unknown_in, values_at

NOW = datetime(2026, 11, 20, 9, 5)


def test_the_built_in_ones():
    values = values_at(NOW, name="Ada", language="Japanese")
    assert values == {
        "date": "20 November 2026",
        "time": "09:05",
        "weekday": "Friday",
        "name": "Ada",
        "language": "Japanese",
    }
    assert set(values) == set(BUILT_IN)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Hello {{name}}.", "Hello Ada."),
        ("{{ name }}{{name}}", "AdaAda"),
        (r"\{{name}} stays", "{{name}} stays"),
        ("{{nobody}} stays", "{{nobody}} stays"),
        ('JSON {{"a": 1}} stays', 'JSON {{"a": 1}} stays'),
        ("{name} stays", "{name} stays"),
        ("{{Stadt}} und {{größe-2}}", "Kyoto und {{größe-2}}"),
    ],
)
def test_they_are_filled_in(text, said):
    draft = SessionDraft(instructions=text, variables={"Stadt": "Kyoto"})
    assert filled(draft, values_at(NOW, name="Ada")).instructions == said


def test_a_variable_of_the_users_wins():
    draft = SessionDraft(instructions="{{name}}", variables={"name": "Grace"})
    assert filled(draft, values_at(NOW, name="Ada")).instructions == "Grace"


def test_a_value_is_not_filled_in_itself():
    draft = SessionDraft(instructions="{{a}}", variables={"a": "{{b}}", "b": "1"})
    assert filled(draft, {}).instructions == "{{b}}"


def test_unknown_ones_are_named():
    draft = SessionDraft(instructions="{{date}} {{city}} {{mood}} {{city}} \\{{escaped}}", variables={"mood": "calm"})
    assert names_in(draft.instructions) == ("date", "city", "mood")
    assert unknown_in(draft) == ("city",)
    (problem,) = check(draft)
    assert (problem.field, problem.code) == ("instructions", "variable")
    assert "{{city}}" in problem.sentence


def test_names_that_cannot_be_mentioned():
    (problem,) = check(SessionDraft(variables={"my city": "Kyoto"}, instructions="x"))
    assert (problem.field, problem.code) == ("variables", "name")


@given(st.text(), st.dictionaries(st.from_regex(r"[a-z]{1,5}", fullmatch=True), st.text(max_size=5)))
def test_text_without_braces_is_never_changed(text, values):
    plain = text.replace("{", "")
    assert filled_text(plain, values) == plain
    draft = SessionDraft(instructions=plain)
    assert msgspec.structs.asdict(filled(draft, values)) == msgspec.structs.asdict(draft)
