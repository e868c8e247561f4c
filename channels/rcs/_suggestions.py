"""The suggestions of RCS: what a reader may tap instead of typing."""

from channels._parts import BlockType, Choice, Part, Text
from channels._urls import WEB_SCHEMES
from channels.rcs._limits import EVENT_DESCRIPTION, EVENT_TITLE, LABEL, PLACE, POSTBACK, URL
from locales.words import gettext_noop

__all__ = ["DIAL", "EVENT", "LOCATION", "OPEN_URL", "REPLY", "TYPES"]

_LABEL = Text(
    "label", gettext_noop("Label"), required=True, max_length=LABEL.value, source=LABEL.source
)
_POSTBACK = Text(
    "postback",
    gettext_noop("Postback"),
    gettext_noop("What your system receives when this is tapped. Empty: the label."),
    max_length=POSTBACK.value,
    translatable=False,
    source=POSTBACK.source,
)


def _value(name: str, label: str, help: str) -> Text:
    """A value that a phone's own app is given: no wording, yet it may be a placeholder."""
    return Text(name, label, help, required=True, translatable=False)


def _suggestion(name: str, label: str, icon: str, *fields: Part) -> BlockType:
    return BlockType(name, label, icon, (_LABEL, *fields, _POSTBACK))


REPLY = _suggestion("reply", gettext_noop("Reply"), "undo")

OPEN_URL = _suggestion(
    "open_url",
    gettext_noop("Open an address"),
    "link",
    Text(
        "url",
        gettext_noop("Address"),
        gettext_noop("Begins with https:, or with a placeholder."),
        required=True,
        kind="url",
        max_length=URL.value,
        source=URL.source,
        schemes=WEB_SCHEMES,
    ),
    Choice(
        "open_in",
        gettext_noop("Open in"),
        (
            ("browser", gettext_noop("Browser")),
            ("half", gettext_noop("Half a screen over the conversation")),
            ("tall", gettext_noop("Three quarters of a screen over the conversation")),
            ("full", gettext_noop("A whole screen over the conversation")),
        ),
        "browser",
    ),
)

DIAL = _suggestion(
    "dial",
    gettext_noop("Call"),
    "mobile-alt",
    _value(
        "phone",
        gettext_noop("Telephone number"),
        gettext_noop("With its country, such as +4722123456, or a placeholder."),
    ),
)

LOCATION = _suggestion(
    "location",
    gettext_noop("Show on a map"),
    "site",
    _value(
        "latitude",
        gettext_noop("Latitude"),
        gettext_noop("Degrees, such as 59.9139; negative in the south."),
    ),
    _value(
        "longitude",
        gettext_noop("Longitude"),
        gettext_noop("Degrees, such as 10.7522; negative in the west."),
    ),
    Text(
        "place",
        gettext_noop("Name of the place"),
        gettext_noop("Stands beside the pin on the map."),
        max_length=PLACE.value,
        source=PLACE.source,
    ),
)

EVENT = _suggestion(
    "event",
    gettext_noop("Add to the calendar"),
    "date",
    Text(
        "title",
        gettext_noop("Title of the event"),
        required=True,
        max_length=EVENT_TITLE.value,
        source=EVENT_TITLE.source,
    ),
    _value(
        "start",
        gettext_noop("Starts"),
        gettext_noop(
            "Such as 2026-03-14T15:00+01:00, or a placeholder of the type text that holds it."
        ),
    ),
    _value("end", gettext_noop("Ends"), gettext_noop("Later than it starts, written alike.")),
    Text(
        "description",
        gettext_noop("Description of the event"),
        multiline=True,
        max_length=EVENT_DESCRIPTION.value,
        source=EVENT_DESCRIPTION.source,
    ),
)

TYPES = (REPLY, OPEN_URL, DIAL, LOCATION, EVENT)
