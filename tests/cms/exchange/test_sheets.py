"""From files to templates with variants: grouping, building, declaring and the whole of it."""

from typing import Any

import pytest

from cms.exchange import sheets
from cms.exchange.orders import Order
from cms.exchange.profiling import load
from cms.exchange.sheets import Sheet, SheetRefused, TemplateDraft, VariantDraft

Texts = dict[str, Any]


def the(sheet: Sheet, key: str) -> TemplateDraft:
    return next(template for template in sheet.templates if template.key == key)


def variant(sheet: Sheet, key: str, channel: str, locale: str) -> VariantDraft:
    found = the(sheet, key).variants
    return next(each for each in found if (each.channel, each.locale) == (channel, locale))


def blocks(content: Any) -> list[tuple[str, ...]]:
    return [
        (block["type"], *(value for name, value in block.items() if name not in ("type", "id")))
        for block in content["body"]
    ]


def notes(draft: VariantDraft) -> list[str]:
    return [str(note) for note in draft.notes]


def test_one_message_gathers_its_channels_and_locales(ask: Any) -> None:
    sheet = ask(prefix="shop").sheet()
    (template,) = sheet.templates
    assert (template.key, template.title) == ("shop.welcome", "Welcome")
    assert [(each.channel, each.locale) for each in template.variants] == [
        ("email", "en"), ("email", "nb"), ("sms", "en"), ("sms", "nb"),
    ]  # fmt: skip


def test_a_mail_is_built_in_the_order_of_the_source(ask: Any, texts: Texts) -> None:
    texts["nb"]["emails"]["welcome"] = dict(reversed(texts["nb"]["emails"]["welcome"].items()))
    sheet = ask().sheet()
    english = variant(sheet, "welcome", "email", "en").content
    assert english is not None
    assert (english["subject"], english["preheader"]) == ("Welcome to {{ project }}", "")
    assert blocks(english) == [
        ("text", "Hello {{ user }},"),
        ("text", "Your **{{ project }}** account is ready."),
        ("button", "Open it", "{{ action_url }}"),
        ("text", "Thanks,"),
    ]
    norwegian = variant(sheet, "welcome", "email", "nb").content
    assert norwegian is not None
    assert [block[0] for block in blocks(norwegian)] == ["text", "text", "button", "text"]


def test_blocks_of_one_field_share_an_id_over_locales_and_imports(ask: Any) -> None:
    first, second = ask().sheet(), ask(prefix="other").sheet()
    ids = [
        [block["id"] for block in variant(sheet, key, "email", locale).content["body"]]  # type: ignore[index]
        for sheet, key, locale in (
            (first, "welcome", "en"), (first, "welcome", "nb"), (second, "other.welcome", "en"),
        )
    ]  # fmt: skip
    assert ids[0] == ids[1] == ids[2]
    assert len(set(ids[0])) == 4


def test_placeholders_of_the_source_are_declared(ask: Any) -> None:
    declared = the(ask().sheet(), "welcome").placeholders
    assert {name: each["type"] for name, each in declared.items()} == {
        "project": "text", "user": "name", "action_url": "url",
    }  # fmt: skip
    assert all(each["samples"] for each in declared.values())


def test_a_placeholder_of_a_translation_alone_is_told_and_not_declared(
    ask: Any, texts: Texts
) -> None:
    texts["nb"]["sms"]["welcome"]["body"] = "{{user}}, {{code}}"
    sheet = ask().sheet()
    assert "code" not in the(sheet, "welcome").placeholders
    words = "Only in this translation: code. It stays in the text, undeclared."
    assert notes(variant(sheet, "welcome", "sms", "nb")) == [words]


def test_what_a_translation_lacks_is_told(ask: Any, texts: Texts) -> None:
    del texts["nb"]["emails"]["welcome"]["hello"]
    texts["nb"]["emails"]["welcome"]["thanks"] = ""
    found = notes(variant(ask().sheet(), "welcome", "email", "nb"))
    assert found == ["Not in this file, though in the source: hello, thanks."]


def test_keys_that_become_nothing_are_listed_with_why(ask: Any, texts: Texts) -> None:
    texts["nb"]["emails"]["welcome"] |= {"thanks": 5, "hello": "", "extra": "x"}
    left = {each.key: (str(each.why), each.locales) for each in ask().sheet().ignored}
    assert left == {
        "emails.sender": ("no rule makes it part of a message", ("en",)),
        "countries.no": ("no rule makes it part of a message", ("en", "nb")),
        "countries.pl": ("no rule makes it part of a message", ("en",)),
        "emails.welcome.thanks": ("a number, not a text", ("nb",)),
        "emails.welcome.hello": ("an empty text", ("nb",)),
        "emails.welcome.extra": ("the profile gives “extra” no place", ("nb",)),
    }


def test_a_profile_decides(ask: Any) -> None:
    profile = load(
        {
            "messages": [{"channel": "sms", "keys": "emails.{name}.{field}"}],
            "fields": {"sms": {"hello": "body", "body": "body", "subject": None}},
            "placeholders": "none",
            "purpose": "service",
        }
    )
    sheet = ask(profile=profile).sheet()
    content = variant(sheet, "welcome", "sms", "en").content
    assert content is not None
    assert content["body"].startswith('Hello {{ "{{" }}user}},\nYour ')
    assert "the profile leaves “subject” out" in {str(each.why) for each in sheet.ignored}


