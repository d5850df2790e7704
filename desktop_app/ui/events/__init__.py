"""Every event both ways, as a list, as a tree and as text; and the composer of events by hand."""
