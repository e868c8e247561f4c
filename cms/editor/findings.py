"""Findings as the editor shows them: where each stands in the form, in its words, with its
remedy.
"""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

import channels
from cms.editor.costs import costs
from cms.guard import Verdict, judge, words
from cms.models import Variant, Waiver
from cms.preview import fill_with
from cms.saying import say_error
from templates_lib.checks import Finding
from templates_lib.language import TemplateError
from templates_lib.message import MessageError

BRIEF = 3  # findings that stand under the preview; the panel has them all
ORDER = {"error": 0, "warning": 1, "info": 2}


@dataclass(frozen=True)
class Shown:
    """One finding for the panel. Offsets count UTF-16 code units, as a browser's selection does."""

    finding: Finding
    waiver: Waiver | None
    words: str
    part: str
    contentpath: str
    quote: str
    start: int
    end: int


def show(variant: Variant) -> dict[str, Any]:
    """Everything the panel's template needs; also for content that no check can read."""
    try:
        content = variant.typed_content()
        verdict = judge(variant)
    except (MessageError, channels.ContentError, channels.UnknownChannelError) as error:
        return {
            "unreadable": say_error(error),
            "shown": [],
            "counts": {"error": 1, "warning": 0, "info": 0},
        }
    shown = sorted(
        (_shown(finding, waiver, content) for finding, waiver in verdict.findings),
        key=lambda item: (
            item.waiver is not None,
            ORDER[item.finding.severity],
            item.part,
            item.start,
        ),
    )
    return {
        "shown": shown,
        "brief": [item for item in shown if not item.waiver][:BRIEF],
        "counts": counts(verdict),
        **measured(variant, content),
        **costs(variant),
    }


def measured(variant: Variant, content: channels.Content) -> dict[str, Any]:
    """The figures of the text with typical values; of the bare template while it cannot be
    rendered.
    """
    try:
        measurement = fill_with(variant).measurement
    except TemplateError:
        measurement = variant.channel_declaration.measure(content)
    return {
        "metrics": measurement.metrics,
        # Only a channel that pays by the character has these: one entry a character, not
        # an occurrence.
        "culprits": list(
            {
                item["character"]: item for item in measurement.detail.get("unicode_triggers", ())
            }.values()
        ),
    }


def counts(verdict: Verdict) -> dict[str, int]:
    """Unwaived findings by severity."""
    return {
        severity: sum(
            1 for finding, waiver in verdict.findings if finding.severity == severity and not waiver
        )
        for severity in ORDER
    }


def _shown(finding: Finding, waiver: Waiver | None, content: channels.Content) -> Shown:
    texts = {part.path: part for part in variant_texts(content)}
    part = texts.get(finding.part)
    text = part.text if part else ""
    return Shown(
        finding=finding,
        waiver=waiver,
        words=words(finding),
        part=_label(finding.part, content),
        contentpath=contentpath(finding.part, content),
        quote=text[finding.start : finding.end][:80],
        start=utf16(text, finding.start),
        end=utf16(text, finding.end),
    )


def _label(path: str, content: channels.Content) -> str:
    """What the form calls the text or list at *path*; the path itself for what is in no form."""
    declared = channels.get(content.channel).parts
    labels = {each.path: each.spec.label for each in channels.places(declared, content.parts)}
    return _(labels[path]) if path in labels else path


def variant_texts(content: channels.Content) -> list[channels.TextPart]:
    """Every text of *content* that is a template."""
    return list(channels.get(content.channel).texts(content))


def contentpath(part: str, content: channels.Content) -> str:
    """``body.0.text`` as the form's own path, in which a block goes by its id:
    ``content.body.<id>.text``; and so in each list inside a block.
    """
    steps = part.split(".")
    holder: Any = content
    for place in range(0, len(steps) - 1, 2):
        blocks, index = holder[steps[place]], steps[place + 1]
        if not isinstance(blocks, tuple) or not index.isdecimal() or int(index) >= len(blocks):
            break
        holder = blocks[int(index)]
        steps[place + 1] = holder.id or index
    return ".".join(["content", *steps])


def utf16(text: str, offset: int) -> int:
    """*offset* (code points) in UTF-16 code units."""
    return len(text[:offset].encode("utf-16-le", "surrogatepass")) // 2
