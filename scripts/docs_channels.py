"""Write docs/channels/README.md, the channels at one look: `python -m scripts.docs_channels`, or
`make docs`.

Everything on the page is declared by the channels themselves, or lies beside them: their parts,
views, limits with their sources, providers, and the pictures that `scripts.pictures` takes.
"""

from collections.abc import Iterator
from pathlib import Path

import channels
from channels import Blocks, Channel, Limit, Provider
from scripts.pictures import PICTURES, examples, file_name

PAGE = Path(__file__).resolve().parent.parent / "docs" / "channels" / "README.md"

HEAD = """\
# The channels

<!-- Made by scripts/docs_channels.py from channels/. Write there, then: make docs -->

Each channel is one module in `channels/`. It declares its parts and limits, measures a finished
message, draws it, and hands it over to a provider's API. How to add one:
[add-a-channel.md](../add-a-channel.md). How the parts stand in a document:
[message-document.md](../message-document.md#content).

"""

LIMITS = """\
## Limits

Each stands once in its channel's `_limits.py`, with its source. How sure we are of it: A, a
specification or the vendor's own words; B, a reseller's; C, a rule of thumb. What is past a hard
limit is refused or cut by somebody; the others are advice.

| channel | limit | | | sure | source |
|---|---|---|---|---|---|
"""

PROVIDERS = """\
## Providers

A provider is a pure function from a finished message to the body of a sender's request:
`POST …/render?payload=<provider>` ([api.md](../api.md)). Nothing is sent. What a provider cannot
carry it refuses by name, and each body keeps to the JSON Schema that lies beside the module.

| channel | `payload=` | | what it makes | its source |
|---|---|---|---|---|
"""

KINDS = {"send": "one message to one reader", "template": "a template for review"}


def page() -> str:
    """The whole page."""
    every = list(channels.CHANNELS.values())
    rows = "".join(_row(channel) for channel in every)
    table = f"| channel | parts | views | more |\n|---|---|---|---|\n{rows}\n"
    limits = "".join(_limit(channel, limit) for channel in every for limit in channel.limits)
    makers = "".join(
        _provider(channel, each)
        for channel in every
        for each in channels.providers(channel.name).values()
    )
    pictures = "".join(_pictures(channel) for channel in every)
    return f"{HEAD}{table}{LIMITS}{limits}\n{PROVIDERS}{makers}\n## Pictures\n{pictures}"


def _row(channel: Channel) -> str:
    parts = ", ".join(_parts(channel))
    views = "; ".join(device.label for device in channel.preview_devices)
    file = PAGE.parent / f"{channel.name}.md"
    more = f"[{channel.name}.md]({channel.name}.md)" if file.exists() else ""
    return f"| **{channel.label}** (`{channel.name}`) | {parts} | {views} | {more} |\n"


def _parts(channel: Channel) -> Iterator[str]:
    for part in channel.parts:
        blocks = part.types if isinstance(part, Blocks) else ()
        kinds = ", ".join(kind.label.lower() for kind in blocks)
        yield f"{part.label} ({kinds})" if kinds else part.label


def _limit(channel: Channel, limit: Limit) -> str:
    hard = "hard" if limit.hard else "advice"
    amount = f"{limit.value:,} {limit.unit}"
    cells = (channel.label, f"`{limit.name}`", amount, hard, limit.sure, limit.source)
    return f"| {' | '.join(cells)} |\n"


def _provider(channel: Channel, provider: Provider) -> str:
    source = f"<{provider.source}>" if "://" in provider.source else provider.source
    return (
        f"| {channel.label} | `{provider.name}` | {provider.label} | {KINDS[provider.kind]} "
        f"| {source} |\n"
    )


def _pictures(channel: Channel) -> str:
    """The pictures of one channel's examples, two in a row, each with its name."""
    shown = [
        f'<img src="pictures/{file}" alt="{channel.label}: {example["name"]}" width="320">'
        for example in examples(channel.name)
        if (PICTURES / (file := file_name(channel.name, example))).exists()
    ]
    return f"\n### {channel.label}\n\n" + "\n".join(shown) + "\n" if shown else ""


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
