"""Duologue: a desktop program for talking with a realtime speech model."""

__version__ = "0.1.0"
