"""Files of every format as one file a locale: keys, plurals, what is fuzzy, what is missing."""

from collections.abc import Mapping
from typing import Any

import pytest
from wagtail.models import ModelLogEntry

from cms.exchange.files import read_files
from cms.exchange.importing import import_messages
from cms.exchange.orders import Order, Upload
from cms.exchange.reading import FileRefused
from cms.exchange.syntaxes import flagged
from cms.models import Brand
from templates_lib.formats import FORMATS, Catalogue, State, Unit

HEAD = 'msgid ""\nmsgstr ""\n"Language: %s\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
MAIL = r"""
#: settings.py:10 settings.py:40
msgid "Your order: {code}"
msgstr "%(subject)s"

#: settings.py:12
msgid ""
"Hello,\n"
"\n"
"we received your order for {event}.\n"
"{url}"
msgstr "%(placed)s"

#: settings.py:42
msgid ""
"Hello,\n"
"\n"
"we received your payment for {event}, thank you."
msgstr "%(paid)s"

#: forms.py:7
msgid "Save"
msgstr "%(save)s"
"""


def po(locale: str, **texts: str) -> bytes:
    usual = {"subject": "", "placed": "", "paid": "", "save": ""}
    return (HEAD % locale + MAIL % {**usual, **texts}).encode()


def files_of(files: Mapping[str, bytes], source: str = "en") -> dict[str, dict[str, str]]:
    read = read_files([(name, data, "") for name, data in files.items()], source)
    return {f.locale: {e.key: e.text for e in f.entries if e.text} for f in read}


PLACED, PAID = "mail.your_order", "mail.your_order_we_received_your_payment_for_thank_you"


def test_mails_of_a_catalogue_without_keys_are_found_by_where_they_are_used() -> None:
    found = files_of(
        {"nb.po": po("nb", subject="Din bestilling: {code}", placed="Hei,\\n\\nTakk.")}
    )
    assert set(found["en"]) == {
        f"{PLACED}.subject", f"{PLACED}.text", f"{PAID}.subject", f"{PAID}.text", "text.save",
    }  # fmt: skip
    assert found["nb"] == {
        f"{PLACED}.subject": "Din bestilling: {code}",
        f"{PLACED}.text": "Hei,\n\nTakk.",
        f"{PAID}.subject": "Din bestilling: {code}",
    }
    assert found["en"][f"{PAID}.text"].endswith("thank you.")


def test_they_become_mails_in_every_locale() -> None:
    uploads = tuple(
        Upload(f"{locale}.po", po(locale, subject="X {code}", placed=f"{locale} {{event}}\\n\\ny"))
        for locale in ("nb", "pl")
    )
    sheet = Order(uploads, "fjellheim", "en", "shop").sheet()
    assert sheet.locales == ("en", "nb", "pl")
    placed = next(t for t in sheet.templates if t.key == "shop.your_order")
    assert set(placed.placeholders) == {"code", "event", "url"}
    nb = next(v for v in placed.variants if v.locale == "nb")
    assert nb.content is not None and nb.content["subject"] == "X {{ code }}"
    assert not any(each.key == "text.save" and not each.why for each in sheet.ignored)


def test_the_history_of_a_fuzzy_text_says_so(brand: Brand, copywriter: Any) -> None:
    data = po("nb", subject="X {code}", placed="y").replace(b"#: settings.py:12", b"#, fuzzy")
    import_messages(Order((Upload("nb.po", data),), brand.key, "en"), copywriter)
    told = {e.message for e in ModelLogEntry.objects.filter(action="cms.import")}
    assert "Imported from a file, which calls it fuzzy: to be looked at" in told
    assert "Imported from a file" in told


