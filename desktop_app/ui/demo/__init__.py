"""Scripted demos, chosen in the menu."""
