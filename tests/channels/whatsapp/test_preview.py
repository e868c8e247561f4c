"""The preview: a chat that shows what WhatsApp shows, readable without a picture of it."""

import pytest

import locales
from channels import Look, Scene
from channels._colours import contrast
from channels.whatsapp._preview import _STYLE
from tests.channels.reading import elements, visible_text
from tests.channels.whatsapp.documents import (
    GALLERY,
    WHATSAPP,
    card,
    carousel,
    code,
    offer,
    outputs_of,
    phone,
    reply,
    web,
)

LONG = "Linje som er lang nok\n" * 7


def shown(document, device="phone", locale="nb", **scene):
    look = Look(brand_name="Nordhus")
    direction = locales.get(locale).direction
    return WHATSAPP.preview(
        outputs_of(document, locale), Scene(locale, direction, look, device, **scene)
    )


def attributes(page, name):
    return [found for element, found in elements(page) if element == name]


def test_the_chat_has_the_business_and_the_words():
    page = shown({"body": "Hei *Kari*!\n- én\n- to", "footer": "Nordhus AS"})
    words = visible_text(page)
    assert "Nordhus" in words and "Hei Kari!" in words and "Nordhus AS" in words
    assert "<strong>Kari</strong>" in page and page.count("<li") == 2


@pytest.mark.parametrize(
    ("document", "device", "folded"),
    [
        pytest.param({"category": "marketing", "body": LONG}, "phone", True, id="marketing"),
        pytest.param({"category": "utility", "body": LONG}, "phone", False, id="utility"),
        pytest.param({"category": "marketing", "body": "Kort"}, "phone", False, id="short"),
    ],
)
def test_read_more_stands_where_it_folds(document, device, folded):
    page = shown(document, device)
    assert ("Read more" in page) is folded
    assert len(attributes(page, "details")) == folded
    if folded:
        cut = page.partition('copy cut"')[2].partition("<details")[0]
        assert cut.count("Linje") == 5


def test_the_door_to_the_other_buttons_opens_without_a_script():
    page = shown({"body": "Hei", "buttons": [reply("A"), reply("B"), reply("C"), reply("D")]})
    before, _, behind = page.partition("See all options")
    assert ">A<" in before and ">B<" in before
    assert ">C<" in behind and ">D<" in behind
    assert len(attributes(page, "details")) == len(attributes(page, "summary")) == 1


def test_a_carousel_can_be_reached_and_scrolled_by_keyboard():
    page = shown(carousel(card(alt="Pledd"), card(alt="Krus"), card(alt="Lampe")))
    (cards,) = [found for found in attributes(page, "ul") if "tabindex" in found]
    assert cards["tabindex"] == "0" and cards["aria-label"] == "Carousel of 3 cards"
    pictures = [found["aria-label"] for found in attributes(page, "div") if "img" in found.values()]
    assert pictures == ["Image: Pledd", "Image: Krus", "Image: Lampe"]


def test_an_offer_counts_down_and_shows_its_code():
    words = visible_text(shown(offer()))
    assert "25 %" in words and "Ends 2027-05-31" in words and "Code VAAR25" in words
    assert "Copy offer code" in words


@pytest.mark.parametrize(
    ("more", "told", "not_told"),
    [
        pytest.param({}, ["do not share this code", "Kopier kode"], ["expires"], id="as it is"),
        pytest.param({"security": False}, [], ["do not share"], id="without the warning"),
        pytest.param({"minutes": "5"}, ["expires in 5 minutes"], [], id="with an end"),
        pytest.param({"delivery": "one_tap"}, ["Autofill"], ["Kopier kode"], id="one tap"),
        pytest.param({"delivery": "zero_tap"}, [], ["Autofill", "Kopier"], id="zero tap"),
    ],
)
def test_a_code_message_is_whatsapps_own(more, told, not_told):
    words = visible_text(shown({**code(**more), "body": "482913"}))
    assert "482913 is your verification code." in words
    assert all(piece in words for piece in told)
    assert not any(piece in words for piece in not_told)


@pytest.mark.parametrize(
    ("document", "elsewhere"),
    [
        pytest.param({"body": "Hei", "buttons": [web(), phone()]}, False, id="link and call"),
        pytest.param({"body": "Hei", "buttons": [reply(), web()]}, True, id="mixed"),
        pytest.param(offer(), True, id="an offer"),
    ],
)
def test_a_computer_shows_it_or_says_why_not(document, elsewhere):
    words = visible_text(shown(document, "desktop"))
    assert ("cannot be seen on a computer" in words) is elsewhere
    assert (document["body"] in words) is not elsewhere


@pytest.mark.parametrize(
    ("document", "said"),
    [
        pytest.param({"body": "Hei *Kari*"}, "Hei Kari", id="without signs"),
        pytest.param(
            {"body": "Se", "header": [{"type": "image", "url": "https://n.no/a"}]},
            "[Image] Se",
            id="an image",
        ),
        pytest.param(
            {"body": "Se", "header": [{"type": "text", "text": "Nytt"}]}, "Nytt Se", id="a title"
        ),
        pytest.param({**code(), "body": "482913"}, "482913 is your verification", id="a code"),
    ],
)
def test_a_notification_is_a_line_of_plain_words(document, said):
    assert said in visible_text(shown(document, "notification"))


def test_writers_words_bear_their_language_and_the_chat_its_direction():
    page = shown({"body": "مرحبا", "footer": "نوردهوس"}, locale="ar")
    assert [found["dir"] for found in attributes(page, "section") if "dir" in found] == ["rtl"]
    assert {found["lang"] for _, found in elements(page) if "lang" in found} == {"ar"}


def test_nothing_written_yet_is_said():
    assert "Nothing is written yet." in visible_text(shown({}))


@pytest.mark.parametrize("example", GALLERY, ids=[example["name"] for example in GALLERY])
def test_the_gallery_is_drawn_in_every_view(example):
    for device in WHATSAPP.preview_devices:
        page = shown(example["content"], device.name, example["locale"])
        assert page.startswith("<!doctype html>") and f"stage {device.name}" in page


@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        pytest.param("#47525f", "#dfe4ea", id="box, light"),
        pytest.param("#c3ccd6", "#38424d", id="box, dark"),
        pytest.param("#5b6470", "#ffffff", id="quiet words on the bubble, light"),
        pytest.param("#a3acb8", "#262d35", id="quiet words on the bubble, dark"),
        pytest.param("#2457c5", "#ffffff", id="buttons, light"),
        pytest.param("#9db9ff", "#262d35", id="buttons, dark"),
        pytest.param("#b3261e", "#f4f5f7", id="the end of an offer, light"),
        pytest.param("#ff9c94", "#282d35", id="the end of an offer, dark"),
    ],
)
def test_words_can_be_read(ink, ground):
    assert contrast(ink, ground) >= 4.5


def test_those_colours_are_the_ones_in_use():
    for colour in ("#47525f", "#dfe4ea", "#c3ccd6", "#38424d", "#262d35"):
        assert colour in _STYLE
