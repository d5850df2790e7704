"""The conversation core: pure, sans-I/O. Events and wishes go in, changes and events to send come out."""
