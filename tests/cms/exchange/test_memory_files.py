"""Other people's memories: a plan first, taken in once, offered after one's own, removed whole."""

import io
import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.test import Client

from cms import translation_memory
from cms.editor.remembering import AtHand, remembered
from cms.exchange.memory_files import MAX_TEXT, import_memory, plan_memory, read_memory
from cms.exchange.plan import Fate
from cms.exchange.reading import FileRefused
from cms.models import Brand, MemoryFile, MemoryUnit, Variant
from templates_lib.formats import FORMATS, Catalogue, Unit
from templates_lib.memory import Sentence


@pytest.fixture(autouse=True)
def forgotten() -> None:
    translation_memory.forget()


def tmx(*pairs: tuple[str, str], locale: str = "nb", source: str = "en") -> bytes:
    units = (Unit(str(n), to, of, locale=locale) for n, (of, to) in enumerate(pairs))
    return FORMATS["tmx"].write(Catalogue(tuple(units), source_locale=source))


def planned(brand: Brand, data: bytes) -> list[tuple[Fate, str]]:
    plan = plan_memory(brand, read_memory("a.tmx", data))
    return [(row.fate, str(row.why or "")) for row in plan.rows]


PAIR = ("Your parcel is on its way.", "Pakken din er på vei.")


@pytest.mark.parametrize(
    ("data", "fate", "why"),
    [
        (tmx(PAIR), Fate.CREATE, ""),
        (tmx(PAIR, locale="nb-NO"), Fate.CREATE, ""),
        (tmx(PAIR, locale="no"), Fate.CREATE, ""),
        (tmx(PAIR, locale="fi"), Fate.REFUSE, "fi is no locale of this brand."),
        (tmx(PAIR, locale="norsk"), Fate.REFUSE, "“norsk” is no locale we know."),
        (tmx(PAIR, source="engelsk"), Fate.REFUSE, "“engelsk” is no locale we know."),
        (tmx(PAIR, source="no"), Fate.REFUSE, "Both texts are in nb."),
        (tmx(("", "Hei")), Fate.REFUSE, "One of the texts is empty."),
        (tmx(("Hi", " ")), Fate.REFUSE, "One of the texts is empty."),
        (tmx(("Hi", "x" * MAX_TEXT)), Fate.CREATE, ""),
        (tmx(("Hi", "x" * (MAX_TEXT + 1))), Fate.REFUSE, "It is longer than 5000 characters."),
    ],
)
def test_the_fate_of_a_pair(brand: Brand, data: bytes, fate: Fate, why: str) -> None:
    assert planned(brand, data) == [(fate, why)]


def test_a_file_is_taken_in_once(brand: Brand, copywriter: Any) -> None:
    read = read_memory("a.tmx", tmx(PAIR, PAIR, ("Hi", "Hei")))
    import_memory(brand, "a.tmx", read, copywriter)
    assert (MemoryFile.objects.count(), MemoryUnit.objects.count()) == (1, 2)
    import_memory(brand, "again.tmx", read, copywriter)
    assert (MemoryFile.objects.count(), MemoryUnit.objects.count()) == (1, 2)
    assert {fate for fate, _ in planned(brand, tmx(PAIR))} == {Fate.SAME}


def test_a_brand_has_room_for_so_many(brand: Brand, copywriter: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr("cms.exchange.memory_files.MAX_PAIRS", 2)
    data = tmx(("A one", "En"), ("A two", "To"), ("A three", "Tre"))
    assert [fate for fate, _ in planned(brand, data)] == [Fate.CREATE, Fate.CREATE, Fate.REFUSE]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<html/>",
        tmx(),
        b'<!DOCTYPE tmx SYSTEM "tmx14.dtd"><tmx><body/></tmx>',
        b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><tmx>&a;</tmx>',
    ],
)
def test_what_is_no_memory_is_refused(data: bytes) -> None:
    with pytest.raises(FileRefused):
        read_memory("a.tmx", data)


# -- in the editor ---------------------------------------------------------------------------------


def offered(variant: Variant, source: str, user: Any) -> list[tuple[str, str]]:
    here = AtHand(Sentence("", 0, 0), source)
    return [(each.text, each.where) for each in remembered(variant, here, user)]


def test_pairs_are_offered_after_ones_own_and_named_with_their_file(
    brand: Brand, live: Any, draft: Any, copywriter: Any
) -> None:
    source = live("en")
    own = live("nb")
    other = draft("nb", arm="b")
    text = source.content["body"]
    data = tmx((text, "Fra fila."), ("Your parcel is on its way.", "Pakken er på vei."))
    file = import_memory(brand, "old.tmx", read_memory("old.tmx", data), copywriter)
    assert file.counts[Fate.CREATE] == 2
    assert offered(other, text, copywriter) == [
        (own.content["body"], "Order confirmed · SMS"),
        ("Fra fila.", "imported from old.tmx"),
    ]
    assert offered(other, "Your parcel is on its way!", copywriter)[0][0] == "Pakken er på vei."
    MemoryFile.objects.get().delete()
    assert offered(other, "Your parcel is on its way!", copywriter) == []


