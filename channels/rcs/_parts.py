"""The parts of an RCS message: a text, or a card, or a carousel; suggestions below it."""

from channels._failover import SMS_PARTS
from channels._parts import Blocks, BlockType, Choice, Part, Text
from channels._urls import WEB_SCHEMES
from channels.rcs._limits import (
    CARD_SUGGESTIONS,
    CARDS,
    DESCRIPTION,
    SUGGESTIONS,
    TEXT,
    TITLE,
    URL,
)
from channels.rcs._suggestions import TYPES
from locales.words import gettext_noop

__all__ = ["PARTS"]


def _media(name: str, label: str, help: str) -> Text:
    return Text(
        name,
        label,
        help,
        kind="url",
        max_length=URL.value,
        source=URL.source,
        schemes=WEB_SCHEMES,
    )


_CARD_FIELDS: tuple[Part, ...] = (
    Text("title", gettext_noop("Title"), max_length=TITLE.value, source=TITLE.source),
    Text(
        "description",
        gettext_noop("Description"),
        multiline=True,
        max_length=DESCRIPTION.value,
        source=DESCRIPTION.source,
    ),
    _media(
        "media",
        gettext_noop("Image or video"),
        gettext_noop("Its address: begins with https:, or with a placeholder."),
    ),
    _media(
        "thumbnail",
        gettext_noop("Small image"),
        gettext_noop("Its address: shown until the image or video is there."),
    ),
    Choice(
        "height",
        gettext_noop("Height of the image"),
        (
            ("short", gettext_noop("Short")),
            ("medium", gettext_noop("Medium")),
            ("tall", gettext_noop("Tall")),
        ),
        "medium",
    ),
    Blocks(
        "suggestions",
        gettext_noop("Suggestions on the card"),
        TYPES,
        max_num=CARD_SUGGESTIONS.value,
        source=CARD_SUGGESTIONS.source,
    ),
)

_LAYOUT: tuple[Part, ...] = (
    Choice(
        "orientation",
        gettext_noop("Layout"),
        (
            ("vertical", gettext_noop("Image above the text")),
            ("horizontal", gettext_noop("Image beside the text")),
        ),
        "vertical",
    ),
    Choice(
        "alignment",
        gettext_noop("Image beside the text"),
        (("left", gettext_noop("On the left")), ("right", gettext_noop("On the right"))),
        "left",
    ),
)

_SINGLE = BlockType("card", gettext_noop("Card"), "image", (*_CARD_FIELDS, *_LAYOUT))
_ONE_OF_MANY = BlockType("card", gettext_noop("Card"), "image", _CARD_FIELDS)

PARTS: tuple[Part, ...] = (
    Text(
        "text",
        gettext_noop("Text"),
        gettext_noop(
            "A text alone is a whole message. A card or a carousel has no text beside it."
        ),
        multiline=True,
        max_length=TEXT.value,
        source=TEXT.source,
    ),
    Blocks(
        "card",
        gettext_noop("Card"),
        (_SINGLE,),
        max_num=1,
        help=gettext_noop("Instead of the text: an image, a title, a description, suggestions."),
        source=gettext_noop("a message holds one card; several are a carousel"),
    ),
    Blocks(
        "carousel",
        gettext_noop("Carousel"),
        (_ONE_OF_MANY,),
        max_num=CARDS.value,
        help=gettext_noop("Instead of text and card: 2 to 10 cards side by side."),
        source=CARDS.source,
    ),
    Choice(
        "card_width",
        gettext_noop("Width of the cards in the carousel"),
        (("small", gettext_noop("Small")), ("medium", gettext_noop("Medium"))),
        "medium",
    ),
    Blocks(
        "suggestions",
        gettext_noop("Suggestions"),
        TYPES,
        max_num=SUGGESTIONS.value,
        help=gettext_noop("Below the message; they go when the reader answers."),
        source=SUGGESTIONS.source,
    ),
    *SMS_PARTS,
)
