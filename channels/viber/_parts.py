"""The parts of a Viber message: a text, and what a promotional one may have beside it."""

from channels._failover import SMS_PARTS
from channels._limit import Limit
from channels._parts import Blocks, BlockType, Choice, Part, Text
from channels._urls import WEB_SCHEMES
from channels.viber._limits import (
    BUTTON,
    CARD_BUTTONS,
    CARD_TEXT,
    CARDS,
    MEDIA,
    OPTION,
    OPTIONS,
    SECOND_BUTTON,
    TEXT,
    TRACKING,
    URL,
)
from locales.words import gettext_noop

__all__ = ["PARTS", "PROMOTIONAL", "TRANSACTIONAL"]

TRANSACTIONAL = "transactional"
PROMOTIONAL = "promotional"


def _address(name: str, label: str, limit: Limit, required: bool) -> Text:
    return Text(
        name,
        label,
        gettext_noop("Begins with https:, or with a placeholder."),
        required=required,
        kind="url",
        max_length=limit.value,
        source=limit.source,
        schemes=WEB_SCHEMES,
    )


def _button(label: Limit) -> BlockType:
    return BlockType(
        "button",
        gettext_noop("Button"),
        "link",
        (
            Text(
                "label",
                gettext_noop("Button label"),
                required=True,
                max_length=label.value,
                source=label.source,
            ),
            _address("url", gettext_noop("Button address"), URL, True),
        ),
    )


_CARD = BlockType(
    "card",
    gettext_noop("Card"),
    "image",
    (
        Text(
            "text",
            gettext_noop("Text of the card"),
            required=True,
            max_length=CARD_TEXT.value,
            source=CARD_TEXT.source,
        ),
        _address("image", gettext_noop("Image address"), MEDIA, True),
        Blocks(
            "buttons",
            gettext_noop("Buttons"),
            (_button(SECOND_BUTTON),),
            max_num=CARD_BUTTONS.value,
            help=gettext_noop("The first has room for 10 characters, the second for 12."),
            source=CARD_BUTTONS.source,
        ),
    ),
)

_OPTION = BlockType(
    "option",
    gettext_noop("Option"),
    "list-ul",
    (
        Text(
            "text",
            gettext_noop("Text of the option"),
            required=True,
            max_length=OPTION.value,
            source=OPTION.source,
        ),
    ),
)

PARTS: tuple[Part, ...] = (
    Text(
        "text",
        gettext_noop("Text"),
        gettext_noop("A text alone is a whole message."),
        multiline=True,
        max_length=TEXT.value,
        source=TEXT.source,
    ),
    Choice(
        "category",
        gettext_noop("Category"),
        (
            (TRANSACTIONAL, gettext_noop("Transactional")),
            (PROMOTIONAL, gettext_noop("Promotional")),
        ),
        TRANSACTIONAL,
        gettext_noop("A transactional message is text alone, and costs less."),
    ),
    _address("image", gettext_noop("Image address"), MEDIA, False),
    Blocks(
        "button",
        gettext_noop("Button"),
        (_button(BUTTON),),
        max_num=1,
        help=gettext_noop("Below a text, or below an image with a text."),
        source=gettext_noop("a message has one button"),
    ),
    Blocks(
        "carousel",
        gettext_noop("Carousel"),
        (_CARD,),
        max_num=CARDS.value,
        help=gettext_noop("2 to 5 cards side by side, below the text."),
        source=CARDS.source,
    ),
    Blocks(
        "options",
        gettext_noop("List"),
        (_OPTION,),
        max_num=OPTIONS.value,
        help=gettext_noop("2 to 5 answers to choose from, below a text of at most 85 characters."),
        source=OPTIONS.source,
    ),
    Text(
        "tracking_data",
        gettext_noop("Tracking data"),
        gettext_noop("Comes back to your system with the reader's answer."),
        max_length=TRACKING.value,
        translatable=False,
        source=TRACKING.source,
    ),
    *SMS_PARTS,
)
