"""Loads the demo brand through the same verbs that people use: drafted by one, published by
another.
"""

import json
from pathlib import Path
from typing import Any

from django.contrib.auth.models import Group, User
from django.db import transaction

from cms import actions, roles
from cms.demo.snippets import propose_change, taking_in, write_snippets
from cms.journeys import starting
from cms.models import (
    ApprovalPolicy,
    ApprovalStep,
    Brand,
    DeclaredFact,
    DeclaredPlaceholder,
    Journey,
    MessageTemplate,
    Persona,
    Stage,
    StyleGuide,
    Term,
    Touchpoint,
    Variant,
)

DATA = Path(__file__).parent / "data"
PEOPLE = {
    "copywriter": ("Kari", "Copywriter", roles.COPYWRITER),
    "manager": ("Ola", "Manager", roles.BRAND_MANAGER),
    "automation": ("", "", roles.AUTOMATION),
}


def read(name: str) -> Any:
    """One of the demo's data files."""
    return json.loads((DATA / name).read_text(encoding="utf-8"))


def is_loaded() -> bool:
    """Whether the demo brand is in the database already: it is then left as people made it."""
    return Brand.objects.filter(key=read("brand.json")["key"]).exists()


@transaction.atomic
def load() -> None:
    """The whole demo, or nothing of it."""
    people = {name: _person(name, *person) for name, person in PEOPLE.items()}
    brand = _brand(read("brand.json"))
    _style_guides(brand, read("guide.json"))
    stages = _journey(brand, read("journey.json"))
    snippets = read("snippets.json")
    write_snippets(brand, snippets)
    plain, taking = Story(read("story.json")), Story(taking_in(read("story.json"), snippets))
    for path in sorted((DATA / "messages").glob("*.json")):
        document, story = json.loads(path.read_text(encoding="utf-8")), plain
        if document["key"] in snippets["in"]:
            document, story = taking_in(document, snippets), taking
        template = _template(brand, stages, document)
        story.tell(template, document["variants"], people["copywriter"], people["manager"])
    _policies(brand, read("brand.json")["policies"])
    propose_change(brand, snippets, people["copywriter"])
    _future(Journey.objects.get(brand=brand), read("journey.json")["future"], people["manager"])


def _person(name: str, first_name: str, last_name: str, role: str) -> User:
    user, created = User.objects.get_or_create(
        username=name,
        defaults={
            "first_name": first_name,
            "last_name": last_name,
            "email": f"{name}@einerly.example",
        },
    )
    if created:
        user.set_unusable_password()
        user.save()
    user.groups.add(Group.objects.get(name=role))
    return user


def _brand(data: dict[str, Any]) -> Brand:
    brand = Brand(
        key=data["key"],
        name=data["name"],
        source_locale=data["default_locale"],
        locales=data["locales"],
        fallbacks=data["fallbacks"],
        sms_sender=data["sender_sms"],
        email_sender=data["sender_email"],
        domains=data["domains"],
        emails=data["emails"],
        phones=data["phones"],
        prices=data["prices"],
        accent=data["accent"],
        background=data["background"],
        text_color=data["text_color"],
        font=data["font"],
        logo_url=data["logo_url"],
        address=data["address"],
        footers=data["footer"],
        notes=data["notes"],
    )
    brand.full_clean()
    brand.save()
    return brand


def _style_guides(brand: Brand, data: dict[str, Any]) -> None:
    for locale, wants in data["locales"].items():
        guide = StyleGuide.objects.create(
            brand=brand,
            locale=locale,
            address_form=wants.get("address_form", "neutral"),
            currency=wants.get("currency", ""),
            link_prefix=wants.get("link_prefix", ""),
            opt_out=wants.get("opt_out", []),
        )
        for order, term in enumerate(wants.get("terms", [])):
            Term.objects.create(
                guide=guide, sort_order=order, concept=term["concept"], **_words(term)
            )


def _policies(brand: Brand, data: list[dict[str, Any]]) -> None:
    for order, each in enumerate(data, start=1):
        policy = ApprovalPolicy(
            brand=brand,
            title=each["title"],
            sort_order=10 * order,
            purposes=each["purposes"],
            channels=each.get("channels", []),
        )
        policy.steps = [
            ApprovalStep(kind=kind, group=Group.objects.get(name=role), sort_order=place)
            for place, (kind, role) in enumerate(each["steps"])
        ]
        policy.full_clean()
        policy.save()


def _words(term: dict[str, Any]) -> dict[str, str]:
    """A term's lists as the editor's text fields: one word a line, its forms after a colon."""
    forms = term.get("forms", {})
    return {
        field: "\n".join(
            f"{word}: {', '.join(forms[word])}" if word in forms else word
            for word in term.get(field, [])
        )
        for field in ("approved", "forbidden", "keep")
    }


def _journey(brand: Brand, data: dict[str, Any]) -> dict[str, Stage]:
    for persona in data["personas"]:
        Persona.objects.create(brand=brand, **persona)
    journey = Journey.objects.create(
        brand=brand,
        key=data["key"],
        title=data["title"],
        kind=data["kind"],
        persona=Persona.objects.get(brand=brand, key=data["persona"]),
        description=data["description"],
    )
    stages = {}
    for order, stage in enumerate(data["stages"]):
        row = Stage.objects.create(
            journey=journey,
            sort_order=order,
            key=stage["key"],
            name=stage["name"],
            goal=stage["goal"],
            forbidden_channels=stage.get("forbidden_channels", []),
        )
        for place, touchpoint in enumerate(stage["touchpoints"]):
            Touchpoint.objects.create(stage=row, sort_order=place, **touchpoint)
        stages[row.key] = row
    return stages


