"""Python derives and seals as the browser does: the known answers are those of tests/web/seal.test.js."""

import pytest
from cryptography.exceptions import InvalidTag

from tests.sealing import answer_token_of, new_key, seal, seed_of, unseal, words_key_of

ALERT = "0a1b2c3d-0000-4000-8000-00000000abcd"
KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8"
SEED = "WDwT18LggiOb1OHR1JOzbA"
WORDS_KEY = "4mTv3Z79lUq_7hO7j6U-huuppv9fwpfDmbSaKvF41hE"
WORDS = {"from": "Ana", "place": "", "note": "Żółć", "quiet": False, "at": "2026-11-22T12:00:00Z"}
SEALED = (
    "1.AAECAwQFBgcICQoL.Y6oABJ0QpqiXneb1nN7S-DwHrlYgEN3P5ds-EZAdm1QYXH_bRQ7N5rytL7DlA1vm5uDagmQJzd_H7oYHp"
    "Lv7WJtdbniaz97slmUiIk3sUdyx_7y94Wq39SZRr9T-KHBrApDwh3sfHut1QiKAh3R4biutHUbN06saBP--EFZuF9rqOEq-k8DhWTq"
    "RkZoN33TC"
)


def test_seed_token_and_words_key_are_those_that_the_browser_gets() -> None:
    assert seed_of(KEY, ALERT) == SEED
    assert answer_token_of(SEED) == "RNiu1g7jG6delocLHJ_MqA"
    assert words_key_of(SEED) == WORDS_KEY


def test_an_envelope_opens_for_its_own_key_and_place_alone() -> None:
    assert unseal(WORDS_KEY, "alert", ALERT, SEALED) == WORDS
    with pytest.raises(InvalidTag):
        unseal(new_key(), "alert", ALERT, SEALED)
    with pytest.raises(InvalidTag):
        unseal(WORDS_KEY, "about", ALERT, SEALED)


def test_what_is_sealed_is_filled_up_and_never_looks_the_same() -> None:
    key = new_key()
    first, again = (seal(key, "alert", ALERT, {"from": "امینہ"}) for _ in range(2))
    assert first != again
    assert len(first) == len(again) == len(seal(key, "alert", ALERT, {"from": "a"}))
    assert unseal(key, "alert", ALERT, first) == {"from": "امینہ"}
