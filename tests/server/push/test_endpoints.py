"""Only push services are ever sent to, however an address is dressed up."""

from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.push.endpoints import EndpointFault, check_endpoint, is_allowed, is_public

GOOD = [
    "https://fcm.googleapis.com/fcm/send/dHIoDxE7Hdg:APA91bH1Zj0kNa-_x",
    "https://fcm.googleapis.com/wp/dHIoDxE7Hdg:APA91bH1Zj0kNa",
    "https://updates.push.services.mozilla.com/wpush/v2/gAAAAABk_x-y=",
    "https://eu.push.services.mozilla.com/wpush/v1/x",
    "https://web.push.apple.com/QGuQyavXutnMH4E",
    "https://api.push.apple.com/x",
    "https://wns2-par02p.notify.windows.com/w/?token=BQYAAAC%2f%2bx",
]

BAD = [
    "",
    "fcm.googleapis.com/fcm/send/x",
    "http://fcm.googleapis.com/fcm/send/x",
    "HTTPS://FCM.googleapis.com/x",
    "ftp://fcm.googleapis.com/x",
    "file:///etc/passwd",
    "https://fcm.googleapis.com.evil.example/x",
    "https://evil.example/fcm.googleapis.com/",
    "https://evil-fcm.googleapis.com/x",
    "https://xfcm.googleapis.com/x",
    "https://a.fcm.googleapis.com/x",
    "https://notify.windows.com/x",
    "https://push.apple.com/x",
    "https://evilpush.apple.com/x",
    "https://web.push.apple.com.evil.example/x",
    "https://fcm.googleapis.com@evil.example/x",
    "https://someone@fcm.googleapis.com/x",
    "https://someone:word@fcm.googleapis.com/x",
    "https://evil.example#fcm.googleapis.com/x",
    "https://evil.example\\@fcm.googleapis.com/x",
    "https://fcm.googleapis.com\\.evil.example/x",
    "https://fcm.googleapis.com:443/x",
    "https://fcm.googleapis.com:8080/x",
    "https://fcm.googleapis.com./x",
    "https://.push.apple.com/x",
    "https://..push.apple.com/x",
    "https://a..push.apple.com/x",
    "https://-a.push.apple.com/x",
    "https://xn--80ak6aa92e.push.apple.com/x",
    "https://ẃeb.push.apple.com/x",
    "https://127.0.0.1/x",
    "https://127.0.0.1:8000/x",
    "https://2130706433/x",
    "https://0x7f.1/x",
    "https://[::1]/x",
    "https://[::ffff:127.0.0.1]/x",
    "https://localhost/x",
    "https://10.0.0.1/x",
    "https://169.254.169.254/latest/meta-data/",
    "https://fcm.googleapis.com/x y",
    "https://fcm.googleapis.com/x\r\nHost: evil.example",
    "https://fcm.googleapis.com/x\n",
    "https://fcm.googleapis.com/\x00",
    "https://fcm.googleapis.com/x#fragment",
    "https://fcm.googleapis.com/" + "x" * 2_000,
    " https://fcm.googleapis.com/x",
]


@pytest.mark.parametrize("url", GOOD)
def test_what_browsers_hand_out_is_allowed(url: str) -> None:
    assert is_allowed(url)
    check_endpoint(url)


@pytest.mark.parametrize("url", BAD)
def test_everything_else_is_refused(url: str) -> None:
    assert not is_allowed(url)
    assert not is_allowed(url, "push.test.example")


@pytest.mark.parametrize("url", BAD)
def test_a_refusal_never_repeats_the_endpoint(url: str) -> None:
    with pytest.raises(EndpointFault) as refused:
        check_endpoint(url)
    assert not url or url not in str(refused.value)


@given(st.text(alphabet="htps:/@.#\\?-[]019afcmgoleivx%", max_size=60))
def test_no_text_gets_past_without_a_known_host(text: str) -> None:
    url = f"https://{text}"
    assert not is_allowed(url) or urlsplit(url).hostname == "fcm.googleapis.com"


def test_the_text_that_once_failed_is_a_known_host_and_no_more() -> None:
    assert is_allowed("https://fcm.googleapis.com")
    assert not is_allowed("https://fcm.googleapis.com.")


def test_the_test_host_may_be_anywhere_and_only_under_its_setting() -> None:
    for url in ("http://127.0.0.1:9000/push/x", "https://127.0.0.1/push/x"):
        assert is_allowed(url, "127.0.0.1")
        assert not is_allowed(url)
        assert not is_allowed(url, "127.0.0.2")
    assert not is_allowed("ftp://127.0.0.1/x", "127.0.0.1")
    assert not is_allowed("http://someone@127.0.0.1/x", "127.0.0.1")


def test_a_signature_is_made_out_for_the_origin() -> None:
    assert check_endpoint(GOOD[0]) == "https://fcm.googleapis.com"
    assert check_endpoint("http://127.0.0.1:9000/push/x", "127.0.0.1") == "http://127.0.0.1:9000"


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.1.2.3",
        "224.0.0.1", "255.255.255.255", "192.0.2.1", "::1", "::", "fe80::1", "fc00::1", "ff02::1",
        "2001:db8::1",
        "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::",
    ],
)  # fmt: skip
def test_an_address_that_is_not_everybodys_is_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["142.250.180.10", "2a00:1450:4009:81f::200a", "64:ff9b::8efa:b40a"])
def test_an_address_on_the_internet_is_public(address: str) -> None:
    assert is_public(address)
