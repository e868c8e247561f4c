"""Every limit of WhatsApp, each beside its source.

"Meta" is a page below https://developers.facebook.com/documentation/business-messaging/whatsapp/,
with the date that it bears. Where Meta's pages disagree, the smaller figure stands here.
"""

from channels._limit import Limit, Sureness
from locales.words import gettext_noop

__all__ = [
    "BODY",
    "BUTTONS",
    "BUTTONS_SHOWN",
    "CARDS",
    "CARDS_LEAST",
    "CARD_BODY",
    "CARD_BUTTONS",
    "CODE",
    "CODES",
    "CODE_MINUTES",
    "COPY_CODE_BUTTONS",
    "COUPON",
    "DESKTOP_BUTTONS",
    "EMOJI",
    "EMOJI_SOURCE",
    "FOLD_COLUMNS",
    "FOLD_LINES",
    "FOOTER",
    "FOOTER_VARIABLES",
    "HEADERS",
    "HEADER_TEXT",
    "HEADER_VARIABLES",
    "INFOBIP_REFERENCE",
    "LABEL",
    "LIMITS",
    "OFFERS",
    "OFFER_BODY",
    "OFFER_TEXT",
    "PACKAGE",
    "PAYLOAD",
    "PHONE",
    "PHONE_BUTTONS",
    "PLAIN_SOURCE",
    "POSITION_SOURCE",
    "QUICK_REPLIES",
    "REFERENCE",
    "REPLIES",
    "REPLY_LABEL",
    "REPLY_URLS",
    "SIGNATURE",
    "SINCH_REFERENCE",
    "SPACES",
    "TEMPLATE_NAME",
    "TWILIO_VALUE",
    "TWILIO_VARIABLES",
    "URL",
    "URL_BUTTONS",
    "URL_VARIABLES",
    "VALUE_SOURCE",
]

_COMPONENTS = "Meta, templates/components, 24 June 2026"
_OFFER = "Meta, limited-time-offer-templates, 4 November 2025"
_CAROUSEL = "Meta, media-card-carousel-templates, 24 June 2026"
_CODE = "Meta, copy-code authentication templates, 24 June 2026"
_ZERO_TAP = "Meta, zero-tap-authentication-templates, 4 November 2025"
_REPLIES = "Meta, messages/interactive-reply-buttons-messages, 21 May 2026"
_LINK_BUTTON = "Meta, messages/interactive-cta-url-messages, 3 November 2025"
_MESSAGES = "Meta, reference/whatsapp-business-phone-number/message-api"
_BIRD = "Bird, WhatsApp text templates"
# 50 in an earlier version of the client.
_INFOBIP = "Infobip, PHP client, WhatsAppMessage"
# Said there of a message as it is kept.
_SINCH = "Sinch, Node SDK, ConversationMessage"
_TWILIO = "Twilio, using variables with the Content API"
# Twilio passes on why Meta turns templates down: its error 63040, and its page on approvals.
_REFUSED = "Twilio, error 63040 (why WhatsApp refuses templates)"

_CHARACTERS = gettext_noop("characters")
_BUTTONS = gettext_noop("buttons")
_CARDS = gettext_noop("cards")
_BLOCKS = gettext_noop("blocks")
_VARIABLES = gettext_noop("placeholders")
_LINES = gettext_noop("lines")

# Rules that are no numbers, and whose they are.
POSITION_SOURCE = _REFUSED
EMOJI_SOURCE = _REFUSED
# Meta's own words (error 100, subcode 2388060): buttons hold no variables, newlines, emojis or
# formatting characters.
PLAIN_SOURCE = "Meta, Graph API error 2388060"
# Meta's own words (error 132018): no new line, no tab, not more than four spaces in a row.
VALUE_SOURCE = "Meta, Graph API error 132018"


def _of(
    name: str, value: int, unit: str, source: str, sure: Sureness = "A", hard: bool = True
) -> Limit:
    return Limit(name, value, unit, source, sure, hard)


HEADERS = _of("headers", 1, _BLOCKS, _COMPONENTS)
HEADER_TEXT = _of("header_text", 60, _CHARACTERS, _COMPONENTS)
HEADER_VARIABLES = _of("header_variables", 1, _VARIABLES, _COMPONENTS)
BODY = _of("body", 1024, _CHARACTERS, _COMPONENTS)
FOOTER = _of("footer", 60, _CHARACTERS, _COMPONENTS)
FOOTER_VARIABLES = _of("footer_variables", 0, _VARIABLES, "360dialog, Template elements", "B")

