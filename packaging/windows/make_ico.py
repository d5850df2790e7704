"""Pictures of several sizes as one ``.ico``: `python make_ico.py OUT.ico 16.png 32.png ...`.

Source: the ICO format; since Windows Vista an entry may be a whole PNG.
"""

from __future__ import annotations

import struct
import sys
from pathlib import Path


def icon_of(pictures: list[bytes]) -> bytes:
    """The file; each picture is a square PNG of up to 256 px."""
    header = struct.pack("<HHH", 0, 1, len(pictures))
    offset = len(header) + 16 * len(pictures)
    entries = b""
    for picture in pictures:
        width = int.from_bytes(picture[16:20], "big")
        entries += struct.pack("<BBBBHHII", width % 256, width % 256, 0, 0, 1, 32, len(picture), offset)
        offset += len(picture)
    return header + entries + b"".join(pictures)


if __name__ == "__main__":
    Path(sys.argv[1]).write_bytes(icon_of([Path(name).read_bytes() for name in sys.argv[2:]]))
