"""The buttons of a WhatsApp message, as an editor fills them in."""

from channels._parts import BlockType, Part, Text
from channels._urls import WEB_SCHEMES
from channels.whatsapp._limits import COUPON, LABEL, PAYLOAD, PHONE, URL
from locales.words import gettext_noop

__all__ = ["BUTTON_TYPES", "CARD_BUTTON_TYPES", "COPY_CODE", "PHONE_CALL", "QUICK_REPLY", "WEB"]

QUICK_REPLY, WEB, PHONE_CALL, COPY_CODE = "quick_reply", "url", "phone", "copy_code"

_LABEL = Text(
    "label",
    gettext_noop("Button label"),
    gettext_noop("Plain text: no placeholder, no emoji, no formatting."),
    required=True,
    max_length=LABEL.value,
    source=LABEL.source,
)


def _type(name: str, label: str, icon: str, fields: tuple[Part, ...], help: str) -> BlockType:
    return BlockType(name, label, icon, fields, help)


_REPLY = _type(
    QUICK_REPLY,
    gettext_noop("Quick reply"),
    "comment",
    (
        _LABEL,
        Text(
            "payload",
            gettext_noop("What your system receives"),
            gettext_noop("A technical name, such as order-cancel. Empty: the label."),
            kind="token",
            max_length=PAYLOAD.value,
            translatable=False,
            source=PAYLOAD.source,
        ),
    ),
    gettext_noop("The reader answers with the label. Quick replies stand together."),
)

_WEB = _type(
    WEB,
    gettext_noop("Web address"),
    "link",
    (
        _LABEL,
        Text(
            "url",
            gettext_noop("Button address"),
            gettext_noop(
                "Such as https://nordhus.example/nb/order/{{ code }}. At most one placeholder, "
                "at the very end."
            ),
            required=True,
            kind="url",
            max_length=URL.value,
            source=URL.source,
            schemes=WEB_SCHEMES,
        ),
    ),
    gettext_noop("Opens a page."),
)

_PHONE = _type(
    PHONE_CALL,
    gettext_noop("Phone call"),
    "mobile-alt",
    (
        _LABEL,
        Text(
            "phone",
            gettext_noop("Phone number"),
            gettext_noop("With the country's code, such as +4722334455. No placeholder."),
            required=True,
            kind="token",
            max_length=PHONE.value,
            source=PHONE.source,
        ),
    ),
    gettext_noop("Calls a number."),
)

_COPY = _type(
    COPY_CODE,
    gettext_noop("Copy a discount code"),
    "copy",
    (
        Text(
            "code",
            gettext_noop("Discount code"),
            gettext_noop("The code itself, or one placeholder. The label is WhatsApp's own."),
            required=True,
            max_length=COUPON.value,
            translatable=False,
            source=COUPON.source,
        ),
    ),
    gettext_noop("In marketing messages only."),
)

BUTTON_TYPES = (_REPLY, _WEB, _PHONE, _COPY)
CARD_BUTTON_TYPES = (_REPLY, _WEB, _PHONE)
