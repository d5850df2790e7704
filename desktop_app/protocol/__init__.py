"""The Realtime protocol as typed events: GA names inside, dialects at the door."""
