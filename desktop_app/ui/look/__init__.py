"""What everything is dressed in: colours, themes, fonts, icons, motion and language."""
