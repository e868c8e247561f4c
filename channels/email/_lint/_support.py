"""What each client supports: the data of caniemail.com, and our judgement of what is lost.

``caniemail.json`` is made by ``scripts/vendor_caniemail.py``; ``effects.toml`` and
``quirks.toml`` are ours.
"""

import json
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Literal, get_args

from channels._frozen import Frozen

__all__ = ["DATA", "Effect", "Feature", "Quirk", "Support", "support"]

Effect = Literal["layout", "ignored", "lost", "revealed", "plainer", "nothing"]

DATA = "caniemail.com"


@dataclass(frozen=True, slots=True)
class Feature:
    """A feature of HTML or CSS: ``without`` are the clients that lack it altogether.

    ``effect`` says what a reader loses there, ``slug`` is caniemail's name for it.
    """

    slug: str
    without: tuple[str, ...]
    effect: Effect

    @property
    def source(self) -> str:
        """Who says so."""
        return f"{DATA}, {self.slug}"


@dataclass(frozen=True, slots=True)
class Quirk:
    """A part of a feature that ``clients`` lack: shown by a value that ``value`` finds.

    Not on the elements ``not_on``, and not where the declaration ``unless`` stands beside it.
    """

    feature: Feature
    note: str
    clients: tuple[str, ...]
    value: re.Pattern[str]
    not_on: tuple[str, ...] = ()
    unless: str = ""


@dataclass(frozen=True, slots=True)
class Support:
    """All that is known: features and quirks by how they show ("property:gap").

    ``source`` is the data set with its version and date.
    """

    source: str
    clients: tuple[str, ...]
    features: Mapping[str, Feature]
    quirks: Mapping[str, tuple[Quirk, ...]]


@cache
def support() -> Support:
    """Return what the files of this package say; read once."""
    data = json.loads(_text("caniemail.json"))
    told = tomllib.loads(_text("effects.toml"))
    effects: dict[str, Effect] = {
        slug: effect
        for effect in get_args(Effect)
        for slug in told.get(effect, {"features": ()})["features"]
    }
    features: dict[str, Feature] = {}
    quirks: dict[str, list[Quirk]] = {}
    parts = tomllib.loads(_text("quirks.toml"))["quirk"]
    for entry in data["features"]:
        feature = _feature(entry, data["clients"], effects.get(entry["slug"], "plainer"))
        own = [_quirk(part, entry, feature) for part in parts if part["feature"] == feature.slug]
        for probe in entry["probes"]:
            features[probe] = feature
            if own:
                quirks.setdefault(probe, []).extend(own)
    return Support(
        data["source"],
        tuple(data["clients"]),
        Frozen(features),
        Frozen({probe: tuple(found) for probe, found in quirks.items()}),
    )


def _feature(entry: Mapping[str, Any], clients: list[str], effect: Effect) -> Feature:
    without = (name for name, does in zip(clients, entry["support"], strict=True) if does == "n")
    return Feature(entry["slug"], tuple(without), effect)


def _quirk(part: Mapping[str, Any], entry: Mapping[str, Any], feature: Feature) -> Quirk:
    _, text, clients = next(note for note in entry["notes"] if note[0] == part["note"])
    return Quirk(
        feature,
        text,
        tuple(clients),
        re.compile(part["value"], re.IGNORECASE),
        tuple(part.get("not_on", ())),
        part.get("unless", ""),
    )


def _text(name: str) -> str:
    return resources.files(__package__).joinpath(name).read_text("utf-8")
