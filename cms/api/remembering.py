"""From rows of the log to answers about the past."""

from typing import Any

import channels
from cms.api.schemas.common import MeasurementAnswer, SnippetReceipt
from cms.api.schemas.history import (
    ChainsAnswer,
    Comparison,
    RenderedSample,
    RenderedSamples,
    Said,
    Version,
)
from cms.api.telling import waivers_of
from cms.history.between import ChangedChains, Difference
from cms.history.rendered import SAMPLES, rendered
from cms.history.said import Receipt
from cms.models import ReleaseEntry, StoredContent
from templates_lib.language import TemplateError


def comparison(difference: Difference, *, with_rendered: bool) -> Comparison:
    """One difference with both its sides."""
    address = difference.address
    return Comparison(
        brand=difference.brand_key,
        key=address.key,
        channel=address.channel,
        locale=address.locale,
        persona=address.persona,
        arm=address.arm,
        change=difference.kind,
        before=_version(difference.before, with_rendered),
        after=_version(difference.after, with_rendered),
    )


def chains(changed: ChangedChains) -> ChainsAnswer:
    """A brand's fallback chains before and after."""
    return ChainsAnswer(brand=changed.brand_key, before=changed.before, after=changed.after)


def said(receipt: Receipt) -> Said:
    """One wording that stood."""
    entry, until = receipt.entry, receipt.until
    return Said(
        **_receipt(entry),
        brand=entry.brand_key,
        key=entry.key,
        channel=entry.channel,
        locale=entry.locale,
        persona=entry.persona,
        arm=entry.arm,
        since=entry.release.created_at,
        until=until.created_at if until else None,
        until_release=until.number if until else None,
    )


def _version(entry: ReleaseEntry | None, with_rendered: bool) -> Version | None:
    if entry is None or entry.content is None:
        return None
    shown = _samples(entry.content) if with_rendered else None
    return Version(**_receipt(entry), rendered=shown)


def _receipt(entry: ReleaseEntry) -> dict[str, Any]:
    assert entry.content is not None  # those of `cms.history` have one
    made_by = entry.release.user
    return {
        "release": entry.release_id,
        "released_at": entry.release.created_at,
        "released_by": made_by.get_username() if made_by else "",
        "variant": entry.variant_id,
        "revision": entry.revision_id,
        "digest": entry.content_id,
        "approved_by": entry.approved_by,
        "approved_at": entry.approved_at,
        "waivers": waivers_of(entry),
        "snippets": [SnippetReceipt.model_validate(each) for each in entry.snippets],
        "content": entry.content.document["content"],
    }


def _samples(content: StoredContent) -> RenderedSamples:
    return RenderedSamples(**{name: _sample(content, name) for name in SAMPLES})


def _sample(content: StoredContent, name: str) -> RenderedSample:
    try:
        found = rendered(content, name)
    except (TemplateError, channels.UnknownChannelError) as error:
        return RenderedSample(problem=str(error))
    return RenderedSample(
        outputs=dict(found.outputs), measurement=MeasurementAnswer.of(found.measurement)
    )
