"""Single responses and items by hand: the menu beside the message, and its sheets."""
