"""What the program is, whose work it stands on, and how to report a problem."""
