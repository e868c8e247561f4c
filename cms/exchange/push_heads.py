"""The head of a message document that somebody pushes, held against the template that is here.

A template has no drafts: what it says is so at once, for what is live too. So a document makes a
new template as it says, and declares further placeholders of one that is here; all else that it
says otherwise is left as it is, and told.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from django.core.exceptions import ValidationError

from channels._frozen import Frozen
from cms.door import message_document
from cms.exchange.names import title_of
from cms.exchange.plan import Fate, TemplateRow
from cms.exchange.words import Words, say
from cms.models import (
    Brand,
    DeclaredFact,
    DeclaredPlaceholder,
    MessageTemplate,
    Stage,
    Touchpoint,
)
from cms.snippets.values import brand_snippets
from locales.words import gettext_noop
from templates_lib.message import Message, write_placeholder

__all__ = ["head_fields", "plan_head", "unfit"]

TAKEN = gettext_noop("This key is taken by another brand.")
OTHER_SOURCE = gettext_noop("Its source locale is %(here)s here, and %(asked)s in the document.")
NO_STAGE = gettext_noop("The brand has no stage %(key)s.")
NO_TOUCHPOINT = gettext_noop("The stage has no touchpoint %(key)s.")
UNFIT = gettext_noop("%(field)s: %(problem)s")
KEPT = gettext_noop("Left as it is here: %(fields)s. That is changed in the admin.")


def plan_head(message: Message, brand: Brand, here: MessageTemplate | None) -> TemplateRow:
    """What becomes of the template of *message*, which is *here* or is not."""
    title = here.title if here else message.title or title_of(message.key)
    new = _new_placeholders(message, here)
    why = (*_refusals(message, brand, here, title), *_unfit_placeholders(new))
    if why:
        return TemplateRow(message.key, title, Fate.REFUSE, why, Frozen({}), here and here.pk)
    if here is None:
        return TemplateRow(message.key, title, Fate.CREATE, (), Frozen(new))
    fate = Fate.CHANGE if new else Fate.SAME
    return TemplateRow(
        message.key, title, fate, (), Frozen(new), here.pk, tuple(_notes(message, here))
    )


def head_fields(message: Message, brand: Brand) -> dict[str, Any]:
    """The fields of the new template that *message* asks for, but for its key and title."""
    stage = _stage(message, brand)
    return {
        "brand": brand,
        "purpose": message.purpose or MessageTemplate.Purpose.TRANSACTIONAL,
        "source_locale": message.source_locale,
        "stage": stage,
        "touchpoint": _touchpoint(message, stage),
    }


def _stage(message: Message, brand: Brand) -> Stage | None:
    """The stage that *message* names, in the first journey of the brand that has one so called."""
    if not message.stage:
        return None
    found = Stage.objects.filter(journey__brand=brand, key=message.stage)
    return found.order_by("journey", "pk").first()


def _touchpoint(message: Message, stage: Stage | None) -> Touchpoint | None:
    if not message.touchpoint or stage is None:
        return None
    return Touchpoint.objects.filter(stage=stage, key=message.touchpoint).first()


def _new_placeholders(
    message: Message, here: MessageTemplate | None
) -> dict[str, dict[str, object]]:
    known = {row.name for row in here.placeholders.all()} if here else set()
    return {
        name: write_placeholder(each)
        for name, each in message.placeholders.items()
        if name not in known
    }


def _refusals(
    message: Message, brand: Brand, here: MessageTemplate | None, title: str
) -> Iterator[Words]:
    if here is None:
        yield from _unfit_template(message, brand, title)
    elif here.brand_id != brand.pk:
        yield say(TAKEN)
    elif here.source_locale != message.source_locale:
        yield say(OTHER_SOURCE, here=here.source_locale, asked=message.source_locale)


def _unfit_template(message: Message, brand: Brand, title: str) -> Iterator[Words]:
    fields = head_fields(message, brand)
    if message.stage and fields["stage"] is None:
        yield say(NO_STAGE, key=message.stage)
    elif message.touchpoint and fields["touchpoint"] is None:
        yield say(NO_TOUCHPOINT, key=message.touchpoint)
    yield from unfit(MessageTemplate(key=message.key, title=title, **fields))
    for fact in message.facts:
        yield from unfit(DeclaredFact(**fact.document()), "template", "facts.")


def _unfit_placeholders(new: Mapping[str, Mapping[str, Any]]) -> Iterator[Words]:
    for name, declared in new.items():
        row = DeclaredPlaceholder(name=name, **DeclaredPlaceholder.from_document(declared))
        yield from unfit(row, "template", f"placeholders.{name}.")


def _notes(message: Message, here: MessageTemplate) -> Iterator[Words]:
    if names := sorted(_other_fields(message, here)):
        yield say(KEPT, fields=", ".join(names))


def _other_fields(message: Message, here: MessageTemplate) -> Iterator[str]:
    """The names of what the document says otherwise than the template that is here."""
    asked, stored = message.document(), message_document(here, ())
    for name in ("title", "purpose", "stage", "touchpoint", "facts"):
        if name in asked and asked[name] != stored[name]:
            yield name
    if message.snippets and not _are_known(message, here):
        yield "snippets"
    declared = stored["placeholders"]
    for name, each in message.placeholders.items():
        if name in declared and write_placeholder(each) != declared[name]:
            yield f"placeholders.{name}"


def _are_known(message: Message, here: MessageTemplate) -> bool:
    """Whether the snippets that the document brings say what the brand's say. One query."""
    known = brand_snippets(here.brand.key)
    return all(
        key in known and set(each.texts) == set(known[key].texts)
        for key, each in message.snippets.items()
    )


def unfit(row: Any, leave_out: str = "", below: str = "") -> Iterator[Words]:
    """What its model has against *row*, which is saved nowhere.

    *leave_out* is the field that cannot be filled yet, *below* how its fields are called.
    """
    try:
        if leave_out:
            row.clean_fields(exclude={leave_out})
        else:
            row.full_clean()
    except ValidationError as error:
        for field, problems in error.message_dict.items():
            for problem in problems:
                yield say(UNFIT, field=f"{below}{field}", problem=problem)
