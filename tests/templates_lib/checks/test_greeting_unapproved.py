"""Greetings and closings."""

import pytest

from templates_lib import checks, guide, message
from templates_lib.checks import CHECKS, Index
from templates_lib.checks._family import Family
from templates_lib.checks._index import Observation

ID = "greeting_unapproved"


@pytest.mark.parametrize(
    ("greetings", "text", "words"),
    [
        (["Hei {{ name }}"], "Hei {{ first_name }}, takk.", []),
        (["Hei {{ name }}"], "Hei Kari! Takk.", []),
        (["Hei …"], "Hei, takk.", ["Hei"]),
        (["Hei"], "Hei {{ first_name }}!", ["Hei"]),
        (["Hei,"], "Hei! Takk.", []),
        (["Hei"], "Hallo! Takk.", ["Hallo"]),
        (["Hei"], "{% if a %}Hallo{% else %}Hei{% endif %}, takk.", ["Hallo"]),
        (["Hei"], "Heisveisen er her.", []),
        ([], "Hallo! Takk.", []),
    ],
)
def test_greetings(found, greetings: list[str], text: str, words: list[str]) -> None:
    style = {"nb": {"settings": {"greetings": greetings}}}
    findings = found(ID, {"nb": text}, {"locales": style})
    assert [text[each.start : each.end] for each in findings] == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Hej!\n\nDin pakke er her.\n\nVenlig hilsen\nNordHus", ["Venlig hilsen"]),
        ("Hej!\n\nDin pakke er her.\n\nMange hilsner fra NordHus", []),
        ("Hilsen til alle.", []),
    ],
)
def test_closings(found, text: str, words: list[str]) -> None:
    settings = {"settings": {"sign_offs": ["Mange hilsner"]}}
    findings = found(ID, {"da": text}, settings)
    assert [text[each.start : each.end] for each in findings] == words


@pytest.mark.parametrize(
    ("locale", "text", "count"),
    [
        pytest.param("en", "Welcome to NordHus! Here's 10% off.", 0, id="en-of-the-shop"),
        pytest.param("en", "Welcome, Kari! Here's 10% off.", 1, id="en-to-somebody"),
        pytest.param("en", "Welcome {{ first_name }}, here's 10% off.", 1, id="en-to-a-value"),
        pytest.param("en", "Welcome", 1, id="en-alone"),
        pytest.param("nb", "Velkommen til NordHus.", 0, id="nb-of-the-shop"),
        pytest.param("nb", "Velkommen! Her er 10 %.", 1, id="nb-to-somebody"),
        pytest.param("pl", "Witamy w NordHus.", 0, id="pl-of-the-shop"),
        pytest.param("en", "Dear customer, here you are.", 1, id="no-welcome"),
    ],
)
def test_a_welcome_to_a_place_is_no_greeting(found, locale: str, text: str, count: int) -> None:
    settings = {"settings": {"greetings": ["Heisann"]}}
    assert len(found(ID, {locale: text}, settings)) == count


def one(key: str, text: str) -> message.Message:
    variant = {"channel": "sms", "locale": "nl", "content": {"body": text}}
    return message.load({"key": key, "brand": "b", "source_locale": "nl", "variants": [variant]})


@pytest.mark.parametrize(("dag", "hoi", "count"), [(5, 0, 1), (4, 0, 0), (5, 3, 0), (8, 2, 1)])
def test_unlike_the_brands_other_texts(dag: int, hoi: int, count: int) -> None:
    index = Index()
    observe = CHECKS[ID].observe
    assert observe is not None
    for number in range(dag + hoi):
        said = one(f"k{number}", "Dag Kim, welkom." if number < dag else "Hoi Kim, welkom.")
        (member,) = Family(said, guide.load({"brand": "b"}), index).members
        index.put(said.key, [Observation(*pair, member.address) for pair in observe(member)])
    assert len(checks.run(one("k", "Geachte klant,"), only=[ID], index=index)) == count
