"""The window; one visible thing, one file."""
