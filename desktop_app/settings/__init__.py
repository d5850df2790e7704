"""What the user can choose: connections, session settings, presets; pure."""
