"""A push subscription comes in by two doors, the parent's and the buddy's; here is what they share."""

from flask import Response, current_app

from server.clock import now
from server.database import immediate
from server.door.bodies import Id, answer, read_body
from server.door.book import book
from server.door.faults import Fault
from server.push.devices import Device, DeviceFault, Owner, check_device, keep_device
from server.push.endpoints import EndpointFault


def receive_device(owner: Owner) -> Response:
    """201 for a new one, 200 for one that is known. Raises Fault 400 for what no push could reach."""
    device, db = read_body(Device), book()
    try:
        check_device(device, current_app.config["TEST_PUSH_HOST"])
    except (EndpointFault, DeviceFault) as fault:
        raise Fault(400, str(fault)) from fault
    with immediate(db):
        device_id, is_new = keep_device(db, owner, device, now())
    return answer(Id(device_id), 201 if is_new else 200)
