"""Every text reads on every surface it stands on."""

from __future__ import annotations

import dataclasses

import pytest

from desktop_app.ui import palette
from desktop_app.ui.palette import DARK, LIGHT, SHAPE_MINIMUM, TEXT_MINIMUM, TEXT_ON_SURFACES, Tokens, contrast


def unreadable(tokens: Tokens) -> list[str]:
    """The pairs of text and surface below WCAG AA."""
    return [
        f"{tokens.name}: {text} on {surface}"
        for text, surfaces in TEXT_ON_SURFACES.items()
        for surface in surfaces
        if contrast(getattr(tokens, text), getattr(tokens, surface)) < TEXT_MINIMUM
    ]


@pytest.mark.parametrize("tokens", palette.THEMES, ids=lambda tokens: tokens.name)
def test_every_text_reads_on_its_surfaces(tokens: Tokens) -> None:
    assert unreadable(tokens) == []


def test_a_spoiled_colour_is_noticed() -> None:
    spoiled = dataclasses.replace(DARK, tertiary="#5A6270")
    assert "dark: tertiary on assistant_soft" in unreadable(spoiled)


@pytest.mark.parametrize("tokens", palette.THEMES, ids=lambda tokens: tokens.name)
@pytest.mark.parametrize("surface", ["window", "surface", "raised"])
def test_focus_and_lanes_stand_out_from_what_is_behind_them(tokens: Tokens, surface: str) -> None:
    for shape in ("user", "assistant", "cut", "danger", "ok"):
        assert contrast(getattr(tokens, shape), getattr(tokens, surface)) >= SHAPE_MINIMUM


def test_contrast_is_the_formula_of_wcag() -> None:
    assert contrast("#FFFFFF", "#000000") == pytest.approx(21.0)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)
    assert contrast("#123456", "#123456") == 1.0


def test_both_themes_name_the_same_tokens_and_differ_in_all_colours() -> None:
    same = [f.name for f in dataclasses.fields(Tokens) if getattr(DARK, f.name) == getattr(LIGHT, f.name)]
    assert same == []
