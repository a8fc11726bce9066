"""Keeps the casebook: one encrypted file, changed only in labelled steps that can be undone."""
