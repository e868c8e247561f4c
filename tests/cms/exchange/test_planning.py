"""The plan against what is here: what would be created, changed, left alone or refused, and why."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms import actions
from cms.exchange.importing import import_messages
from cms.exchange.orders import Order
from cms.exchange.plan import Fate, Plan, Row
from cms.exchange.planning import make_plan
from cms.models import Brand, MessageTemplate, Variant

LEFT_ALONE = "It is left alone unless you choose to replace such texts."

Ask = Callable[..., Order]
Texts = dict[str, Any]


def row(plan: Plan, channel: str, locale: str, key: str = "welcome") -> Row:
    wanted = (key, channel, locale)
    return next(each for each in plan.rows if (each.key, each.channel, each.locale) == wanted)


def why(plan: Plan, channel: str, locale: str) -> tuple[Fate, list[str]]:
    found = row(plan, channel, locale)
    return found.fate, [str(words) for words in found.why]


def counts(plan: Plan) -> list[int]:
    """Created, changed, the same, refused."""
    return list(plan.counts.values())


@pytest.fixture
def imported(brand: Brand, ask: Ask, copywriter: Any) -> Order:
    """Both files, imported."""
    order = ask()
    import_messages(order, copywriter)
    return order


@pytest.fixture
def sms(imported: Order) -> Variant:
    """The imported Norwegian SMS."""
    return Variant.objects.get(channel="sms", locale="nb")


def edit(variant: Variant, user: Any, body: str = "{{ user }}, hei") -> None:
    variant.refresh_from_db()
    actions.edit_variant(variant, {"body": body}, user)


def test_what_is_not_here_would_be_created(brand: Brand, ask: Ask) -> None:
    plan = make_plan(ask(), brand)
    assert counts(plan) == [4, 0, 0, 0]
    assert [(each.key, each.fate) for each in plan.templates] == [("welcome", Fate.CREATE)]
    assert plan.writes


def test_a_plan_writes_nothing(brand: Brand, ask: Ask) -> None:
    with CaptureQueriesContext(connection) as queries:
        make_plan(ask(), brand)
    assert all(query["sql"].startswith("SELECT") for query in queries)
    assert not MessageTemplate.objects.exists()


def test_the_findings_are_those_of_the_family_after_the_import(brand: Brand, ask: Ask) -> None:
    found = row(make_plan(ask(), brand), "email", "nb").findings
    assert [(each.check, each.severity, each.part) for each in found] == [
        ("badly_shown", "info", "preheader"),  # there is none
        ("placeholder_missing", "error", "subject"),
    ]


def test_the_brand_s_own_terms_are_checked(brand: Brand, ask: Ask, texts: Texts) -> None:
    texts["nb"]["sms"]["welcome"]["body"] = "{{user}}, din ordre er klar."
    assert row(make_plan(ask(), brand), "sms", "nb").count("error") == 1


@pytest.mark.parametrize("text", ["Hei {{#if user}}x{{/if}}", "Hei {{user.name | nothing}}"])
def test_a_broken_text_becomes_a_draft_with_a_finding(
    brand: Brand, ask: Ask, texts: Texts, text: str
) -> None:
    texts["nb"]["sms"]["welcome"]["body"] = text
    found = row(make_plan(ask(), brand), "sms", "nb")
    assert found.fate is Fate.CREATE
    assert "template_syntax" in {finding.check for finding in found.findings}


def test_a_text_the_channel_cannot_hold_is_refused(brand: Brand, ask: Ask, texts: Texts) -> None:
    texts["nb"]["sms"]["welcome"]["body"] = "x" * 200_001
    plan = make_plan(ask(), brand)
    assert counts(plan) == [3, 0, 0, 1]
    assert "The channel cannot hold it: " in why(plan, "sms", "nb")[1][0]


def test_the_same_files_change_nothing(brand: Brand, imported: Order) -> None:
    plan = make_plan(imported, brand)
    assert counts(plan) == [0, 0, 4, 0]
    assert [each.fate for each in plan.templates] == [Fate.SAME]
    assert not plan.writes


def test_a_changed_file_changes_its_text(
    brand: Brand, imported: Order, ask: Ask, texts: Texts
) -> None:
    texts["nb"]["sms"]["welcome"]["body"] = "{{user}}, velkommen!"
    plan = make_plan(ask(), brand)
    assert counts(plan) == [0, 1, 3, 0]
    (difference,) = row(plan, "sms", "nb").differences
    assert difference.before == "{{ user }}, kontoen din er klar."
    assert difference.after == "{{ user }}, velkommen!"


def test_a_new_placeholder_of_the_source_would_be_declared(
    brand: Brand, imported: Order, ask: Ask, texts: Texts
) -> None:
    texts["en"]["sms"]["welcome"]["body"] += " {{code}}"
    (template,) = make_plan(ask(), brand).templates
    assert (template.fate, list(template.declares)) == (Fate.CHANGE, ["code"])


def test_a_text_edited_here_is_refused(
    brand: Brand, sms: Variant, ask: Ask, texts: Texts, manager: Any
) -> None:
    edit(sms, manager)
    texts["nb"]["sms"]["welcome"]["body"] = "{{user}}, velkommen!"
    assert why(make_plan(ask(), brand), "sms", "nb") == (
        Fate.REFUSE,
        ["Changed both here and in the file since the last import.", LEFT_ALONE],
    )
    assert by(make_plan(ask(), brand)) == "both"


def test_who_changed_a_text_is_told(
    brand: Brand, sms: Variant, ask: Ask, texts: Texts, manager: Any
) -> None:
    assert by(make_plan(ask(), brand)) == ""
    texts["nb"]["sms"]["welcome"]["body"] = "{{user}}, velkommen!"
    assert by(make_plan(ask(), brand)) == "file"


def by(plan: Plan) -> str:
    return next(row.changed_by for row in plan.rows if (row.channel, row.locale) == ("sms", "nb"))


def test_even_when_the_file_is_as_it_was(
    brand: Brand, sms: Variant, ask: Ask, manager: Any
) -> None:
    edit(sms, manager)
    assert counts(make_plan(ask(), brand)) == [0, 0, 3, 1]
    assert by(make_plan(ask(), brand)) == "here"


def test_unless_the_person_chooses_otherwise(
    brand: Brand, sms: Variant, ask: Ask, manager: Any
) -> None:
    edit(sms, manager)
    assert why(make_plan(ask(overwrite=True), brand), "sms", "nb") == (
        Fate.CHANGE,
        [
            "Changed here since the last import; the file says what it said then.",
            "Its text here is replaced, as you chose.",
        ],
    )


def test_a_text_saved_again_unchanged_was_not_edited(
    brand: Brand, sms: Variant, ask: Ask, texts: Texts, manager: Any
) -> None:
    edit(sms, manager, "{{ user }}, kontoen din er klar.")
    texts["nb"]["sms"]["welcome"]["body"] = "{{user}}, velkommen!"
    assert why(make_plan(ask(), brand), "sms", "nb") == (Fate.CHANGE, [])


def test_a_text_edited_into_what_the_file_says_is_the_same(
    brand: Brand, sms: Variant, ask: Ask, texts: Texts, manager: Any
) -> None:
    edit(sms, manager, "{{ user }}, velkommen!")
    texts["nb"]["sms"]["welcome"]["body"] = "{{user}}, velkommen!"
    assert why(make_plan(ask(), brand), "sms", "nb") == (Fate.SAME, [])


def test_a_text_written_by_hand_is_refused(
    brand: Brand, ask: Ask, copywriter: Any, template: MessageTemplate
) -> None:
    actions.start_variant(template, "sms", "nb", {"body": "Hei"}, copywriter)
    files = {
        tag: {"sms": {"confirmed": {"body": text}}} for tag, text in (("en", "Hi"), ("nb", "Hallo"))
    }
    plan = make_plan(ask(files, prefix="order"), brand)
    assert counts(plan) == [1, 0, 0, 1]
    assert str(row(plan, "sms", "nb", "order.confirmed").why[0]) == (
        "Written here, not imported from a file."
    )


def lock(variant: Variant, user: Any) -> None:
    variant.locked, variant.locked_by = True, user
    variant.save(update_fields=["locked", "locked_by"])


def schedule(variant: Variant, user: Any) -> None:
    revision = variant.get_latest_revision()
    revision.approved_go_live_at = revision.created_at.replace(year=2100)
    revision.save(update_fields=["approved_go_live_at"])


@pytest.mark.parametrize(
    ("hold", "words"),
    [
        (lock, "It is locked."),
        (actions.submit, "It is in review."),
        (schedule, "It is scheduled to go live."),
    ],
    ids=["locked", "in review", "scheduled"],
)
@pytest.mark.parametrize("overwrite", [False, True])
def test_what_others_hold_is_refused(
    brand: Brand, sms: Variant, ask: Ask, texts: Texts, copywriter: Any,
    hold: Callable[[Variant, Any], object], words: str, overwrite: bool,
) -> None:  # fmt: skip
    hold(sms, copywriter)
    texts["nb"]["sms"]["welcome"]["body"] = "{{user}}, velkommen!"
    plan = make_plan(ask(overwrite=overwrite), brand)
    assert why(plan, "sms", "nb") == (Fate.REFUSE, [words])


def test_a_key_of_another_brand_is_refused(brand: Brand, imported: Order, ask: Ask) -> None:
    other = Brand.objects.create(key="vidde", name="Vidde", source_locale="en")
    plan = make_plan(ask(), other)
    assert counts(plan) == [0, 0, 0, 4]
    assert why(plan, "sms", "nb")[1] == [
        "The key welcome is taken by the brand Fjellheim. Choose another prefix."
    ]


def test_another_source_locale_is_refused(brand: Brand, imported: Order, ask: Ask) -> None:
    plan = make_plan(ask(source_locale="nb"), brand)
    assert why(plan, "sms", "nb")[1] == ["Its source locale is en here, and nb in this import."]


def test_a_message_the_source_lacks_is_refused(brand: Brand, ask: Ask, texts: Texts) -> None:
    texts["nb"]["sms"]["bye"] = {"body": "Ha det"}
    found = row(make_plan(ask(), brand), "sms", "nb", "bye")
    assert found.fate is Fate.REFUSE
    assert [str(words) for words in found.why] == [
        "It is not in en, the source locale, and not here yet."
    ]


def test_a_translation_alone_may_follow_later(
    brand: Brand, ask: Ask, texts: Texts, copywriter: Any
) -> None:
    import_messages(ask({"en": texts["en"]}), copywriter)
    plan = make_plan(ask({"nb": texts["nb"]}), brand)
    assert counts(plan) == [2, 0, 0, 0]
    assert row(plan, "email", "nb").count("error") == 1  # held against the English text here


def test_a_broken_neighbour_hides_no_findings(brand: Brand, sms: Variant, imported: Order) -> None:
    Variant.objects.filter(channel="sms", locale="en").update(content={"x": 1})
    sms.get_latest_revision().content["content"] = {"x": 1}
    plan = make_plan(imported, brand)
    assert row(plan, "email", "nb").count("error") == 1


def test_what_is_stored_and_unreadable_may_be_replaced(
    brand: Brand, sms: Variant, ask: Ask
) -> None:
    revision = sms.latest_revision
    assert revision is not None
    revision.content["content"] = {"x": 1}
    revision.save(update_fields=["content"])
    plan = make_plan(ask(overwrite=True), brand)
    assert why(plan, "sms", "nb")[0] is Fate.CHANGE


def test_a_live_text_stays_and_the_draft_would_change(
    brand: Brand, sms: Variant, ask: Ask, texts: Texts, manager: Any
) -> None:
    sms.get_latest_revision().publish(user=manager)
    texts["nb"]["sms"]["welcome"]["body"] = "{{user}}, velkommen!"
    assert why(make_plan(ask(), brand), "sms", "nb") == (Fate.CHANGE, [])


def test_a_plan_costs_the_same_queries_for_few_and_for_many(
    brand: Brand, ask: Ask, copywriter: Any
) -> None:
    def files(messages: int, tags: str) -> Texts:
        texts = {f"m{number}": {"body": "Hi {{user}}"} for number in range(messages)}
        return {tag: {"sms": texts} for tag in tags.split()}

    make_plan(ask(files(1, "en")), brand)  # content types are cached from here on
    for messages, tags in ((1, "en nb"), (5, "en nb nn da pl nl sv fi de")):
        order = ask(files(messages, tags))
        for _ in range(2):  # nothing is here; then all is
            with CaptureQueriesContext(connection) as queries:
                make_plan(order, brand)
            assert len(queries) <= 11
            import_messages(order, copywriter)


def test_the_digest_is_that_of_the_plan_and_of_what_it_rests_on(
    brand: Brand, sms: Variant, ask: Ask, texts: Texts, manager: Any
) -> None:
    digests = [make_plan(ask(), brand).digest, make_plan(ask(overwrite=True), brand).digest]
    assert digests[0] == make_plan(ask(), brand).digest
    edit(sms, manager, "{{ user }}, kontoen din er klar.")  # the same text, another revision
    digests.append(make_plan(ask(), brand).digest)
    texts["nb"]["sms"]["welcome"]["body"] += "!"
    digests.append(make_plan(ask(), brand).digest)
    assert len(set(digests)) == 4
