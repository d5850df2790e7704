"""The application: the one place where Qt and asyncio meet."""
