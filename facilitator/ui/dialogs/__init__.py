"""The few dialogs there are; each has one `ask` that a test can replace."""
