"""Guide documents: what is read, what is refused by name, and that nothing is lost."""

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from templates_lib.guide import Guide, GuideError, StyleGuide, Term, load

DOCUMENT: dict[str, Any] = {
    "brand": "nordhus",
    "names": ["Nordhus"],
    "domains": ["nordhus.example"],
    "emails": ["hjelp@nordhus.example"],
    "phones": ["+4722123456"],
    "rules": {"no-free": {"kind": "existence", "words": ["gratis"], "locales": ["nb"]}},
    "stages": {"awareness": {"allowed_channels": ["email"], "forbidden_channels": ["sms"]}},
    "locales": {
        "nb": {
            "address_form": "informal",
            "opt_out": ["STOPP"],
            "link_prefix": "/nb/",
            "currency": "NOK",
            "terms": [
                {
                    "concept": "order",
                    "approved": ["bestilling"],
                    "forbidden": ["ordre"],
                    "keep": ["Nordhus Pluss"],
                    "forms": {"ordre": ["ordren", "ordrer"]},
                    "must": True,
                    "compounds": "warning",
                }
            ],
        }
    },
}


def changed(path: str, value: object) -> dict[str, Any]:
    """DOCUMENT with ``value`` at ``path``."""
    document = deepcopy(DOCUMENT)
    *steps, last = path.split(".")
    place: Any = document
    for step in steps:
        place = place[int(step)] if step.isdecimal() else place[step]
    place[last] = value
    return document


def problems(document: object) -> dict[str, str]:
    """Path -> what is wrong there."""
    with pytest.raises(GuideError) as caught:
        load(document)
    return {problem.path: problem.message for problem in caught.value.problems}


def test_a_document_is_read() -> None:
    guide = load(DOCUMENT)
    assert guide.brand == "nordhus"
    assert guide.locales["nb"] == StyleGuide(
        locale="nb",
        address_form="informal",
        opt_out=("STOPP",),
        link_prefix="/nb/",
        currency="NOK",
        terms=(
            Term(
                "order",
                approved=("bestilling",),
                forbidden=("ordre",),
                keep=("Nordhus Pluss",),
                forms={"ordre": ("ordren", "ordrer")},
                must=True,
                compounds="warning",
            ),
        ),
    )


def test_a_document_comes_back_whole() -> None:
    assert load(load(DOCUMENT).document()) == load(DOCUMENT)
    json.dumps(load(DOCUMENT).document())


def test_a_brand_may_have_decided_nothing() -> None:
    assert Guide.empty("nordhus") == load({"brand": "nordhus"})
    assert Guide.empty("nordhus").document() == {"brand": "nordhus", "locales": {}}


def test_the_shared_guide_is_read(shared_dir: Path) -> None:
    document = json.loads((shared_dir / "corpus" / "seeded_guide.json").read_text("utf-8"))
    guide = load(document)
    assert set(guide.locales) == {"en", "nb", "da", "pl", "nl"}
    assert guide.locales["pl"].terms[0].forbidden == ("zlecenie",)


@pytest.mark.parametrize(
    ("document", "path", "words"),
    [
        pytest.param(changed("colours", []), "colours", "unknown field", id="unknown-field"),
        pytest.param(changed("domain", []), "domain", "did you mean domains?", id="near-field"),
        pytest.param(changed("brand", ""), "brand", "must not be empty", id="no-brand"),
        pytest.param(changed("names", "Nordhus"), "names", "must be a list", id="names"),
        pytest.param(changed("names", [3]), "names.0", "must be a text", id="name-number"),
        pytest.param(changed("locales", []), "locales", "must be an object", id="locales"),
        pytest.param(changed("locales.xx", {}), "locales.xx", "no locale xx", id="locale"),
        pytest.param(changed("locales.no", {}), "locales.no", "twice: nb", id="locale-by-alias"),
        pytest.param(
            changed("locales.nb.adress_form", "x"),
            "locales.nb.adress_form",
            "did you mean address_form?",
            id="style-field",
        ),
        pytest.param(
            changed("locales.nb.address_form", "royal"),
            "locales.nb.address_form",
            "informal, formal, neutral",
            id="address-form",
        ),
        pytest.param(
            changed("locales.nb.currency", "kr"), "locales.nb.currency", "ISO 4217", id="currency"
        ),
        pytest.param(
            changed("locales.nb.terms", [{"approved": ["x"]}]),
            "locales.nb.terms.0.concept",
            "is missing",
            id="term-without-concept",
        ),
        pytest.param(
            changed("locales.nb.terms", [{"concept": "x", "forbidden": [" "]}]),
            "locales.nb.terms.0.forbidden.0",
            "must not be empty",
            id="blank-word",
        ),
        pytest.param(
            changed("locales.nb.terms", [{"concept": "x", "forms": {"a": "b"}}]),
            "locales.nb.terms.0.forms.a",
            "must be a list",
            id="forms",
        ),
        pytest.param(
            changed("locales.nb.terms.0.must", "yes"),
            "locales.nb.terms.0.must",
            "must be true or false",
            id="must",
        ),
        pytest.param(
            changed("locales.nb.terms.0.compounds", "error"),
            "locales.nb.terms.0.compounds",
            "off, info, warning",
            id="compounds",
        ),
    ],
)
def test_what_is_wrong_is_named_with_its_path(
    document: dict[str, Any], path: str, words: str
) -> None:
    found = problems(document)
    assert words in found[path], found


@pytest.mark.parametrize("document", [None, [], "x", 3, {}])
def test_what_is_no_guide_is_refused(document: object) -> None:
    assert problems(document)


WORDS = st.lists(st.text("abcæøå ", min_size=1).filter(str.strip), max_size=3, unique=True)


@given(
    st.dictionaries(
        st.sampled_from(["nb", "da", "pl", "de-AT"]),
        st.fixed_dictionaries(
            {},
            optional={
                "opt_out": WORDS,
                "link_prefix": st.text("/nb", max_size=4),
                "terms": st.lists(
                    st.fixed_dictionaries(
                        {"concept": st.just("order"), "approved": WORDS, "forbidden": WORDS},
                        optional={
                            "forms": st.dictionaries(st.text("ab", min_size=1), WORDS),
                            "must": st.booleans(),
                            "compounds": st.sampled_from(["", "off", "info", "warning"]),
                        },
                    ),
                    max_size=2,
                ),
            },
        ),
    )
)
def test_any_guide_that_is_read_comes_back_whole(styles: dict[str, Any]) -> None:
    guide = load({"brand": "nordhus", "locales": styles})
    assert load(guide.document()) == guide
