"""What may stand above the body of a WhatsApp message: a title, a medium or a place."""

from channels._parts import BlockType, Text
from channels._urls import WEB_SCHEMES
from channels.whatsapp._limits import HEADER_TEXT
from locales.words import gettext_noop

__all__ = ["DOCUMENT", "HEADER_TYPES", "LOCATION", "MEDIA", "TEXT", "media_fields"]

TEXT, DOCUMENT, LOCATION = "text", "document", "location"
MEDIA = ("image", "video", DOCUMENT)


def media_fields() -> tuple[Text, Text]:
    """Return where a picture or video is, and what it shows."""
    return (
        Text(
            "url",
            gettext_noop("Address of the file"),
            gettext_noop("Begins with https:, or is a placeholder. WhatsApp fetches it there."),
            required=True,
            kind="url",
            schemes=WEB_SCHEMES,
        ),
        Text(
            "alt",
            gettext_noop("What it shows"),
            gettext_noop("For the preview and for those who review; WhatsApp does not show it."),
        ),
    )


HEADER_TYPES = (
    BlockType(
        TEXT,
        gettext_noop("Title"),
        "title",
        (
            Text(
                "text",
                gettext_noop("Title"),
                gettext_noop("Plain text with at most one placeholder: no emoji, no formatting."),
                required=True,
                max_length=HEADER_TEXT.value,
                source=HEADER_TEXT.source,
            ),
        ),
    ),
    BlockType("image", gettext_noop("Image"), "image", media_fields()),
    BlockType("video", gettext_noop("Video"), "media", media_fields()),
    BlockType(
        DOCUMENT,
        gettext_noop("Document"),
        "doc-full",
        (
            media_fields()[0],
            Text(
                "filename",
                gettext_noop("File name"),
                gettext_noop("As the reader sees it, such as Kvittering.pdf."),
            ),
        ),
    ),
    BlockType(
        LOCATION,
        gettext_noop("Place on a map"),
        "crosshairs",
        (
            Text("name", gettext_noop("Name of the place"), required=True),
            Text("address", gettext_noop("Street address"), required=True),
            Text(
                "latitude",
                gettext_noop("Latitude"),
                gettext_noop("Decimal degrees, such as 59.9139, or a placeholder."),
                required=True,
                translatable=False,
            ),
            Text(
                "longitude",
                gettext_noop("Longitude"),
                gettext_noop("Decimal degrees, such as 10.7522, or a placeholder."),
                required=True,
                translatable=False,
            ),
        ),
    ),
)