def test_what_is_fuzzy_is_a_draft_that_says_so_and_what_is_missing_is_not_there() -> None:
    data = po("nb", subject="X {code}", placed="y").replace(
        b'msgid ""\n"Hello,', b'#, fuzzy\nmsgid ""\n"Hello,', 1
    )
    sheet = Order((Upload("nb.po", data),), "fjellheim", "en").sheet()
    nb = next(v for t in sheet.templates for v in t.variants if v.locale == "nb" and v.content)
    assert nb.is_fuzzy and "fuzzy" in str(nb.notes[0])
    paid = next(t for t in sheet.templates if "payment" in t.key)
    gone = next(v for v in paid.variants if v.locale == "nb")
    assert "Not in this file, though in the source: text" in " ".join(map(str, gone.notes))


MIXED = """
#, python-format
msgctxt "mail.late.subject"
msgid "%(count)s tickets, 100%% yours {not}"
msgstr "%(count)s billetter, 100%% dine {ikke}"

#, python-brace-format
msgctxt "mail.late.text"
msgid "Hello {name}, 100%% of %(nothing)s"
msgstr "Hei {name}, 100%% av %(ingenting)s"

#, c-format
msgctxt "mail.code.subject"
msgid "Code %s"
msgstr "Kode %s"

msgctxt "mail.code.text"
msgid "%(first)s, %(second)s and %(third)s"
msgstr "%(first)s, %(second)s og %(third)s"
"""


def test_each_text_of_a_catalogue_is_read_as_its_flag_says() -> None:
    data = ('msgid ""\nmsgstr "Language: nb\\n"\n' + MIXED).encode()
    sheet = Order((Upload("nb.po", data),), "fjellheim", "en").sheet()
    said = {
        each.key: {v.locale: v.content for v in each.variants if v.content}
        for each in sheet.templates
    }
    late, code = said["late"]["nb"], said["code"]["nb"]
    assert late["subject"] == "{{ count }} billetter, 100% dine {ikke}"
    assert late["body"][0]["text"] == "Hei {{ name }}, 100%% av %(ingenting)s"
    assert code["subject"] == "Kode {{ value_1 }}"
    assert code["body"][0]["text"] == "{{ first }}, {{ second }} og {{ third }}"
    assert not any("Other habits" in str(note) for note in sheet.notes)


@pytest.mark.parametrize(
    ("flags", "text", "syntax"),
    [
        ({"python-format"}, "%(a)s", "percent-paren"),
        ({"python-format"}, "%s of %d", "printf"),
        ({"python-brace-format"}, "{a}", "brace"),
        ({"c-format"}, "%s", "printf"),
        ({"no-c-format"}, "100 %s", ""),
        ({"ruby-format"}, "%{a}", "percent-brace"),
        (set(), "{a}", ""),
    ],
)
def test_what_a_flag_says(flags: set[str], text: str, syntax: str) -> None:
    assert flagged(flags, text) == syntax


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        (["mail.welcome.subject", "mail.welcome.text"], None),
        (["mail/welcome/subject", "mail/welcome/text"],
         ["mail.welcome.subject", "mail.welcome.text"]),
        (["welcomeSubject", "welcomeBody", "welcomeBodyHtml"],
         ["welcome.Subject", "welcome.Body", "welcome.BodyHtml"]),
        (["ERROR_TITLE", "OK"], None),
    ],
)  # fmt: skip
def test_keys_are_steps(keys: list[str], expected: list[str] | None) -> None:
    data = "".join(f"{key}=x\n" for key in keys).encode()
    assert list(files_of({"en.properties": data})["en"]) == (expected or keys)


