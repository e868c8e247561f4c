"""What the lower floors say reaches people in their own language, gaps included."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import translation
from wagtail.users.models import UserProfile

import channels
from cms import actions, kinds
from cms.board.viewsets import BoardViewSet, ReleaseViewSet
from cms.choosers import Chooser
from cms.exchange.viewsets import ImportViewSet
from cms.models import Brand, MessageTemplate, Variant
from cms.saying import say, say_error
from cms.viewsets import BrandGroup, MessagesGroup, VariantViewSet
from scripts import compile_catalogues
from scripts import extract_catalogues as extractor
from templates_lib.language import TemplateError, parse
from templates_lib.message import FACT_KINDS
from templates_lib.placeholders import TYPES, Placeholder


@pytest.fixture(autouse=True)
def polish(tmp_path: Path, settings: Any) -> Iterator[None]:
    """The interface in Polish, from a catalogue compiled here: git keeps none."""
    path = tmp_path / "pl" / "LC_MESSAGES" / "django.po"
    path.parent.mkdir(parents=True)
    shutil.copy(extractor.path_of("pl"), path)
    assert compile_catalogues.main([str(path)]) == 0
    settings.LOCALE_PATHS = [tmp_path]
    with translation.override("pl"):
        yield


def test_a_label_in_a_gap_is_translated() -> None:
    said = say("“%(label)s” is empty, and this channel needs it.", {"label": "Subject"})
    assert said == "„Temat” – puste, a ten kanał tego wymaga."


def test_what_somebody_wrote_is_not() -> None:
    assert say("“%(name)s” has no value.", {"name": "Subject"}) == "„Subject” nie ma wartości."


def test_a_phrase_is_said_with_its_own_gaps() -> None:
    with pytest.raises(TemplateError) as caught:
        Placeholder("name", "text", max_length=3).coerce("Kari")
    assert say_error(caught.value) == (
        "„name” – oczekiwano: tekst o długości do 3 znaków; jest: tekst o długości 4."
    )


def test_an_error_of_syntax_says_where() -> None:
    with pytest.raises(TemplateError) as caught:
        parse("Hei\n{{ }}")
    assert say_error(caught.value) == (
        "wiersz 2, kolumna 1: Znacznik jest pusty; wpisz w nim nazwę symbolu zastępczego."
    )


def test_a_document_s_problems_are_said_with_their_places() -> None:
    with pytest.raises(channels.ContentError) as caught:
        channels.get("sms").load({"body": 3})
    assert say_error(caught.value) == "body: oczekiwano: tekst; jest: 3"


def test_any_other_error_is_itself() -> None:
    assert say_error(channels.UnknownChannelError("smz")) == str(
        channels.UnknownChannelError("smz")
    )


def test_every_kind_has_a_name_in_the_order_of_the_floors() -> None:
    assert tuple(kinds.PLACEHOLDER_TYPES) == TYPES
    assert tuple(kinds.FACT_KINDS) == FACT_KINDS


def test_a_chooser_speaks_the_language_of_whoever_looks() -> None:
    chooser = Chooser(Brand)
    assert str(chooser.choose_one_text) == "Wybierz marka"
    with translation.override("en"):
        assert str(chooser.choose_one_text) == "Choose brand"
    assert Chooser(Brand, choose_one_text="Which?").choose_one_text == "Which?"


def test_the_preview_speaks_the_language_of_whoever_looks(
    client: Client, copywriter: User, template: MessageTemplate
) -> None:
    profile = UserProfile.get_for_user(copywriter)
    profile.preferred_language = "pl"
    profile.save()
    variant = actions.start_variant(template, "sms", "nb", {"body": ""}, copywriter)
    assert isinstance(variant, Variant)
    client.force_login(copywriter)
    with translation.override("en"):
        page = variant.make_preview_request(
            client.get("/admin/").wsgi_request, variant.preview_modes[0][0]
        )
    assert "Jeszcze nic nie napisano." in page.content.decode()


@pytest.mark.parametrize(
    ("viewset", "name"),
    [
        (BoardViewSet, "board"),
        (ReleaseViewSet, "releases"),
        (ImportViewSet, "import"),
        (MessagesGroup, "messages"),
        (BrandGroup, "brands"),
        (VariantViewSet, "variant"),
    ],
)
def test_names_in_the_menu_are_of_no_language(viewset: type[Any], name: str) -> None:
    """Wagtail would make them of the label when the menu is first asked for, and keep them."""
    assert viewset().menu_name == name
