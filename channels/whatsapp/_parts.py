"""The parts of a WhatsApp message. The body alone is a whole message; all else is added to it."""

from channels._parts import Blocks, Choice, Part, Text
from channels.whatsapp._buttons import BUTTON_TYPES
from channels.whatsapp._forms import CARD, CODE_BUTTON, OFFER
from channels.whatsapp._header import HEADER_TYPES
from channels.whatsapp._languages import OWN, known
from channels.whatsapp._limits import BODY, BUTTONS, CARDS, CODES, FOOTER, HEADERS, OFFERS
from locales.words import gettext_noop

__all__ = ["AUTHENTICATION", "MARKETING", "PARTS", "SERVICE", "UTILITY"]

UTILITY, MARKETING, AUTHENTICATION = "utility", "marketing", "authentication"
# Not one of Meta's template categories, but its word for a free answer.
SERVICE = "service"

_CATEGORY = Choice(
    "category",
    gettext_noop("Category"),
    (
        (UTILITY, gettext_noop("Utility: an order, a booking, an account")),
        (MARKETING, gettext_noop("Marketing: offers, news, reminders to buy")),
        (AUTHENTICATION, gettext_noop("Authentication: a code to log in or confirm")),
        (SERVICE, gettext_noop("Service: an answer within 24 hours of the customer's message")),
    ),
    UTILITY,
    gettext_noop(
        "Meta reviews the first three as templates and charges by category. A service message "
        "is no template: it may hold conditions, and goes out only while the customer's last "
        "message is younger than 24 hours."
    ),
)

_BODY = Text(
    "body",
    gettext_noop("Message"),
    gettext_noop(
        "*bold*, _italic_, ~struck out~, ```mono```; lines that begin with “- ”, “1. ” or “> ”. "
        "A template does not begin or end with a placeholder, nor hold two side by side. In "
        "category authentication: the placeholder of the code and nothing else."
    ),
    required=True,
    multiline=True,
    max_length=BODY.value,
    source=BODY.source,
)

_FOOTER = Text(
    "footer",
    gettext_noop("Footer"),
    gettext_noop("Small print below the message: no placeholder, no emoji."),
    max_length=FOOTER.value,
    source=FOOTER.source,
)

_LANGUAGE = Choice(
    "language",
    gettext_noop("Send under the language"),
    (
        (OWN, gettext_noop("Its own")),
        *((code, f"{name}: {code}") for code, name in known().names.items()),
    ),
    OWN,
    gettext_noop(
        "WhatsApp has no Nynorsk. Such a text is sent under another language only when you "
        "choose one here; its name at WhatsApp then gets the language at its end."
    ),
)

PARTS: tuple[Part, ...] = (
    _CATEGORY,
    Blocks(
        "header",
        gettext_noop("Header"),
        HEADER_TYPES,
        max_num=HEADERS.value,
        help=gettext_noop("A title, image, video, document or place above the message."),
        source=HEADERS.source,
    ),
    _BODY,
    _FOOTER,
    Blocks(
        "buttons",
        gettext_noop("Buttons"),
        BUTTON_TYPES,
        max_num=BUTTONS.value,
        help=gettext_noop("At most 10, of them 2 web addresses, 1 phone call and 1 discount code."),
        source=BUTTONS.source,
    ),
    Blocks(
        "cards",
        gettext_noop("Carousel"),
        (CARD,),
        max_num=CARDS.value,
        help=gettext_noop("2 to 10 cards that the reader swipes; in marketing messages only."),
        source=CARDS.source,
    ),
    Blocks(
        "offer",
        gettext_noop("Limited-time offer"),
        (OFFER,),
        max_num=OFFERS.value,
        help=gettext_noop("A countdown above the message; in marketing messages only."),
        source=OFFERS.source,
    ),
    Blocks(
        "code",
        gettext_noop("Authentication"),
        (CODE_BUTTON,),
        max_num=CODES.value,
        help=gettext_noop("For category authentication. Empty: a button that copies the code."),
        source=CODES.source,
    ),
    _LANGUAGE,
)
