"""What can go wrong at a provider, beside what can go wrong with any call (`cms.webhooks.errors`).

WebhookError
 ├─ TargetRefused, SendFailed, SecretUnreadable    tried again later
 ├─ ProviderBusy      it wants fewer calls: the account is left alone for a while
 └─ ProviderRefused   it will answer the same the next time: a person must act
     ├─ NameTaken     another template has this name there: the next version is tried
     └─ CannotDo      its API has no such call
"""

from datetime import timedelta
from typing import Any

from cms.webhooks.errors import WebhookError

MOST_WORDS = 500
"""Of a provider's own words: they are somebody else's, and may be anything."""


class ProviderBusy(WebhookError):
    """The provider wants fewer calls."""

    def __init__(self, msgid: str, *, retry_after: timedelta = timedelta(0), **params: Any) -> None:
        super().__init__(msgid, **params)
        self.retry_after = retry_after


class ProviderRefused(WebhookError):
    """The provider refuses, and would again."""


class NameTaken(ProviderRefused):
    """Another template has this name at the provider."""


class CannotDo(ProviderRefused):
    """The provider's API has no such call."""