FORMS = {"one": "Du har {count} vare, {name}", "other": "Du har {count} varer, {name}"}
PLURALS = {
    "po": 'msgctxt "emails.cart.subject"\nmsgid "a %(count)s"\nmsgid_plural "b %(count)s"\n'
    'msgstr[0] "Du har %(count)s vare, %(name)s"\nmsgstr[1] "Du har %(count)s varer, %(name)s"\n',
    "json": '{"emails.cart.subject_one": "Du har {{count}} vare, {{name}}",'
    '"emails.cart.subject_other": "Du har {{count}} varer, {{name}}"}',
    "yml": "nb:\n  emails:\n    cart:\n      subject:\n        one: Du har %{count} vare, %{name}\n"
    "        other: Du har %{count} varer, %{name}\n",
    "arb": '{"emails.cart.subject": "Du har {count, plural, one{# vare} other{# varer}}, {name}"}',
    "xml": '<resources><plurals name="emails.cart.subject"><item quantity="one">Du har %1$d vare, '
    '%2$s</item><item quantity="other">Du har %1$d varer, %2$s</item></plurals></resources>',
}


@pytest.mark.parametrize("ending", sorted(PLURALS))
def test_a_plural_becomes_ours_whatever_the_format(ending: str) -> None:
    text = PLURALS[ending]
    if ending == "po":
        text = HEAD % "nb" + text
    sheet = Order((Upload(f"nb.{ending}", text.encode()),), "fjellheim", "nb").sheet()
    (template,) = sheet.templates
    content = template.variants[0].content
    assert content is not None
    subject = content["subject"]
    count, name = ("value_1", "value_2") if ending == "xml" else ("count", "name")
    plural = "{{ " + count + ' | plural(one="# vare", other="# varer") }}'
    assert subject == f"Du har {plural}, " + "{{ " + name + " }}"
    assert template.placeholders[count]["type"] == "count"


def test_java_choices_become_plurals() -> None:
    data = b"emails.link.subject={0,choice,0#minutter|1#minutt|1<minutter} igjen\n"
    sheet = Order((Upload("nb.properties", data),), "fjellheim", "nb").sheet()
    content = sheet.templates[0].variants[0].content
    assert content is not None and content["subject"] == (
        '{{ value_0 | plural({0: "minutter"}, one="minutt", other="minutter") }} igjen'
    )


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("nb.po", b'msgid "a"\n', "Line 1: msgid without msgstr."),
        ("nb.xlf", b"<!DOCTYPE a><xliff/>", "Line 1: XML with a document type of its own"),
        ("nb.yml", b"a: &x y", "YAML with anchors"),
        ("nb.tmx", b"<tmx><body/></tmx>", "holds terms or a memory"),
        ("nb.gif", b"GIF", "no format that is read here"),
        ("kitten.po", (HEAD % "" + 'msgid "a"\nmsgstr "b"\n').encode(), "names no locale we know"),
    ],
)
def test_a_file_that_cannot_be_used_says_why(name: str, data: bytes, words: str) -> None:
    with pytest.raises(FileRefused, match=words):
        files_of({name: data})


@pytest.mark.parametrize(
    ("name", "locale"),
    [
        ("values-pl-rPL/strings.xml", "pl"),
        ("nb.lproj/Localizable.strings", "nb"),
        ("locale/da/LC_MESSAGES/django.po", "da"),
        ("mail_nl.xlf", "nl"),
    ],
)
def test_the_locale_is_said_by_the_name_or_the_folder(name: str, locale: str) -> None:
    format_name = {"xml": "android", "strings": "strings", "po": "po", "xlf": "xliff"}[
        name.rpartition(".")[2]
    ]
    data = FORMATS[format_name].write(
        Catalogue((Unit("a.b", "x", "y", state=State.DRAFT),), "", "en")
    )
    assert locale in files_of({name: data})


def test_a_table_of_many_locales_is_parted() -> None:
    data = "key,en,nb,pl\nemails.a.subject,Hi,Hei,Cześć\nemails.b.subject,Bye,,Pa\n".encode()
    assert files_of({"texts.csv": data}) == {
        "en": {"emails.a.subject": "Hi", "emails.b.subject": "Bye"},
        "nb": {"emails.a.subject": "Hei"},
        "pl": {"emails.a.subject": "Cześć", "emails.b.subject": "Pa"},
    }
