"""The parts of a push notification."""

from channels._parts import Blocks, BlockType, Choice, Part, Text
from channels._urls import WEB_SCHEMES
from channels.push._limits import ACTION_LABEL, ACTIONS, BODY, COLLAPSE_BYTES, TITLE
from locales.words import gettext_noop

__all__ = ["LINK", "PARTS"]

# The name of every field that holds an address to open; its app may have a scheme of its own.
LINK = "link"

_LINK_HELP = gettext_noop(
    "What opens: begins with https:, with the app's own scheme, or with a placeholder."
)

_ACTION = BlockType(
    "action",
    gettext_noop("Button"),
    "link",
    (
        Text(
            "name",
            gettext_noop("Name"),
            gettext_noop("What the app calls this button, such as track."),
            required=True,
            kind="token",
            translatable=False,
        ),
        Text(
            "label",
            gettext_noop("Label"),
            required=True,
            advised=ACTION_LABEL.value,
            source=ACTION_LABEL.source,
        ),
        Text(LINK, gettext_noop("Link"), _LINK_HELP, kind="url", schemes=WEB_SCHEMES),
    ),
)

PARTS: tuple[Part, ...] = (
    Text(
        "title",
        gettext_noop("Title"),
        required=True,
        advised=TITLE.value,
        source=TITLE.source,
    ),
    Text("subtitle", gettext_noop("Subtitle"), gettext_noop("Seen on Apple's devices only.")),
    Text(
        "body",
        gettext_noop("Message"),
        gettext_noop("The preview shows how much of it is seen where."),
        required=True,
        multiline=True,
        advised=BODY.value,
        source=BODY.source,
    ),
    Text(
        "image",
        gettext_noop("Image address"),
        gettext_noop("Begins with https:, or with a placeholder. At most 1 MB for Android."),
        kind="url",
        schemes=("https",),
    ),
    Text(LINK, gettext_noop("Link"), _LINK_HELP, kind="url", schemes=WEB_SCHEMES),
    Text(
        "app_scheme",
        gettext_noop("The app's own scheme"),
        gettext_noop("Such as nordhus, for links that begin with nordhus://."),
        kind="token",
        translatable=False,
    ),
    Blocks(
        "actions",
        gettext_noop("Buttons"),
        (_ACTION,),
        max_num=ACTIONS.value,
        help=gettext_noop("The app draws them; a banner on an iPhone shows the first two."),
        source=ACTIONS.source,
    ),
    Choice(
        "sound",
        gettext_noop("Sound"),
        (("default", gettext_noop("The phone's own")), ("none", gettext_noop("None"))),
        "default",
    ),
    Choice(
        "urgency",
        gettext_noop("Urgency"),
        (
            ("passive", gettext_noop("Quiet: lights no screen")),
            ("active", gettext_noop("Usual")),
            ("time_sensitive", gettext_noop("Cannot wait: breaks through a focus")),
        ),
        "active",
    ),
    Text(
        "category",
        gettext_noop("Category"),
        gettext_noop("What the app calls this kind of message."),
        kind="token",
        translatable=False,
    ),
    Text(
        "collapse_key",
        gettext_noop("Replaces"),
        gettext_noop("A newer message with the same word takes the place of an older one."),
        kind="token",
        max_length=COLLAPSE_BYTES.value,
        source=COLLAPSE_BYTES.source,
        translatable=False,
    ),
)
