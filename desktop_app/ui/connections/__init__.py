"""Which services one talks with: their sheet, the quick way to add one, and the trial of each."""
