"""The session's settings in the side panel, each with its receipt."""
