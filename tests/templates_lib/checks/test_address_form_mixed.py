"""Two forms of address: in a text, over the channels of a message, over the brand."""

import pytest

from templates_lib import checks, guide, message
from templates_lib.checks import CHECKS, Index
from templates_lib.checks._family import Family
from templates_lib.checks._index import Observation

ID = "address_form_mixed"


@pytest.mark.parametrize(
    ("locale", "text", "words"),
    [
        ("nb", "Takk for at De handlet. Vi sender deg alt.", ["deg"]),
        ("nb", "Har du sett? Din kode er ny. Vi ringer Dem.", ["Dem"]),
        ("nb", "Har du sett lampene? De er nye.", []),
        ("nl", "Uw pakket is er. Haal het op als je wilt.", ["je"]),
        ("sv", "Bjud in din vän så får ni båda rabatt.", []),
        ("de", "Lade einen Freund ein, und ihr bekommt beide Rabatt.", []),
        ("de", "Dein Paket ist da. Bitte holen Sie es ab.", ["Sie"]),
        ("fr", "Votre code est prêt. Utilise ton code.", ["Votre"]),
        ("pl", "Pana paczka czeka. Odbierz ją dzisiaj.", ["Odbierz"]),
    ],
)
def test_within_a_text(found, locale: str, text: str, words: list[str]) -> None:
    findings = found(ID, {locale: text})
    assert [text[each.start : each.end] for each in findings] == words
    assert all(each.related for each in findings)


def test_a_guide_that_decides_leaves_it_to_address_form_wrong(found) -> None:
    style = {"locales": {"nb": {"address_form": "informal"}}}
    assert found(ID, {"nb": "Har De din kode?"}, style) == []


def test_over_the_channels_of_a_message(found) -> None:
    texts = {
        "sms/nb": "Takk for bestillingen din.",
        "email/nb": {
            "subject": "Deres ordre",
            "body": [{"type": "text", "text": "Vi ringer Dem."}],
        },
        "sms/da": "Vi ringer til Dem.",
    }
    (finding,) = found(ID, texts)
    assert (finding.address.channel, finding.address.locale) == ("email", "nb")
    assert finding.related is not None and finding.related.address.channel == "sms"


def one(key: str, text: str) -> message.Message:
    variant = {"channel": "sms", "locale": "nl", "content": {"body": text}}
    return message.load({"key": key, "brand": "b", "source_locale": "nl", "variants": [variant]})


def known(others: list[str]) -> Index:
    """The index of a brand that says ``others``."""
    index = Index()
    for number, text in enumerate(others):
        said = one(f"k{number}", text)
        (member,) = Family(said, guide.load({"brand": "b"}), index).members
        observe = CHECKS[ID].observe
        assert observe is not None
        told = [Observation(*pair, member.address) for pair in observe(member)]
        index.put(said.key, told)
    return index


@pytest.mark.parametrize(
    ("others", "count"),
    [
        (["Uw code", "Uw pakket"], 1),
        (["Uw code"], 0),
        (["Uw code", "Uw pakket", "Je code", "Je pakket"], 1),
        (["Uw code", "Uw pakket", "Je code", "Je pakket", "Je factuur"], 0),
        (["Uw code", "Uw pakket", "Uw factuur", "Je pakket"], 1),
        (["Code", "Pakket"], 0),
    ],
)
def test_over_the_brand(others: list[str], count: int) -> None:
    message_ = one("k", "Je code is 12.")
    assert len(checks.run(message_, only=[ID], index=known(others))) == count
