"""Presets: the picker above the settings, the sheets that name and compare them, and files that come and go."""
