"""The parent's doors: a family begins without a word, is remembered for a year, moves and is forgotten."""

from typing import Annotated

from flask import Blueprint, Response
from flask_login import current_user
from msgspec import Meta

from server.clock import now
from server.door.bodies import Id, Nothing, Shape, answer, nothing, read_body
from server.door.book import book
from server.door.entrance import anyone, family_only
from server.door.faults import NOT_THERE, Fault
from server.door.limits import address, at_most
from server.door.openapi import described
from server.families import store
from server.families.cookie import forget_cookie, remember
from server.families.rules import plain_code
from server.push.devices import Device, Owner
from server.push.door import receive_device

families = Blueprint("families", __name__)


class Code(Shape, frozen=True):
    code: Annotated[str, Meta(min_length=20, max_length=40, examples=["0123-4567-89AB-CDEF-GHJK"])]


@families.put("/api/family")
@described(Nothing, {200: Id, 201: Id})
@at_most("60 per hour", per=address)
@anyone
def found_family() -> Response:
    """A family begins, without a name; a phone that has one already keeps it"""
    read_body(Nothing)
    if current_user.is_authenticated:
        return answer(Id(current_user.id))
    family = store.found_family(book(), now())
    remember(family.id)
    return answer(Id(family.id), 201)


@families.delete("/api/family")
@described()
@family_only
def forget_family(family_id: str) -> Response:
    """Forget the family: every row, and the cookie"""
    store.forget_family(book(), family_id)
    forget_cookie()
    return nothing()


@families.put("/api/family/recovery")
@described(Code)
@family_only
def keep_code(family_id: str) -> Response:
    """Keep the hash of the recovery code; an earlier code is void"""
    store.keep_code(book(), family_id, read_code())
    return nothing()


@families.put("/api/family/session")
@described(Code, {200: Id}, faults=(404,))
@at_most("10 per minute; 60 per hour", per=address)
@anyone
def come_back() -> Response:
    """Come back to a family with its recovery code"""
    family = store.find_by_code(book(), read_code())
    if family is None:
        raise Fault(404, NOT_THERE)
    remember(family.id)
    return answer(Id(family.id))


def read_code() -> str:
    code = plain_code(read_body(Code).code)
    if code is None:
        raise Fault(400, "A recovery code has 20 signs of Crockford's base32.")
    return code


@families.put("/api/family/device")
@described(Device, {200: Id, 201: Id})
@family_only
def keep_family_device(family_id: str) -> Response:
    """This phone may be told of replies"""
    return receive_device(Owner(family_id))
