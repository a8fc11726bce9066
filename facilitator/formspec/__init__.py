"""Reads the definitions in forms/ once, so that screen, paper and checks all derive from them."""
