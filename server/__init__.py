"""Doorstep's Python: a command line, a site printer and a small web server."""
