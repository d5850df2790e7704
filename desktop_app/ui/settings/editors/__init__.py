"""What one edits a setting with, each kind of value its own; all are an `Editor`."""
