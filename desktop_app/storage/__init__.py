"""What is kept on disk: settings, journal, recordings, exports; no Qt."""
