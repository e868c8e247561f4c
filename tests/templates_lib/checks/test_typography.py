"""Messages as good copywriters write them: no check of typography warns about any."""

import pytest

from templates_lib import checks, guide, message
from templates_lib.checks import CHECKS

TYPOGRAPHY = [
    check.id for check in CHECKS.values() if any(code.startswith("TYP-") for code in check.codes)
]
TEXTS = {
    "nb": (
        (
            "Hei {{ name }}! Bruk koden SOMMER25 før 31. mai kl. 23.59, så får du 15 % på "
            "alt over 499 kr."
        ),
        "Åpent mandag–fredag 10–18, lørdag 10.00–16.00. Ring 22 12 34 56.",
        "Du sparer 1 200 kr (tidligere 2 499,–, nå 1 299,–).",
        "Vi gir deg opptil 30–50 % rabatt … bare i dag!",
        "Ordre #10-2034 sendes 2025-05-31 med Posten til Kari Nordmanns gate 12 B.",
        "Pris: kr 1 299,00 inkl. mva. Frakt: 0,-. Org.nr. 912 345 678 MVA.",
        "Faktura 4.5.2025 forfaller 14.5.2025. KID 12345678901.",
        "Slik gjør du: 1) Velg vare 2) Betal 3) Hent.",
        "iPhone 15 Pro (256 GB) – nå 9 990,-",
        "Nå er det det beste tilbudet.",
        "Følg oss @nordhus eller på nordhus.no/kundeklubb!",
        "Se vilkår her: [Vilkår](https://nordhus.example/nb/vilkar?a=1&b=2).",
        "**Takk for kjøpet!**\n\n- Vare: 2 stk. à 199 kr\n- Sum: 398 kr",
        "Gjelder ikke Black Friday-varer fra Bang & Olufsen.",
        "Kl. 8 i morgen: 24/7 support, 3 for 2, 50/50.",
        "Versjon 2.5 av appen har 4,5 stjerner.",
    ),
    "nn": (
        "Hei {{ name }}! Sjåføren er hos deg om om lag ti minutt, seinast kl. 17.30.",
        "Spar 20 % fram til 31. mai.",
    ),
    "da": (
        (
            "Hej {{ name }}! Brug koden SOMMER25 inden den 31. maj kl. 23.59, og få 15 % på "
            "alt over 499 kr."
        ),
        "Åbent man.-fre. kl. 10-18. Ring til os på 70 12 34 56.",
        "Nu kun 1.299,95 kr. (før 1.599 kr.). Spar 300,-",
        "Læs »Retur« og ”Fragt” eller “Køb”.",
        "Er der der noget, vi kan hjælpe med?",
        "Din pakke {{ no }} kommer den 4/5 mellem kl. 8.00 og 12.00.",
        "CVR-nr. 12 34 56 78, tlf. +45 70 12 34 56",
    ),
    "pl": (
        (
            "Cześć {{ name }}! Użyj kodu LATO25 do 31 maja do godz. 23:59 i odbierz 15% "
            "rabatu na zakupy powyżej 199 zł."
        ),
        "Teraz tylko 1299,99 zł (wcześniej 1 599,00 zł). Oszczędzasz 300 zł!",
        "Infolinia: 22 123 45 67 (pn.–pt. 8:00–16:00).",
        "Regulamin „Klubu Nordhus” obowiązuje od 1.01.2025 r.",
        "Zamówienie nr 12/2025 – dziękujemy!",
        "Nasz sklep: ul. 3 Maja 5, 00-001 Warszawa, ul. 11 Listopada 7.",
        "Darmowa dostawa od 99 zł, np. paczkomat InPost 24/7.",
        "Przeczytaj »Zwroty« … i daj znać (w 14 dni).",
    ),
    "nl": (
        (
            "Hoi {{ name }}! Gebruik code ZOMER25 t/m 31 mei om 23.59 uur en krijg 15% "
            "korting vanaf € 49,95."
        ),
        "Nu € 1.299,- (was € 1.599,-). Bespaar € 300!",
        "Open ma-vr 9.00-17.30 uur en za 10.00-17.00 uur. Bel 020 123 45 67.",
        "Als je je pakket wilt volgen, lees ‘Track & Trace’ of “Bezorging”.",
        "'s Ochtends bezorgd, foto's en baby's welkom.",
        "Kies je maat: S, M of L – vanaf 10 euro p.p.",
        "Postcode 1012 AB, KvK 12345678, btw NL001234567B01.",
    ),
    "en": (
        (
            "Hi {{ name }}! Use code SUMMER25 by 31 May at 11:59 pm and get 15% off orders "
            "over £49.95."
        ),
        "Now $1,299.00 (was $1,599). Save 1/3!",
        "It’s all yours: 10,000+ items from €5, e.g. lamps.",
        "Call +44 20 7946 0958 (Mon–Fri, 9am–5:30pm). See T&Cs.",
        "Open 9 a.m. to 5 p.m., May 31, 2025. That’s it…",
        "Your 27\" monitor (2560 × 1440) & 6' cable",
        "Read “Returns and refunds” – it’s short.",
    ),
    "sv": (
        (
            "Hej {{ name }}! Använd koden SOMMAR25 senast den 31 maj kl. 23.59 så får du 15 "
            "% på allt över 499 kr."
        ),
        "Nu 1 299 kr (ord. pris 1 599 kr). Spara 300:-",
        "Öppet 10–18, lör 10.00–16.00. Ring 08-123 456 78.",
        "Läs ”Returer” först.",
    ),
    "fi": (
        (
            "Hei {{ name }}! Käytä koodia KESA25 31. toukokuuta klo 23.59 mennessä, niin "
            "saat 15 % alennuksen yli 49,95 €:n ostoksista."
        ),
        "Nyt 1 299,00 € (norm. 1 599 €).",
        "Lue ”Palautukset”. Avoinna ma–pe 10–18.",
        "Alk. 9,90 €/kk. Voimassa 1.5.–31.5.2025.",
    ),
    "de": (
        (
            "Hallo {{ name }}! Mit dem Code SOMMER25 sparst du bis 31. Mai 2025 um 23:59 Uhr "
            "15 % auf alles ab 49,95 €."
        ),
        "Jetzt 1.299,00 € (statt 1.599 €), das sind 300 € weniger.",
        "Lies „Rückgabe“. Mo.–Fr. 9–17 Uhr, Tel. 030 123456.",
        "Können Sie sie am Montag abholen?",
    ),
    "fr": (
        (
            "Bonjour {{ name }} ! Utilisez le code ETE25 avant le 31 mai à 23 h 59 : 15 % "
            "sur tout dès 49,95 €."
        ),
        "Lisez « Retours » ; c’est court. Le 1er mai ?",
        "Ouvert de 9h à 18h30. Tél. : 01 23 45 67 89.",
    ),
    "es": (
        (
            "¡Hola, {{ name }}! Usa el código VERANO25 hasta el 31 de mayo a las 23:59 y "
            "consigue un 15 % desde 49,95 €."
        ),
        "Ahora 1.299,00 € (antes 1599 €).",
        "Lee «Devoluciones».",
    ),
    "it": (
        (
            "Ciao {{ name }}! Usa il codice ESTATE25 entro il 31 maggio alle 23:59 e ottieni "
            "il 15% da 49,95 €."
        ),
        "Ora € 1.299,00 (prima 1.599 €).",
        "Leggi «Resi». L’offerta è valida fino al 1º maggio.",
    ),
}


@pytest.mark.parametrize("channel", ["sms", "email"])
@pytest.mark.parametrize(("locale", "text"), [(tag, text) for tag in TEXTS for text in TEXTS[tag]])
def test_no_warning(channel: str, locale: str, text: str) -> None:
    body = [{"type": "text", "text": text}]
    content = {"body": text} if channel == "sms" else {"subject": "Nordhus", "body": body}
    variant = {"channel": channel, "locale": locale, "content": content}
    whole = message.load({"key": "k", "source_locale": locale, "variants": [variant]})
    findings = checks.run(whole, guide.Guide.empty("nordhus"), only=TYPOGRAPHY)
    assert [finding for finding in findings if finding.severity != "info"] == []
