"""The limits of those who send, each beside its source; those of the channel are in
``channels.sms._limits``."""

from channels._limit import Limit
from channels.sms._limits import LINK_SEGMENTS as MOST_LINK_SEGMENTS
from channels.sms._limits import (
    LINK_SOURCE,
    MAX_SEGMENTS,
    MAX_SEGMENTS_SOURCE,
    TWILIO_CHARACTERS,
    TWILIO_SOURCE,
)
from locales.words import gettext_noop

__all__ = [
    "CONTENT_BODY",
    "CONTENT_VALUE",
    "CONTENT_VARIABLES",
    "LINK_SEGMENTS",
    "LINK_SOURCE",
    "NAME",
    "SEGMENTS",
    "SINCH_CHARACTERS",
    "TWILIO_BODY",
]

_CHARACTERS = gettext_noop("characters")
_SEGMENTS = gettext_noop("segments")

SEGMENTS = Limit("segments", MAX_SEGMENTS, _SEGMENTS, MAX_SEGMENTS_SOURCE)

# Section 9.1.2.5 gives an address 10 octets: 11 septets.
NAME = Limit("sender_name", 11, _CHARACTERS, "3GPP TS 23.040, 9.1.2.5")

TWILIO_BODY = Limit("twilio_body", TWILIO_CHARACTERS, _CHARACTERS, TWILIO_SOURCE)

LINK_SEGMENTS = Limit("link_mobility_segments", MOST_LINK_SEGMENTS, _SEGMENTS, LINK_SOURCE)

# The page says so in prose; the API's own description gives the field no length.
SINCH_CHARACTERS = Limit("sinch_body", 1600, _CHARACTERS, "Sinch SMS REST API, Introduction", "B")

_CONTENT_SOURCE = "Twilio Content API, Using variables with content templates"
CONTENT_BODY = Limit("content_body", 1600, _CHARACTERS, "Twilio Content API, twilio/text")
CONTENT_VARIABLES = Limit("content_variables", 100, gettext_noop("placeholders"), _CONTENT_SOURCE)
CONTENT_VALUE = Limit("content_value", 1600, _CHARACTERS, _CONTENT_SOURCE)
