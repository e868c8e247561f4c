"""What a provider's reason means for the writer, and how to mend it."""

from typing import Any

from django.utils.translation import gettext_lazy as _

MEND: dict[str, Any] = {
    "ABUSIVE_CONTENT": _(
        "The provider reads it as abuse or a threat. Take out what warns, threatens or shames."
    ),
    "CATEGORY_NOT_AVAILABLE": _(
        "This category is not open to the account. Choose another in the text’s category."
    ),
    "INCORRECT_CATEGORY": _(
        "It reads as another category: an offer is marketing. Change the category or the text."
    ),
    "TAG_CONTENT_MISMATCH": _(
        "The text is in another language, or of another category, than it says. Check both."
    ),
    "INVALID_FORMAT": _(
        "The form is wrong: placeholders at the start or the end, beside one another, or with "
        "samples that do not fit. Put words round them."
    ),
    "PROMOTIONAL": _(
        "It advertises, and its category does not allow that. Choose marketing, or take it out."
    ),
    "SCAM": _(
        "It resembles fraud. Name the brand, use its own domain, and ask for nothing secret."
    ),
}
"""By the code that a reason begins with (Meta, "message_template_status_update")."""


def mend(reason: str) -> Any:
    """How to mend what was rejected for *reason*; "" where that is the provider's words alone."""
    return MEND.get(reason.partition(":")[0].strip(), "")
