"""How fast a finished mail is checked, and how much is said of a clean one, beside npm
@emailens/engine; and what hostile mails cost.

    python -m benchmarks.bench_email_checks

The mails are the channel's own, of growing size; the goal is 15 ms for 30 KB. Figures are CPU
time: of the first mail of its kind, and the best of several with the same blocks and other words,
which share what is known of their markup. A clean mail should cause no error and no warning.
Hostile mails are 100 and 200 KB of one piece: twice the size should take about twice the time. The
package is looked for in ``tests/oracles/node_modules``, or where ``BUDSKAP_EMAILENS`` says; without
it only our own figures are printed.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Mapping
from pathlib import Path

import channels
from channels import Look
from channels.email._lint import lint

ROOT = Path(__file__).resolve().parents[1]
NODE = Path(sys.executable).with_name("node")
EMAILENS = Path(
    os.environ.get(
        "BUDSKAP_EMAILENS", ROOT / "tests" / "oracles" / "node_modules" / "@emailens" / "engine"
    )
)
ROUNDS = 15
GOAL_MS, GOAL_BYTES = 15.0, 30 * 1024

WORDS = "Takk for bestillingen. Lampen sendes på mandag og er hos deg på onsdag. "
BLOCKS = (
    {"type": "heading", "text": "Takk for bestillingen"},
    {"type": "text", "text": f"{WORDS * 2}[Følg pakken](https://nordhus.example/nb/1?a=1&b=2)"},
    {"type": "button", "label": "Se bestillingen", "url": "https://nordhus.example/nb/2"},
    {"type": "image", "url": "https://nordhus.example/lampe.jpg", "alt": "En lampe i messing"},
    {"type": "list", "items": "Lampe\nPære\nLedning"},
    {"type": "divider"},
)
HOSTILE = (
    "<", "<a", "<!--", "<b>", "</b>", "<table><td>", "<a href='", "<a href='#x'>", "&", "{{",
    "<style>a{b:c}</style>", "<p style='color:#777'>x", "<style>{", "<style>}", "<style>.a .b{c:d}",
)  # fmt: skip


def mail(times: int, number: int = 0) -> Mapping[str, str]:
    """The outputs of a mail with all blocks so many times; each *number* has words of its own."""
    channel = channels.get("email")
    document = {
        "subject": f"Bestilling {number} er på vei",
        "preheader": f"Hos deg på onsdag, før klokken tolv, ved dør {number}",
        "body": [_renumbered(block, number) for block in BLOCKS] * times,
    }
    look = Look(brand_name="Nordhus", footer="Nordhus AS", address="Storgata 1, Oslo")
    assembled = channel.assemble(channel.load(document), look, "nb")
    return {output.name: output.template for output in assembled}


def _renumbered(block: Mapping[str, str], number: int) -> dict[str, str]:
    return {name: text.replace("ampe", f"ampe {number}") for name, text in block.items()}


def best(mails: Iterable[Mapping[str, str]]) -> float:
    """The least CPU milliseconds of one check."""
    return min(map(spent, mails))


def spent(outputs: Mapping[str, str]) -> float:
    """The CPU milliseconds of one check."""
    before = time.process_time()
    lint(outputs, "nb")
    return (time.process_time() - before) * 1000


def theirs(html: str) -> Mapping[str, float] | None:
    """What @emailens/engine takes and says, None where it is not installed."""
    if not EMAILENS.is_dir():
        return None
    script = Path(__file__).with_suffix(".js")
    with tempfile.NamedTemporaryFile("w", suffix=".html", encoding="utf-8") as file:
        file.write(html)
        file.flush()
        command = [str(NODE), str(script), str(EMAILENS), file.name, str(ROUNDS)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    found: Mapping[str, float] = json.loads(done.stdout)
    return found


def compare() -> None:
    """Print time and findings for mails of growing size."""
    print(
        "own mails         first ms   others ms   said (above info)   @emailens/engine ms   "
        "said (above info)"
    )
    for times in (1, 3, 7, 18):
        outputs = mail(times)
        size = len(outputs["html"].encode())
        first, found = spent(outputs), lint(outputs, "nb")
        heavy = sum(advice.gravity != "info" for advice in found)
        ours = best([mail(times, number) for number in range(1, ROUNDS)])
        other = theirs(outputs["html"])
        line = f"{size:>9,} bytes  {first:>9.2f}   {ours:>9.2f}   {len(found):>5} ({heavy})"
        if other:
            ratio = other["milliseconds"] / ours
            line += f"{other['milliseconds']:>28.1f}   {other['told']:>5.0f} ({other['heavy']:.0f})"
            line += f"   {ratio:.1f} times ours"
        print(line)
    scaled = ours * GOAL_BYTES / size
    print(f"at {GOAL_BYTES // 1024} KB: {scaled:.1f} ms, and {GOAL_MS:.0f} ms is the goal")
    if not EMAILENS.is_dir():
        print(f"(no @emailens/engine at {EMAILENS})")


def withstand() -> None:
    """Print what hostile mails of 100 and 200 KB cost."""
    print("\nhostile, one piece again and again     100 KB ms   200 KB ms   ratio")
    for piece in HOSTILE:
        head = "<style>" if piece.startswith("<style>") and "</style>" not in piece else ""
        body = piece.removeprefix(head)
        once, twice = (
            best([{"html": head + body * (size // len(body))}] * 2) for size in (100_000, 200_000)
        )
        print(f"{piece!r:<38} {once:>9.0f}   {twice:>9.0f}   {twice / max(once, 0.1):>5.1f}")


def main() -> None:
    """Print everything."""
    compare()
    withstand()


if __name__ == "__main__":
    main()
