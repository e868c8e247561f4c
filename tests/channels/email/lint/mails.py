"""Mails to check: what the channel makes of its own blocks."""

from collections.abc import Mapping

import channels
from channels import Blocks, Choice, Flag, Look, Text

EMAIL = channels.get("email")
LOOK = Look(brand_name="Nordhus", footer="Nordhus AS\nOrg.nr. 1", address="Storgata 1, Oslo")

WORDS = {
    "nb": "Takk for bestillingen. Lampen sendes på mandag og er hos deg på onsdag.",
    "pl": "Dziękujemy za zamówienie. Ubezpieczenie odpowiedzialności cywilnej w załączniku.",
    "nl": "Bedankt voor je bestelling. Rechtsbijstandverzekeringsovereenkomst staat klaar 🎉.",
    "ar": "شكرا لطلبك. سيصل المصباح يوم الأربعاء إلى منزلك.",
}


def outputs(*blocks, subject="Emne", preheader="Kort", look=LOOK, locale="nb") -> dict[str, str]:
    """The finished outputs of a mail of these blocks."""
    content = EMAIL.load({"subject": subject, "preheader": preheader, "body": list(blocks)})
    return {output.name: output.template for output in EMAIL.assemble(content, look, locale)}


def every_block(locale: str) -> dict[str, str]:
    """A mail with each kind of block that the channel offers, filled in as a writer would."""
    words = WORDS[locale]

    def fill(field, number):
        if isinstance(field, Blocks):
            return [block(kind, place) for place, kind in enumerate(field.types)]
        if isinstance(field, Flag | Choice):
            return field.default
        assert isinstance(field, Text)
        if field.kind == "url":
            ending = ".jpg" if "http" in field.schemes and "mailto" not in field.schemes else ""
            return f"https://nordhus.example/{locale}/{number}{ending}"
        return f"{words} {number}"

    def block(kind, number) -> Mapping[str, object]:
        return {"type": kind.name, **{field.name: fill(field, number) for field in kind.fields}}

    body = next(part for part in EMAIL.parts if isinstance(part, Blocks))
    blocks = [block(kind, place) for place, kind in enumerate(body.types)]
    return outputs(*blocks, subject=words[:30], preheader=words, locale=locale)
