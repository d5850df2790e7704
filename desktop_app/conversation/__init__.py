"""The conversation as pure state: events in, changes and events to send out; no clock, no I/O."""
