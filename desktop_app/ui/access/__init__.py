"""Keys, and what screen readers are told."""
