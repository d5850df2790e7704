"""Every one of the 65,536 samples and 256 codes, against an independent implementation where Python still has one."""

import warnings
from typing import Any

import numpy as np
import pytest

from desktop_app.audio import g711

EVERY_SAMPLE = np.arange(-32768, 32768).astype(np.int16)
EVERY_CODE = bytes(range(256))


@pytest.fixture(scope="module")
def audioop() -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        return pytest.importorskip("audioop", reason="audioop left Python with 3.13")


@pytest.mark.parametrize("law", ["ulaw", "alaw"])
def test_all_codes_equal_audioop(audioop: Any, law: str) -> None:
    encoded = getattr(g711, f"encode_{law}")(EVERY_SAMPLE)
    decoded = getattr(g711, f"decode_{law}")(EVERY_CODE)

    assert encoded == getattr(audioop, f"lin2{law}")(EVERY_SAMPLE.tobytes(), 2)
    assert decoded.tobytes() == getattr(audioop, f"{law}2lin")(EVERY_CODE, 2)


@pytest.mark.parametrize(
    ("law", "anchors"),
    [
        # From the decision value tables of G.711: both zeros, smallest and largest step, both signs.
        ("ulaw", {0xFF: 0, 0x7F: 0, 0xFE: 8, 0x80: 32124, 0x00: -32124, 0xEF: 132}),
        ("alaw", {0xD5: 8, 0x55: -8, 0xD4: 24, 0xAA: 32256, 0x2A: -32256, 0xC5: 264}),
    ],
)
def test_published_values(law: str, anchors: dict[int, int]) -> None:
    decoded = getattr(g711, f"decode_{law}")(EVERY_CODE)

    assert {code: int(decoded[code]) for code in anchors} == anchors


@pytest.mark.parametrize("law", ["ulaw", "alaw"])
def test_error_stays_within_half_a_step_and_order_is_kept(law: str) -> None:
    encoded = getattr(g711, f"encode_{law}")(EVERY_SAMPLE)
    decoded = getattr(g711, f"decode_{law}")(encoded).astype(np.int32)

    error = np.abs(decoded - EVERY_SAMPLE)
    magnitude = np.abs(EVERY_SAMPLE.astype(np.int32))
    inside = magnitude < 32000  # beyond, mu-law clips
    assert (error <= np.maximum(magnitude // 16, 16))[inside].all()  # a step is a 16th to a 32nd of its segment's start
    assert (np.diff(decoded) >= 0).all()


def test_a_slice_that_is_not_contiguous_in_steps_of_one_is_coded_like_its_copy() -> None:
    every_other = EVERY_SAMPLE[::2]

    assert g711.encode_ulaw(every_other) == g711.encode_ulaw(every_other.copy())


def test_nothing_in_nothing_out() -> None:
    assert g711.encode_alaw(np.zeros(0, np.int16)) == b""
    assert len(g711.decode_ulaw(b"")) == 0
