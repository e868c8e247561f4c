"""What can go wrong with a webhook. Each says it in words, and keeps them as `document` for rows
that are read later, in the reader's language.

WebhookError        anything below
 ├─ TargetRefused   the address may not be called
 ├─ SendFailed      the call was made and got no usable answer
 └─ SecretUnreadable  the stored secret was encrypted under another secret key
"""

from typing import Any

from cms.saying import say


class WebhookError(Exception):
    """A webhook cannot be sent. Its words name no secret."""

    def __init__(self, msgid: str, **params: Any) -> None:
        super().__init__(msgid)
        self.msgid, self.params = msgid, params

    def __str__(self) -> str:
        return say(self.msgid, self.params)

    @property
    def document(self) -> dict[str, Any]:
        """The words with their gaps, as JSON."""
        return {"msgid": self.msgid, "params": self.params}


class TargetRefused(WebhookError):
    """The address may not be called."""


class SendFailed(WebhookError):
    """The call was made and got no usable answer."""


class SecretUnreadable(WebhookError):
    """The stored secret was encrypted under another secret key."""
