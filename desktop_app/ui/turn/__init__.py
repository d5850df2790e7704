"""One turn and the session in figures: latency, tokens, costs and limits."""
