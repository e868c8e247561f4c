"""What is exported comes back: unchanged as it was, changed as a draft, in conflict as neither."""

from dataclasses import replace
from typing import Any

import pytest

from cms import actions
from cms.exchange.exporting import CARRYING, EXPORTS, Wanted, export_catalogue, written
from cms.exchange.importing import import_messages
from cms.exchange.orders import Order, Upload
from cms.exchange.plan import Fate, Plan
from cms.exchange.proposing import plan_order
from cms.exchange.reading import FileRefused
from cms.models import Brand, DeclaredPlaceholder, MessageTemplate, Variant
from templates_lib.formats import FORMATS, State

ENDINGS = {name: FORMATS[name].endings[0] for name in EXPORTS}
EN = (
    "Hi {{ first_name }}, {% if total %}you paid {{ total | money }}{% else %}nothing{% endif %} "
    'for {{ n | plural(one="# item", other="# items") }}.'
)
NB = (
    "Hei {{ first_name }}, {% if total %}du betalte {{ total | money }}{% else %}ingenting"
    '{% endif %} for {{ n | plural(one="# vare", other="# varer") }}.'
)
MAIL = {
    "subject": "Order {{ first_name }}",
    "body": [
        {"type": "heading", "id": "a", "text": "Thanks"},
        {"type": "text", "id": "b", "text": 'Line\n\n**two** & <three> "four"'},
        {"type": "button", "id": "c", "label": "Open", "url": "https://fjellheim.example/a"},
    ],
}


@pytest.fixture
def family(template: MessageTemplate, draft: Any, copywriter: Any) -> MessageTemplate:
    DeclaredPlaceholder.objects.create(template=template, name="n", type="count", samples=[1, 2])
    draft("en", EN)
    actions.start_variant(template, "email", "en", MAIL, copywriter)
    return template


def order(brand: Brand, data: bytes, name: str = "nb.xlf", **more: Any) -> Order:
    return Order((Upload(name, data),), brand.key, brand.source_locale, **more)


def handed(brand: Brand, locale: str = "nb", name: str = "xliff", **more: Any) -> bytes:
    return written(export_catalogue(brand, Wanted(locale, **more)), name)


def translated(data: bytes, words: dict[str, str], name: str = "xliff", **more: Any) -> bytes:
    """*data* with the targets that *words* give by the end of the key."""
    read = FORMATS[name].read(data)
    units = tuple(
        replace(
            unit,
            target=next(
                (t for k, t in words.items() if (unit.context or unit.key).endswith(k)), unit.target
            ),
            **more,
        )
        for unit in read.units
    )
    return FORMATS[name].write(replace(read, units=units), data)


WORDS = {
    "sms/body[one]": "Hei {{ first_name }}, {{ §1 }} for {{ # }} vare.",
    "sms/body[other]": "Hei {{ first_name }}, {{ §1 }} for {{ # }} varer.",
    "sms/body:1a": "du betalte {{ total | money }}",
    "sms/body:1b": "ingenting",
}


def fates(plan: Plan) -> dict[str, Fate]:
    return {f"{row.channel} {row.locale}": row.fate for row in plan.rows}


def test_a_translator_gets_sentences_with_what_they_must_know(
    brand: Brand, family: MessageTemplate
) -> None:
    units = {u.key: u for u in export_catalogue(brand, Wanted("pl")).units}
    prefix = "order.confirmed/sms/body"
    assert {key for key in units if key.startswith(prefix)} == {
        f"{prefix}:1a", f"{prefix}:1b",
        *(f"{prefix}[{form}]" for form in ("one", "few", "many", "other")),
    }  # fmt: skip
    few = units[f"{prefix}[few]"]
    assert few.source == "Hi {{ first_name }}, {{ §1 }} for {{ # }} items."
    assert few.target is None
    assert "The form for: few." in few.notes
    assert any(note.startswith("first_name: name, such as Kari") for note in few.notes)
    assert "Only where: {% if total %}" in units[f"{prefix}:1a"].notes
    assert few.meta["preview"].startswith("http")
    assert "order.confirmed/email/body.2.label" in units
    assert not any(key.endswith(".url") for key in units)


