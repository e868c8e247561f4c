"""Secrets at rest: unreadable in the database, readable by the installation that wrote them."""

from typing import Any

import pytest

from cms.webhooks import vault
from cms.webhooks.errors import SecretUnreadable

SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"


def test_what_is_stored_does_not_show_the_secret() -> None:
    stored = vault.lock(SECRET)
    assert "MfKQ9r8G" not in stored
    assert vault.lock(SECRET) != stored, "two endpoints with one secret cannot be told"
    assert vault.unlock(stored) == SECRET


def test_another_secret_key_cannot_read_it(settings: Any) -> None:
    stored = vault.lock(SECRET)
    settings.SECRET_KEY = "another"
    with pytest.raises(SecretUnreadable, match="secret key has changed"):
        vault.unlock(stored)


def test_a_former_secret_key_still_reads_it(settings: Any) -> None:
    stored = vault.lock(SECRET)
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another"
    assert vault.unlock(stored) == SECRET


@pytest.mark.parametrize("stored", ["", "x", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"])
def test_what_was_never_encrypted_is_refused(stored: str) -> None:
    with pytest.raises(SecretUnreadable):
        vault.unlock(stored)
