"""The data about clients: whole, with its source, and our judgement about all of it."""

import json
import re
from pathlib import Path

import pytest

import channels.email._lint as package
from channels.email._lint._clients import MAIN, OUTLOOK_WINDOWS, named
from channels.email._lint._support import support
from scripts.vendor_caniemail import CLIENTS, compact

FOLDER = Path(package.__file__).parent
DATA = json.loads((FOLDER / "caniemail.json").read_text("utf-8"))


def test_the_data_names_its_source_its_date_and_its_licence():
    assert re.search(r"caniemail \d+\.\d+\.\d+; .* as of \d{4}-\d{2}-\d{2}", DATA["source"])
    assert (FOLDER / "caniemail.LICENSE").read_text("utf-8").startswith("MIT License")
    assert (Path(__file__).parents[4] / DATA["made_by"]).is_file()


def test_every_feature_says_something_of_every_client():
    assert tuple(DATA["clients"]) == tuple(CLIENTS)
    assert {len(each["support"]) for each in DATA["features"]} == {len(CLIENTS)}
    assert {letter for each in DATA["features"] for letter in each["support"]} == set("yanu")


def test_no_two_features_show_alike():
    probes = [probe for each in DATA["features"] for probe in each["probes"]]
    assert len(probes) == len(set(probes)) > 350
    assert set(support().features) == set(probes)


def test_the_families_that_matter_are_there():
    assert set(CLIENTS) >= MAIN and OUTLOOK_WINDOWS in MAIN
    families = {client.partition(".")[0] for client in MAIN}
    assert families == {"gmail", "outlook", "apple-mail", "yahoo", "samsung-email"}


@pytest.mark.parametrize("name", ["effects", "quirks"])
def test_our_judgement_is_about_features_that_there_are(name):
    slugs = {each["slug"] for each in DATA["features"]}
    text = (FOLDER / f"{name}.toml").read_text("utf-8")
    told = re.findall(r'"((?:css|html|image)-[\w-]+)"', text)
    assert told and set(told) <= slugs
    if name == "effects":
        assert len(told) == len(set(told)), "a feature has one effect"


@pytest.mark.parametrize("quirk", [each for found in support().quirks.values() for each in found])
def test_every_quirk_has_its_note_and_clients(quirk):
    assert quirk.note and quirk.clients
    assert set(quirk.clients) <= set(CLIENTS)


@pytest.mark.parametrize(
    ("clients", "told"),
    [
        ((), ""),
        (("gmail.ios",), "Gmail (iOS)"),
        (("gmail.desktop-webmail", "gmail.mobile-webmail", "gmail.ios", "gmail.android"), "Gmail"),
        (("samsung-email.android", "outlook.macos", "outlook.windows"),
         "Outlook (Windows, macOS), Samsung Email"),
    ],
)  # fmt: skip
def test_clients_by_name(clients, told):
    assert named(clients, tuple(CLIENTS)) == told


def test_every_client_has_a_name():
    assert named(tuple(CLIENTS), tuple(CLIENTS)).count(",") == len(
        {client.partition(".")[0] for client in CLIENTS}
    ) - 1  # fmt: skip


def test_the_script_keeps_the_newest_version_and_the_notes_about_it():
    feature = {
        "slug": "css-gap",
        "title": "gap",
        "stats": {"gmail": {"ios": {"2019": "n #2", "2020": "a #1"}}},
        "notes_by_num": {"1": "See [this](https://a.example).", "2": "Old."},
    }
    (kept,) = compact({"data": [feature]})["features"]
    assert kept["support"] == "uua" + "u" * (len(CLIENTS) - 3)
    assert kept["notes"] == [["1", "See this.", ["gmail.ios"]]]
    assert "property:gap" in kept["probes"]
