"""How the program looks, how one talks, and what one hears with."""
