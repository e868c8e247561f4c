"""Words to try a placeholder with: a short, a usual and a long one for each curated locale.

Names that people have (the usual ones are among the most given of their country); the long ones
carry the letters that cost most where they are sent. Any other locale takes the English ones.
"""

from __future__ import annotations

from locales import fallback_chain

NAMES = {
    "nb": ("Bo", "Kari", "Bjørn-Kristoffer"),
    "nn": ("Åse", "Ingvild", "Bjørn-Kristoffer"),
    "da": ("Bo", "Mette", "Anne-Cathrine Sofie"),
    "sv": ("Bo", "Anna", "Carl-Christoffer"),
    "fi": ("Pia", "Aino", "Marja-Leena Päivikki"),
    "pl": ("Iga", "Katarzyna", "Bartłomiej Stanisław"),
    "nl": ("Bo", "Sanne", "Marie-Christine"),
    "de": ("Udo", "Anna", "Karl-Friedrich"),
    "en": ("Jo", "Emma", "Christopher-James"),
    "fr": ("Léa", "Marie", "Marie-Antoinette"),
    "es": ("Ana", "María", "María de los Ángeles"),
    "it": ("Leo", "Giulia", "Massimiliano"),
}

TEXTS = {
    "nb": ("te", "bordlampe", "bordlampe i børstet messing"),
    "nn": ("te", "bordlampe", "bordlampe i børsta messing"),
    "da": ("te", "bordlampe", "bordlampe i børstet messing"),
    "sv": ("te", "bordslampa", "bordslampa i borstad mässing"),
    "fi": ("tee", "pöytälamppu", "pöytälamppu harjattua messinkiä"),
    "pl": ("koc", "lampa stołowa", "lampa stołowa ze szczotkowanego mosiądzu"),
    "nl": ("mok", "tafellamp", "tafellamp van geborsteld messing"),
    "de": ("Tee", "Tischlampe", "Tischlampe aus gebürstetem Messing"),
    "en": ("mug", "table lamp", "table lamp in brushed brass"),
    "fr": ("thé", "lampe de table", "lampe de table en laiton brossé"),
    "es": ("té", "lámpara de mesa", "lámpara de mesa de latón cepillado"),
    "it": ("tè", "lampada da tavolo", "lampada da tavolo in ottone spazzolato"),
}


def words(table: dict[str, tuple[str, str, str]], locale: str) -> tuple[str, str, str]:
    """Return the short, usual and long word of the nearest locale."""
    known = (table[tag] for tag in fallback_chain(locale) if tag in table)
    return next(known, table["en"])