def test_an_address_joins_the_label_that_waits_for_it(ask: Any, texts: Texts) -> None:
    texts["en"]["emails"]["welcome"]["buttonUrl"] = "https://example.com/{{user}}"
    sheet = ask().sheet()
    content = variant(sheet, "welcome", "email", "en").content
    assert ("button", "Open it", "https://example.com/{{ user }}") in blocks(content)
    # The Norwegian file has no address of its own: it gets a placeholder, and that is told.
    assert (
        "Only in this translation: action_url"
        in notes(variant(sheet, "welcome", "email", "nb"))[-1]
    )


def test_every_button_without_address_gets_a_placeholder_of_its_own(ask: Any, texts: Texts) -> None:
    texts["en"]["emails"]["welcome"]["action"] = "Close it"
    content = variant(ask().sheet(), "welcome", "email", "en").content
    buttons = [block for block in blocks(content) if block[0] == "button"]
    assert [block[2] for block in buttons] == ["{{ action_url }}", "{{ action_url_2 }}"]


def test_bold_in_an_sms_is_dropped_and_told(ask: Any, texts: Texts) -> None:
    texts["en"]["sms"]["welcome"]["body"] = "{{b}}{{user}}{{/b}}, hi"
    draft = variant(ask().sheet(), "welcome", "sms", "en")
    assert draft.content == {"body": "{{ user }}, hi"}
    assert notes(draft) == ["{{b}} is left out: this place knows no such markup."]


@pytest.mark.parametrize(
    ("text", "ours"), [("{{b}} {{a}}", "{{ b }} {{ a }}"), ("{{b}}{{a}}{{/b}}", "**{{ a }}**")]
)
def test_b_is_a_placeholder_in_files_that_never_close_it(text: str, ours: str, ask: Any) -> None:
    sheet = ask({"en": {"emails": {"w": {"subject": "x", "body": text}}}}).sheet()
    assert blocks(variant(sheet, "w", "email", "en").content) == [("text", ours)]


def test_names_that_differ_are_told(ask: Any) -> None:
    sheet = ask({"en": {"sms": {"w": {"body": "%{first-name} %{orderId}"}}}}).sheet()
    assert dict(sheet.renamed) == {"first-name": "first_name"}
    assert variant(sheet, "w", "sms", "en").content == {"body": "{{ first_name }} {{ orderId }}"}


def test_the_source_chooses_names_first(ask: Any) -> None:
    files = {"da": {"sms": {"w": {"body": "{a-b}"}}}, "en": {"sms": {"w": {"body": "{a.b}"}}}}
    assert dict(ask(files).sheet().renamed) == {"a.b": "a_b", "a-b": "a_b_2"}


def test_two_names_that_would_share_a_key_are_refused(ask: Any) -> None:
    text = {"body": "x"}
    sheet = ask({"en": {"sms": {"fooBar": text, "foo_bar": text, "ok": text}}}, prefix="p").sheet()
    assert [[str(words) for words in each.problems] for each in sheet.templates] == [
        ["fooBar, foo_bar would all be called p.foo_bar."],
        ["fooBar, foo_bar would all be called p.foo_bar."],
        [],
    ]


def test_a_name_without_letters_has_no_key(ask: Any) -> None:
    sheet = ask({"en": {"sms": {"日本": {"body": "x"}}}}).sheet()
    assert str(sheet.templates[0].problems[0]) == "No key can be made of “日本”."


def test_a_message_the_source_lacks_is_marked(ask: Any, texts: Texts) -> None:
    texts["nb"]["sms"]["bye"] = {"body": "Ha det"}
    assert not the(ask().sheet(), "bye").in_source


@pytest.mark.parametrize(
    ("files", "words"),
    [
        ({"en": {"OK_BUTTON": "OK"}}, "No key looks like a message."),
        ({"nb": {"sms": {"w": {"body": "x"}}}}, "None of the files is in en, the source locale"),
        (
            {"en": {"sms": {"w": {"body": "{{a}} {{b}} {c}"}}}},
            "Other habits were seen too: {name} (1)",
        ),
        ({"en": {"sms": {"w": {"body": "x"}}, "settings": {"locale": "nn"}}}, "says “nn”"),
    ],
    ids=["no messages", "no source", "mixed", "another locale"],
)
def test_what_a_person_must_know_is_told(ask: Any, files: Texts, words: str) -> None:
    assert any(words in str(note) for note in ask(files).sheet().notes)


def test_a_channel_that_cannot_hold_a_text_says_so(ask: Any) -> None:
    sheet = ask({"en": {"sms": {"w": {"body": "x" * 200_001}}}}).sheet()
    draft = variant(sheet, "w", "sms", "en")
    assert draft.content is None
    assert "The channel cannot hold it: " in str(draft.problems[0])


def test_the_number_of_variants_is_bounded(ask: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    order: Order = ask()
    monkeypatch.setattr(sheets, "MAX_VARIANTS", 4)
    assert order.sheet()
    monkeypatch.setattr(sheets, "MAX_VARIANTS", 3)
    with pytest.raises(SheetRefused, match="These files make 4 variants; 3 at a time is the most"):
        order.sheet()


def test_the_same_files_make_the_same_sheet_in_any_order(ask: Any, texts: Texts) -> None:
    assert ask(dict(reversed(texts.items()))).sheet() == ask().sheet()
