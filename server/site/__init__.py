"""Prints web/ and locales/ into the folder site/, one page for each language."""
