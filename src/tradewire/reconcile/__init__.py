"""Claims to entries, checks on intervals, promises and official series."""