@pytest.mark.parametrize("name", EXPORTS)
def test_what_nobody_touched_comes_back_as_it_was(
    brand: Brand, family: MessageTemplate, draft: Any, name: str
) -> None:
    draft("nb", NB)
    data = handed(brand, name=name)
    plan = plan_order(order(brand, data, f"nb{ENDINGS[name]}"), brand)
    assert plan.is_return
    assert fates(plan) == {"sms nb": Fate.SAME}


@pytest.mark.parametrize("name", CARRYING)
def test_a_translation_becomes_a_draft(
    brand: Brand, family: MessageTemplate, copywriter: Any, name: str
) -> None:
    data = translated(handed(brand, name=name), WORDS, name)
    plan = import_messages(order(brand, data, f"nb{ENDINGS[name]}"), copywriter)
    assert fates(plan) == {"sms nb": Fate.CREATE}
    row = Variant.objects.get(locale="nb")
    assert row.content["body"] == NB
    assert not row.live
    again = import_messages(order(brand, data, f"nb{ENDINGS[name]}"), copywriter)
    assert fates(again) == {"sms nb": Fate.SAME}
    assert row.revisions.count() == 1


def test_a_mail_is_made_of_its_source(
    brand: Brand, family: MessageTemplate, copywriter: Any
) -> None:
    words = {
        "email/subject": "Ordre {{ first_name }}",
        "body.0.text": "Takk",
        "body.1.text": "A & <b>",
        "body.2.label": "Åpne",
    }
    import_messages(order(brand, translated(handed(brand), words)), copywriter)
    content = Variant.objects.get(locale="nb", channel="email").content
    assert [block.get("text") or block["label"] for block in content["body"]] == [
        "Takk", "A & <b>", "Åpne",
    ]  # fmt: skip
    assert content["body"][2]["url"] == "https://fjellheim.example/a"


def test_polish_gets_its_four_forms(brand: Brand, family: MessageTemplate, copywriter: Any) -> None:
    forms = {"one": "rzecz", "few": "rzeczy", "many": "rzeczy", "other": "rzeczy"}
    words = {
        f"sms/body[{k}]": f"Cześć {{{{ first_name }}}}, {{{{ §1 }}}}: {{{{ # }}}} {w}."
        for k, w in forms.items()
    }
    words |= {"sms/body:1a": "{{ total | money }}", "sms/body:1b": "nic"}
    data = translated(handed(brand, "pl"), words)
    import_messages(order(brand, data, "pl.xlf"), copywriter)
    assert Variant.objects.get(locale="pl").content["body"] == (
        "Cześć {{ first_name }}, {% if total %}{{ total | money }}{% else %}nic{% endif %}: "
        '{{ n | plural(one="# rzecz", few="# rzeczy", many="# rzeczy", other="# rzeczy") }}.'
    )


def test_a_source_that_moved_on_marks_the_draft_stale(
    brand: Brand, family: MessageTemplate, copywriter: Any
) -> None:
    data = translated(handed(brand), WORDS)
    source = Variant.objects.get(channel="sms", locale="en")
    old = source.typed_content().digest
    actions.edit_variant(
        source, {"body": "Hi {{ first_name }}, it is paid: {{ total | money }}."}, copywriter
    )
    plan = import_messages(order(brand, data), copywriter)
    (row,) = plan.rows
    assert "older text" in str(row.notes[0])
    made = Variant.objects.get(locale="nb")
    assert made.content["body"] == NB and made.source_digest == old
    assert (
        made.source_digest
        != Variant.objects.get(pk=source.pk).get_latest_revision_as_object().typed_content().digest
    )


