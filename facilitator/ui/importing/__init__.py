"""Returned files in the window: chosen or dropped, read, put right, recorded."""
