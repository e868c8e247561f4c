"""Sentences of the source that a translation lacks."""

import pytest

ID = "sentence_missing"

TWO = "Your order {{ no }} is packed now. Pick it up at the shop before Saturday."
THREE = "We have sent it. It takes up to 5 days to arrive. Read our terms if you have questions."
LINK = "Your parcel arrives tomorrow. Change the time: https://nordhus.example/en/time"
TABLE = "Your table at Café Nord is booked for Friday at 19:00."
NOTICE = "Let us know at least 2 hours in advance."


@pytest.mark.parametrize(
    ("locale", "source", "text", "lost"),
    [
        pytest.param("nb", TWO, "Bestillingen {{ no }} er pakket nå.", "Pick it up", id="last"),
        pytest.param(
            "nb", TWO, "Bestilling {{ no }} er pakket nå. Hent den i butikken før lørdag.", "",
            id="all-there",
        ),
        pytest.param(
            "nb", TWO, "Bestilling {{ no }} er pakket og klar til henting i butikken før lørdag.",
            "", id="joined",
        ),
        pytest.param(
            "pl", THREE, "Wysłaliśmy ją. Dostawa potrwa do 5 dni.", "Read our terms", id="of-three"
        ),
        pytest.param("nl", LINK, "Je pakket komt morgen.", "Change the time", id="a-link"),
        pytest.param(
            "nl", LINK, "Je pakket komt morgen; wijzig de tijd op https://nordhus.example/nl/time",
            "", id="a-link-that-is-there",
        ),
        pytest.param(
            "da", "Your lamp is here. Use the code LAMP20 when you pay.", "Din lampe er her.",
            "Use the code", id="a-code",
        ),
        pytest.param(
            "sv", "Open 10:00 to 21:00. Change the time by Friday noon at the latest.",
            "Öppet 10.00 till 21.00.", "Change the time", id="behind-a-time",
        ),
        pytest.param("fi", "It is on its way. 🎁", "Se on matkalla.", "🎁", id="an-emoji"),
        pytest.param("fi", "It is on its way. 🎁", "Se on matkalla 🎉", "", id="other-emoji"),
        pytest.param(
            "de", "You are signed up. Please confirm your address below.",
            "Du bist angemeldet und kannst unten deine Adresse bestätigen.", "", id="de-joined",
        ),
        pytest.param("de", "Welcome! It is here.", "Es ist hier.", "", id="a-word-of-greeting"),
        pytest.param(
            "nb", f"{TABLE} Would you like to cancel? {NOTICE}",
            "Bordet på Café Nord er reservert fredag kl. 19.00. Vil du avbestille?", "Let us know",
            id="others-match-one-to-one",
        ),
        pytest.param(
            "nb", f"{TABLE} Would you like to cancel? {NOTICE}",
            "Bordet på Café Nord er reservert fredag kl. 19.00. Vil du avbestille, så si fra minst"
            " 2 timer før.", "", id="joined-with-its-neighbour",
        ),
        pytest.param(
            "da", "Members get free shipping over EUR 75. The offer ends on 1 December.",
            "Medlemmer får gratis fragt over 75 EUR.", "The offer ends", id="behind-a-number",
        ),
        pytest.param(
            "da", "Hi {{ name }}, your table is booked for Friday at 19:00. Reply STOP to opt out"
            " of reminders.",
            "Hej {{ name }}! Dit bord er reserveret fredag kl. 19.00.", "Reply STOP",
            id="a-greeting-is-no-sentence",
        ),
        pytest.param("nb", "One sentence of the source.", "En setning.", "", id="one"),
        pytest.param("nb", TWO, "", "", id="nothing-written"),
    ],
)  # fmt: skip
def test_sentences(found, locale: str, source: str, text: str, lost: str) -> None:
    findings = found(ID, {"en": source, locale: text})
    assert len(findings) == bool(lost)
    for finding in findings:
        assert finding.params["sentence"].startswith(lost)
        assert finding.related and source[finding.related.start :].startswith(lost)


def test_values_are_shown_as_they_are_written(found) -> None:
    source = "Thank you for your order. We send it to {{ city }} before the weekend."
    (finding,) = found(ID, {"en": source, "nb": "Takk for bestillingen din."})
    assert finding.params["sentence"] == "We send it to {{ city }} before the weekend."


@pytest.mark.parametrize(
    ("preheader", "parts"),
    [
        pytest.param("Se hva som er nytt", [], id="written"),
        pytest.param("", ["preheader"], id="empty"),
        pytest.param(None, ["preheader"], id="absent"),
    ],
)
def test_a_part_that_the_source_has(found, preheader: str | None, parts: list[str]) -> None:
    source = {"subject": "News", "preheader": "See what is new", "body": []}
    content = {"subject": "Nytt", "body": []}
    if preheader is not None:
        content["preheader"] = preheader
    findings = found(ID, {"email/en": source, "email/nb": content})
    assert [finding.part for finding in findings] == parts


def test_a_part_that_the_channel_needs_is_told_by_another_check(found) -> None:
    source = {"subject": "News", "body": []}
    assert found(ID, {"email/en": source, "email/nb": {"subject": "", "preheader": "Nytt"}}) == []


def test_more_sentences_than_the_source(found) -> None:
    assert found(ID, {"en": "It is here.", "nb": "Den er her. Hent den nå. I dag."}) == []


