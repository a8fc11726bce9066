"""A workshop while it runs, on the whole of a screen."""
