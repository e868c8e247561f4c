"""National language shift tables: other letters in the same seven bits.

Source: 3GPP TS 23.038 V18.0.0, section 6.2.1.2.4 (identifiers) and annex A. A *locking*
shift table stands in the place of the default alphabet, a *single* shift table in that of the
extension table. Whoever sends must say so in the header, and a phone that does not know the
table shows the letters of the default one: ask the provider before you rely on them.

The annex has ten more languages, of South Asia; a table more is an entry more in each place.
"""

from collections.abc import Mapping

__all__ = ["IDENTIFIERS", "LOCKING", "SINGLE"]

IDENTIFIERS: Mapping[str, int] = {"tr": 1, "es": 2, "pt": 3}

# A row is sixteen codes, as in the default alphabet. Spanish has no locking shift table.
LOCKING: Mapping[str, str] = {
    "tr": (  # A.3.1
        "@£$¥€éùıòÇ\nĞğ\rÅå"  # 0x00
        "Δ_ΦΓΛΩΠΨΣΘΞ\x1bŞşßÉ"  # 0x10
        " !\"#¤%&'()*+,-./"  # 0x20
        "0123456789:;<=>?"  # 0x30
        "İABCDEFGHIJKLMNO"  # 0x40
        "PQRSTUVWXYZÄÖÑÜ§"  # 0x50
        "çabcdefghijklmno"  # 0x60
        "pqrstuvwxyzäöñüà"  # 0x70
    ),
    "pt": (  # A.3.3
        "@£$¥êéúíóç\nÔô\rÁá"  # 0x00
        "Δ_ªÇÀ∞^\\€Ó|\x1bÂâÊÉ"  # 0x10
        " !\"#º%&'()*+,-./"  # 0x20
        "0123456789:;<=>?"  # 0x30
        "ÍABCDEFGHIJKLMNO"  # 0x40
        "PQRSTUVWXYZÃÕÚÜ§"  # 0x50
        "~abcdefghijklmno"  # 0x60
        "pqrstuvwxyzãõ`üà"  # 0x70
    ),
}

# What each has beyond the default extension table, all of which is in each of these.
SINGLE: Mapping[str, Mapping[int, str]] = {
    "tr": {  # A.2.1
        **{0x47: "Ğ", 0x49: "İ", 0x53: "Ş", 0x63: "ç", 0x67: "ğ", 0x69: "ı", 0x73: "ş"},
    },
    "es": {  # A.2.2
        **{0x09: "ç", 0x41: "Á", 0x49: "Í", 0x4F: "Ó", 0x55: "Ú"},
        **{0x61: "á", 0x69: "í", 0x6F: "ó", 0x75: "ú"},
    },
    "pt": {  # A.2.3
        **{0x05: "ê", 0x09: "ç", 0x0B: "Ô", 0x0C: "ô", 0x0E: "Á", 0x0F: "á", 0x12: "Φ"},
        **{0x13: "Γ", 0x15: "Ω", 0x16: "Π", 0x17: "Ψ", 0x18: "Σ", 0x19: "Θ", 0x1F: "Ê"},
        **{0x41: "À", 0x49: "Í", 0x4F: "Ó", 0x55: "Ú", 0x5B: "Ã", 0x5C: "Õ", 0x61: "Â"},
        **{0x69: "í", 0x6F: "ó", 0x75: "ú", 0x7B: "ã", 0x7C: "õ", 0x7F: "â"},
    },
}
