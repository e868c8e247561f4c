"""A pulled folder: the same bytes from the same release, and nothing of anybody's lost."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from budskap import Template, Unusable
from budskap import _folder as folders
from budskap._bundles import Bundle, Entry, read
from budskap._files import replacing
from budskap._folder import State, documents, state_of, write_documents
from budskap._shape import read as shaped

NOW = State("http://x", "", 7)


def entry(key: str = "order.confirmed", locale: str = "nb", **more: Any) -> Entry:
    told: dict[str, Any] = {
        "key": key, "channel": "sms", "locale": locale, "persona": "", "arm": "",
        "brand": "fjellheim", "digest": "d" * 64, "release": 1,
        "document": {"content": {"body": "Hei"}, "placeholders": {}},
    }  # fmt: skip
    return Entry(**{**told, **more})


def template(key: str = "order.confirmed") -> Template:
    return shaped(
        Template,
        {
            "key": key, "title": "Order", "brand": "fjellheim", "stage": "", "touchpoint": "",
            "purpose": "transactional", "source_locale": "en", "tags": [],
            "updated_at": "2026-05-03T10:00:00Z", "channels": {},
        },
    )  # fmt: skip


def document(*entries: Entry) -> dict[str, Any]:
    found, _ = documents(Bundle(7, entries), [template()])
    told: dict[str, Any] = json.loads(found["order.confirmed.json"])
    return told


def test_the_order_of_a_bundle_does_not_matter() -> None:
    entries = [
        entry(), entry(locale="en"), entry(channel="email"), entry(arm="b"), entry(persona="p"),
    ]  # fmt: skip
    assert document(*entries) == document(*reversed(entries))
    places = [
        (each["channel"], each["locale"], each.get("persona"), each.get("arm"))
        for each in document(*entries)["variants"]
    ]
    assert places == [
        ("email", "nb", None, None),
        ("sms", "en", None, None),  # the source first
        ("sms", "nb", None, None),
        ("sms", "nb", None, "b"),
        ("sms", "nb", "p", None),
    ]


def test_a_placeholder_is_declared_as_it_was_last_published() -> None:
    def declaring(release: int, **declared: str) -> Entry:
        placeholders = {name: {"type": kind} for name, kind in declared.items()}
        told = {"content": {}, "placeholders": placeholders}
        return entry(locale=f"x{release}", release=release, document=told)

    told = document(declaring(3, b="name", a="text"), declaring(1, a="name", c="url"))
    assert told["placeholders"] == {
        "a": {"type": "text"}, "b": {"type": "name"}, "c": {"type": "url"},
    }  # fmt: skip
    assert list(told["placeholders"]) == ["a", "b", "c"]


def test_a_template_that_nobody_describes_is_left_out_and_named() -> None:
    found, skipped = documents(Bundle(7, (entry("gone"), entry())), [template()])
    assert (list(found), skipped) == (["order.confirmed.json"], ("gone",))


@pytest.mark.parametrize("key", ["../x", "/etc/x", "a/b", "", ".", "A", "a" * 101, "a\n", "a."])
def test_a_name_that_leads_elsewhere_is_refused(key: str) -> None:
    with pytest.raises(Unusable):
        documents(Bundle(7, (entry(key),)), [template(key)])


def test_nothing_of_anybodys_is_overwritten_unasked(tmp_path: Path) -> None:
    first = {"a.json": b"1", "b.json": b"1", "c.json": b"1", "d.json": b"1"}
    write_documents(tmp_path, first, None, NOW, force=False)
    (tmp_path / "b.json").write_bytes(b"mine")
    (tmp_path / "d.json").write_bytes(b"mine too")
    (tmp_path / "e.json").write_bytes(b"was here")
    (tmp_path / "f.txt").write_bytes(b"notes")
    second = {"a.json": b"2", "b.json": b"2", "e.json": b"2"}
    for _ in range(2):  # the second time the same
        done = write_documents(tmp_path, second, state_of(tmp_path), NOW, force=False)
        assert done.kept == ("b.json", "d.json", "e.json")
        assert (tmp_path / "b.json").read_bytes() == b"mine"
        assert (tmp_path / "d.json").read_bytes() == b"mine too"
    assert (tmp_path / "a.json").read_bytes() == b"2"
    assert not (tmp_path / "c.json").exists()
    done = write_documents(tmp_path, second, state_of(tmp_path), NOW, force=True)
    assert (done.written, done.removed) == (("b.json", "e.json"), ("d.json",))
    assert sorted(os.listdir(tmp_path)) == ["a.json", "b.json", "budskap.json", "e.json", "f.txt"]


def test_what_is_written_by_hand_just_so_is_not_written_again(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(b"1")
    done = write_documents(tmp_path, {"a.json": b"1"}, None, NOW, force=False)
    assert (done.unchanged, done.written, done.kept) == (1, (), ())


def test_two_pulls_write_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        write_documents(tmp_path / name, {"k.json": b"1"}, None, NOW, force=False)
    here, there = tmp_path / "a" / folders.STATE, tmp_path / "b" / folders.STATE
    assert here.read_bytes() == there.read_bytes()


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"format": "budskap-folder", "version": 2}'])
def test_a_broken_state_is_told(tmp_path: Path, text: str) -> None:
    (tmp_path / folders.STATE).write_text(text)
    with pytest.raises(Unusable, match=r"budskap\.json"):
        state_of(tmp_path)


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_bytes(b"old")
    with pytest.raises(RuntimeError), replacing(path) as file:
        file.write(b"half")
        raise RuntimeError
    assert (path.read_bytes(), os.listdir(tmp_path)) == (b"old", ["x"])


@pytest.mark.parametrize(
    "lines",
    [
        [],
        ["x"],
        ["[]"],
        ['{"format": "other", "version": 1, "release": 1}'],
        ['{"format": "budskap-bundle", "version": 1, "release": 1}'],
        ['{"format": "budskap-bundle", "version": 1, "release": 1}', '{"end": {}}'],
        ['{"format": "budskap-bundle", "version": 1, "release": 1}', '{"entry": {}}'],
        ['{"format": "budskap-bundle", "version": 1, "release": 1}', "7"],
    ],
)
def test_what_is_no_bundle_is_refused(tmp_path: Path, lines: list[str]) -> None:
    path = tmp_path / "x.bundle"
    path.write_text("".join(f"{line}\n" for line in lines))
    with pytest.raises(Unusable):
        read(path)
