"""Signatures, held against the vector of the Standard Webhooks specification's own tests."""

import base64
import hashlib
import hmac

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.webhooks import signing

SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
# libraries/python/tests/test_webhooks.py, test_sign_function, in standard-webhooks.
VECTOR = ("msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, b'{"test": 2432232314}')
SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def test_the_vector_of_the_specification() -> None:
    assert signing.sign(SECRET, *VECTOR) == SIGNATURE


def test_the_headers_are_the_three_of_the_specification() -> None:
    assert signing.headers([SECRET], *VECTOR) == {
        "webhook-id": VECTOR[0],
        "webhook-timestamp": "1614265330",
        "webhook-signature": SIGNATURE,
    }


def test_two_valid_secrets_sign_with_a_space_between() -> None:
    other = signing.make_secret()
    told = signing.headers([other, SECRET], *VECTOR)["webhook-signature"]
    assert told.split(" ") == [signing.sign(other, *VECTOR), SIGNATURE]


def secret_of(size: int) -> str:
    return "whsec_" + base64.b64encode(b"k" * size).decode()


@pytest.mark.parametrize("size", [24, 64])
def test_a_secret_of_24_to_64_bytes_signs(size: int) -> None:
    assert signing.key_of(secret_of(size)) == b"k" * size


@pytest.mark.parametrize(
    "secret",
    [
        secret_of(23),
        secret_of(65),
        "",
        "whsec_",
        "whsec_!!!!",
        SECRET.removeprefix("whsec_"),
        "whsk_" + "A" * 44,
    ],
)
def test_what_is_no_secret_is_refused_and_not_repeated(secret: str) -> None:
    with pytest.raises(ValueError, match="a secret is whsec_") as caught:
        signing.key_of(secret)
    assert not secret or secret == "whsec_" or secret not in str(caught.value)


def test_what_is_made_is_new_and_right() -> None:
    assert len(signing.key_of(signing.make_secret())) == 32
    assert signing.make_secret() != signing.make_secret()
    assert signing.make_id() != signing.make_id()
    assert signing.make_id().startswith("msg_")
    assert "." not in signing.make_id(), "a full stop would let what is signed be read two ways"


@given(body=st.binary(max_size=200), at=st.integers(0, 2**33))
def test_a_receiver_that_follows_the_specification_agrees(body: bytes, at: int) -> None:
    """Worked out again as the specification's text says it."""
    key = base64.b64decode(SECRET[len("whsec_") :])
    digest = hmac.digest(key, b"msg_1." + str(at).encode() + b"." + body, hashlib.sha256)
    assert signing.sign(SECRET, "msg_1", at, body) == "v1," + base64.b64encode(digest).decode()
