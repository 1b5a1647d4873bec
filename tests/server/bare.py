"""The doors alone, as a web server's process loads them: DATA is the data folder, no page is printed."""

import os

from server.app import create_app
from tests.conftest import configured

app = create_app(configured(data=os.environ["DATA"], site=os.environ["DATA"], proxies=1))
