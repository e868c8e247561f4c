"""Every limit of SMS, each beside its source."""

from dataclasses import dataclass
from typing import Literal

from channels._limit import Limit
from channels.sms._alphabet import Encoding
from locales.words import gettext_noop

__all__ = [
    "CEILINGS",
    "LIMITS",
    "LINK_SEGMENTS",
    "LINK_SOURCE",
    "MAX_SEGMENTS",
    "MAX_SEGMENTS_SOURCE",
    "TWILIO_CHARACTERS",
    "TWILIO_SOURCE",
    "Capacity",
    "Ceiling",
    "Counted",
    "ReferenceBits",
    "capacity",
]

# 3GPP TS 23.040 V18.0.0, section 9.2.3.24.1: the number of parts is one octet.
MAX_SEGMENTS = 255
MAX_SEGMENTS_SOURCE = "3GPP TS 23.040, 9.2.3.24.1"

# Twilio, "Message resource", parameter Body, and error 21617: the strictest ceiling of a
# large sender that we know. Advice only: other senders take more.
TWILIO_CHARACTERS = 1600
TWILIO_SOURCE = "Twilio Messages API, Body"

LINK_SEGMENTS = 254
LINK_SOURCE = "LINK Mobility, Common SMS REST API 2.4 (June 2025), Capabilities"

LIMITS = (
    Limit("segments", MAX_SEGMENTS, gettext_noop("segments"), MAX_SEGMENTS_SOURCE),
    Limit("body", TWILIO_CHARACTERS, gettext_noop("characters"), TWILIO_SOURCE, hard=False),
)

# 3GPP TS 23.040, section 9.2.3.16: the user data of one short message.
_USER_DATA_OCTETS = 140
# Section 9.2.3.24: the length of the header is the header's first octet.
_HEADER_LENGTH_OCTETS = 1
# Sections 9.2.3.24.1 and 9.2.3.24.8: identifier, length, reference, number of parts, this part.
_CONCATENATION_OCTETS = {8: 5, 16: 6}
# The longest character, of two units, must fit whatever else the header holds.
_LEAST_OCTETS = 4

ReferenceBits = Literal[8, 16]


@dataclass(frozen=True, slots=True)
class Capacity:
    """What fits, in septets (GSM-7) or 16-bit code units (UCS-2): ``single`` in a message
    of one segment, ``part`` in each segment of a longer one."""

    single: int
    part: int


def capacity(
    encoding: Encoding,
    udh_octets: int = 0,
    reference_bits: ReferenceBits = 8,
    table_octets: int = 0,
) -> Capacity:
    """Return the capacity beside *udh_octets* of other header elements in every segment.

    Without any: 160 and 153 for GSM-7, 70 and 67 for UCS-2. A reference of 16 bits joins
    segments of 152 and 66. Three *table_octets*, one national table, leave 155 and 149; six
    leave 152 and 146. ValueError names the option that leaves no room for a character of two
    units, or that is no width of a reference.
    """
    if reference_bits not in _CONCATENATION_OCTETS:
        raise ValueError(f"reference_bits: {reference_bits!r} is not 8 or 16")
    joined = _HEADER_LENGTH_OCTETS + _CONCATENATION_OCTETS[reference_bits] + table_octets
    most = _USER_DATA_OCTETS - joined - _LEAST_OCTETS
    if not 0 <= udh_octets <= most:
        raise ValueError(f"udh_octets: {udh_octets} is not between 0 and {most}")
    others = udh_octets + table_octets
    single = _USER_DATA_OCTETS - (others + _HEADER_LENGTH_OCTETS if others else 0)
    part = _USER_DATA_OCTETS - joined - udh_octets
    if encoding == "UCS-2":
        return Capacity(single // 2, part // 2)
    return Capacity(single * 8 // 7, part * 8 // 7)


Counted = Literal["segments", "characters", "four_byte_characters", "url_encoded_characters"]


@dataclass(frozen=True, slots=True)
class Ceiling:
    """The most that one provider takes of what is ``counted`` (``_ceilings`` counts it).

    ``source`` is where the provider says so, ``sure`` how sure that is: A its own words or
    code, B a reseller's, C from memory. ``message`` (msgid) tells a writer who is over.
    """

    provider: str
    counted: Counted
    limit: int
    source: str
    sure: Literal["A", "B", "C"]
    message: str


_TOO_MANY_SEGMENTS = gettext_noop("More than %(provider)s takes: %(amount)s of %(limit)s segments.")

# Advice, each for those alone who send with that provider.
CEILINGS = (
    Ceiling(
        "Twilio",
        "characters",
        TWILIO_CHARACTERS,
        TWILIO_SOURCE,
        "A",
        gettext_noop("More than %(provider)s takes: %(amount)s of %(limit)s characters."),
    ),
    Ceiling("LINK Mobility", "segments", LINK_SEGMENTS, LINK_SOURCE, "A", _TOO_MANY_SEGMENTS),
    Ceiling(
        "LINK Mobility",
        "four_byte_characters",
        0,
        LINK_SOURCE,
        "A",
        gettext_noop("%(provider)s does not support most emoji. Such characters here: %(amount)s."),
    ),
    Ceiling(
        "Braze",
        "segments",
        10,
        "Braze, Message copy and segment calculator",
        "A",
        _TOO_MANY_SEGMENTS,
    ),
    # 16 segments of 134, yet of the text as a web address writes it, where "ø" is six.
    Ceiling(
        "Altinn",
        "url_encoded_characters",
        16 * 134,
        "Altinn Notifications, SMS segmentation (November 2025)",
        "A",
        gettext_noop(
            "%(provider)s cuts the end off and tells nobody: %(amount)s of %(limit)s "
            "characters, counted as a web address writes them."
        ),
    ),
)
