"""What is signed belongs to one head and one time only."""

import string

from hypothesis import given
from hypothesis import strategies as st

from server.stamps.rules import id_of, in_text, what_is_signed

HEADS = st.binary(min_size=32, max_size=32).map(in_text)
TIMES = st.datetimes().map(lambda at: f"{at.isoformat(timespec='milliseconds')}Z")


@given(HEADS, TIMES, HEADS, TIMES)
def test_no_two_heads_or_times_are_signed_by_the_same_words(
    head: str, at: str, other_head: str, other_at: str
) -> None:
    is_same = (head, at) == (other_head, other_at)
    assert (what_is_signed(head, at) == what_is_signed(other_head, other_at)) is is_same


@given(st.binary(min_size=32, max_size=32))
def test_a_key_has_a_name_of_22_signs_that_an_address_takes(public: bytes) -> None:
    assert len(id_of(public)) == 22
    assert set(id_of(public)) <= {*string.ascii_letters, *string.digits, "-", "_"}
