"""Backups as the window makes and shows them, and how one is brought back."""
