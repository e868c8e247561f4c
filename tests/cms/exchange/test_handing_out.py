"""The export page and command, terms in and out, the memory; XLIFF as others read it."""

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from lxml import etree

from cms.exchange.exporting import Wanted, export_catalogue, written
from cms.exchange.memory import memory
from cms.exchange.reading import FileRefused
from cms.exchange.term_files import export_terms, import_terms, plan_terms, read_terms, write_terms
from cms.models import Brand, MessageTemplate, StyleGuide
from templates_lib.formats import FORMATS


@pytest.fixture
def writer(client: Client, copywriter: Any) -> Client:
    client.force_login(copywriter)
    return client


def asked(**more: Any) -> dict[str, Any]:
    return {"brand": "fjellheim", "what": "texts", "locales": "nb", "format": "xliff", **more}


# -- the page --------------------------------------------------------------------------------------


def test_one_locale_is_a_file_and_several_an_archive(
    writer: Client, template: MessageTemplate, draft: Any
) -> None:
    draft("en")
    assert writer.get("/admin/export/").status_code == 200
    answer = writer.post("/admin/export/", asked())
    assert answer["Content-Disposition"] == 'attachment; filename="fjellheim.nb.xlf"'
    assert FORMATS["xliff"].read(answer.content).units[0].key == "order.confirmed/sms/body"
    answer = writer.post("/admin/export/", asked(locales="nb, pl"))
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        assert archive.namelist() == ["fjellheim.nb.xlf", "fjellheim.pl.xlf"]


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"locales": ""}, "locales"),
        ({"locales": "norsk"}, "locales"),
        ({"format": "tbx"}, "format"),
        ({"format": "doc"}, "format"),
        ({"brand": "nobody"}, "brand"),
    ],
)
def test_what_cannot_be_given_out_is_said_beside_its_field(
    writer: Client, template: MessageTemplate, more: dict[str, str], field: str
) -> None:
    assert field in writer.post("/admin/export/", asked(**more)).context["form"].errors


def test_others_do_not_get_at_it(client: Client, automation: Any, brand: Brand) -> None:
    client.force_login(automation)
    assert client.post("/admin/export/", asked()).status_code == 302


@pytest.mark.parametrize(
    ("what", "name"), [("terms", "fjellheim.nb.terms.tbx"), ("memory", "fjellheim.nb.tmx")]
)
def test_terms_and_memory_are_files_too(writer: Client, brand: Brand, what: str, name: str) -> None:
    answer = writer.post("/admin/export/", asked(what=what, format=""))
    assert name in answer["Content-Disposition"]


# -- the command -----------------------------------------------------------------------------------


def test_the_command_writes_a_file_that_the_import_takes(
    template: MessageTemplate, draft: Any, tmp_path: Path
) -> None:
    draft("en")
    draft("nb")
    file = tmp_path / "nb.xlf"
    call_command("export_messages", "--brand", "fjellheim", "--locale", "no", "--output", str(file))
    out = io.StringIO()
    call_command("import_messages", str(file), "--brand", "fjellheim", stdout=out)
    assert "unchanged 1" in out.getvalue()


@pytest.mark.parametrize(
    "args",
    [
        ["--brand", "x", "--locale", "nb"],
        ["--brand", "fjellheim"],
        ["--brand", "fjellheim", "--locale", "norsk"],
        ["--brand", "fjellheim", "--locale", "nb", "--format", "doc"],
        ["--brand", "fjellheim", "--locale", "nb", "--output", "/nowhere/x"],
    ],
)
def test_the_command_says_what_is_wrong(brand: Brand, args: list[str]) -> None:
    with pytest.raises(CommandError):
        call_command("export_messages", *args)


# -- XLIFF as others read it -----------------------------------------------------------------------

TEXT = (
    'Hi {{ first_name }} & "all" <b>, {{ total | money }}{% if total %} paid{% endif %}: '
    '{{ total | default("}}") }}'
)


