"""Signed times for the heads of recordings. The room keeps nothing, not even a table."""
