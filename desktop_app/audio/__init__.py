"""PortAudio and samples: capture, playback, levels, peaks; no Qt, no asyncio."""
