"""Every limit of push, each beside its source."""

from channels._limit import Limit
from locales.words import gettext_noop

__all__ = [
    "ACTIONS",
    "ACTION_LABEL",
    "ANDROID_DRAWER",
    "ANDROID_LOCK",
    "APNS_BYTES",
    "BANNER_ACTIONS",
    "BODY",
    "COLLAPSE_BYTES",
    "FCM_BYTES",
    "IOS_BANNER",
    "IOS_BANNER_IMAGE",
    "IOS_LOCK",
    "IOS_LOCK_IMAGE",
    "LIMITS",
    "TITLE",
    "TTL_SECONDS",
]

_CHARACTERS = gettext_noop("characters")
_BYTES = gettext_noop("bytes")
_ACTIONS = gettext_noop("actions")

# The whole JSON body; a call by VoIP, which is no message, may have 5,120.
APNS_BYTES = Limit("apns_bytes", 4096, _BYTES, "Apple, Generating a remote notification")
# Keys and values of a message; what the Firebase console sends is shorter.
FCM_BYTES = Limit("fcm_bytes", 4096, _BYTES, "Firebase, About FCM messages")

# The header apns-collapse-id. Android knows no limit.
COLLAPSE_BYTES = Limit("collapse_bytes", 64, _BYTES, "Apple, Sending notification requests to APNs")

# How much of a text is seen depends on device, system and the reader's own settings. These
# figures are one large sender's, and what is advised for title and body is safe everywhere.
_SEEN = gettext_noop("Braze, image and text specifications")
TITLE = Limit("title", 40, _CHARACTERS, _SEEN, "B", hard=False)
BODY = Limit("body", 110, _CHARACTERS, _SEEN, "B", hard=False)
IOS_LOCK = Limit("ios_lock", 160, _CHARACTERS, _SEEN, "B", hard=False)
IOS_LOCK_IMAGE = Limit("ios_lock_image", 130, _CHARACTERS, _SEEN, "B", hard=False)
IOS_BANNER = Limit("ios_banner", 80, _CHARACTERS, _SEEN, "B", hard=False)
IOS_BANNER_IMAGE = Limit("ios_banner_image", 65, _CHARACTERS, _SEEN, "B", hard=False)
ANDROID_LOCK = Limit("android_lock", 49, _CHARACTERS, _SEEN, "B", hard=False)
ANDROID_DRAWER = Limit("android_drawer", 597, _CHARACTERS, _SEEN, "B", hard=False)

# iOS shows more when a notification is held, yet the same message goes to both systems.
ACTIONS = Limit("actions", 3, _ACTIONS, "Android, Notification.Builder.addAction")
BANNER_ACTIONS = Limit(
    "banner_actions", 2, _ACTIONS, "Apple, UNNotificationCategory.actions", hard=False
)
# Neither system gives a number. Two labels of this length stand beside each other on a phone
# of 360 pixels, in this channel's preview.
ACTION_LABEL = Limit(
    "action_label", 20, _CHARACTERS, gettext_noop("room for two buttons in a row"), "C", hard=False
)

# Four weeks.
TTL_SECONDS = Limit(
    "ttl_seconds", 2_419_200, gettext_noop("seconds"), "FCM HTTP v1, AndroidConfig.ttl"
)

LIMITS = (
    TITLE,
    BODY,
    IOS_LOCK,
    IOS_LOCK_IMAGE,
    IOS_BANNER,
    IOS_BANNER_IMAGE,
    ANDROID_LOCK,
    ANDROID_DRAWER,
    ACTIONS,
    BANNER_ACTIONS,
    ACTION_LABEL,
    COLLAPSE_BYTES,
    APNS_BYTES,
    FCM_BYTES,
    TTL_SECONDS,
)
