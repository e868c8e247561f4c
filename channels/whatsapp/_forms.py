"""The special forms of a WhatsApp message: a card of a carousel, an offer with an end, a code."""

from channels._parts import Blocks, BlockType, Choice, Flag, Text
from channels.whatsapp._buttons import CARD_BUTTON_TYPES
from channels.whatsapp._header import media_fields
from channels.whatsapp._limits import (
    CARD_BODY,
    CARD_BUTTONS,
    CODE_MINUTES,
    LABEL,
    OFFER_TEXT,
    PACKAGE,
    SIGNATURE,
)
from locales.words import gettext_noop

__all__ = ["CARD", "CODE_BUTTON", "COPY_CODE", "OFFER", "ONE_TAP", "ZERO_TAP"]

COPY_CODE, ONE_TAP, ZERO_TAP = "copy_code", "one_tap", "zero_tap"

CARD = BlockType(
    "card",
    gettext_noop("Card"),
    "image",
    (
        Choice(
            "media",
            gettext_noop("Above the card"),
            (("image", gettext_noop("Image")), ("video", gettext_noop("Video"))),
            "image",
        ),
        *media_fields(),
        Text(
            "body",
            gettext_noop("Card text"),
            gettext_noop("On all cards or on none."),
            multiline=True,
            max_length=CARD_BODY.value,
            source=CARD_BODY.source,
        ),
        Blocks(
            "buttons",
            gettext_noop("Buttons"),
            CARD_BUTTON_TYPES,
            max_num=CARD_BUTTONS.value,
            help=gettext_noop("The same kinds in the same order on every card."),
            source=CARD_BUTTONS.source,
        ),
    ),
)

OFFER = BlockType(
    "offer",
    gettext_noop("Limited-time offer"),
    "time",
    (
        Text(
            "text",
            gettext_noop("Headline of the offer"),
            gettext_noop("No placeholder."),
            required=True,
            max_length=OFFER_TEXT.value,
            source=OFFER_TEXT.source,
        ),
        Text(
            "expires",
            gettext_noop("When the offer ends"),
            gettext_noop(
                "A placeholder, such as {{ offer_ends | datetime }}: WhatsApp counts down to it. "
                "Empty: no end is shown."
            ),
        ),
    ),
)

CODE_BUTTON = BlockType(
    "code",
    gettext_noop("How the code is taken over"),
    "key",
    (
        Choice(
            "delivery",
            gettext_noop("Button"),
            (
                (COPY_CODE, gettext_noop("Copy code: works everywhere")),
                (ONE_TAP, gettext_noop("One tap: filled in by your Android app")),
                (ZERO_TAP, gettext_noop("Zero tap: your Android app takes it unasked")),
            ),
            COPY_CODE,
        ),
        Flag(
            "security",
            gettext_noop("Add “do not share this code”"),
            default=True,
            help=gettext_noop("In WhatsApp's own words, in the reader's language."),
        ),
        Text(
            "minutes",
            gettext_noop("The code is valid for, minutes"),
            gettext_noop("1 to 90. Empty: WhatsApp says nothing of it."),
            kind="token",
            translatable=False,
            source=CODE_MINUTES.source,
        ),
        Text(
            "label",
            gettext_noop("Label of the copy button"),
            gettext_noop("Empty: WhatsApp's own words, in the reader's language."),
            max_length=LABEL.value,
            source=PACKAGE.source,
        ),
        Text(
            "autofill",
            gettext_noop("Label of the one-tap button"),
            gettext_noop("Empty: WhatsApp's own words, in the reader's language."),
            max_length=LABEL.value,
            source=PACKAGE.source,
        ),
        Text(
            "package_name",
            gettext_noop("Package name of the Android app"),
            gettext_noop("For one tap and zero tap, such as com.nordhus.app."),
            kind="token",
            max_length=PACKAGE.value,
            translatable=False,
            source=PACKAGE.source,
        ),
        Text(
            "signature_hash",
            gettext_noop("Signing key hash of the Android app"),
            gettext_noop("For one tap and zero tap: 11 characters."),
            kind="token",
            max_length=SIGNATURE.value,
            translatable=False,
            source=SIGNATURE.source,
        ),
        Flag(
            "terms",
            gettext_noop("WhatsApp's terms for zero tap are accepted"),
            help=gettext_noop("Your readers know that the code is filled in for them."),
        ),
    ),
)
