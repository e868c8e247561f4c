"""Applying a plan: exactly what was shown, all of it or nothing, as drafts."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from wagtail.models import ModelLogEntry, Revision

from cms import actions
from cms.errors import Refused
from cms.exchange import writing
from cms.exchange.importing import PlanMoved, import_messages
from cms.exchange.orders import Order
from cms.exchange.planning import make_plan
from cms.models import Brand, DeclaredPlaceholder, LiveEntry, MessageTemplate, Release, Variant

Ask = Callable[..., Order]
Texts = dict[str, Any]


def state() -> dict[str, int]:
    models = (MessageTemplate, DeclaredPlaceholder, Variant, Revision, Release, ModelLogEntry)
    return {model.__name__: model.objects.count() for model in models}


def test_a_template_with_placeholders_and_drafts_is_made(
    brand: Brand, ask: Ask, copywriter: Any
) -> None:
    import_messages(ask(prefix="shop"), copywriter)
    template = MessageTemplate.objects.get()
    assert (template.key, template.title, template.brand) == ("shop.welcome", "Welcome", brand)
    assert (template.source_locale, template.purpose) == ("en", "transactional")
    assert [row.name for row in template.placeholders.all()] == ["project", "user", "action_url"]
    assert Variant.objects.count() == 4
    for variant in Variant.objects.all():
        assert not variant.live
        assert variant.revisions.count() == 1
        assert variant.get_latest_revision().user == copywriter
        variant.get_latest_revision_as_object().full_clean()


def test_nothing_goes_live(
    brand: Brand, ask: Ask, texts: Texts, copywriter: Any, manager: Any
) -> None:
    import_messages(ask(), copywriter)
    sms = Variant.objects.get(channel="sms", locale="nb")
    sms.get_latest_revision().publish(user=manager)
    before = LiveEntry.objects.values().get()
    texts["nb"]["sms"]["welcome"]["body"] = "{{user}}, velkommen!"
    import_messages(ask(), copywriter)
    sms.refresh_from_db()
    assert sms.content["body"] == "{{ user }}, kontoen din er klar."
    assert sms.get_latest_revision_as_object().content["body"] == "{{ user }}, velkommen!"
    assert sms.has_unpublished_changes
    assert LiveEntry.objects.values().get() == before
    assert Release.objects.count() == 1


def test_twice_the_same_files_write_nothing(brand: Brand, ask: Ask, copywriter: Any) -> None:
    import_messages(ask(), copywriter)
    before = state()
    assert not import_messages(ask(), copywriter).writes
    assert state() == before


def test_only_what_changed_gets_a_revision(
    brand: Brand, ask: Ask, texts: Texts, copywriter: Any
) -> None:
    import_messages(ask(), copywriter)
    texts["nb"]["sms"]["welcome"]["body"] = "{{user}}, velkommen!"
    import_messages(ask(), copywriter)
    sms = Variant.objects.get(channel="sms", locale="nb")
    assert sms.revisions.count() == 2
    assert sum(variant.revisions.count() for variant in Variant.objects.all()) == 5


def test_the_plan_that_was_shown_is_carried_out(brand: Brand, ask: Ask, copywriter: Any) -> None:
    order = ask()
    digest = make_plan(order, brand).digest
    assert import_messages(order, copywriter, digest=digest).digest == digest


def test_another_plan_is_not(brand: Brand, ask: Ask, copywriter: Any, manager: Any) -> None:
    import_messages(ask(), copywriter)
    order = ask(overwrite=True)
    digest = make_plan(order, brand).digest
    sms = Variant.objects.get(channel="sms", locale="nb")
    actions.edit_variant(sms, {"body": "Noe annet"}, manager)
    before = state()
    with pytest.raises(PlanMoved, match="Something here changed since this plan was made") as moved:
        import_messages(order, copywriter, digest=digest)
    assert moved.value.plan.digest == make_plan(order, brand).digest != digest
    assert state() == before


def test_the_same_plan_twice_writes_once(brand: Brand, ask: Ask, copywriter: Any) -> None:
    order = ask()
    digest = make_plan(order, brand).digest
    import_messages(order, copywriter, digest=digest)
    before = state()
    with pytest.raises(PlanMoved):
        import_messages(order, copywriter, digest=digest)
    assert state() == before


def test_refused_rows_are_left_and_the_others_written(
    brand: Brand, ask: Ask, texts: Texts, copywriter: Any, manager: Any
) -> None:
    import_messages(ask({"nb": texts["nb"], "en": texts["en"]}), copywriter)
    sms = Variant.objects.get(channel="sms", locale="nb")
    actions.edit_variant(sms, {"body": "Noe annet"}, manager)
    texts["nb"]["sms"]["welcome"]["body"] = "Tredje"
    texts["nb"]["emails"]["welcome"]["thanks"] = "Hilsen"
    import_messages(ask(), copywriter)
    sms.refresh_from_db()
    assert sms.get_latest_revision_as_object().content["body"] == "Noe annet"
    mail = Variant.objects.get(channel="email", locale="nb").get_latest_revision_as_object()
    assert mail.content["body"][-1]["text"] == "Hilsen"


def test_new_placeholders_are_declared_after_the_others(
    brand: Brand, ask: Ask, texts: Texts, copywriter: Any
) -> None:
    import_messages(ask(), copywriter)
    texts["en"]["sms"]["welcome"]["body"] += " {{code}}"
    import_messages(ask(), copywriter)
    names = [row.name for row in MessageTemplate.objects.get().placeholders.all()]
    assert names == ["project", "user", "action_url", "code"]


@pytest.mark.parametrize("failing", [1, 3, 4])
def test_all_or_nothing(
    brand: Brand, ask: Ask, copywriter: Any, monkeypatch: pytest.MonkeyPatch, failing: int
) -> None:
    calls = []
    start = actions.start_variant

    def break_down(*args: Any, **kwargs: Any) -> Variant:
        calls.append(args)
        if len(calls) == failing:
            raise ValidationError("no room")
        return start(*args, **kwargs)

    monkeypatch.setattr(writing.actions, "start_variant", break_down)
    before = state()
    with pytest.raises(Refused, match=r"Nothing was imported\. welcome/.*: no room"):
        import_messages(ask(), copywriter)
    assert state() == before


def test_a_race_for_a_key_is_told_and_writes_nothing(
    brand: Brand, ask: Ask, copywriter: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def too_late(*args: Any, **kwargs: Any) -> None:
        MessageTemplate.objects.create(key="welcome", title="x", brand=brand, source_locale="en")

    monkeypatch.setattr(writing, "_checked", too_late)
    with pytest.raises(Refused, match="somebody else just wrote"):
        import_messages(ask(), copywriter)
    assert not MessageTemplate.objects.exists()


def test_the_import_is_logged_with_what_came_in(brand: Brand, ask: Ask, copywriter: Any) -> None:
    plan = import_messages(ask(), copywriter)
    entries = ModelLogEntry.objects.filter(action="cms.import")
    assert entries.count() == 4
    assert {entry.user for entry in entries} == {copywriter}
    assert {entry.data["plan"] for entry in entries} == {plan.digest}
    variant = Variant.objects.get(channel="sms", locale="nb")
    (entry,) = entries.filter(object_id=str(variant.pk))
    assert entry.data["digest"] == variant.typed_content().digest


def test_after_an_overwrite_the_next_file_is_welcome_again(
    brand: Brand, ask: Ask, texts: Texts, copywriter: Any, manager: Any
) -> None:
    import_messages(ask(), copywriter)
    sms = Variant.objects.get(channel="sms", locale="nb")
    actions.edit_variant(sms, {"body": "Noe annet"}, manager)
    import_messages(ask(overwrite=True), copywriter)
    texts["nb"]["sms"]["welcome"]["body"] = "{{user}}, velkommen!"
    assert import_messages(ask(), copywriter).counts["change"] == 1


def test_a_command_without_a_person_imports_too(brand: Brand, ask: Ask) -> None:
    import_messages(ask(), None)
    assert Variant.objects.first().get_latest_revision().user is None  # type: ignore[union-attr]


@pytest.mark.django_db(transaction=True)
def test_two_at_once_write_once(ask: Ask) -> None:
    Brand.objects.create(key="fjellheim", name="Fjellheim", source_locale="en")
    ready = Barrier(2)

    def run() -> dict[str, int]:
        try:
            ready.wait(10)
            return {
                fate.value: count for fate, count in import_messages(ask(), None).counts.items()
            }
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        first, second = (task.result(60) for task in [pool.submit(run), pool.submit(run)])
    assert sorted([first["create"], second["create"]]) == [0, 4]
    assert sorted([first["same"], second["same"]]) == [0, 4]
    assert state()["Variant"] == 4
