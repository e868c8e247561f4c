"""Contents: what a release keeps of a wording, stored once under its digest."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from django.utils.translation import gettext as _

import channels
from channels import Look
from cms.door import placeholders_document, said_content
from cms.errors import PublishRefused
from cms.models import StoredContent, Variant
from cms.snippets.values import keys_in
from templates_lib.release import digest_of


def store(variant: Variant, look: Look | None = None) -> StoredContent:
    """*variant*'s content with all that renders it, stored once under its digest."""
    document = frozen_document(variant, look)
    _require_complete(variant, document["content"])
    stored, _made = StoredContent.objects.get_or_create(
        digest=digest_of(document), defaults={"document": document, "outputs": outputs_of(document)}
    )
    return stored


def frozen_document(variant: Variant, look: Look | None = None) -> dict[str, Any]:
    """What the digest covers: the content, its placeholders, and the brand's look at that
    moment.
    """
    template = variant.template
    return {
        "channel": variant.channel,
        "locale": variant.locale,
        "content": said_content(variant).document(),
        "placeholders": placeholders_document(template),
        "look": asdict(look or template.brand.look(variant.locale)),
    }


def _require_complete(variant: Variant, content: Mapping[str, Any]) -> None:
    """`PublishRefused` where a snippet in what *variant* says could not be put in, whatever was
    waived: the opt-out would be missing.
    """
    if left := keys_in(variant.channel, content):
        raise PublishRefused(
            _("“%(variant)s” takes in a snippet that cannot be put in: %(snippets)s.")
            % {"variant": variant, "snippets": ", ".join(sorted(left))}
        )


def outputs_of(document: Mapping[str, Any]) -> list[dict[str, str]]:
    """What the channel assembles from a frozen document, ready to be filled in."""
    channel = channels.get(document["channel"])
    assembled = channel.assemble(
        channel.load(document["content"]), Look(**document["look"]), document["locale"]
    )
    return [
        {
            "name": output.name,
            "label": output.label,
            "template": output.template,
            "escape": output.escape,
        }
        for output in assembled
    ]


def dressed(stored: StoredContent, look: Look) -> StoredContent | None:
    """*stored* in another *look*, not saved; None where that changes nothing that is sent."""
    if stored.document["look"] == asdict(look):
        return None
    document = {**stored.document, "look": asdict(look)}
    outputs = outputs_of(document)
    if outputs == outputs_of(stored.document):  # such as an SMS, which has no colours
        return None
    return StoredContent(digest=digest_of(document), document=document, outputs=outputs)


def keep(contents: Iterable[StoredContent]) -> None:
    """Store those of *contents* that are not there yet."""
    StoredContent.objects.bulk_create(
        {each.digest: each for each in contents}.values(), ignore_conflicts=True, batch_size=200
    )
