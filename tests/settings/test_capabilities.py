"""What an endpoint lacks, said before it is chosen."""

from __future__ import annotations

import pytest

from desktop_app.settings.capabilities import AZURE_NO_VERSION, PREVIEW_CLOSED, notes_of


@pytest.mark.parametrize("service", ["azure", "openai", "custom", "builtin"])
@pytest.mark.parametrize("dialect", ["ga", "preview"])
def test_something_is_known_of_each(dialect: str, service: str) -> None:
    notes = notes_of(dialect, service)
    assert notes
    assert len(notes) == len(set(notes))


def test_what_only_some_lack() -> None:
    assert notes_of("preview", "azure")[0] == PREVIEW_CLOSED
    assert PREVIEW_CLOSED not in notes_of("preview", "custom")
    assert AZURE_NO_VERSION in notes_of("ga", "azure")
    assert AZURE_NO_VERSION not in notes_of("preview", "azure")
    assert AZURE_NO_VERSION not in notes_of("ga", "openai")
