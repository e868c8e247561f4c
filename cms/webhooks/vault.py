"""Secrets at rest: encrypted, because signing needs them back and a copy of the database must not
be enough to sign.

Fernet (AES-128-CBC and HMAC-SHA256) under a key derived from the installation's secret key. After
a change of that key, the old one in Django's ``SECRET_KEY_FALLBACKS`` still reads what is stored.
"""

import base64

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.utils.encoding import force_bytes
from django.utils.translation import gettext_noop as _

from cms.webhooks.errors import SecretUnreadable

PURPOSE = b"budskap webhook secrets, 1"
"""Sets this key apart from any other that is derived from the installation's secret key."""


def lock(secret: str) -> str:
    """*secret*, encrypted."""
    return _fernet().encrypt(secret.encode("ascii")).decode("ascii")


def unlock(stored: str) -> str:
    """The secret that `lock` stored. Raises `SecretUnreadable` under another secret key."""
    try:
        return _fernet().decrypt(stored.encode("ascii")).decode("ascii")
    except InvalidToken:
        raise SecretUnreadable(
            _(
                "The secret cannot be read: the installation’s secret key has changed. "
                "Make a new secret."
            )
        ) from None


def _fernet() -> MultiFernet:
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([Fernet(_derived(key)) for key in keys])


def _derived(key: str | bytes) -> bytes:
    derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=PURPOSE).derive(force_bytes(key))
    return base64.urlsafe_b64encode(derived)
