"""Whatever a message holds, a provider gives what its schema takes, or says why not."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import channels
from channels import CannotCarry, Place, Text, places
from channels.whatsapp import providers
from tests.channels.handovers import handover
from tests.channels.whatsapp.documents import PAYLOADS, WHATSAPP, payload

FOLDER = Path(providers.__path__[0])
SCHEMAS = {
    name: Draft202012Validator(json.loads((FOLDER / f"{name}.schema.json").read_text("utf-8")))
    for name in PAYLOADS
}

# All that a text may be, but for what would be a tag of another kind.
ANY = st.characters(exclude_categories=["Cs"], exclude_characters="{}\x00")
TAGS = ("{{ name }}", "{{ other | upper }}")
WORDS = st.lists(
    st.one_of(st.sampled_from([*TAGS, "Hei ", " og ", ".", "\n", "*b*"]), st.text(ANY, max_size=8)),
    max_size=6,
).map("".join)
SHORT = st.one_of(st.sampled_from(["Ja", "Nei", "25 %"]), st.text(ANY, max_size=30))
ADDRESS = st.sampled_from(
    ["https://n.no/", "https://n.no/{{ name }}", "https://n.no/{{ name }}/x", "{{ name }}", ""]
)
FILE = st.sampled_from(["https://n.no/a.jpg", "https://n.no/{{ name }}.jpg", "{{ name }}", ""])


def block(kind, **fields):
    return st.fixed_dictionaries({"type": st.just(kind)}, optional=fields)


REPLY = block("quick_reply", label=SHORT, payload=SHORT)
WEB = block("url", label=SHORT, url=ADDRESS)
PHONE = block("phone", label=SHORT, phone=st.sampled_from(["+4722334455", "nei", ""]))
COUPON = block("copy_code", code=st.sampled_from(["A", "{{ name }}", "A{{ name }}"]))
BUTTONS = st.lists(st.one_of(REPLY, WEB, PHONE, COUPON), max_size=4)
CARD_BUTTONS = st.lists(st.one_of(REPLY, WEB, PHONE), max_size=2)
HEADER = st.one_of(
    block("text", text=SHORT),
    block("image", url=FILE, alt=SHORT),
    block("document", url=FILE, filename=SHORT),
    block(
        "location",
        name=SHORT,
        address=SHORT,
        latitude=st.sampled_from(["59.9", "{{ name }}", "91"]),
        longitude=st.just("10.7"),
    ),
)
CARD = block(
    "card",
    media=st.sampled_from(["image", "video"]),
    url=FILE,
    body=WORDS,
    buttons=CARD_BUTTONS,
)
CODE = block(
    "code",
    delivery=st.sampled_from(["copy_code", "one_tap", "zero_tap"]),
    minutes=st.sampled_from(["", "1", "90", "91", "x"]),
    label=SHORT,
    package_name=st.sampled_from(["", "com.nordhus.app"]),
    signature_hash=st.sampled_from(["", "Ab3/xYz09+Q"]),
    terms=st.booleans(),
)
DOCUMENTS = st.fixed_dictionaries(
    {
        "category": st.sampled_from(["utility", "marketing", "authentication", "service"]),
        "body": st.one_of(WORDS, st.just("{{ name }}"), WORDS.map(lambda text: f"Hei {text}.")),
    },
    optional={
        "header": st.lists(HEADER, max_size=1),
        "footer": SHORT,
        "buttons": BUTTONS,
        "cards": st.lists(CARD, max_size=3),
        "offer": st.lists(block("offer", text=SHORT, expires=SHORT), max_size=1),
        "code": st.lists(CODE, max_size=1),
        "language": st.sampled_from(["own", "nb"]),
    },
)
VALUES = st.one_of(
    st.just("https://n.no/a.jpg"),
    st.sampled_from(["Kari", "4711", "59.9"]),
    st.text(ANY, max_size=12),
)


@pytest.mark.parametrize("provider", PAYLOADS)
@given(DOCUMENTS, VALUES, VALUES, st.sampled_from(["nb", "nn", "pt"]), st.booleans())
def test_a_payload_keeps_its_schema(provider, document, name, other, locale, named):
    options = {"handles": dict.fromkeys(PATHS, "4::a")} if provider == "meta_template" else {}
    if named and provider.startswith("meta"):
        options["parameters"] = "named"
    try:
        told = payload(
            provider, document, {"name": name, "other": other}, locale=locale, options=options
        )
    except CannotCarry as refusal:
        assert all(problem.message for problem in refusal.problems)
    else:
        SCHEMAS[provider].validate(json.loads(json.dumps(told)))


@pytest.mark.parametrize("provider", PAYLOADS)
@given(st.data())
def test_one_change_in_a_message_that_is_carried(provider, data):
    """Closer to what is sent than any random document: one text of an example is another."""
    example = data.draw(st.sampled_from(EXAMPLES[provider]))
    content = WHATSAPP.load(example["content"])
    texts = [part.path for part in places(WHATSAPP.parts, content.parts) if is_text(part)]
    path, words = data.draw(st.sampled_from(texts)), data.draw(st.one_of(SHORT, WORDS, FILE))
    values = {**example["variables"], "name": data.draw(VALUES), "other": data.draw(VALUES)}
    document = content.replace(path, words).document()
    try:
        message = handover(
            WHATSAPP, document, values, locale=example["locale"], **example["envelope"]
        )
        told = channels.get_provider("whatsapp", provider).payload(message)
    except CannotCarry as refusal:
        assert all(problem.message for problem in refusal.problems)
    else:
        SCHEMAS[provider].validate(json.loads(json.dumps(told)))


def is_text(place: Place) -> bool:
    return isinstance(place.spec, Text)


EXAMPLES = {
    name: json.loads((Path(__file__).parent / f"{name}.json").read_text("utf-8"))
    for name in PAYLOADS
}
PATHS = ["header.0.url", *(f"cards.{index}.url" for index in range(3))]


def test_all_are_tried():
    assert set(PAYLOADS) == set(channels.providers("whatsapp")) == set(SCHEMAS)
    assert len(PAYLOADS) == 5
