"""Runs a program that leaves a grandchild behind, until somebody kills this process: ``abandoned_program.py NOTE``."""

from __future__ import annotations

import asyncio
import sys

from desktop_app.tools.local_process import Program, run_program
from desktop_app.tools.process_environment import tool_environment

SCRIPT = 'sleep 600 & echo "$$ $!" > "$1.new"; mv "$1.new" "$1"; wait'

asyncio.run(run_program(Program(("sh", "-c", SCRIPT, "sh", sys.argv[1]), tool_environment("t"), b"", "/", 600)))
