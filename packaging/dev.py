#!/usr/bin/env python3
"""Set up Duologue and run it, test it, or measure it: one file to start, from any folder.

It needs nothing but the standard library, keeps all it takes from PyPI in `.venv`, and is quick the second time.
This file is written so that even an old Python can read it and say what is wrong.
"""

import sys

if sys.version_info < (3, 9):  # noqa: UP036
    sys.exit(
        "Duologue needs Python 3.11 or newer, and this is Python {}.{}.\n"
        "Install python3.11 or newer and run this file with it.".format(*sys.version_info[:2])
    )

from dev_commands import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