def test_others_read_the_same_text_between_protected_placeholders(
    template: MessageTemplate, brand: Brand, draft: Any
) -> None:
    draft("en", TEXT)
    draft("nb", TEXT.replace("Hi", "Hei").replace("paid", "betalt"))
    data = written(export_catalogue(brand, Wanted("nb")), "xliff")
    root = etree.fromstring(data)
    space = {"x": "urn:oasis:names:tc:xliff:document:1.2"}
    unit = root.xpath("//x:trans-unit[@id='order.confirmed/sms/body']", namespaces=space)[0]
    source, target = unit.find("x:source", space), unit.find("x:target", space)
    assert [e.text for e in source] == [e.text for e in target]
    assert [e.get("equiv-text") for e in source][:2] == ["first_name", "total"]
    assert "".join(source.itertext()).startswith('Hi {{ first_name }} & "all" <b>, ')
    assert target.get("state") == "new"
    assert unit.find("x:note", space).text.startswith("Order confirmed — SMS")


# -- terms and memory ------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["tbx", "csv"])
def test_terms_come_back_as_they_were(brand: Brand, name: str, copywriter: Any) -> None:
    guide = StyleGuide.objects.get(brand=brand, locale="nb")
    guide.terms.create(
        concept="=sum & <co>", approved="sum\nbeløp: beløpet, beløpene", keep="Vipps"
    )
    guide.save()
    data = write_terms(export_terms(brand), name)
    before = list(guide.terms.values_list("concept", "approved", "forbidden", "keep"))
    rows = plan_terms(brand, read_terms(f"a.{name}", data))
    assert [row.writes for row in rows] == [False, False]
    guide.terms.all().delete()
    guide.save()
    import_terms(brand, read_terms(f"a.{name}", data), copywriter)
    after = StyleGuide.objects.get(pk=guide.pk).terms
    assert sorted(after.values_list("concept", "approved", "forbidden", "keep")) == sorted(before)


def test_words_are_added_and_none_is_taken_away(brand: Brand, copywriter: Any) -> None:
    data = (
        "concept,locale,status,word,forms\norder,nb,deprecated,kjøp,kjøpet\norder,nb,,bestilling,\n"
    )
    rows = import_terms(brand, read_terms("a.csv", data.encode()), copywriter)
    assert rows[0].words == {"forbidden": ("kjøp: kjøpet",)}
    term = StyleGuide.objects.get(brand=brand, locale="nb").terms.get(concept="order")
    assert term.forbidden.splitlines() == ["ordre: ordren, ordrer, ordrene", "kjøp: kjøpet"]
    assert term.approved == "bestilling"


def test_version_2_of_tbx_is_read(brand: Brand) -> None:
    data = (
        b'<martif type="TBX"><text><body><termEntry id="order"><langSet xml:lang="no"><tig>'
        b'<term>ordre</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts'
        b"</termNote></tig></langSet></termEntry></body></text></martif>"
    )
    (row,) = plan_terms(brand, read_terms("a.tbx", data))
    assert (row.concept, row.locale, row.writes) == ("order", "nb", False)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"a,b\n1,2\n", "Line 1: The first row must name the columns"),
        (b"concept,locale,word,status\na,nb,b,odd\n", "Line 2: “odd"),
        (b"\xff", "No CSV"),
    ],
)
def test_a_broken_table_of_terms_is_refused(data: bytes, words: str) -> None:
    with pytest.raises(FileRefused, match=words):
        read_terms("a.csv", data)


def test_a_locale_without_a_guide_is_told(brand: Brand) -> None:
    (row,) = plan_terms(brand, read_terms("a.csv", b"concept,locale,word\norder,pl,zlecenie\n"))
    assert "no style guide for pl" in str(row.why)


def test_the_memory_holds_what_is_live_and_translates_what_is_live(
    brand: Brand, template: MessageTemplate, live: Any, draft: Any, manager: Any, copywriter: Any
) -> None:
    source = live("en")
    live("nb")
    draft("pl")
    pairs = memory(brand)
    assert [(unit.key, unit.locale) for unit in pairs.units] == [("order.confirmed/sms/body", "nb")]
    read = FORMATS["tmx"].read(FORMATS["tmx"].write(pairs))
    assert [(u.source, u.target) for u in read.units] == [(u.source, u.target) for u in pairs.units]
    source.content = {"body": "Hi {{ first_name }}, you paid {{ total | money }}."}
    source.save_revision(user=copywriter).publish(user=manager)
    assert memory(brand).units == ()
