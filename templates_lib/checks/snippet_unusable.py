"""A snippet that a text takes in cannot be put there.

What it finds: ``{% include "signature" %}`` where the brand has no snippet of that key, where it
says nothing in this locale for this channel, where snippets take each other in round and round or
too deep, where its own text cannot be read, and where all of it together is too long.

Why it hurts: the text cannot be sent: the opt-out or the legal lines would be missing from it.

Write instead: the key of a snippet that there is; or give the snippet a text in this language. A
text in another language never takes its place.

Source: the template language of the project.
"""

from __future__ import annotations

from collections.abc import Iterator

from templates_lib.checks._check import Check, Fault, fails, passes
from templates_lib.checks._family import Member
from templates_lib.checks._finding import Severity


def find(member: Member) -> Iterator[Fault]:
    """Yield each mark that could not be filled in."""
    expansion = member.variant.expansion
    for passage in member.passages if expansion else ():
        for each in expansion.faults(passage.path) if expansion else ():
            yield Fault(
                passage,
                each.start,
                each.end,
                each.msgid,
                each.params,
                suggestion=each.suggestion,
                evidence=each.evidence,
            )


_SIGNATURE = {"signature": [{"locale": "nb", "text": "Hilsen Nordhus"}]}

CHECK = Check(
    id="snippet_unusable",
    severity=Severity.ERROR,
    docstring=__doc__ or "",
    triggers=frozenset("%"),
    find=find,
    examples=(
        fails(
            "nb",
            'Takk! {% include "signatur" %}',
            "no snippet has this key",
            snippets=_SIGNATURE,
        ),
        fails(
            "da",
            'Tak! {% include "signature" %}',
            "it says nothing in Danish",
            snippets=_SIGNATURE,
        ),
        fails(
            "nb",
            'Takk! {% include "signature" %}',
            "it takes itself in",
            snippets={"signature": [{"locale": "nb", "text": '– {% include "signature" %}'}]},
        ),
        passes(
            "nb",
            'Takk! {% include "signature" %}',
            "it says something in this language",
            snippets=_SIGNATURE,
        ),
        passes(
            "da",
            'Tak! {% include "signature" %}',
            "it says something in this language on this channel",
            snippets={"signature": [{"locale": "da", "channel": "sms", "text": "Nordhus"}]},
        ),
    ),
)
