"""The window: shows the casebook, asks operations to change it, and holds no programme rules."""
