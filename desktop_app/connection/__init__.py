"""One WebSocket to one realtime endpoint; no Qt."""
