"""The door to the counts of the outbox."""

from flask import Blueprint, Response

from server import clock
from server.config import Config
from server.door.entrance import anyone
from server.outbox.metrics import read_metrics


def blueprint(config: Config) -> Blueprint:
    doors = Blueprint("outbox", __name__)

    @doors.get("/metrics")
    @anyone
    def metrics() -> Response:
        """Prometheus counts, for whoever the network lets in."""
        return Response(read_metrics(config.data_folder, clock.now()), content_type=TEXT)

    return doors


TEXT = "text/plain; version=0.0.4; charset=utf-8"
