"""Present mode on the screen: what hides, what is enlarged, captions and the names of keys."""
