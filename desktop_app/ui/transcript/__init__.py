"""The conversation as people read it: rows, their words and cards, search and copying."""
