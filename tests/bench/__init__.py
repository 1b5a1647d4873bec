"""Speeds and weights, printed as one JSON line each. Never asserted by a test."""
