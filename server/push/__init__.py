"""The road to a phone."""
