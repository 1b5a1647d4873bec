"""A push subscription comes in by two doors, the parent's and the buddy's; here is what they share."""

from typing import Annotated

from flask import Response, current_app
from msgspec import Meta

from server.clock import now
from server.door.bodies import Id, Shape, answer, read_body
from server.door.book import book
from server.door.faults import Fault
from server.push import devices
from server.push.endpoints import EndpointFault, check_endpoint


class Device(Shape, frozen=True):
    """The browser's PushSubscription, and the language of the page to open."""

    endpoint: Annotated[str, Meta(min_length=8, max_length=1000)]
    p256dh: Annotated[str, Meta(pattern="^[A-Za-z0-9_-]{87}$", max_length=87)]
    auth: Annotated[str, Meta(pattern="^[A-Za-z0-9_-]{22}$", max_length=22)]
    language: Annotated[str, Meta(pattern="^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$", max_length=35)]


def keep_device(family_id: str, buddy_id: str | None) -> Response:
    device = read_body(Device)
    try:
        check_endpoint(device.endpoint, current_app.config["TEST_PUSH_HOST"])
    except EndpointFault as fault:
        raise Fault(400, "The endpoint belongs to no push service that we know.") from fault
    device_id, is_new = devices.save_device(book(), family_id, buddy_id, device, now())
    return answer(Id(device_id), 201 if is_new else 200)
