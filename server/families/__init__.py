"""Who calls: one family, known by a cookie alone."""