@pytest.mark.parametrize(
    ("here", "theirs", "overwrite", "fate", "says"),
    [
        (False, True, False, Fate.CHANGE, ""),
        (True, False, False, Fate.SAME, "not in the file"),
        (True, True, False, Fate.REFUSE, "both here and in the file"),
        (True, True, True, Fate.CHANGE, "both here and in the file"),
        (False, False, False, Fate.SAME, ""),
    ],
    ids=["they", "we", "both", "both, replaced", "nobody"],
)
def test_who_changed_it_decides(
    brand: Brand, family: MessageTemplate, draft: Any, copywriter: Any,
    here: bool, theirs: bool, overwrite: bool, fate: Fate, says: str,
) -> None:  # fmt: skip
    row = draft("nb", NB)
    data = handed(brand)
    if theirs:
        data = translated(data, {"sms/body:1b": "null kroner"})
    if here:
        actions.edit_variant(row, {"body": NB.replace("Hei", "Hallo")}, copywriter)
    plan = plan_order(order(brand, data, overwrite=overwrite), brand)
    assert fates(plan) == {"sms nb": fate}
    told = " ".join(map(str, (*plan.rows[0].why, *plan.rows[0].notes)))
    assert says in told


def test_a_file_never_approves(brand: Brand, family: MessageTemplate, copywriter: Any) -> None:
    data = translated(handed(brand), WORDS, state=State.FINAL)
    import_messages(order(brand, data), copywriter)
    assert not Variant.objects.filter(live=True).exists()


def test_a_lost_mark_is_told_and_nothing_is_written(
    brand: Brand, family: MessageTemplate, draft: Any
) -> None:
    draft("nb", NB)
    data = translated(handed(brand), {"sms/body[one]": "{{ x }}", "sms/body[other]": "{{ y }}"})
    plan = plan_order(order(brand, data), brand)
    assert fates(plan) == {"sms nb": Fate.SAME}
    assert "missing in the file" in str(plan.rows[0].notes)


def test_a_hostile_frame_is_told(brand: Brand, family: MessageTemplate, draft: Any) -> None:
    draft("nb", NB)
    data = handed(brand).replace(b'{"1":', b'{"1":[').replace(b"vare", b"ting")
    plan = plan_order(order(brand, data), brand)
    assert fates(plan) == {"sms nb": Fate.SAME}


def test_messages_of_another_brand_or_none_are_refused(
    brand: Brand, family: MessageTemplate
) -> None:
    data = handed(brand).replace(b"order.confirmed/", b"order.lost/")
    assert set(fates(plan_order(order(brand, translated(data, WORDS)), brand)).values()) == {
        Fate.REFUSE
    }
    other = Brand.objects.create(key="annen", name="Annen", source_locale="en", locales=["en"])
    plan = plan_order(order(brand, translated(handed(brand), WORDS)), other)
    assert set(fates(plan).values()) == {Fate.REFUSE}


def test_ours_and_others_together_are_refused(brand: Brand, family: MessageTemplate) -> None:
    both = (Upload("nb.xlf", handed(brand)), Upload("da.po", b'msgid "a"\nmsgstr "b"\n'))
    with pytest.raises(FileRefused, match="import them one after another"):
        plan_order(Order(both, brand.key, "en"), brand)


def test_the_number_of_queries_is_fixed(
    brand: Brand, family: MessageTemplate, django_assert_num_queries: Any, copywriter: Any
) -> None:
    with django_assert_num_queries(8):
        export_catalogue(brand, Wanted("nb"))
    for index in range(5):
        template = MessageTemplate.objects.create(
            key=f"more.m{index}", title="x", brand=brand, source_locale="en"
        )
        actions.start_variant(template, "sms", "en", {"body": "x"}, copywriter)
    with django_assert_num_queries(8):
        assert len(export_catalogue(brand, Wanted("nb")).units) > 5
