"""What the tests of the engine share: texts that are hard to cut, every option, and the
units of a text reckoned plainly, without the engine's own tables of codes."""

from hypothesis import strategies as st

from channels.sms._alphabet import BASIC, EXTENSION
from channels.sms._national import LOCKING, SINGLE

# Letters of one and of two units, in both encodings, and what graphemes are made of.
MIXED = st.text(alphabet="aå€[\n\r\fłя😀🇳🇴\u0301\u200d👨👩\ufe0f", max_size=400)
PLAIN = st.text(alphabet="abc€^", max_size=700)
NATIONAL = st.text(alphabet="abğışçÁíãõê€[~", max_size=700)
TEXTS = st.one_of(MIXED, PLAIN, NATIONAL)

TABLES = [(locking, single) for locking in ("", *LOCKING) for single in ("", *SINGLE)]


def options(headers=(0, 1, 3, 6, 100, 118, 123), graphemes=(False, True)):
    """A strategy of keyword arguments for ``segment``; the headers leave room for any of them."""
    return st.builds(
        lambda keep, udh, bits, tables: {
            "keep_graphemes": keep,
            "udh_octets": udh,
            "reference_bits": bits,
            "locking": tables[0],
            "single": tables[1],
        },
        st.sampled_from(graphemes),
        st.sampled_from(headers),
        st.sampled_from([8, 16]),
        st.sampled_from(TABLES),
    )


def letters(locking, single):
    """The characters of one septet and of two with these tables."""
    one = set(LOCKING[locking]) - {"\x1b"} if locking else set(BASIC)
    two = EXTENSION | set(SINGLE[single].values()) if single else set(EXTENSION)
    return one, two - one


def costs(text, locking="", single=""):
    """(encoding, the units of each code point)."""
    one, two = letters(locking, single)
    if set(text) <= one | two:
        return "GSM-7", [1 if character in one else 2 for character in text]
    return "UCS-2", [2 if character > "\uffff" else 1 for character in text]


def room(encoding, udh_octets=0, reference_bits=8, locking="", single=""):
    """(single, part), from the 140 octets of a short message."""
    others = udh_octets
    if encoding == "GSM-7":
        others += 3 * bool(locking) + 3 * bool(single)
    alone = 140 - (others + 1 if others else 0)
    joined = 140 - 1 - (5 if reference_bits == 8 else 6) - others
    return tuple(
        octets * 8 // 7 if encoding == "GSM-7" else octets // 2 for octets in (alone, joined)
    )
