"""How often: each address, each family, and the doors that guessing would knock at."""

from pathlib import Path

import pytest
from flask import Flask

from server.app import create_app
from server.door.limits import address
from tests.conftest import configured
from tests.server.phones import OURS, Parent, Phone

CODE = {"code": "0123-4567-89AB-CDEF-GHJK"}


def test_guessing_codes_ends_soon_and_says_when_to_try_again(doors: Flask) -> None:
    phone = Phone(doors)
    answers = [phone.put("/api/family/session", CODE) for _ in range(11)]
    assert [answer.status_code for answer in answers] == [404] * 10 + [429]
    assert answers[-1].headers["Retry-After"] == "60"
    assert answers[-1].mimetype == "application/problem+json"


def test_another_address_has_its_own_count(doors: Flask) -> None:
    for _ in range(11):
        Phone(doors).put("/api/family/session", CODE)
    elsewhere = Phone(doors).ask(
        "PUT", "/api/family/session", json=CODE, environ_overrides={"REMOTE_ADDR": "192.0.2.7"}
    )
    assert elsewhere.status_code == 404


@pytest.mark.parametrize(("proxies", "answer"), [(1, 404), (0, 429)])
def test_only_a_proxy_of_ours_is_believed_about_the_address(
    tmp_path: Path, proxies: int, answer: int
) -> None:
    app = create_app(configured(site=str(tmp_path), data=str(tmp_path), proxies=proxies))
    for at in range(11):
        phone = Phone(app, OURS | {"X-Forwarded-For": f"203.0.113.9, 192.0.2.{at}"})
        last = phone.put("/api/family/session", CODE).status_code
    assert last == answer


def test_one_family_that_asks_all_day_does_not_use_up_another_familys_share(doors: Flask) -> None:
    busy, quiet = Parent(doors), Parent(doors)
    assert {busy.get("/api/family").status_code for _ in range(601)} == {200, 429}
    assert quiet.get("/api/family").status_code == 200


def test_one_ipv6_phone_counts_as_one_whatever_address_it_takes(doors: Flask) -> None:
    seen = set()
    for at in ("2001:db8::1", "2001:db8::2", "192.0.2.1", ""):
        with doors.test_request_context("/", environ_base={"REMOTE_ADDR": at}):
            seen.add(address())
    assert seen == {"2001:db8::/64", "192.0.2.1", "unknown"}
