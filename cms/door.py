"""The door from rows to values: below it there are frozen values only.

A family is checked as it would stand if one variant went live now: that variant with the text
given, every
other variant as published where it is live, else as drafted. The editor's panel and the guard
look at the
same family, so that what one shows the other enforces.
"""

import logging
from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Case, Exists, OuterRef, When

from channels import Content
from cms.models import Brand, Journey, MessageTemplate, Stage, StyleGuide, Term, Variant
from cms.origins import made_from
from cms.snippets.values import mentions, said, snippets_document
from templates_lib import guide as guides
from templates_lib import message as messages
from templates_lib import rules
from templates_lib.guide import Guide, GuideError
from templates_lib.message import Message
from templates_lib.snippets import Snippet

log = logging.getLogger("cms.door")


def to_message(
    template: MessageTemplate, *, instead: Variant | Iterable[Variant] | None = None
) -> Message:
    """*template* with its variants as a frozen value.

    *instead* takes the place of the row with its primary key (or joins, when it is new), each of
    several of this template. Raises `templates_lib.message.MessageError` when a stored text cannot
    be read.
    """
    rows = {row.pk: row for row in working_copies(template)}
    for row in (instead,) if isinstance(instead, Variant) else instead or ():
        if row.template_id == template.pk:
            rows[row.pk] = row
    return messages.load(family_document(template, rows.values()))


def family_document(
    template: MessageTemplate,
    variants: Iterable[Variant],
    snippets: Mapping[str, Snippet] | None = None,
) -> dict[str, Any]:
    """The message document of *template*, in which each translation says what it was made from
    where its source reads otherwise today. A query more where one does. *snippets*: see
    `message_document`.
    """
    rows = list(variants)
    return message_document(template, rows, made_from(template, rows), snippets)


def message_document(
    template: MessageTemplate,
    variants: Iterable[Variant],
    origins: Mapping[int, dict[str, Any]] | None = None,
    snippets: Mapping[str, Snippet] | None = None,
) -> dict[str, Any]:
    """The message document of *template* with these *variants* (DESIGN, section 4).

    *origins*: what translations were made from, by primary key. *snippets*: the brand's, where they
    are at hand; else they are read where a text takes one in. It brings those alone that are used.
    """
    origins, rows = origins or {}, list(variants)
    contents = [(row.channel, row.content) for row in rows]
    contents += [(row.channel, origins[row.pk]) for row in rows if row.pk in origins]
    brought = snippets_document(template.brand.key, contents, snippets)
    return {
        "key": template.key,
        "title": template.title,
        "brand": template.brand.key,
        "stage": template.stage.key if template.stage else "",
        "touchpoint": template.touchpoint.key if template.touchpoint else "",
        "purpose": template.purpose,
        "source_locale": template.source_locale,
        "placeholders": placeholders_document(template),
        "facts": [fact.document() for fact in template.facts.all()],
        **({"snippets": brought} if brought else {}),
        "variants": [variant_document(row, origins.get(row.pk)) for row in rows],
    }


def placeholders_document(template: MessageTemplate) -> dict[str, Any]:
    """The declared placeholders as they stand in a message document."""
    return {row.name: row.document() for row in template.placeholders.all()}


def variant_document(variant: Variant, origin: dict[str, Any] | None = None) -> dict[str, Any]:
    """One variant as it stands in a message document."""
    document: dict[str, Any] = {
        "channel": variant.channel,
        "locale": variant.locale,
        "content": variant.content,
    }
    if variant.persona_key:
        document["persona"] = variant.persona_key
    if variant.arm:
        document["arm"] = variant.arm
    if origin is not None:
        document["made_from"] = origin
    return document


def working_copies(template: MessageTemplate) -> list[Variant]:
    """Every variant as published where it is live, else its latest draft. Two queries."""
    rows = template.variants.select_related("persona", "latest_revision").order_by("pk")
    return [row if row.live else drafted(row) for row in rows]


def drafted(row: Variant) -> Variant:
    """*row* with the content of its latest revision."""
    if row.latest_revision and row.has_unpublished_changes:
        row.content = revision_content(row.latest_revision)
    return row


