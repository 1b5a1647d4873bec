"""What is sealed for a phone opens on that phone alone, and no two letters share a key."""

import pytest

from server.push.sender import Letter, Sealer
from tests.far_end import Phone

WORDS = '{"kind": "alert"}'
POINT = slice(21, 86)


def sealed_for(phone: Phone) -> bytes:
    device = phone.device("https://fcm.googleapis.com")
    return Sealer().seal(Letter("1", device.endpoint, device.p256dh, device.auth, WORDS, "t", 60))


def test_the_phone_opens_what_was_sealed_for_it() -> None:
    phone = Phone()
    assert phone.open(sealed_for(phone)) == {"kind": "alert"}


def test_another_phone_does_not() -> None:
    with pytest.raises(Exception, match="Decryption error"):
        Phone().open(sealed_for(Phone()))


def test_each_letter_has_a_key_and_a_salt_of_its_own() -> None:
    phone = Phone()
    sealed = [sealed_for(phone) for _ in range(50)]
    assert len({body[POINT] for body in sealed}) == len({body[:16] for body in sealed}) == 50
