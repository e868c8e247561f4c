"""The simple blocks of an email: each stands in the body, in a section or in a column."""

from channels._parts import Blocks, BlockType, Choice, Flag, Text
from channels._urls import WEB_SCHEMES
from channels.email._limits import TABLE_COLUMNS
from locales.words import gettext_noop

__all__ = ["SIMPLE"]

_MARKS = gettext_noop("**bold**, [label](address). An empty line begins a new paragraph.")
_ADDRESS = gettext_noop("Begins with https:, mailto: or tel:, or with a placeholder.")

_ALIGN = Choice(
    "align",
    gettext_noop("Alignment"),
    (
        ("start", gettext_noop("Where lines begin")),
        ("center", gettext_noop("Centre")),
        ("end", gettext_noop("Where lines end")),
    ),
    "start",
)

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
    (
        Text("text", gettext_noop("Heading"), required=True),
        Choice(
            "size",
            gettext_noop("Size"),
            (
                ("auto", gettext_noop("By its place: the first is large")),
                ("large", gettext_noop("Large")),
                ("medium", gettext_noop("Medium")),
                ("small", gettext_noop("Small")),
            ),
            "auto",
        ),
    ),
)

_BUTTON = BlockType(
    "button",
    gettext_noop("Button"),
    "link",
    (
        Text("label", gettext_noop("Button label"), required=True),
        Text("url", gettext_noop("Button address"), _ADDRESS, required=True, kind="url"),
        Choice(
            "style",
            gettext_noop("Style"),
            (
                ("primary", gettext_noop("Filled: what the reader should do")),
                ("secondary", gettext_noop("Outlined: what the reader may do")),
            ),
            "primary",
        ),
        _ALIGN,
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

_SPACER = BlockType(
    "spacer",
    gettext_noop("Space"),
    "order",
    (
        Choice(
            "size",
            gettext_noop("Size"),
            (
                ("small", gettext_noop("Small")),
                ("medium", gettext_noop("Medium")),
                ("large", gettext_noop("Large")),
            ),
            "medium",
        ),
    ),
)

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

_TABLE_COLUMN = BlockType(
    "column",
    gettext_noop("Column"),
    "list-ol",
    (Text("heading", gettext_noop("Heading"), required=True), _ALIGN),
)

_TABLE = BlockType(
    "table",
    gettext_noop("Table"),
    "table",
    (
        Blocks(
            "columns",
            gettext_noop("Columns"),
            (_TABLE_COLUMN,),
            required=True,
            min_num=1,
            max_num=TABLE_COLUMNS.value,
            source=TABLE_COLUMNS.source,
        ),
        Text(
            "rows",
            gettext_noop("Rows"),
            gettext_noop(
                "One row a line, cells between |. Lines of {% for %} and {% endfor %} round "
                "a row repeat it: {{ line.title }} | {{ line.price | money }}."
            ),
            required=True,
            multiline=True,
        ),
        Text(
            "total",
            gettext_noop("Total"),
            gettext_noop(
                "Rows in bold below the others. With fewer cells than columns, the first is wide."
            ),
            multiline=True,
        ),
    ),
    gettext_noop("What was ordered, line by line: real cells with headings, read aloud as such."),
)

_LEGAL = BlockType(
    "legal",
    gettext_noop("Legal text"),
    "doc-full",
    (
        Text("text", gettext_noop("Legal text"), _MARKS, required=True, multiline=True),
        Text("unsubscribe_label", gettext_noop("Words of the unsubscribe link")),
        Text(
            "unsubscribe_url", gettext_noop("Address of the unsubscribe link"), _ADDRESS, kind="url"
        ),
    ),
    gettext_noop(
        "Small print: who sends this, why, and how to unsubscribe. At the end of a mail it "
        "stands below the sheet, with the brand's footer and address."
    ),
)

SIMPLE = (_TEXT, _HEADING, _BUTTON, _IMAGE, _LIST, _TABLE, _DIVIDER, _SPACER, _LEGAL)