def revision_content(revision: Any) -> dict[str, Any]:
    """The content in a stored revision, without building the whole object."""
    content = revision.content.get("content")
    return content if isinstance(content, dict) else {}


def said_content(variant: Variant, snippets: Mapping[str, Snippet] | None = None) -> Content:
    """What *variant* says, with the brand's snippets in it; `channels.ContentError` where its
    content is none. A query where it takes any in, unless the brand's *snippets* are at hand.
    """
    content = variant.typed_content()
    if not mentions(variant.content):
        return content
    return said(content, variant.template.brand.key, variant.locale, snippets)


def source_content(template: MessageTemplate, channel: str) -> Content | None:
    """What translations of *channel* are held against: the source locale's own wording, if
    there is one.
    """
    for row in working_copies(template):
        if (row.channel, row.locale, row.persona_key, row.arm) == (
            channel,
            template.source_locale,
            "",
            "",
        ):
            return row.typed_content()
    return None


def to_guide(brand: Brand) -> Guide:
    """What *brand* wants, as a frozen value. Four queries."""
    document = guide_document(brand)
    try:
        return guides.load(document)
    except GuideError:
        # A stored rule that no longer fits (its channel is gone) must not stop every check.
        return guides.load({**document, "rules": _rules_that_fit(document["rules"])})


def _rules_that_fit(written: Mapping[str, Any]) -> dict[str, Any]:
    fitting: dict[str, Any] = {}
    for name, rule in written.items():
        try:
            rules.load({name: rule})
        except rules.RulesError as error:
            log.error("the rule %s is passed by: %s", name, error)
        else:
            fitting[name] = rule
    return fitting


def guide_document(brand: Brand) -> dict[str, Any]:
    """The guide document of *brand* (DESIGN, section 4)."""
    return {
        "brand": brand.key,
        "names": [brand.name],
        "domains": brand.domains,
        "emails": brand.emails,
        "phones": brand.phones,
        "locales": {
            row.locale: style_guide_document(row)
            for row in brand.style_guides.prefetch_related("terms")
        },
        "settings": brand.settings,
        "checks": brand.checks,
        "rules": {row.key: row.document for row in brand.rules.all() if row.is_on},
        "stages": stages_document(brand),
    }


def stages_document(brand: Brand) -> dict[str, Any]:
    """The channels of each stage that says anything of them, by the stage's key. One query.

    A message names its stage by key, and several journeys may have one of the same key: the one
    that messages belong to decides, of several the current state's, of several that of the first
    journey.
    """
    home = MessageTemplate.objects.filter(stage=OuterRef("pk"))
    is_other = Case(When(journey__kind=Journey.Kind.CURRENT, then=0), default=1)
    rows = Stage.objects.filter(journey__brand=brand).annotate(is_home=Exists(home))
    found: dict[str, dict[str, Any]] = {}
    for row in rows.order_by("-is_home", is_other, "journey_id", "sort_order", "pk"):
        told = {
            "allowed_channels": row.allowed_channels,
            "forbidden_channels": row.forbidden_channels,
        }
        found.setdefault(row.key, {name: channels for name, channels in told.items() if channels})
    return {key: policy for key, policy in found.items() if policy}


def style_guide_document(row: StyleGuide) -> dict[str, Any]:
    """One locale's part of a guide document; empty settings are left out."""
    document: dict[str, Any] = {
        "address_form": row.address_form,
        "opt_out": row.opt_out,
        "link_prefix": row.link_prefix,
        "currency": row.currency,
        "terms": [term_document(term) for term in row.terms.all()],
        "settings": row.settings,
    }
    return {name: value for name, value in document.items() if value}


def term_document(term: Term) -> Mapping[str, Any]:
    """A term row as a term of a guide document; ``word: form, form`` lines give inflected forms."""
    forms: dict[str, list[str]] = {}
    words: dict[str, list[str]] = {}
    for field in ("approved", "forbidden", "keep"):
        for line in getattr(term, field).splitlines():
            word, _, inflected = line.partition(":")
            if word.strip():
                words.setdefault(field, []).append(word.strip())
                if given := [form.strip() for form in inflected.split(",") if form.strip()]:
                    forms[word.strip()] = given
    return {"concept": term.concept, **words, **({"forms": forms} if forms else {})}
