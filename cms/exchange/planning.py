"""From what the files ask for and what is here to the plan. Reads only."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import channels
from channels._frozen import Frozen
from cms.door import message_document, to_guide, variant_document
from cms.exchange.differences import differences
from cms.exchange.orders import Order
from cms.exchange.plan import Fate, Plan, Row, TemplateRow
from cms.exchange.sheets import Sheet, TemplateDraft, VariantDraft
from cms.exchange.standing import Standing, draft_content, standing, working_copy
from cms.exchange.words import Words, say
from cms.models import Brand, MessageTemplate, Variant
from locales.words import gettext_noop
from templates_lib import checks
from templates_lib import message as messages
from templates_lib.checks import Finding
from templates_lib.guide import Guide
from templates_lib.message import MessageError

__all__ = ["make_plan"]

OTHER_BRAND = gettext_noop(
    "The key %(key)s is taken by the brand %(brand)s. Choose another prefix."
)
OTHER_SOURCE = gettext_noop("Its source locale is %(here)s here, and %(asked)s in this import.")
NO_SOURCE = gettext_noop("It is not in %(locale)s, the source locale, and not here yet.")
EDITED = gettext_noop("Changed here since the last import.")
NOT_IMPORTED = gettext_noop("Written here, not imported from a file.")
LEFT_ALONE = gettext_noop("It is left alone unless you choose to replace such texts.")
REPLACED = gettext_noop("Its text here is replaced, as you chose.")
UNREADABLE = gettext_noop("The family cannot be checked: %(problem)s")


def make_plan(order: Order, brand: Brand, *, lock: bool = False) -> Plan:
    """What *order* would do to *brand*, of which it holds the key.

    *lock* keeps others from changing what the plan rests on until the transaction ends. Raises
    `FileRefused` and `SheetRefused`.
    """
    sheet = order.sheet()
    here = standing([draft.key for draft in sheet.templates if draft.key], lock=lock)
    planner = _Planner(order, brand, sheet, here, to_guide(brand))
    families = [planner.family(draft) for draft in sheet.templates]
    return Plan(
        brand=brand.key,
        source_locale=order.source_locale,
        prefix=order.prefix,
        overwrite=order.overwrite,
        profile=sheet.profile,
        locales=sheet.locales,
        templates=tuple(template for template, _ in families),
        rows=tuple(row for _, rows in families for row in rows),
        ignored=sheet.ignored,
        renamed=sheet.renamed,
        notes=sheet.notes,
    )


class _Planner:
    """Plans one template after another; everything it needs was read before."""

    def __init__(
        self, order: Order, brand: Brand, sheet: Sheet, here: Standing, guide: Guide
    ) -> None:
        self.order, self.brand, self.sheet, self.here, self.guide = order, brand, sheet, here, guide

    def family(self, draft: TemplateDraft) -> tuple[TemplateRow, tuple[Row, ...]]:
        """The rows of one template and its variants."""
        template = self.here.templates.get(draft.key)
        why = (*draft.problems, *self._refusals(draft, template))
        if why:
            head = TemplateRow(draft.key or draft.name, draft.title, Fate.REFUSE, why, Frozen({}))
            return head, tuple(self._refused(draft, variant, why) for variant in draft.variants)
        head = self._head(draft, template)
        rows = [self._row(draft, variant, template) for variant in draft.variants]
        return head, tuple(self._checked(draft, template, head, rows))

    def _refusals(self, draft: TemplateDraft, template: MessageTemplate | None) -> Iterator[Words]:
        asked = self.order.source_locale
        if template is None:
            if not draft.in_source:
                yield say(NO_SOURCE, locale=asked)
        elif template.brand_id != self.brand.pk:
            yield say(OTHER_BRAND, key=draft.key, brand=template.brand.name)
        elif template.source_locale != asked:
            yield say(OTHER_SOURCE, here=template.source_locale, asked=asked)

    def _refused(self, draft: TemplateDraft, variant: VariantDraft, why: tuple[Words, ...]) -> Row:
        key = draft.key or draft.name
        return Row(key, draft.title, variant.channel, variant.locale, Fate.REFUSE, why)

    def _head(self, draft: TemplateDraft, template: MessageTemplate | None) -> TemplateRow:
        if template is None:
            return TemplateRow(draft.key, draft.title, Fate.CREATE, (), draft.placeholders)
        known = {row.name for row in template.placeholders.all()}
        new = {name: each for name, each in draft.placeholders.items() if name not in known}
        fate = Fate.CHANGE if new else Fate.SAME
        return TemplateRow(draft.key, template.title, fate, (), Frozen(new), template.pk)

    def _row(
        self, draft: TemplateDraft, variant: VariantDraft, template: MessageTemplate | None
    ) -> Row:
        """The fate of one variant, before the checker has seen it."""
        title = template.title if template else draft.title
        row = Row(
            draft.key, title, variant.channel, variant.locale, Fate.CREATE,
            notes=variant.notes, content=variant.content,
        )  # fmt: skip
        if variant.content is None:
            return replace(row, fate=Fate.REFUSE, why=variant.problems)
        found = self.here.variant(template, variant.channel, variant.locale) if template else None
        return self._against(row, found, variant.content) if found else row

    def _against(self, row: Row, found: Variant, content: Mapping[str, Any]) -> Row:
        """*row* where there is a variant already: *found*."""
        row = replace(row, pk=found.pk, base=found.latest_revision_id)
        channel = channels.get(row.channel)
        new = channel.load(content)
        try:
            old = channel.load(draft_content(found))
        except channels.ContentError:
            old = channel.load({})
        if old.digest == new.digest:
            return replace(row, fate=Fate.SAME)
        row = replace(row, differences=differences(channel, old, new))
        if held := self.here.held.get(found.pk):
            return replace(row, fate=Fate.REFUSE, why=(held,))
        imported = self.here.imported.get(found.pk)
        if imported == old.digest:
            return replace(row, fate=Fate.CHANGE)
        why = say(NOT_IMPORTED) if imported is None else say(EDITED)
        if self.order.overwrite:
            return replace(row, fate=Fate.CHANGE, why=(why, say(REPLACED)))
        return replace(row, fate=Fate.REFUSE, why=(why, say(LEFT_ALONE)))

    def _checked(
        self,
        draft: TemplateDraft,
        template: MessageTemplate | None,
        head: TemplateRow,
        rows: Sequence[Row],
    ) -> Iterator[Row]:
        """*rows* with the findings of the family as it would stand after the import."""
        document = self._document(draft, template, head, rows)
        try:
            found = checks.run(messages.load(document), self.guide)
        except MessageError as error:
            note = say(UNREADABLE, problem=error)
            yield from (replace(row, notes=(*row.notes, note)) for row in rows)
            return
        for row in rows:
            yield replace(row, findings=tuple(_own(found, row)))

    def _document(
        self,
        draft: TemplateDraft,
        template: MessageTemplate | None,
        head: TemplateRow,
        rows: Sequence[Row],
    ) -> dict[str, Any]:
        """The message document of the family: what would be written, and what stands beside it."""
        planned = {
            (row.channel, row.locale): row.content for row in rows if row.fate is not Fate.REFUSE
        }
        beside = self.here.of(template) if template else ()
        others = [
            variant_document(working_copy(row))
            for row in beside
            if row.persona_id or row.arm or (row.channel, row.locale) not in planned
        ]
        written = [
            {"channel": channel, "locale": locale, "content": content}
            for (channel, locale), content in planned.items()
        ]
        document = message_document(template, ()) if template else self._new(draft)
        declared = {**document["placeholders"], **head.declares}
        return {**document, "placeholders": declared, "variants": [*written, *_readable(others)]}

    def _new(self, draft: TemplateDraft) -> dict[str, Any]:
        return {
            "key": draft.key,
            "title": draft.title,
            "brand": self.brand.key,
            "purpose": self.sheet.profile.purpose,
            "source_locale": self.order.source_locale,
            "placeholders": {},
        }


def _readable(variants: Iterable[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    """Those of the stored *variants* that can be read; a broken neighbour hides no findings."""
    for variant in variants:
        try:
            channels.get(variant["channel"]).load(variant["content"])
        except (channels.ContentError, channels.UnknownChannelError):
            continue
        yield variant


def _own(found: Sequence[Finding], row: Row) -> Iterator[Finding]:
    """Those of *found* that point into *row*. A refused row that is not here has no text."""
    for finding in found:
        address = finding.address
        if (address.channel, address.locale, address.persona, address.arm) == (
            row.channel, row.locale, "", "",
        ):  # fmt: skip
            yield finding