MILK = (
    "Because of 1 May, we deliver milk to {{ town }} one day later next week. Set the boxes out"
    " before 07:00. Cheese, cream and butter: see https://nordhus.example/en/milk. Reply END to"
    " leave."
)
MILK_NB = (
    "På grunn av 1. mai leverer vi melk til {{{{ town }}}} én dag senere neste uke.{} Ost, fløte og"
    " smør: se https://nordhus.example/nb/milk. Svar SLUTT for å melde deg av."
)
PARCEL = (
    "A parcel from {{ shop }} to {{ name }} was stopped. Was it not you? Lock the box with the"
    " number {{ box }} in the app or call +47 22 12 34 56, open 24 hours. We never ask you for the"
    " code."
)
PARCEL_NB = (
    "En pakke fra {{ shop }} til {{ name }} ble dessverre stoppet. Var det ikke deg? Lås boksen med"
    " nummeret {{ box }} i appen eller ring 22 12 34 56, døgnåpent 24 timer."
)


@pytest.mark.parametrize(
    ("source", "text", "lost"),
    [
        pytest.param(
            "Here are last year's. They are in the app, under the tab for documents.",
            "Her er fjorårets.",
            "They are in the app",
            id="an-ending-is-no-initial",
        ),
        pytest.param(
            "Your coat is at the reception. Bring your ticket along when you come to us. Open"
            " Mon-Fri 8:00-16:00.",
            "Jakken din ligger i resepsjonen. Åpent man.–fre. 8.00–16.00.",
            "Bring your ticket",
            id="weekdays-with-points",
        ),
        pytest.param(
            "Your coat is at the reception. Bring your ticket along when you come to us. Open"
            " Mon-Fri 8:00-16:00.",
            "Jakken din ligger i resepsjonen. Ta med lappen når du kommer til oss. Åpent man.–fre."
            " 8.00–16.00.",
            "",
            id="and-all-there",
        ),
        pytest.param(
            MILK,
            MILK_NB.format(""),
            "Set the boxes",
            id="an-address-in-another-language-answers-none",
        ),
        pytest.param(
            MILK, MILK_NB.format(" Sett ut kassene før kl. 7.00."), "", id="nor-is-a-time-odd"
        ),
        pytest.param(
            PARCEL, PARCEL_NB, "We never ask", id="a-country-code-is-no-number-of-the-sentence"
        ),
        pytest.param(PARCEL, f"{PARCEL_NB} Vi ber deg aldri om koden.", "", id="nor-is-it-missed"),
    ],
)
def test_what_ends_a_sentence_and_what_answers_for_one(found, source, text, lost) -> None:
    findings = found(ID, {"en": source, "nb": text})
    assert [finding.params["sentence"][: len(lost)] for finding in findings] == [lost] * bool(lost)


LOST = "Your deposit is safe with us until you hand in the keys."


def mail(*paragraphs: str) -> dict[str, object]:
    blocks = [{"type": "text", "text": text} for text in paragraphs]
    return {"subject": "1", "body": blocks}


@pytest.mark.parametrize(
    ("lines", "lost"),
    [
        pytest.param(
            ["Hei!", "Leiekontrakten løper fra 3. juni 2027 og gjelder i 24 måneder.",
             "Ring oss hvis noe i leiligheten ikke virker som det skal."],
            LOST, id="a-paragraph",
        ),
        pytest.param(
            ["Hei!", "Leiekontrakten løper fra 3. juni 2027 og gjelder i 24 måneder.",
             "Depositumet er trygt hos oss til du leverer nøklene. Ring oss hvis noe i leiligheten"
             " ikke virker som det skal."],
            "", id="two-in-one",
        ),
        pytest.param(
            ["Hei! Leiekontrakten løper fra 3. juni 2027 og gjelder i 24 måneder.",
             "Depositumet er trygt hos oss til du leverer nøklene.",
             "Ring oss hvis noe i leiligheten ikke virker som det skal."],
            "", id="the-greeting-with-the-next",
        ),
    ],
)  # fmt: skip
def test_a_lost_paragraph(found, lines: list[str], lost: str) -> None:
    source = mail(
        "Hello there!", "Your lease runs from 3 June 2027 and is valid for 24 months.", LOST,
        "Call us if anything in the flat does not work as it should.",
    )  # fmt: skip
    findings = found(ID, {"email/en": source, "email/nb": mail(*lines)})
    assert [finding.params["sentence"] for finding in findings] == [lost] * bool(lost)


TOUR = (
    "The tour from {{ pier }} is off because of thick fog. Next tour: 11:15. Your card no."
    " {{ card }} is good for it."
)


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        pytest.param(
            "Rejs z {{ pier }} odwołany (mgła). Następny: 11:15. Karta nr {{ card }} jest ważna.",
            [],
            id="all-there",
        ),
        pytest.param(
            "Rejs z {{ pier }} odwołany z powodu gęstej mgły. Następny: 11:15.",
            ["Your card no. {{ card }} is good for it."],
            id="the-whole-sentence-is-told",
        ),
    ],
)
def test_an_abbreviation_before_a_value(found, text: str, lost: list[str]) -> None:
    findings = found(ID, {"en": TOUR, "pl": text})
    assert [finding.params["sentence"] for finding in findings] == lost
