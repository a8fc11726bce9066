"""Screen forms, drawn from the same definitions as the paper ones."""
