"""The shapes of the packs' data files: one module a table, checked when a file is read."""
