"""The parts of an email: subject, preheader and a body of blocks."""

from channels._parts import Blocks, BlockType, Flag, Part, Text
from channels._urls import WEB_SCHEMES
from channels.email._limits import (
    PREHEADER_SHOWN,
    PREHEADER_SOURCE,
    SUBJECT_ADVISED,
    SUBJECT_MAX,
    SUBJECT_SOURCE,
)
from locales.words import gettext_noop

__all__ = ["BODY", "PARTS"]

_MARKS = gettext_noop("**bold**, [label](address). An empty line begins a new paragraph.")

_TEXT = BlockType(
    "text",
    gettext_noop("Text"),
    "pilcrow",
    (Text("text", gettext_noop("Text"), _MARKS, required=True, multiline=True),),
)

_HEADING = BlockType(
    "heading",
    gettext_noop("Heading"),
    "title",
    (Text("text", gettext_noop("Heading"), required=True),),
)

_BUTTON = BlockType(
    "button",
    gettext_noop("Button"),
    "link",
    (
        Text("label", gettext_noop("Button label"), required=True),
        Text(
            "url",
            gettext_noop("Button address"),
            gettext_noop("Begins with https:, mailto: or tel:, or with a placeholder."),
            required=True,
            kind="url",
        ),
    ),
)

_IMAGE = BlockType(
    "image",
    gettext_noop("Image"),
    "image",
    (
        Text(
            "url",
            gettext_noop("Image address"),
            gettext_noop("Begins with https:, or with a placeholder."),
            required=True,
            kind="url",
            schemes=WEB_SCHEMES,
        ),
        Text(
            "alt",
            gettext_noop("Alternative text"),
            gettext_noop(
                "What the image says, for those who do not see it. Empty if it is decoration."
            ),
        ),
        Text("link", gettext_noop("Address behind the image"), kind="url"),
    ),
)

_DIVIDER = BlockType("divider", gettext_noop("Divider"), "minus")

_SPACER = BlockType("spacer", gettext_noop("Space"), "order")

_LIST = BlockType(
    "list",
    gettext_noop("List"),
    "list-ul",
    (
        Text(
            "items",
            gettext_noop("List items"),
            gettext_noop("One item a line."),
            required=True,
            multiline=True,
        ),
        Flag("ordered", gettext_noop("Numbered")),
    ),
)

_LEGAL = BlockType(
    "legal",
    gettext_noop("Legal text"),
    "doc-full",
    (Text("text", gettext_noop("Legal text"), _MARKS, required=True, multiline=True),),
    gettext_noop("Small print: who sends this, why, and how to unsubscribe."),
)

BODY = Blocks(
    "body",
    gettext_noop("Body"),
    (_TEXT, _HEADING, _BUTTON, _IMAGE, _LIST, _DIVIDER, _SPACER, _LEGAL),
    required=True,
    min_num=1,
)

PARTS: tuple[Part, ...] = (
    Text(
        "subject",
        gettext_noop("Subject"),
        required=True,
        max_length=SUBJECT_MAX,
        advised=SUBJECT_ADVISED,
        source=SUBJECT_SOURCE,
    ),
    Text(
        "preheader",
        gettext_noop("Preheader"),
        gettext_noop("Shown in the inbox after the subject; hidden in the mail."),
        advised=PREHEADER_SHOWN,
        source=PREHEADER_SOURCE,
    ),
    BODY,
)