def test_another_brands_pairs_are_not_offered(brand: Brand, draft: Any, copywriter: Any) -> None:
    other = Brand.objects.create(key="havblikk", name="Havblikk", locales=["en", "nb"])
    import_memory(other, "a.tmx", read_memory("a.tmx", tmx(PAIR)), copywriter)
    assert offered(draft("nb"), PAIR[0], copywriter) == []


def test_what_the_brand_says_stays_its_own(brand: Brand, live: Any, copywriter: Any) -> None:
    live("en")
    import_memory(brand, "a.tmx", read_memory("a.tmx", tmx(PAIR)), copywriter)
    with translation_memory.held(brand) as memory:
        assert memory.nearest("nb", PAIR[0]) == []


# -- the page and the command ----------------------------------------------------------------------


@pytest.fixture
def writer(client: Client, copywriter: Any, settings: Any, tmp_path: Any) -> Client:
    settings.STATE_DIR = tmp_path
    client.force_login(copywriter)
    return client


def sent(client: Client, page: str, name: str, data: bytes) -> Any:
    asked = {"upload": SimpleUploadedFile(name, data), "brand": "fjellheim"}
    return client.post(f"/admin/import/{page}/", asked, follow=True)


@pytest.mark.parametrize(("length", "is_whole"), [(500, True), (501, False)])
def test_a_text_is_shown_in_its_language_and_no_longer_than_a_page_bears(
    length: int, is_whole: bool, writer: Client, brand: Brand
) -> None:
    text = "x" * length
    page = sent(writer, "memory", "old.tmx", tmx((text, "Hei"))).content.decode()
    assert re.search(r'<th role="rowheader"[^>]* lang="en"', page)
    assert re.search(r'<td role="cell" lang="nb"', page)
    assert (text in page) is is_whole
    assert ("x…" in page) is not is_whole


def test_the_page_shows_every_row_takes_it_in_and_removes_it(writer: Client, brand: Brand) -> None:
    page = sent(writer, "memory", "old.tmx", tmx(PAIR, ("Hi", "")))
    url = page.redirect_chain[-1][0]
    assert [row.fate for row in page.context["page"]] == [Fate.CREATE, Fate.REFUSE]
    assert [row.why for row in writer.get(f"{url}?fate=refuse").context["page"]] == [
        "One of the texts is empty."
    ]
    assert MemoryUnit.objects.count() == 0
    assert "look once more" in writer.post(url, {"digest": "x"}, follow=True).content.decode()
    page = writer.post(url, {"digest": page.context["digest"]}, follow=True)
    assert MemoryUnit.objects.count() == 1 and "old.tmx" in page.content.decode()
    file = MemoryFile.objects.get()
    assert writer.get(f"/admin/import/memory-file/{file.pk}/remove/").status_code == 405
    writer.post(f"/admin/import/memory-file/{file.pk}/remove/")
    assert (MemoryFile.objects.count(), MemoryUnit.objects.count()) == (0, 0)


def test_terms_come_in_by_a_page_for_those_who_write_style_guides(
    writer: Client, brand: Brand, manager: Any
) -> None:
    data = b"concept,locale,status,word,forms\nparcel,nb,,pakke,pakken\nparcel,pl,,paczka,\n"
    assert sent(writer, "terms", "a.csv", data).redirect_chain == [("/admin/", 302)]
    writer.force_login(manager)
    page = sent(writer, "terms", "a.csv", data)
    rows = [(row.locale, row.fate, row.texts) for row in page.context["page"]]
    assert rows == [("nb", Fate.CREATE, ("approved: pakke: pakken",)), ("pl", Fate.REFUSE, ())]
    url = page.redirect_chain[-1][0]
    guide = brand.style_guides.get(locale="nb")
    assert not guide.terms.filter(concept="parcel").exists()
    writer.post(url, {"digest": page.context["digest"]})
    assert guide.terms.get(concept="parcel").approved == "pakke: pakken"
    again = sent(writer, "terms", "a.csv", data)
    assert again.context["writes"] == 0


def test_a_file_that_cannot_be_used_says_why_beside_its_field(
    writer: Client, brand: Brand, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = sent(writer, "memory", "a.tmx", b"<tmx")
    assert "No XML" in str(page.context["form"].errors["upload"])
    monkeypatch.setattr("cms.exchange.file_views.MAX_UPLOAD", 10)
    page = sent(writer, "memory", "a.tmx", tmx(PAIR))
    assert "command line" in str(page.context["form"].errors["upload"])


def test_somebody_elses_file_is_not_shown(writer: Client, brand: Brand, manager: Any) -> None:
    url = sent(writer, "memory", "a.tmx", tmx(PAIR)).redirect_chain[-1][0]
    writer.force_login(manager)
    assert writer.get(url).status_code == 302


def test_the_command_plans_and_takes_in(brand: Brand, tmp_path: Any) -> None:
    file = tmp_path / "a.tmx"
    file.write_bytes(tmx(PAIR))
    out = io.StringIO()
    call_command("import_memory", str(file), "--brand", "fjellheim", stdout=out)
    assert "new 1" in out.getvalue() and MemoryUnit.objects.count() == 0
    call_command("import_memory", str(file), "--brand", "fjellheim", "--apply", stdout=out)
    assert MemoryUnit.objects.get().file.name == "a.tmx"
    file.write_bytes(tmx(("Hi", "")))
    with pytest.raises(CommandError):
        call_command("import_memory", str(file), "--brand", "fjellheim", stdout=out)
