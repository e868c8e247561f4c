"""Two brands, a Danish agency of the first, and words that it must never see.

``FOREIGN`` stands in every text of the other brand, ``HIDDEN`` in every text of the own brand in a
locale that is out of reach.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.test import Client
from wagtail.log_actions import log
from wagtail.models import APIToken

from cms import actions, roles
from cms.checking.rechecking import work_off
from cms.models import (
    ApiGrant,
    ApprovalPolicy,
    Brand,
    BrandRule,
    Comment,
    DeclaredPlaceholder,
    Delivery,
    Endpoint,
    Journey,
    Mention,
    MessageTemplate,
    Persona,
    ProviderAccount,
    Reach,
    Release,
    ReleaseEntry,
    Snippet,
    SnippetChange,
    SnippetText,
    Stage,
    StyleGuide,
    Submission,
    Touchpoint,
    Variant,
)
from cms.releases import label

FOREIGN = "xqzhemmelig"
HIDDEN = "xqzukryte"
MARKS = (FOREIGN, HIDDEN)


@dataclass
class World:
    """Everything there is: of the own brand (``own``), and of the other (``other``), by model."""

    brand: Brand
    foreign_brand: Brand
    own: dict[type, Any]
    other: dict[type, Any]
    danish: Variant
    english: Variant
    polish: Variant
    foreign: Variant
    foreign_review: Variant
    delivery: Delivery

    def foreign_rows(self) -> dict[type, Any]:
        return self.other


def _brand_with(key: str, name: str, mark: str) -> tuple[Brand, dict[type, Any]]:
    said = f"{mark} " if mark else ""
    brand = Brand.objects.create(
        key=key,
        name=f"{name} {mark}".strip(),
        notes=f"{said}notes",
        source_locale="en",
        locales=["en", "nb", "da", "pl"],
        domains=[f"{mark or key}.example"],
        sms_sender=name[:11],
        footers={"en": f"{said}footer"},
    )
    guide = StyleGuide(brand=brand, locale="da", notes=f"{said}notes")
    guide.terms.create(concept=f"{said}order", approved=f"{mark}bestilling")
    guide.save()
    journey = Journey.objects.create(brand=brand, key="shop", title=f"{said}shop")
    stage = Stage.objects.create(journey=journey, key="purchase", name=f"{said}purchase")
    Touchpoint.objects.create(stage=stage, key="till", name=f"{said}till")
    persona = Persona.objects.create(brand=brand, key="ida", name=f"{said}Ida")
    rule = BrandRule.objects.create(
        brand=brand,
        key=f"{mark or 'own'}-rule",
        document={"kind": "existence", "words": [f"{mark}forbudt"], "message": f"{said}no"},
    )
    template = MessageTemplate.objects.create(
        key=f"{mark or 'own'}.order",
        title=f"{said}Order",
        description=f"{said}description",
        brand=brand,
        stage=stage,
        source_locale="en",
    )
    template.tags.add(f"{mark or 'own'}tag")
    template.save()
    DeclaredPlaceholder.objects.create(
        template=template, name="first_name", type="name", samples=[f"{mark}Kari"]
    )
    snippet = Snippet.objects.create(brand=brand, key=f"{mark or 'own'}-sign", name=f"{said}sign")
    SnippetText.objects.create(snippet=snippet, locale="da", text=f"{said}hilsen")
    hidden = mark or HIDDEN
    SnippetText.objects.create(snippet=snippet, locale="pl", text=f"{hidden} pozdrawiamy")
    places = [{"locale": "pl", "channel": "", "before": hidden, "after": f"{hidden} now"}]
    SnippetChange.objects.create(snippet=snippet, places=places)
    policy = ApprovalPolicy.objects.create(brand=brand, title=f"{said}policy", channels=["rcs"])
    rows = {
        Brand: brand,
        ApprovalPolicy: policy,
        StyleGuide: guide,
        Journey: journey,
        Persona: persona,
        BrandRule: rule,
        Snippet: snippet,
        MessageTemplate: template,
    }
    return brand, rows


@pytest.fixture
def boss(db: None) -> User:
    return User.objects.create_superuser("boss", "boss@example.com", "a long password")


@pytest.fixture
def world(boss: User) -> World:
    brand, own = _brand_with("fjellheim", "Fjellheim", "")
    foreign_brand, other = _brand_with("havblikk", "Havblikk", FOREIGN)
    writer = User.objects.create_user("writer")

    def write(template: MessageTemplate, locale: str, words: str, *, live: bool = True) -> Variant:
        variant = actions.start_variant(
            template, "sms", locale, {"body": f"{words} {{{{ first_name }}}}"}, writer
        )
        if live:
            variant.get_latest_revision().publish(user=boss)
            variant.refresh_from_db()
        return variant

    template = own[MessageTemplate]
    english = write(template, "en", "Your order 10 is on its way,")
    danish = write(template, "da", "Din ordre 10 er på vej,")
    polish = write(template, "pl", f"{HIDDEN} 10 jest w drodze,")
    guide = StyleGuide(brand=brand, locale="pl", notes=f"{HIDDEN} notes")
    guide.terms.create(concept=f"{HIDDEN} order", approved=HIDDEN)
    guide.save()
    foreign = write(other[MessageTemplate], "da", f"{FOREIGN} 10 er på vej,")
    write(other[MessageTemplate], "en", f"{FOREIGN} 10 is on its way,")
    review = write(other[MessageTemplate], "nb", f"{FOREIGN} 10 er på vei,", live=False)
    actions.submit(review, writer)
    own[Variant], other[Variant] = danish, foreign
    comment = Comment.objects.create(variant=foreign, author=boss, text=f"{FOREIGN} is odd.")
    other[Comment] = comment
    other[Mention] = Mention.objects.create(comment=comment, user=boss)
    Comment.objects.create(variant=polish, author=boss, text=f"{HIDDEN} is odd.")
    for row in (*own.values(), *other.values(), polish):
        log(row, "wagtail.edit", user=boss)
    release = Release.objects.filter(brand_key="havblikk").first()
    label(release, "hemmelig-label", user=boss)
    account = ProviderAccount.objects.create(
        name=f"{FOREIGN} account",
        brand=foreign_brand,
        provider="file",
        public_id=f"{FOREIGN}-id",
        settings={"folder": FOREIGN},
    )
    entry = ReleaseEntry.objects.filter(variant_id=foreign.pk).latest("pk")
    other[ProviderAccount] = account
    other[Submission] = Submission.objects.create(
        account=account,
        variant=foreign,
        entry=entry,
        digest=entry.content_id,
        key=foreign.template.key,
        channel="sms",
        locale="da",
        base=f"{FOREIGN}_order",
        version=1,
        name=f"{FOREIGN}_order_v1",
        language="da",
        reason=f"{FOREIGN} is not allowed.",
    )
    endpoint = Endpoint.objects.create(
        name=f"{FOREIGN} system",
        url=f"https://{FOREIGN}.example/hook",
        brand=foreign_brand,
        secret="",
    )
    delivery = Delivery.objects.create(
        endpoint=endpoint,
        type=Delivery.Type.values[0],
        payload=f'{{"brand": "{FOREIGN}"}}',
    )
    other[Endpoint], other[Release] = endpoint, release
    robots = Group.objects.create(name=f"{FOREIGN} robots")
    ApiGrant.objects.create(group=robots, verb="fetch", brand=foreign_brand)
    robot = User.objects.create_user(f"{FOREIGN}-robot")
    robot.groups.add(robots)
    other[APIToken], _text = APIToken.create_token(user=robot, name=f"{FOREIGN} token")
    for each in (brand, foreign_brand):
        work_off(each)
    return World(
        brand, foreign_brand, own, other, danish, english, polish, foreign, review, delivery
    )


def permissions(*groups: str) -> Iterable[Permission]:
    return Permission.objects.filter(group__name__in=groups).distinct()


MakeUser = Callable[..., User]


@pytest.fixture
def member(db: None) -> MakeUser:
    """``member("agency", [(brand, "da")])``: a user of a group of that reach, with all that brand
    managers may, or what *may* says.
    """

    def make(
        name: str,
        places: Iterable[tuple[Brand | None, str]] = (),
        may: Iterable[Permission] | None = None,
        *,
        reads_source: bool = True,
    ) -> User:
        group = Group.objects.create(name=f"group of {name}")
        group.permissions.set(
            permissions(roles.BRAND_MANAGER, roles.COPYWRITER) if may is None else may
        )
        for brand, locale in places:
            Reach.objects.create(group=group, brand=brand, locale=locale, reads_source=reads_source)
        user = User.objects.create_user(name, password="a long password")
        user.groups.add(group)
        return user

    return make


@pytest.fixture
def agency(world: World, member: MakeUser) -> User:
    """Danish texts of the own brand, with every permission that a brand manager has."""
    return member("agency", [(world.brand, "da")])


@pytest.fixture
def house(world: World, member: MakeUser) -> User:
    """The whole of the own brand."""
    return member("house", [(world.brand, "")])


def client_of(user: User) -> Client:
    client = Client(raise_request_exception=True)
    client.force_login(user)
    return client


def entries_of(variant: Variant) -> Any:
    return ReleaseEntry.objects.filter(variant_id=variant.pk)
