"""A picture ready to be sent."""

from __future__ import annotations

import dataclasses

LONGEST_SIDE_PX = 1_536
"""Models look at pictures in pieces and shrink larger ones themselves; more pixels cost tokens and say no more."""
MOST_BYTES = 4 * 1024 * 1024
"""Of the encoded picture: it goes out in one event, as text a third longer."""


@dataclasses.dataclass(frozen=True, slots=True)
class Picture:
    """A PNG or JPEG as a data URL, downscaled where it was larger than `LONGEST_SIDE_PX`.

    Attributes:
        size_bytes: of the encoded picture.
        shrunk_from: width and height in pixels before, where it was downscaled.
        preview: what the window shows of it, made where the picture was; opaque.
    """

    data_url: str
    width_px: int
    height_px: int
    size_bytes: int
    shrunk_from: tuple[int, int] | None = None
    preview: object = dataclasses.field(default=None, compare=False, repr=False)


class PictureProblem(Exception):  # noqa: N818 - it is about the file, not a fault of ours
    """Something that cannot be sent as a picture; `code` is ``unreadable``, ``large`` or ``empty``."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(detail or code)
        self.code = code
        self.detail = detail
