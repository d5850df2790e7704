"""What a function call runs; no Qt."""
