"""An image is not described, or described as an image.

What it finds: an alternative text that is empty where the source has one, and one that begins with
“image of”, in the words of its language.

Why it hurts: who does not see the image, or has images off, gets nothing of what it says; a screen
reader says “image” by itself, so that it is heard twice.

Write instead: what the image says in its place, in the language of the message.

Source: WCAG 2.2, 1.1.1; W3C, Web Accessibility Tutorials, Images; check catalogue, A11Y-ALT.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from locales.words import gettext_noop
from templates_lib.checks._check import Check, Fault, fails, passes
from templates_lib.checks._circumstances import Circumstances, has_part
from templates_lib.checks._family import Member
from templates_lib.checks._finding import Severity
from templates_lib.checks._markup import answering

_MISSING = gettext_noop(
    "The source says what the image shows (“%(theirs)s”): say it in this language too."
)
_TWICE = gettext_noop("A screen reader says that it is an image: leave “%(words)s” out.")

_NAME = "alt"


def find(member: Member) -> Iterator[Fault]:
    """Yield each alternative text that leaves a reader without the image."""
    for passage in member.copy:
        if passage.spec.name != _NAME:
            continue
        text = passage.text
        if not text.strip():
            source = answering(passage)
            if source is not None and source.text.strip():
                theirs = source.text.strip()
                related = (source, 0, len(source.text))
                words = {"theirs": theirs[:60]}
                yield Fault(
                    passage, 0, len(text), _MISSING, words, related=related, evidence=theirs
                )
            continue
        said = _pattern(member.locale.table("alternative_text").get("image_of", ())).match(text)
        if said:
            words = {"words": said[0].strip()}
            yield Fault(passage, *said.span(), _TWICE, words)


@lru_cache(maxsize=64)
def _pattern(beginnings: tuple[str, ...]) -> re.Pattern[str]:
    either = "|".join(sorted(map(re.escape, beginnings), key=len, reverse=True)) or r"(?!)"
    return re.compile(rf"\s*(?:{either})(?:(?<=')|\b)(?=.*\w)", re.IGNORECASE)


def _mail(alt: str) -> dict[str, object]:
    image = {"type": "image", "url": "https://nordhus.example/lampe.png", "alt": alt}
    return {"subject": "Nordhus", "body": [image, {"type": "text", "text": "Nordhus"}]}


def _may_be(circumstances: Circumstances) -> bool:
    return has_part(circumstances.channel, _NAME)


CHECK = Check(
    id="image_unnamed",
    severity=Severity.WARNING,
    docstring=__doc__ or "",
    codes=("A11Y-ALT",),
    when=_may_be,
    find=find,
    examples=(
        fails(
            "nb",
            "",
            "the source has words",
            channel="email",
            content=_mail(""),
            source_content=_mail("A lamp on a table"),
        ),
        fails(
            "pl",
            "",
            "said twice",
            channel="email",
            content=_mail("Zdjęcie przedstawiające lampę"),
        ),
        passes(
            "nb",
            "",
            "in its own words",
            channel="email",
            content=_mail("En lampe på et bord"),
            source_content=_mail("A lamp on a table"),
        ),
        passes("pl", "", "decoration", channel="email", content=_mail("")),
    ),
)