def _future(journey: Journey, data: dict[str, Any], manager: User) -> None:
    """The future state of *journey*: a copy in which some steps changed, left or came."""
    future = starting.copy_as_future(journey, data["title"], manager)
    Journey.objects.filter(pk=future.pk).update(key=data["key"], description=data["description"])
    steps = Touchpoint.objects.filter(stage__journey=future)
    steps.filter(key__in=data["removed"]).delete()
    for key, fields in data["changed"].items():
        steps.filter(key=key).update(**fields)
    for step in data["added"]:
        stage = future.stages.get(key=step["stage"])
        Touchpoint.objects.create(stage=stage, sort_order=99, **step["touchpoint"])
    for key, policy in data["policies"].items():
        future.stages.filter(key=key).update(**policy)


def _template(brand: Brand, stages: dict[str, Stage], document: dict[str, Any]) -> MessageTemplate:
    stage = stages[document["stage"]]
    template = MessageTemplate(
        key=document["key"],
        title=document["title"],
        brand=brand,
        stage=stage,
        touchpoint=stage.touchpoints.get(key=document["touchpoint"])
        if document.get("touchpoint")
        else None,
        purpose=document["purpose"],
        source_locale=document["source_locale"],
    )
    template.full_clean()
    template.save()
    for order, (name, declared) in enumerate(document["placeholders"].items()):
        DeclaredPlaceholder.objects.create(
            template=template,
            sort_order=order,
            name=name,
            **DeclaredPlaceholder.from_document(declared),
        )
    for order, fact in enumerate(document.get("facts", [])):
        DeclaredFact.objects.create(template=template, sort_order=order, **fact)
    if tags := document.get("tags"):
        template.tags.add(*tags)
        template.save()
    return template


class Story:
    """What state each variant is in; what the story does not name is clean and live."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.flawed = {_place(item) for item in data["flawed"]}
        self.waiting = {_place(item): item["content"] for item in data["waiting"]}
        self.draft_over_live = {_place(item): item["content"] for item in data["draft_over_live"]}
        # The old source goes live before its translations; today's replaces it after one
        # of them was approved.
        self.old_sources = {
            (item["key"], item["channel"]): item["old_source"] for item in data["stale"]
        }
        self.stale = {_place(item) for item in data["stale"]}

    def tell(
        self, template: MessageTemplate, variants: list[dict[str, Any]], writer: User, manager: User
    ) -> None:
        """Write, publish, edit and submit the variants of one message template, the source
        first.
        """
        ordered = sorted(variants, key=lambda item: item["locale"] != template.source_locale)
        rows = {
            (item["channel"], item["locale"]): actions.start_variant(
                template, item["channel"], item["locale"], self._first(template, item), writer
            )
            for item in ordered
        }
        late = [place for place in rows if self._is_late(template, place)]
        for place, row in rows.items():
            if place not in late and (template.key, *place) not in self.flawed:
                _publish(row, manager)
        self._change_sources(template, ordered, rows, writer, manager)
        for place in late:
            _publish(rows[place], manager)
        self._edit(template, rows, writer)

    def _first(self, template: MessageTemplate, item: dict[str, Any]) -> dict[str, Any]:
        old = self.old_sources.get((template.key, item["channel"]))
        content: dict[str, Any] = (
            old if old and item["locale"] == template.source_locale else item["content"]
        )
        return content

    def _is_late(self, template: MessageTemplate, place: tuple[str, str]) -> bool:
        """Approved against the new source: a translation beside the one that became stale."""
        channel, locale = place
        return (
            (template.key, channel) in self.old_sources
            and locale != template.source_locale
            and (template.key, channel, locale) not in self.stale
        )

    def _change_sources(
        self,
        template: MessageTemplate,
        variants: list[dict[str, Any]],
        rows: dict[tuple[str, str], Variant],
        writer: User,
        manager: User,
    ) -> None:
        for item in variants:
            if (
                item["locale"] == template.source_locale
                and (template.key, item["channel"]) in self.old_sources
            ):
                row = rows[item["channel"], item["locale"]]
                actions.edit_variant(row, item["content"], writer)
                _publish(row, manager)

    def _edit(
        self, template: MessageTemplate, rows: dict[tuple[str, str], Variant], writer: User
    ) -> None:
        for place, row in rows.items():
            if content := self.draft_over_live.get((template.key, *place)):
                actions.edit_variant(row, content, writer)
            if content := self.waiting.get((template.key, *place)):
                actions.edit_variant(row, content, writer)
                actions.submit(Variant.objects.get(pk=row.pk), writer)


def _place(item: dict[str, Any]) -> tuple[str, str, str]:
    return item["key"], item["channel"], item["locale"]


def _publish(row: Variant, manager: User) -> None:
    row.refresh_from_db()
    row.get_latest_revision().publish(user=manager)
    row.refresh_from_db()
