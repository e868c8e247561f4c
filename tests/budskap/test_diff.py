"""What two sides say otherwise, text by text."""

from typing import Any

from budskap._diff import Side, compare, of_documents

MAIL = {
    "subject": "Takk",
    "preheader": "",
    "body": [
        {"type": "heading", "id": "a", "text": "Hei"},
        {"type": "button", "id": "b", "label": "Se", "url": "https://x.example/"},
    ],
}


def message(content: Any, key: str = "k", channel: str = "email", **more: str) -> dict[str, Any]:
    variant = {"channel": channel, "locale": "nb", "content": content, **more}
    return {"key": key, "variants": [variant]}


def side(*documents: dict[str, Any], name: str = "one", whole: bool = True) -> Side:
    return of_documents(documents, name, whole=whole)


def test_texts_stand_in_reading_order_with_their_places() -> None:
    assert side(message(MAIL)).texts == {
        "k/email/nb": (
            "subject: Takk",
            "body[0](heading).text: Hei",
            "body[1](button).label: Se",
            "body[1](button).url: https://x.example/",
        )
    }


def test_one_word_is_one_line_of_difference() -> None:
    changed = {**MAIL, "subject": "Tusen takk"}
    (found,) = compare(side(message(MAIL)), side(message(changed), name="two"))
    assert (found.address, found.kind) == ("k/email/nb", "changed")
    assert found.text.splitlines()[:2] == ["--- k/email/nb  one", "+++ k/email/nb  two"]
    lines = [line for line in found.text.splitlines()[3:] if line[0] in "+-"]
    assert lines == ["-subject: Takk", "+subject: Tusen takk"]


def test_a_blocks_id_is_no_difference() -> None:
    other = {**MAIL, "body": [{**block, "id": "other"} for block in MAIL["body"]]}  # type: ignore[union-attr]
    assert compare(side(message(MAIL)), side(message(other))) == ()


def test_lines_of_one_text_are_compared_one_by_one() -> None:
    old, new = message({"body": "a\nb\nc"}), message({"body": "a\nB\nc"})
    (found,) = compare(side(old), side(new))
    assert "-body: b\n+body: B\n" in found.text and " body: a\n" in found.text


def test_what_came_and_what_went() -> None:
    found = compare(side(message(MAIL, "a")), side(message(MAIL, "b")))
    assert [(each.address, each.kind) for each in found] == [
        ("a/email/nb", "removed"),
        ("b/email/nb", "added"),
    ]


def test_of_files_their_keys_alone_are_compared() -> None:
    release = side(message(MAIL, "a"), message(MAIL, "b"))
    files = side(message({**MAIL, "subject": "x"}, "a"), whole=False)
    assert [each.address for each in compare(release, files)] == ["a/email/nb"]
    assert [each.address for each in compare(files, release)] == ["a/email/nb"]


def test_personas_and_arms_are_addresses_of_their_own() -> None:
    texts = side(message(MAIL, persona="p"), message(MAIL, "l", arm="b")).texts
    assert list(texts) == ["k/email/nb/p", "l/email/nb//b"]
