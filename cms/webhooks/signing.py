"""Signatures as the Standard Webhooks specification 1.0.0 has them ("Signature scheme").

A secret is ``whsec_`` and 24 to 64 bytes in base64. What is signed is ``id.timestamp.body``, with
HMAC-SHA256; a signature is written ``v1,`` and base64. Several stand with a space between them.
"""

import base64
import binascii
import hashlib
import hmac
import secrets
from collections.abc import Sequence

PREFIX = "whsec_"
LEAST, MOST = 24, 64  # bytes of a secret ("Random. At least 24 bytes (192 bits, 512 maximum)")
MADE = 32  # as many as HMAC-SHA256 gives out: more would add nothing


def make_secret() -> str:
    """A new random secret, as receivers are given it."""
    return PREFIX + base64.b64encode(secrets.token_bytes(MADE)).decode("ascii")


def make_id() -> str:
    """A new message id. Hexadecimal, because an id must hold no full stop."""
    return f"msg_{secrets.token_hex(16)}"


def key_of(secret: str) -> bytes:
    """The bytes of a secret. Raises `ValueError` for what is no secret, without repeating it."""
    try:
        key = base64.b64decode(secret.removeprefix(PREFIX), validate=True)
    except (binascii.Error, ValueError):
        raise ValueError("a secret is whsec_ and base64") from None
    if not secret.startswith(PREFIX) or not LEAST <= len(key) <= MOST:
        raise ValueError(f"a secret is whsec_ and {LEAST} to {MOST} bytes in base64")
    return key


def sign(secret: str, message_id: str, timestamp: int, body: bytes) -> str:
    """One signature: ``v1,K5oZfz...``. *timestamp* is in whole seconds since 1970."""
    signed = f"{message_id}.{timestamp}.".encode() + body
    digest = hmac.new(key_of(secret), signed, hashlib.sha256).digest()
    return "v1," + base64.b64encode(digest).decode("ascii")


def headers(valid: Sequence[str], message_id: str, timestamp: int, body: bytes) -> dict[str, str]:
    """The three headers of a message, with a signature by each *valid* secret."""
    return {
        "webhook-id": message_id,
        "webhook-timestamp": str(timestamp),
        "webhook-signature": " ".join(sign(each, message_id, timestamp, body) for each in valid),
    }
