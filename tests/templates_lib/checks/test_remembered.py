"""Findings kept from run to run are those that a run from nothing finds."""

import copy

from hypothesis import given, settings
from hypothesis import strategies as st

from templates_lib import guide, message
from templates_lib.checks import Index, observations_of, run
from templates_lib.checks._remembered import forget

TEXTS = (
    "Hei {{ name }}! Din ordre kommer 31. mai. Pris 1 299,50 kr. https://nordhus.example/nb/a",
    "Hei {{ name }}! Deres ordre kommer 30. mai. Pris 999 kr. https://nordhus.example/en/a",
    "Hi {{ name }}! Your order arrives on 31 May for NOK 1,299.50. https://nordhus.example/en/a",
    "Takk for handelen!!",
    "TILBUD: 20 % rabatt 🎁 med kode SOMMER20. Klikk her",
    "{% if name %}Hej {{ name }}{% endif %}, du har 25 % rabat.",
    "{{ broken",
    "",
)
PLACES = [(c, t) for c in ("sms", "push", "whatsapp") for t in ("en", "nb", "da")]
GUIDE = guide.load(
    {
        "brand": "nordhus",
        "names": ["NordHus"],
        "domains": ["nordhus.example"],
        "settings": {"required_locales": ["en", "nb", "da", "pl"]},
        "locales": {
            "nb": {
                "address_form": "informal",
                "link_prefix": "/nb/",
                "terms": [{"concept": "o", "approved": ["bestilling"], "forbidden": ["ordre"]}],
            }
        },
    }
)


def family(texts: list[str], purpose: str = "marketing") -> dict:
    variants = []
    for (channel, locale), text in zip(PLACES, texts, strict=True):
        content = {"title": text[:20], "body": text} if channel == "push" else {"body": text}
        variants.append({"channel": channel, "locale": locale, "content": content})
    return {
        "key": "k",
        "brand": "nordhus",
        "source_locale": "en",
        "purpose": purpose,
        "variants": variants,
    }


@settings(max_examples=25)
@given(
    texts=st.lists(st.sampled_from(TEXTS), min_size=9, max_size=9),
    edits=st.lists(st.tuples(st.integers(0, 8), st.sampled_from(TEXTS)), min_size=1, max_size=3),
)
def test_edits_are_seen_wherever_they_show(texts: list[str], edits: list[tuple[int, str]]) -> None:
    run(message.load(family(texts)), GUIDE)
    for place, text in edits:
        texts = copy.copy(texts)
        texts[place] = text
        edited = message.load(family(texts))
        kept = run(edited, GUIDE)
        forget()
        assert kept == run(edited, GUIDE)


def test_what_decides_beside_the_texts_is_seen() -> None:
    texts = [TEXTS[0]] * 9
    run(message.load(family(texts)), GUIDE)
    other = message.load(family(texts, purpose="transactional"))
    index = Index()
    index.put("other", observations_of(message.load({**family([TEXTS[1]] * 9), "key": "other"})))
    strict = guide.load({**GUIDE.document(), "checks": {"marks_repeated": "error"}})
    for changed, brand, known in (
        (other, GUIDE, None),
        (other, strict, None),
        (other, GUIDE, index),
    ):
        kept = run(changed, brand, index=known)
        forget()
        assert kept == run(changed, brand, index=known)
    index.put("third", observations_of(message.load({**family([TEXTS[2]] * 9), "key": "third"})))
    kept = run(other, GUIDE, index=index)
    forget()
    assert kept == run(other, GUIDE, index=index)


def test_nothing_is_looked_for_twice() -> None:
    first = run(message.load(family([TEXTS[0]] * 9)), GUIDE)
    second = run(message.load(family([TEXTS[0]] * 9)), GUIDE)
    assert first == second
    pairs = zip(first, second, strict=True)
    assert all(one is other for one, other in pairs if one.occurrence == 1)
