"""The service as a process of its own: ``python -m desktop_app.loopback``."""

from __future__ import annotations

import os
import sys

from desktop_app.loopback.serve_command import run_service

if __name__ == "__main__":
    exit_code = run_service(sys.argv[1:])
    sys.stderr.flush()
    # Without waiting for a recognition that nobody needs any more.
    os._exit(exit_code)
