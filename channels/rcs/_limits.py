"""Every limit of RCS, each beside its source."""

from channels._infobip import REFERENCE, VALIDITY
from channels._limit import Limit
from locales.words import gettext_noop

__all__ = [
    "BASIC_BYTES",
    "CARDS",
    "CARDS_LEAST",
    "CARD_SUGGESTIONS",
    "DESCRIPTION",
    "EVENT_DESCRIPTION",
    "EVENT_TITLE",
    "LABEL",
    "LIMITS",
    "PAYLOAD",
    "PLACE",
    "POSTBACK",
    "RBM_DAYS",
    "SUGGESTIONS",
    "TEXT",
    "TITLE",
    "TWILIO_ACTIONS",
    "TWILIO_CARD",
    "URL",
    "US_SEGMENT_BYTES",
]

_CHARACTERS = gettext_noop("characters")
_SUGGESTIONS = gettext_noop("suggestions")
_CARDS = gettext_noop("cards")
# Not "bytes": figures show those as kilobytes, and here every single one is paid for.
_UTF8_BYTES = gettext_noop("UTF-8 bytes")

# Google's own client says the same in its comments on each field; AWS's botocore, service
# pinpoint-sms-voice-v2, holds the figures as constraints (Rcs…).
_RBM = "Google RBM API v1"
_AWS = "AWS botocore 1.44, pinpoint-sms-voice-v2"
_BOTH = f"{_RBM}; {_AWS}"

TEXT = Limit("text", 3072, _CHARACTERS, f"{_BOTH}, RcsTextBody")
TITLE = Limit("card_title", 200, _CHARACTERS, f"{_BOTH}, RcsCardTitle")
DESCRIPTION = Limit("card_description", 2000, _CHARACTERS, f"{_BOTH}, RcsCardDescription")
CARDS = Limit("carousel_cards", 10, _CARDS, f"{_BOTH}, RcsCarouselCardContentList")
CARDS_LEAST = Limit("carousel_cards_least", 2, _CARDS, f"{_BOTH}, RcsCarouselCardContentList")
SUGGESTIONS = Limit("suggestions", 11, _SUGGESTIONS, f"{_BOTH}, RcsSuggestedActionList")
# Google's guide says 4, a comment in its Java client 10: the smaller number always passes.
CARD_SUGGESTIONS = Limit(
    "card_suggestions", 4, _SUGGESTIONS, f"{_BOTH}, RcsCardSuggestedActionList"
)
LABEL = Limit("suggestion_label", 25, _CHARACTERS, f"{_BOTH}, RcsSuggestedActionText")
POSTBACK = Limit("postback", 2048, _CHARACTERS, f"{_BOTH}, RcsPostbackData")
URL = Limit("url", 2048, _CHARACTERS, f"{_BOTH}, RcsOpenUrlValue")
PLACE = Limit("place", 100, _CHARACTERS, f"{_AWS}, RcsLocationLabel")
EVENT_TITLE = Limit("event_title", 100, _CHARACTERS, f"{_BOTH}, RcsCalendarEventTitle")
EVENT_DESCRIPTION = Limit(
    "event_description", 500, _CHARACTERS, f"{_BOTH}, RcsCalendarEventDescription"
)

# 250 KB of 1,024 bytes, of the whole message as JSON.
PAYLOAD = Limit(
    "payload", 256_000, gettext_noop("bytes"), f"{_RBM}, Send messages; AWS, RCS limits (250 KB)"
)

# A text that is all of its message, and no longer than this, is a "basic" message; any other
# is "single". Bytes, not characters: æ is two of them, an emoji four.
BASIC_BYTES = Limit(
    "basic_message",
    160,
    _UTF8_BYTES,
    "Infobip, RCS billing types; Google, RCS billing FAQ",
    hard=False,
)
US_SEGMENT_BYTES = Limit(
    "us_segment", 160, _UTF8_BYTES, "Google, RCS billing model for US carriers", hard=False
)

# What single senders add.
RBM_DAYS = Limit("rbm_expiry", 15, gettext_noop("days"), f"{_RBM}, AgentMessage ttl, expireTime")
TWILIO_CARD = Limit(
    "twilio_carousel_card", 160, _CHARACTERS, "Twilio Content API, twilio/carousel, title and body"
)
TWILIO_ACTIONS = Limit(
    "twilio_carousel_actions", 2, gettext_noop("buttons"), "Twilio Content API, twilio/carousel"
)

LIMITS = (
    TEXT,
    TITLE,
    DESCRIPTION,
    CARDS_LEAST,
    CARDS,
    SUGGESTIONS,
    CARD_SUGGESTIONS,
    LABEL,
    POSTBACK,
    URL,
    PLACE,
    EVENT_TITLE,
    EVENT_DESCRIPTION,
    PAYLOAD,
    BASIC_BYTES,
    US_SEGMENT_BYTES,
    RBM_DAYS,
    VALIDITY,
    REFERENCE,
    TWILIO_CARD,
    TWILIO_ACTIONS,
)
