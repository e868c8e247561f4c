"""``manage.py import_messages``."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from cms.models import Brand, MessageTemplate, Variant


@pytest.fixture
def folder(tmp_path: Path, texts: dict[str, Any], brand: Brand) -> Path:
    for tag, each in texts.items():
        (tmp_path / f"{tag}.json").write_text(json.dumps(each))
    return tmp_path


def run(*args: object) -> str:
    out = StringIO()
    call_command("import_messages", *map(str, args), stdout=out)
    return out.getvalue()


def refused(*args: object) -> tuple[int, str]:
    with pytest.raises(CommandError) as caught:
        run(*args)
    return caught.value.returncode, str(caught.value)


def both(folder: Path) -> tuple[Path, Path]:
    return folder / "en.json", folder / "nb.json"


INTO = ("--brand", "fjellheim")


def test_it_says_what_would_happen_and_writes_nothing(folder: Path) -> None:
    said = run(*INTO, "--prefix", "shop", *both(folder))
    assert "shop.welcome  [New]" in said
    assert "email    nb     New  (errors 1, remarks 1)" in said
    assert "error placeholder_missing subject:" in said
    assert "countries.* (2): no rule makes it part of a message" in said
    assert said.splitlines()[-2:] == [
        "fjellheim: new 4, changed 0, unchanged 0, refused 0",
        "Nothing was written; --apply does it.",
    ]
    assert not MessageTemplate.objects.exists()


def test_with_apply_it_writes_drafts(folder: Path, copywriter: Any) -> None:
    said = run(*INTO, "--apply", "--user", "kari", *both(folder))
    assert said.endswith("Imported as drafts.\n")
    assert Variant.objects.count() == 4
    assert Variant.objects.filter(live=True).count() == 0
    assert Variant.objects.all()[0].get_latest_revision().user == copywriter
    assert "unchanged 4" in run(*INTO, "--apply", *both(folder)).splitlines()[-1]


def test_the_plan_as_json(folder: Path) -> None:
    plan = json.loads(run(*INTO, "--format", "json", *both(folder)))
    assert plan["applied"] is False
    assert plan["counts"] == {"create": 4, "change": 0, "same": 0, "refuse": 0}
    assert [row["fate"] for row in plan["rows"]] == ["create"] * 4
    checks = [finding["check"] for finding in plan["rows"][1]["findings"]]
    assert checks == ["badly_shown", "placeholder_missing"]


def test_a_profile_is_printed_changed_and_used(folder: Path) -> None:
    profile = json.loads(run(*INTO, "--print-profile", *both(folder)))
    profile["messages"] = [rule for rule in profile["messages"] if rule["channel"] == "sms"]
    (folder / "profile.txt").write_text(json.dumps(profile))
    said = run(*INTO, "--profile", folder / "profile.txt", *both(folder))
    assert "fjellheim: new 2," in said
    assert "emails.* (" in said


def test_a_locale_may_be_said(folder: Path) -> None:
    (folder / "nb.json").rename(folder / "mail.json")
    said = run(*INTO, folder / "en.json", "--locale", f"nb={folder / 'mail.json'}")
    assert "new 4" in said


def test_the_placeholders_may_be_said(folder: Path) -> None:
    plan = json.loads(run(*INTO, "--format", "json", "--placeholders", "none", *both(folder)))
    assert plan["profile"]["placeholders"] == "none"
    assert plan["templates"][0]["declares"].keys() == {"action_url"}


def test_every_key_left_out_is_listed_when_asked(folder: Path) -> None:
    assert "countries.no  en nb" not in run(*INTO, *both(folder))
    assert "countries.no  en nb" in run(*INTO, "--verbosity", "2", *both(folder))


def test_refused_texts_make_the_status_1(folder: Path, texts: dict[str, Any]) -> None:
    texts["nb"]["sms"]["bye"] = {"body": "Ha det"}
    (folder / "nb.json").write_text(json.dumps(texts["nb"]))
    assert refused(*INTO, "--apply", *both(folder)) == (1, "1 of 5 texts are refused.")
    assert Variant.objects.count() == 4


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b'{"a": "\xe6"}', "The file is not UTF-8: byte 7 (counted from 0) is 0xE6."),
        (b'{"a": "x', "The JSON ends too early, at line 1, column 7."),
        (b'{"a": "x", "a": "y"}', "Keys that stand in the file twice: a."),
        (b"[" * 200_000, "The JSON is nested more than 20 levels deep."),
        (b"", "The file is empty."),
    ],
    ids=["not utf-8", "cut off", "duplicate", "bomb", "empty"],
)
def test_an_unusable_file_makes_it_2(folder: Path, data: bytes, words: str) -> None:
    (folder / "nb.json").write_bytes(data)
    assert refused(*INTO, "--apply", *both(folder)) == (2, f"{folder / 'nb.json'}: {words}")
    assert not MessageTemplate.objects.exists()


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["--brand", "nobody", "en.json"], "There is no brand “nobody”. Brands: fjellheim."),
        ([*INTO], "Name at least one file."),
        ([*INTO, "absent.json"], "No such file or directory."),
        ([*INTO, "."], "Is a directory."),
        ([*INTO, "en.json", "--source", "norsk"], "--source: 'norsk' is not a locale we know"),
        ([*INTO, "en.json", "--locale", "nb"], "--locale nb: write it as nb=FILE."),
        ([*INTO, "--locale", "xx=en.json"], "“xx” names no locale we know."),
        ([*INTO, "en.json", "--prefix", "Shop!"], "--prefix: lower-case letters"),
        ([*INTO, "en.json", "--user", "nobody"], "There is no user “nobody”."),
        ([*INTO, "en.json", "--profile", "absent.json"], "absent.json: No such file"),
        ([*INTO, "en.json", "--profile", "cut.txt"], "cut.txt: no JSON ("),
        ([*INTO, "en.json", "--profile", "en.json"], "en.json: “emails” is not known here"),
        ([*INTO, "en.json", "--locale", "en=nb.json"], "stands in en.json too"),
    ],
)
def test_unusable_options_make_it_2(
    folder: Path, monkeypatch: pytest.MonkeyPatch, args: list[str], words: str
) -> None:
    (folder / "cut.txt").write_text("{")
    monkeypatch.chdir(folder)
    code, said = refused(*args)
    assert code == 2
    assert words in said
    assert "\n" not in said
