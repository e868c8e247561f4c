"""What Budskap refuses, as exceptions.

    ValidationError (Django)
    └── Refused            a verb was refused; `messages` say what to do
        └── PublishRefused nothing went live

Being validation errors, they are words to a person in the admin and a 422 in Wagtail's API, never
a 500.
"""

from typing import Any

from django.core.exceptions import ValidationError


class Refused(ValidationError):
    """A state change that was refused; nothing was changed."""

    def __init__(self, words: Any, code: str = "refused") -> None:
        super().__init__(words, code=code)


class PublishRefused(Refused):
    """A variant that may not go live."""
