"""Marks of HTML, Markdown or WhatsApp stand in a text that shows them as they are.

What it finds: tags of HTML, which no channel's copy takes; ``**bold**``, ``[label](address)`` and
``# heading`` where the channel has no Markdown; ``*bold*`` where it has no stars. Where the
source has the same kind of marks, this is advice: the fault is the source's. What runs or loads
(``<script>``, ``onclick=``) is an error everywhere.

Why it hurts: the reader sees ``<b>`` and ``**`` instead of bold letters, and pays for them in an
SMS.

Write instead: the words alone, or the marks that the channel understands; the suggestion leaves
the words.

Source: each channel's own declaration (``Channel.markup``); CommonMark 0.31; WhatsApp, "How to
format your messages"; check catalogue, STR-MARKUP and STR-SAFEHTML.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from locales.words import gettext_noop
from templates_lib.checks._check import Check, Fault, fails, passes
from templates_lib.checks._family import Member, Passage
from templates_lib.checks._finding import Severity
from templates_lib.checks._markup import answering, bare, tags

_HTML = gettext_noop("%(mark)s is HTML, and readers see it as it stands: write the words alone.")
_FOREIGN = gettext_noop(
    "%(mark)s formats nothing on this channel, and readers see the signs: write the words alone."
)

_MARKDOWN = re.compile(
    r"\*\*(?=[^\s*])(?P<bold>[^*\n]{1,300}?)(?<=[^\s*])\*\*"
    r"|(?<!\w)__(?=[^\s_])(?P<strong>[^_\n]{1,300}?)(?<=[^\s_])__(?!\w)"
    r"|\[(?P<label>[^\]\[\n]{1,300})\]\((?P<url>(?:https?://|mailto:|tel:|www\.|/|\ufffc)[^)\s]*)\)"
    r"|^(?P<heading>#{1,6}) (?=\S)",
    re.MULTILINE,
)
# What runs, loads or asks for something, and is a danger wherever the text becomes HTML.
_ACTIVE = re.compile(
    r"<(?:script|iframe)\b|<[a-z][^<>]*\s(?:on[a-z]{3,20}\s*=|href=[\"']?\s*javascript:)",
    re.IGNORECASE,
)
_STARS = re.compile(r"(?<![\w*])\*(?=[^\s*])(?P<bold>[^*\n]{0,300}?[^\s*])\*(?![\w*])")


def find(member: Member) -> Iterator[Fault]:
    """Yield the first tag of HTML in a text, and each foreign mark."""
    markup = member.channel.markup
    for passage in member.copy:
        if tags(passage.text):
            yield _of_html(passage)
        if "markdown" not in markup:
            yield from _foreign(passage, _MARKDOWN)
        if "stars" not in markup:
            yield from _foreign(passage, _STARS)


def _of_html(passage: Passage) -> Fault:
    first = tags(passage.text)[0]
    mark = passage.text[first.start : first.end][:40]
    source = answering(passage)
    known = source is not None and bool(tags(source.text))
    severity = Severity.INFO if known else Severity.WARNING
    if active := _ACTIVE.search(bare(passage.text)):
        place, mark = active.span(), active[0][:40]
        return Fault(passage, *place, _HTML, {"mark": mark}, severity=Severity.ERROR)
    return Fault(passage, first.start, first.end, _HTML, {"mark": mark}, severity=severity)


def _foreign(passage: Passage, marks: re.Pattern[str]) -> Iterator[Fault]:
    for match in marks.finditer(bare(passage.text)):
        source = answering(passage)
        known = source is not None and marks.search(bare(source.text)) is not None
        yield Fault(
            passage,
            *match.span(),
            _FOREIGN,
            {"mark": passage.text[slice(*match.span())][:40]},
            severity=Severity.INFO if known else Severity.WARNING,
            suggestion=_words(passage.text, match),
        )


def _words(text: str, match: re.Match[str]) -> str:
    """What is left without the marks: the words, and the address of a link behind its label."""
    groups = match.groupdict()
    if groups.get("label") is not None:
        label, url = text[slice(*match.span("label"))], text[slice(*match.span("url"))]
        return url if label == url else f"{label}: {url}"
    kind = next((kind for kind in ("bold", "strong") if groups.get(kind) is not None), "")
    return text[slice(*match.span(kind))] if kind else ""


CHECK = Check(
    id="markup_leaked",
    severity=Severity.ERROR,
    docstring=__doc__ or "",
    codes=("STR-MARKUP", "STR-SAFEHTML"),
    find=find,
    triggers=frozenset("<*]#_"),
    examples=(
        fails("nb", "Pakken er <b>her</b>.", "HTML in an SMS"),
        fails("pl", "Paczka jest **tutaj**.", "Markdown in an SMS"),
        fails("nl", "Kijk [hier](https://nordhus.example/nl).", "a link of Markdown"),
        fails("da", "Din pakke er *her*.", "WhatsApp's bold in an SMS"),
        fails("nb", "Hei <script>x()</script>", "a script"),
        passes("nb", "Vi <3 lamper. Pris* 99 kr. *Så lenge det varer.", "hearts and footnotes"),
        passes(
            "da", "", "WhatsApp knows it", channel="whatsapp", content={"body": "Den er *her*!"}
        ),
        passes(
            "pl",
            "",
            "a mail makes it bold",
            channel="email",
            content={"subject": "Hej", "body": [{"type": "text", "text": "Jest **tutaj**."}]},
        ),
        passes("en", "{% if n < 3 %}Few{% else %}Many{% endif %}", "it compares"),
    ),
)
