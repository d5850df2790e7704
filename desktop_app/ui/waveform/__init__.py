"""Both voices on the session's clock, with everything that happened to them."""
