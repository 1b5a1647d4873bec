"""The doors between a parent and a buddy, and the buddy's own."""

from flask import Blueprint, Response

from server.buddies import invitations, letters, rules, store
from server.buddies.invitations import Choice, Invitation
from server.buddies.shapes import (
    About,
    BuddySelf,
    BuddyState,
    Count,
    Expiry,
    InvitationAnswer,
    InvitationRead,
    Joined,
    NewInvitation,
)
from server.buddies.store import Buddy
from server.clock import now
from server.database import immediate
from server.door.bodies import Id, Nothing, answer, nothing, read_body
from server.door.book import book, book_folder
from server.door.entrance import bearer_only, family_only
from server.door.faults import NOT_THERE, Fault
from server.door.limits import address, at_most
from server.door.openapi import described
from server.outbox.bell import wake
from server.push.devices import Device, Owner, devices_of
from server.push.door import receive_device

buddies = Blueprint("buddies", __name__)


def find_self(token: str, **_ids: str) -> Buddy | None:
    buddy_id, _, secret = token.partition(".")
    return store.find_by_secret(book(), buddy_id, secret)


def find_invitation(token: str, **_ids: str) -> Invitation | None:
    return invitations.find_invitation(book(), token)


buddy_only = bearer_only("buddy", find_self)
invited_only = bearer_only("invitation", find_invitation)


@buddies.put("/api/buddies/<uuid:buddy_id>")
@described(Nothing, {200: BuddyState, 201: BuddyState}, faults=(409,))
@family_only
def add_buddy(family_id: str, buddy_id: str) -> Response:
    """A buddy who may be texted, and invited"""
    read_body(Nothing)
    db = book()
    with immediate(db):
        if store.count_buddies(db, family_id) >= rules.MOST:
            raise Fault(409, f"A family has at most {rules.MOST} buddies.")
        is_new = store.add_known(db, family_id, [buddy_id]) > 0
    buddy = own_buddy(family_id, buddy_id)
    return answer(BuddyState(buddy.id, buddy.state), 201 if is_new else 200)


def own_buddy(family_id: str, buddy_id: str) -> Buddy:
    buddy = store.find_own(book(), family_id, buddy_id)
    if buddy is None:
        raise Fault(404, NOT_THERE)
    return buddy


@buddies.put("/api/buddies/<uuid:buddy_id>/invitation")
@described(NewInvitation, {201: Expiry}, faults=(409,))
@family_only
def invite(family_id: str, buddy_id: str) -> Response:
    """Invite a buddy; an earlier invitation is void"""
    wish = read_body(NewInvitation)
    buddy = own_buddy(family_id, buddy_id)
    expires_at = invitations.invite(book(), buddy, wish.token_hash, wish.sealed, now())
    return answer(Expiry(expires_at), 201)


@buddies.delete("/api/buddies/<uuid:buddy_id>")
@described()
@family_only
def delete_buddy(family_id: str, buddy_id: str) -> Response:
    """Forget one buddy, with devices and replies"""
    if not store.delete_buddy(book(), family_id, buddy_id):
        raise Fault(404, NOT_THERE)
    return nothing()


@buddies.get("/api/invitation")
@described(answers={200: InvitationRead}, faults=(410,))
@invited_only
def read_invitation(invitation: Invitation) -> Response:
    """What the invitation says, for whoever holds its token"""
    if not invitation.can_be_answered(now()):
        raise Fault(410, "This invitation was used before, or is older than seven days.")
    return answer(InvitationRead(invitation.buddy_id, invitation.sealed, invitation.expires_at))


@buddies.put("/api/invitation/answer")
@described(InvitationAnswer, {200: Joined}, faults=(409, 410))
@invited_only
def answer_invitation(invitation: Invitation) -> Response:
    """Agree or decline, once; saying the same again is the same"""
    said = read_body(InvitationAnswer)
    if said.agrees and said.secret_hash is None:
        raise Fault(400, "Whoever agrees sends secret_hash.")
    choice = Choice(said.agrees, said.secret_hash, said.about)
    if not invitations.answer_invitation(book(), invitation.token_hash, choice, now()):
        raise Fault(410, "This invitation was used before, or is older than seven days.")
    wake(book_folder())
    return answer(Joined(invitation.buddy_id))


@buddies.get("/api/buddy")
@described(answers={200: BuddySelf})
@buddy_only
def read_self(buddy: Buddy) -> Response:
    """What we keep of this buddy"""
    count = len(devices_of(book(), Owner(buddy.family_id, buddy.id)))
    return answer(BuddySelf(buddy.id, buddy.state, buddy.about, count))


@buddies.put("/api/buddy/about")
@described(About)
@buddy_only
def change_about(buddy: Buddy) -> Response:
    """How near, and when free: sealed for the parent"""
    store.change_about(book(), buddy.id, read_body(About).about)
    return nothing()


@buddies.put("/api/buddy/device")
@described(Device, {200: Id, 201: Id})
@buddy_only
def keep_buddy_device(buddy: Buddy) -> Response:
    """This phone may be asked"""
    return receive_device(Owner(buddy.family_id, buddy.id))


@buddies.put("/api/buddy/tests/<uuid:test_id>")
@described(Nothing, {202: Count})
@at_most("10 per minute", per=address)
@buddy_only
def send_test(buddy: Buddy, test_id: str) -> Response:
    """A test push to each of this buddy's devices"""
    read_body(Nothing)
    db = book()
    with immediate(db):
        count = letters.write_test(db, buddy, test_id, now())
    wake(book_folder())
    return answer(Count(count), 202)


@buddies.delete("/api/buddy")
@described()
@buddy_only
def leave(buddy: Buddy) -> Response:
    """Leave, at any time: devices and what was told of oneself go"""
    store.leave(book(), buddy.id, now())
    return nothing()
