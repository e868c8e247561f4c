"""The parts of an email: subject, preheader, and a body of blocks in sections and columns."""

from channels._parts import Blocks, BlockType, Choice, Part, Text
from channels.email._blocks import SIMPLE
from channels.email._limits import COLUMNS, PREHEADER, SUBJECT, SUBJECT_LINE
from locales.words import gettext_noop

__all__ = ["BODY", "PARTS"]

_BACKGROUND = Choice(
    "background",
    gettext_noop("Background"),
    (
        ("none", gettext_noop("None")),
        ("tint", gettext_noop("A tint of the brand's colour")),
        ("accent", gettext_noop("The brand's colour")),
    ),
    "none",
)

_INSIDE = Blocks("blocks", gettext_noop("Blocks"), SIMPLE, required=True, min_num=1)

_SECTION = BlockType(
    "section",
    gettext_noop("Section"),
    "folder-open-inverse",
    (_BACKGROUND, _INSIDE),
    gettext_noop("Blocks that belong together, on a background of their own."),
)

_COLUMN = BlockType("column", gettext_noop("Column"), "grip", (_INSIDE,))

_COLUMNS = BlockType(
    "columns",
    gettext_noop("Columns"),
    "grip",
    (
        Choice(
            "ratio",
            gettext_noop("Widths"),
            (
                ("even", gettext_noop("All the same")),
                ("narrow_first", gettext_noop("The first is half as wide (1:2)")),
                ("wide_first", gettext_noop("The first is twice as wide (2:1)")),
            ),
            "even",
        ),
        _BACKGROUND,
        Blocks(
            "columns",
            gettext_noop("Columns"),
            (_COLUMN,),
            required=True,
            min_num=2,
            max_num=COLUMNS.value,
            source=COLUMNS.source,
        ),
    ),
    gettext_noop("Beside each other on a wide screen, one below the other on a phone."),
)

BODY = Blocks(
    "body",
    gettext_noop("Body"),
    (*SIMPLE[:6], _SECTION, _COLUMNS, *SIMPLE[6:]),
    required=True,
    min_num=1,
)

PARTS: tuple[Part, ...] = (
    Text(
        "subject",
        gettext_noop("Subject"),
        required=True,
        max_length=SUBJECT_LINE.value,
        advised=SUBJECT.value,
        source=SUBJECT.source,
    ),
    Text(
        "preheader",
        gettext_noop("Preheader"),
        gettext_noop("Shown in the inbox after the subject; hidden in the mail."),
        advised=PREHEADER.value,
        source=PREHEADER.source,
    ),
    BODY,
)
