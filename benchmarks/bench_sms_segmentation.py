"""How fast SMS are counted, and how right, beside PyPI smsutil and sms-counter and npm
sms-segments-calculator.

    python -m benchmarks.bench_sms_segmentation

100,000 messages: the real texts of ``../shared/corpus/*.jsonl`` (or where ``BUDSKAP_SHARED``
says), each as often as it takes. Most are short, so 20,000 of those of 60 to 640 characters,
the length of a message, come after. Everybody counts the same messages, in rounds in which
each has its turn, in CPU time; Node's includes its garbage collection and compiler.

Then the answers: whose count differs from ours and how often, on those texts and on the same
with emoji and brackets strewn into them, as campaigns have; and who is right on the shared
vectors (``../shared/vectors/sms_segments.json``), which were reasoned from the specification.
sms-segments-calculator keeps graphemes whole, so it is compared with our count that does.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from channels.sms import count, segment

ROOT = Path(__file__).resolve().parents[1]
SHARED = Path(os.environ.get("BUDSKAP_SHARED", ROOT.parent / "shared"))
NODE = Path(sys.executable).with_name("node")
CALCULATOR = ROOT / "tests" / "oracles" / "node_modules" / "sms-segments-calculator"

MESSAGES = 100_000
MESSAGES_OF_LENGTH = 20_000
ROUNDS = 5
WARM_UP = 2_000
MESSAGE_LENGTHS = range(60, 641)
STREWN = 10_000
STRAYS = ("€", "[", "]", "{", "}", "~", "😀", "👍🏽", "👨\u200d👩\u200d👧", "🇳🇴", "1\ufe0f\u20e3")

Turn = Callable[[int, int], tuple[float, list[int]]]
"""Count messages FIRST to LAST: CPU seconds, and how many segments each takes."""


OURS = 3
"""So many of the contenders are our own, and stand first."""


@dataclass
class Contender:
    """One library: its turn, what it has used, and what it has answered.

    ``keeps_graphemes`` says which of our counts it is to be compared with.
    """

    name: str
    turn: Turn
    keeps_graphemes: bool = False
    seconds: float = 0.0
    answers: list[int] = field(default_factory=list)


def corpus(shared: Path = SHARED) -> list[str]:
    """Every text of the corpus, as often as products have it."""
    files = sorted((shared / "corpus").glob("*.jsonl"))
    rows = (json.loads(line) for file in files for line in file.read_text("utf-8").splitlines())
    return [row["text"] for row in rows if row.get("text")]


def repeated(texts: Sequence[str], number: int) -> list[str]:
    """So many messages: the texts one after the other, again and again."""
    return [texts[index % len(texts)] for index in range(number)]


def strewn(texts: Sequence[str], number: int = STREWN) -> list[str]:
    """So many texts with one to eight strays in each, the same ones in every run."""
    chance = random.Random(number)
    found = []
    for text in repeated(texts, number):
        pieces = list(text)
        for _ in range(chance.randint(1, 8)):
            pieces.insert(chance.randint(0, len(pieces)), chance.choice(STRAYS))
        found.append("".join(pieces))
    return found


def in_python(counter: Callable[[str], int], messages: Sequence[str]) -> Turn:
    """The turn of a function of this process."""

    def turn(first: int, last: int) -> tuple[float, list[int]]:
        wanted = messages[first:last]
        before = time.process_time()
        answers = [counter(message) for message in wanted]
        return time.process_time() - before, answers

    return turn


@contextmanager
def in_node(messages: Sequence[str]) -> Iterator[Turn]:
    """The turn of npm sms-segments-calculator, in a Node that stays up."""
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as file:
        json.dump(messages, file)
        file.flush()
        script = Path(__file__).with_suffix(".js")
        command = [str(NODE), str(script), str(CALCULATOR), file.name]
        pipe = subprocess.PIPE
        with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) as process:
            yield partial(_ask, process)


def _ask(process: subprocess.Popen[str], first: int, last: int) -> tuple[float, list[int]]:
    assert process.stdin is not None and process.stdout is not None
    process.stdin.write(f"{first} {last}\n")
    process.stdin.flush()
    answer = json.loads(process.stdout.readline())
    return answer["seconds"], answer["counts"]


def contenders(messages: Sequence[str], node: Turn | None) -> list[Contender]:
    """Us, and whoever is installed; who is not is named."""
    found = [
        Contender("ours: count", in_python(count, messages)),
        Contender(
            "ours: count, graphemes kept",
            in_python(partial(count, keep_graphemes=True), messages),
            keeps_graphemes=True,
        ),
        Contender("ours: segment", in_python(lambda text: len(segment(text).segments), messages)),
    ]
    for name, counter in (("smsutil", _smsutil), ("sms-counter", _sms_counter)):
        try:
            found.append(Contender(name, in_python(counter(), messages)))
        except ImportError:
            print(f"{name} is not installed (make bench installs it): left out", file=sys.stderr)
    if node is not None:
        found.append(Contender("sms-segments-calculator", node, keeps_graphemes=True))
    return found


def _smsutil() -> Callable[[str], int]:
    import smsutil

    return lambda text: len(smsutil.split(text).parts)


def _sms_counter() -> Callable[[str], int]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it is written for the pydantic of its day
        from sms.counter import SMSCounter
    counter = SMSCounter()
    return lambda text: int(counter.count(text).segment)


def race(rivals: list[Contender], number: int) -> None:
    """Let all count all messages, a round each in turn, after a little unmeasured."""
    for contender in rivals:
        contender.turn(0, WARM_UP)
    share = number // ROUNDS
    for first in range(0, number, share):
        for contender in rivals:
            seconds, answers = contender.turn(first, first + share)
            contender.seconds += seconds
            contender.answers += answers


def speeds(rivals: list[Contender]) -> Iterator[str]:
    """The table of speeds; the ratio is of our count's speed to each."""
    ours = rivals[0].seconds
    yield f"  {'':<28}{'messages/s':>12}{'us/message':>12}{'count is faster by':>20}"
    for contender in rivals:
        number, ratio = len(contender.answers), contender.seconds / ours
        speed, each = number / contender.seconds, contender.seconds / number * 1e6
        yield f"  {contender.name:<28}{speed:>12,.0f}{each:>12.2f}{ratio:>19.1f}x"


