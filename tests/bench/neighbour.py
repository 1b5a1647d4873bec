"""Serves a folder by the same server and file server as the site, so that only the pages differ."""

import os

from flask import Flask
from whitenoise import WhiteNoise

app = WhiteNoise(Flask(__name__, static_folder=None), root=os.environ["FOLDER"], index_file=True)
