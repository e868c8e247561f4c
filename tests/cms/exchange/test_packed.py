"""A folder of catalogues in one go: thirty families in ten languages, packed or not."""

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from cms.exchange.files import catalogue_of
from cms.exchange.orders import MAX_FILES, Order
from cms.exchange.packed import unpacked
from cms.exchange.proposing import plan_order
from cms.exchange.reading import FileRefused
from cms.models import Brand

LOCALES = ["nb", "da", "pl", "nl", "de", "sv", "fi", "fr", "es", "it"]


def family(number: int, locale: str) -> str:
    return (
        f'msgid ""\nmsgstr "Language: {locale}\\nContent-Type: text/plain; charset=UTF-8\\n"\n\n'
        f'msgctxt "mail.f{number}.subject"\nmsgid "Ticket {number} was closed"\n'
        f'msgstr "{locale} {number}"\n\n'
        f'#, fuzzy\n#| msgid "Hi"\nmsgctxt "mail.f{number}.text"\nmsgid "Hello %(name)s,\\nbye."\n'
        f'msgstr "{locale} Hei %(name)s,\\nha det."\n\n#~ msgid "gone"\n#~ msgstr "borte"\n'
    )


def packed(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def test_thirty_families_in_ten_languages_are_one_import(brand: Brand) -> None:
    files = {
        f"po/{tag}/LC_MESSAGES/family{n}.po": family(n, tag).encode()
        for n in range(30)
        for tag in LOCALES
    }
    order = Order(tuple(unpacked("all.zip", packed(files))), brand.key, "en", "t")
    plan = plan_order(order, brand)
    assert len(plan.templates) == 30 and len(plan.rows) == 30 * 11
    assert plan.counts["create"] == 330
    assert sum(row.is_fuzzy for row in plan.rows) == 300


def test_what_is_no_translation_file_is_left_out() -> None:
    files = {
        "nb.po": b"x",
        "README.md": b"x",
        "__MACOSX/nb.po": b"x",
        ".git/da.po": b"x",
        "d/": b"",
    }
    assert [each.name for each in unpacked("a.zip", packed(files))] == ["nb.po"]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "cannot be read"),
        (b"PK\x03\x04 cut", "cannot be read"),
        (packed({"README.md": b"x"}), "no translation file"),
        (packed({f"{n}.po": b"" for n in range(MAX_FILES + 1)}), "too many"),
    ],
)
def test_archives_that_are_refused(data: bytes, words: str) -> None:
    with pytest.raises(FileRefused, match=words):
        unpacked("a.zip", data)


def test_no_more_is_unpacked_than_may_be_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cms.exchange.packed.MAX_BYTES", 1000)
    half = b"x" * 500
    assert len(unpacked("a.zip", packed({"nb.po": half, "da.po": half}))) == 2
    with pytest.raises(FileRefused, match="larger"):
        unpacked("a.zip", packed({"nb.po": half, "da.po": half + b"x"}))


def test_the_page_takes_an_archive(
    client: Client, copywriter: Any, brand: Brand, settings: Any, tmp_path: Path
) -> None:
    settings.STATE_DIR = tmp_path
    client.force_login(copywriter)
    data = packed({f"{tag}.po": family(1, tag).encode() for tag in ("nb", "da", "pl")})
    asked = {"uploads": SimpleUploadedFile("all.zip", data), "brand": brand.key,
             "source_locale": "en", "key_prefix": "t"}  # fmt: skip
    page = client.post("/admin/import/", asked, follow=True)
    assert {row.locale for row in page.context["plan"].rows} == {"en", "nb", "da", "pl"}


@pytest.mark.parametrize("data", [b"", b'msgid ""\nmsgstr "Language: nb\\n"\n'])
def test_a_catalogue_without_a_text_says_so(brand: Brand, data: bytes) -> None:
    from cms.exchange.orders import Upload

    catalogue_of("nb.po", data)
    with pytest.raises(FileRefused, match="no text in the file"):
        plan_order(Order((Upload("nb.po", data),), brand.key, "en"), brand)
