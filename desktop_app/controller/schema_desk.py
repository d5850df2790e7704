"""What a window may know of JSON Schemas: whether one is right, whether arguments fit, and sample arguments.

Every check takes a few milliseconds; the first one loads the library, unless `ToolRuns.warm_up` did.
"""

from __future__ import annotations

from desktop_app.settings.schema_sample import sample_arguments
from desktop_app.tools.schema_check import Finding, check_arguments, check_schema

__all__ = ["Finding", "check_arguments", "check_schema", "sample_arguments"]
