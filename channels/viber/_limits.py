"""Every limit of Viber Business Messages, each beside its source."""

from channels._infobip import REFERENCE, VALIDITY
from channels._limit import Limit
from locales.words import gettext_noop

__all__ = [
    "BUTTON",
    "CARDS",
    "CARDS_LEAST",
    "CARD_BUTTONS",
    "CARD_TEXT",
    "CARD_TEXT_LEAST",
    "FIRST_BUTTON",
    "LIMITS",
    "LIST_TEXT",
    "MEDIA",
    "OPTION",
    "OPTIONS",
    "OPTIONS_LEAST",
    "SECOND_BUTTON",
    "TEXT",
    "TRACKING",
    "URL",
]

_CHARACTERS = gettext_noop("characters")
_SDK = "Infobip API client 6.0.0"

TEXT = Limit("text", 1000, _CHARACTERS, f"{_SDK}, ViberOutboundTextContent")
BUTTON = Limit("button_label", 30, _CHARACTERS, f"{_SDK}, ViberButton")
URL = Limit("button_url", 1000, _CHARACTERS, f"{_SDK}, ViberButton, ViberCarouselButton")
MEDIA = Limit(
    "image_url", 1000, _CHARACTERS, f"{_SDK}, ViberOutboundImageContent, ViberCarouselCard"
)

CARDS = Limit("carousel_cards", 5, gettext_noop("cards"), f"{_SDK}, ViberOutboundCarouselContent")
CARDS_LEAST = Limit(
    "carousel_cards_least", 2, gettext_noop("cards"), f"{_SDK}, ViberOutboundCarouselContent"
)
CARD_TEXT = Limit("card_text", 38, _CHARACTERS, f"{_SDK}, ViberCarouselCard")
CARD_TEXT_LEAST = Limit("card_text_least", 2, _CHARACTERS, f"{_SDK}, ViberCarouselCard")
CARD_BUTTONS = Limit("card_buttons", 2, gettext_noop("buttons"), f"{_SDK}, ViberCarouselCard")
FIRST_BUTTON = Limit("card_first_button", 10, _CHARACTERS, f"{_SDK}, ViberCarouselButton")
SECOND_BUTTON = Limit("card_second_button", 12, _CHARACTERS, f"{_SDK}, ViberCarouselButton")

LIST_TEXT = Limit("list_text", 85, _CHARACTERS, f"{_SDK}, ViberOutboundListContent")
OPTIONS = Limit("list_options", 5, gettext_noop("options"), f"{_SDK}, ViberOutboundListContent")
OPTIONS_LEAST = Limit(
    "list_options_least", 2, gettext_noop("options"), f"{_SDK}, ViberOutboundListContent"
)
OPTION = Limit("list_option", 50, _CHARACTERS, f"{_SDK}, ViberOutboundListContent")

TRACKING = Limit("tracking_data", 100, _CHARACTERS, f"{_SDK}, ViberMessageOptions")

LIMITS = (
    TEXT,
    BUTTON,
    URL,
    MEDIA,
    CARDS_LEAST,
    CARDS,
    CARD_TEXT_LEAST,
    CARD_TEXT,
    CARD_BUTTONS,
    FIRST_BUTTON,
    SECOND_BUTTON,
    LIST_TEXT,
    OPTIONS_LEAST,
    OPTIONS,
    OPTION,
    TRACKING,
    VALIDITY,
    REFERENCE,
)
