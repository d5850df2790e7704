"""Tools on screen: the list in the settings, the editors of a function and of an MCP server, trying one out."""
