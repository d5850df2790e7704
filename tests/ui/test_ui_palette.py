"""Every text reads, and every shape that tells something stands out, on every surface it stands on."""

from __future__ import annotations

import dataclasses

import pytest

from desktop_app.ui.look import palette
from desktop_app.ui.look.palette import (
    CONTRAST,
    DARK,
    LIGHT,
    SHAPES_ON_SURFACES,
    TEXT_ON_SURFACES,
    Tokens,
    contrast,
    unreadable,
)

_COLORS = tuple(field.name for field in dataclasses.fields(Tokens) if field.type == "str" and field.name != "name")


@pytest.mark.parametrize("tokens", palette.THEMES, ids=lambda tokens: tokens.name)
def test_everything_reads_and_stands_out(tokens: Tokens) -> None:
    assert unreadable(tokens) == []


@pytest.mark.parametrize("tokens", palette.THEMES, ids=lambda tokens: tokens.name)
@pytest.mark.parametrize("token", [*TEXT_ON_SURFACES, *SHAPES_ON_SURFACES])
def test_a_spoiled_colour_is_noticed(tokens: Tokens, token: str) -> None:
    """Each colour in turn is replaced by the one it stands on."""
    surfaces = {**SHAPES_ON_SURFACES, **TEXT_ON_SURFACES}[token]
    spoiled = dataclasses.replace(tokens, **{token: getattr(tokens, surfaces[0])})
    assert any(f"{tokens.name}: {token} on {surfaces[0]} 1.0" in line for line in unreadable(spoiled))


def test_a_colour_that_is_a_little_too_faint_is_noticed() -> None:
    assert unreadable(dataclasses.replace(DARK, tertiary="#828C9B")) == [
        "dark: tertiary on pressed 4.2 < 4.5",
        "dark: tertiary on user_soft 4.4 < 4.5",
    ]
    assert "contrast: danger on pressed 4.9 < 7.0" in unreadable(dataclasses.replace(CONTRAST, danger="#FF6B6B"))
    assert "contrast: border on window 2.4 < 3.0" in unreadable(dataclasses.replace(CONTRAST, border="#4A4A4A"))


def test_high_contrast_reads_at_aaa_and_tells_controls_apart_by_their_edges() -> None:
    assert CONTRAST.text_minimum == 7.0
    assert CONTRAST.edges
    assert CONTRAST.ring_px > DARK.ring_px
    assert CONTRAST.window == "#000000"
    assert CONTRAST.text == "#FFFFFF"


def test_every_colour_is_either_a_surface_or_checked_on_one() -> None:
    surfaces = {name for names in TEXT_ON_SURFACES.values() for name in names}
    assert set(_COLORS) == surfaces | {*TEXT_ON_SURFACES, *SHAPES_ON_SURFACES, "border"}


def test_contrast_is_the_formula_of_wcag() -> None:
    assert contrast("#FFFFFF", "#000000") == pytest.approx(21.0)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)
    assert contrast("#123456", "#123456") == 1.0


def test_dark_and_light_differ_in_all_colours() -> None:
    assert [name for name in _COLORS if getattr(DARK, name) == getattr(LIGHT, name)] == []
