"""From what the files ask for and what is here to the plan. Reads only."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, Final, TypeAlias

import channels
from channels._frozen import Frozen
from cms.door import message_document, to_guide
from cms.exchange.families import against, checked
from cms.exchange.orders import Order
from cms.exchange.plan import Fate, Plan, Row, TemplateRow
from cms.exchange.sheets import Sheet, TemplateDraft, VariantDraft
from cms.exchange.standing import Standing, standing
from cms.exchange.words import Words, say
from cms.models import Brand, MessageTemplate, Variant
from locales.words import gettext_noop
from templates_lib.guide import Guide

__all__ = ["MOST_CHECKED", "PIECE", "Family", "families_of", "make_plan", "plan_of"]

OTHER_BRAND = gettext_noop(
    "The key %(key)s is taken by the brand %(brand)s. Choose another prefix."
)
OTHER_SOURCE = gettext_noop("Its source locale is %(here)s here, and %(asked)s in this import.")
NO_SOURCE = gettext_noop("It is not in %(locale)s, the source locale, and not here yet.")
EDITED = gettext_noop("Changed here since the last import.")
EDITED_BOTH = gettext_noop("Changed both here and in the file since the last import.")
EDITED_HERE = gettext_noop("Changed here since the last import; the file says what it said then.")
NOT_IMPORTED = gettext_noop("Written here, not imported from a file.")
LEFT_ALONE = gettext_noop("It is left alone unless you choose to replace such texts.")
REPLACED = gettext_noop("Its text here is replaced, as you chose.")


PIECE: Final = 300
"""Templates that are looked up and planned at a time."""
MOST_CHECKED: Final = 1000
"""Rows of a plan that are all checked at once: about 6 ms each."""

Family: TypeAlias = tuple[TemplateRow, tuple[Row, ...]]


def make_plan(order: Order, brand: Brand, *, lock: bool = False) -> Plan:
    """What *order* would do to *brand*, of which it holds the key.

    *lock* keeps others from changing what the plan rests on until the transaction ends. Raises
    `FileRefused` and `SheetRefused`.
    """
    sheet = order.sheet()
    families = [family for piece in families_of(order, brand, sheet, lock=lock) for family in piece]
    return plan_of(order, brand, sheet, families)


def families_of(
    order: Order, brand: Brand, sheet: Sheet, *, lock: bool = False
) -> Iterator[list[Family]]:
    """The rows of *sheet*, some hundred templates at a time. Many rows come without findings:
    those are looked up where they are shown.
    """
    guide = to_guide(brand)
    is_small = sum(len(draft.variants) for draft in sheet.templates) <= MOST_CHECKED
    for start in range(0, len(sheet.templates), PIECE):
        drafts = sheet.templates[start : start + PIECE]
        here = standing([draft.key for draft in drafts if draft.key], lock=lock)
        planner = _Planner(order, brand, sheet, here, guide, checks=is_small)
        yield [planner.family(draft) for draft in drafts]


def plan_of(order: Order, brand: Brand, sheet: Sheet, families: Sequence[Family]) -> Plan:
    """The plan that *families*, the rows of *sheet*, make."""
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
        self, order: Order, brand: Brand, sheet: Sheet, here: Standing, guide: Guide, *,
        checks: bool,
    ) -> None:  # fmt: skip
        self.order, self.brand, self.sheet, self.here, self.guide = order, brand, sheet, here, guide
        self.checks = checks

    def family(self, draft: TemplateDraft) -> tuple[TemplateRow, tuple[Row, ...]]:
        """The rows of one template and its variants."""
        template = self.here.templates.get(draft.key)
        why = (*draft.problems, *self._refusals(draft, template))
        if why:
            head = TemplateRow(draft.key or draft.name, draft.title, Fate.REFUSE, why, Frozen({}))
            return head, tuple(self._refused(draft, variant, why) for variant in draft.variants)
        head = self._head(draft, template)
        rows = [self._row(draft, variant, template) for variant in draft.variants]
        if not self.checks:
            return head, tuple(rows)
        beside = self.here.of(template) if template else ()
        document = self._document(draft, template, head)
        return head, tuple(checked(document, rows, beside, self.guide))

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
            notes=variant.notes, content=variant.content, is_fuzzy=variant.is_fuzzy,
        )  # fmt: skip
        if variant.content is None:
            return replace(row, fate=Fate.REFUSE, why=variant.problems)
        found = self.here.variant(template, variant.channel, variant.locale) if template else None
        if found is None:
            return row
        new = channels.get(found.channel).load(variant.content).digest
        row = against(row, found, variant.content, self.here, partial(self._judge, found, new))
        return replace(row, changed_by=_who(row))

    def _judge(self, found: Variant, new: str, old: str) -> tuple[Fate, tuple[Words, ...]]:
        """What becomes of *found*, whose draft has the digest *old*; the file's text has *new*."""
        imported = self.here.imported.get(found.pk)
        if imported == old:
            return Fate.CHANGE, ()
        why = say(EDITED_HERE if imported == new else EDITED_BOTH)
        if imported is None:
            why = say(NOT_IMPORTED)
        if self.order.overwrite:
            return Fate.CHANGE, (why, say(REPLACED))
        return Fate.REFUSE, (why, say(LEFT_ALONE))

    def _document(
        self, draft: TemplateDraft, template: MessageTemplate | None, head: TemplateRow
    ) -> dict[str, Any]:
        """The message document of the family without its variants."""
        document = message_document(template, ()) if template else self._new(draft)
        return {**document, "placeholders": {**document["placeholders"], **head.declares}}

    def _new(self, draft: TemplateDraft) -> dict[str, Any]:
        return {
            "key": draft.key,
            "title": draft.title,
            "brand": self.brand.key,
            "purpose": self.sheet.profile.purpose,
            "source_locale": self.order.source_locale,
            "placeholders": {},
        }


def _who(row: Row) -> str:
    """Who changed the text of *row* since the last import."""
    said = {words.msgid for words in row.why}
    if EDITED_BOTH in said:
        return "both"
    if EDITED_HERE in said:
        return "here"
    return "file" if row.fate is Fate.CHANGE and not row.why else ""