def differences(rivals: list[Contender], messages: Sequence[str]) -> Iterator[str]:
    """For each of the others: on how many texts it differs from us, and one of them."""
    spec, graphemes = rivals[0].answers, rivals[1].answers
    for contender in rivals[OURS:]:
        ours = graphemes if contender.keeps_graphemes else spec
        rows = zip(messages, ours, contender.answers, strict=True)
        found = {text: (us, them) for text, us, them in rows if us != them}
        yield f"  {contender.name:<28}{len(found):>5} of {len(set(messages)):,} texts"
        for text, (us, them) in list(found.items())[:1]:
            quoted = text if len(text) <= 60 else f"{text[:45]}…{text[-14:]}"
            yield f"    {us} by us, {them} by it: {len(text)} characters, {quoted!r}"


def vectors(rivals: list[Contender], rows: Sequence[dict[str, object]]) -> Iterator[str]:
    """For each contender: how many shared vectors it counts right, and one it does not."""
    for contender in rivals:
        _, answers = contender.turn(0, len(rows))
        key = "grapheme_segments" if contender.keeps_graphemes else "spec_segments"
        wrong = [
            (row, answer) for row, answer in zip(rows, answers, strict=True) if row[key] != answer
        ]
        right = len(rows) - len(wrong)
        first = f"   {wrong[0][0]['note']}: {wrong[0][0][key]}, not {wrong[0][1]}" if wrong else ""
        yield f"  {contender.name:<28}{right:>5} of {len(rows)}{first}"


@contextmanager
def assembled(messages: Sequence[str]) -> Iterator[list[Contender]]:
    """The contenders for these messages, Node among them where it is."""
    if NODE.exists() and CALCULATOR.is_dir():
        with in_node(messages) as node:
            yield contenders(messages, node)
    else:
        print("no Node or no sms-segments-calculator (make setup-dev): left out", file=sys.stderr)
        yield contenders(messages, None)


def described(name: str, number: int, texts: Sequence[str]) -> str:
    """What a set of messages is like."""
    length = sum(map(len, texts)) / len(texts)
    ucs2 = sum(segment(text).encoding == "UCS-2" for text in texts) / len(texts)
    several = sum(count(text) > 1 for text in texts) / len(texts)
    return (
        f"{name}: {number:,} messages from {len(texts):,} real texts, {length:.0f} characters on "
        f"average, {ucs2:.0%} UCS-2, {several:.0%} of more than one segment"
    )


def main() -> int:
    """Print the tables; 1 when there is nothing to measure."""
    if not SHARED.is_dir():
        print("no corpus beside this checkout (BUDSKAP_SHARED names its folder)", file=sys.stderr)
        return 1
    texts = corpus()
    sized = [text for text in texts if len(text) in MESSAGE_LENGTHS]
    for name, number, chosen in (
        ("all texts", MESSAGES, texts),
        ("of a message's length", MESSAGES_OF_LENGTH, sized),
    ):
        messages = repeated(chosen, number)
        with assembled(messages) as rivals:
            race(rivals, number)
            print(described(name, number, chosen), *speeds(rivals), sep="\n")
            print(" where they differ from us", *differences(rivals, messages), sep="\n")
    hard = strewn(sized)
    with assembled(hard) as rivals:
        for contender in rivals:
            _, contender.answers = contender.turn(0, len(hard))
        print("with emoji and brackets strewn in", *differences(rivals, hard), sep="\n")
    rows = json.loads((SHARED / "vectors" / "sms_segments.json").read_text("utf-8"))["vectors"]
    rows = [row for row in rows if "udh_octets" not in row]  # which no other library takes
    with assembled([row["text"] for row in rows]) as rivals:
        print("the shared vectors, right", *vectors(rivals, rows), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
