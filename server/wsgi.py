"""The app as the web server's own processes load it."""

from server.app import create_app
from server.config import read_config

app = create_app(read_config())
