"""The built-in realtime service: a server of both dialects that hears and speaks without a network."""