BUTTONS = _of("buttons", 10, _BUTTONS, _COMPONENTS)
URL_BUTTONS = _of("url_buttons", 2, _BUTTONS, _COMPONENTS)
PHONE_BUTTONS = _of("phone_buttons", 1, _BUTTONS, _COMPONENTS)
COPY_CODE_BUTTONS = _of("copy_code_buttons", 1, _BUTTONS, _COMPONENTS)
QUICK_REPLIES = _of("quick_replies", 10, _BUTTONS, _COMPONENTS)
LABEL = _of("label", 25, _CHARACTERS, _COMPONENTS)
URL = _of("url", 2000, _CHARACTERS, _COMPONENTS)
URL_VARIABLES = _of("url_variables", 1, _VARIABLES, _COMPONENTS)
PHONE = _of("phone", 20, _CHARACTERS, _COMPONENTS)
# The page on components says 20 since 2026, that on offers says 15: what is 15 goes everywhere.
COUPON = _of("coupon_code", 15, _CHARACTERS, _OFFER, "B")
# What comes back when a quick reply is tapped. Meta tells the longer one of free answers only.
PAYLOAD = _of("payload", 256, _CHARACTERS, _REPLIES)
# With more than three, two are shown and the rest stands behind "See all options".
BUTTONS_SHOWN = _of("buttons_shown", 3, _BUTTONS, _COMPONENTS, hard=False)
# From this number on the message cannot be seen in the desktop apps.
DESKTOP_BUTTONS = _of("desktop_buttons", 3, _BUTTONS, _COMPONENTS, hard=False)

CARDS_LEAST = _of("cards_least", 2, _CARDS, _CAROUSEL)
CARDS = _of("cards", 10, _CARDS, _CAROUSEL)
CARD_BODY = _of("card_body", 160, _CHARACTERS, _CAROUSEL)
CARD_BUTTONS = _of("card_buttons", 2, _BUTTONS, _CAROUSEL)

OFFERS = _of("offers", 1, _BLOCKS, _OFFER)
OFFER_TEXT = _of("offer_text", 16, _CHARACTERS, _OFFER)
OFFER_BODY = _of("offer_body", 600, _CHARACTERS, _OFFER)

CODES = _of("codes", 1, _BLOCKS, _CODE)
CODE = _of("code", 15, _CHARACTERS, _CODE)
CODE_MINUTES = _of("code_minutes", 90, gettext_noop("minutes"), _CODE)
PACKAGE = _of("package_name", 224, _CHARACTERS, _ZERO_TAP)
SIGNATURE = _of("signature_hash", 11, _CHARACTERS, _ZERO_TAP)

# An answer within 24 hours of the customer's own message: no template, no review.
REPLIES = _of("reply_buttons", 3, _BUTTONS, _REPLIES)
REPLY_URLS = _of("reply_url_buttons", 1, _BUTTONS, _LINK_BUTTON)
REPLY_LABEL = _of("reply_label", 20, _CHARACTERS, _REPLIES)

EMOJI = _of("emoji", 10, gettext_noop("emoji"), "Twilio, template approvals", "B", hard=False)
FOLD_LINES = _of("fold_lines", 5, _LINES, _BIRD, "B", hard=False)
# About what a line of the bubble holds on a phone of 375 pixels.
FOLD_COLUMNS = _of("fold_columns", 36, _CHARACTERS, "measured in our own preview", "C", hard=False)

SPACES = _of("spaces_in_a_value", 4, gettext_noop("spaces"), VALUE_SOURCE)
TEMPLATE_NAME = _of("template_name", 512, _CHARACTERS, _CAROUSEL)
REFERENCE = _of("reference", 512, _CHARACTERS, _MESSAGES, "B")

INFOBIP_REFERENCE = _of("infobip_reference", 100, _CHARACTERS, _INFOBIP)
SINCH_REFERENCE = _of("sinch_reference", 1024, _CHARACTERS, _SINCH, "B")
TWILIO_VARIABLES = _of("twilio_variables", 100, _VARIABLES, _TWILIO)
TWILIO_VALUE = _of("twilio_variable_value", 1600, _CHARACTERS, _TWILIO)

LIMITS: tuple[Limit, ...] = (
    HEADERS,
    HEADER_TEXT,
    HEADER_VARIABLES,
    BODY,
    FOOTER,
    FOOTER_VARIABLES,
    BUTTONS,
    URL_BUTTONS,
    PHONE_BUTTONS,
    COPY_CODE_BUTTONS,
    QUICK_REPLIES,
    LABEL,
    URL,
    URL_VARIABLES,
    PHONE,
    COUPON,
    PAYLOAD,
    BUTTONS_SHOWN,
    DESKTOP_BUTTONS,
    CARDS_LEAST,
    CARDS,
    CARD_BODY,
    CARD_BUTTONS,
    OFFERS,
    OFFER_TEXT,
    OFFER_BODY,
    CODES,
    CODE,
    CODE_MINUTES,
    PACKAGE,
    SIGNATURE,
    REPLIES,
    REPLY_URLS,
    REPLY_LABEL,
    EMOJI,
    FOLD_LINES,
    FOLD_COLUMNS,
    SPACES,
    TEMPLATE_NAME,
    REFERENCE,
    INFOBIP_REFERENCE,
    SINCH_REFERENCE,
    TWILIO_VARIABLES,
    TWILIO_VALUE,
)
