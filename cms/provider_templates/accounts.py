"""An account's settings and secrets: kept encrypted, opened for a call, never shown."""

import json
from collections.abc import Mapping

from django.utils.crypto import salted_hmac

from cms.models import ProviderAccount
from cms.provider_templates.backends import Access
from cms.webhooks import vault


def lock(secrets: Mapping[str, str]) -> str:
    """*secrets* as they are stored."""
    return vault.lock(json.dumps(dict(secrets)))


def secrets_of(account: ProviderAccount) -> dict[str, str]:
    """The secrets in clear. Raises `SecretUnreadable` under another secret key."""
    found: dict[str, str] = json.loads(vault.unlock(account.secret)) if account.secret else {}
    return found


def access_of(account: ProviderAccount) -> Access:
    """What a back-end needs to call. Raises `SecretUnreadable`."""
    return Access(account.public_id, dict(account.settings), secrets_of(account))


def verify_token(account: ProviderAccount) -> str:
    """What the provider repeats when its webhook is set up: made, so that nobody keeps it."""
    return salted_hmac("cms.provider_templates.verify", account.public_id).hexdigest()[:32]
