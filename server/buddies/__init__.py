"""Who may be called: asked once, agreed or not, and free to leave at any time."""
