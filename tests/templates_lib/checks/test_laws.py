"""Laws that every check keeps."""

import importlib
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import channels
import templates_lib.checks as package
from templates_lib import guide, message
from templates_lib.checks import (
    CHECKS,
    CRASHED,
    Check,
    Example,
    Finding,
    Index,
    Severity,
    index_of,
    off,
    run,
)
from templates_lib.message import MessageError

EACH_CHECK = pytest.mark.parametrize("check", CHECKS.values(), ids=list(CHECKS))
EXAMPLES = [
    pytest.param(check, example, id=f"{check.id}-{number}")
    for check in CHECKS.values()
    for number, example in enumerate(check.examples)
]
SECTIONS = ("What it finds:", "Why it hurts:", "Write instead:", "Source:")


FOLDER = Path(package.__file__).parent


def test_every_module_without_underscore_is_a_check() -> None:
    files = [*FOLDER.glob("[!_]*.py"), *FOLDER.glob("[!_]*.toml")]
    assert sorted(file.stem for file in files) == list(CHECKS)


def test_checks_stand_in_the_order_of_their_names() -> None:
    assert list(CHECKS) == sorted(CHECKS)


@pytest.mark.parametrize("file", sorted(FOLDER.glob("[!_]*.toml")), ids=lambda file: file.stem)
def test_a_check_of_words_says_what_its_file_says(file: Path) -> None:
    document = tomllib.loads(file.read_text("utf-8"))
    check = CHECKS[file.stem]
    assert check.docstring == document["docstring"]
    assert list(check.codes) == document["codes"]
    assert len(check.examples) == len(document["examples"])


@EACH_CHECK
def test_a_check_bears_the_name_of_its_module(check: Check) -> None:
    if (FOLDER / f"{check.id}.toml").exists():
        return
    module = importlib.import_module(f"{package.__name__}.{check.id}")
    assert module.CHECK is check
    assert check.docstring == module.__doc__


@EACH_CHECK
def test_a_check_says_what_why_what_instead_and_whence(check: Check) -> None:
    positions = [check.docstring.find(f"\n\n{section}") for section in SECTIONS]
    assert -1 not in positions, SECTIONS[positions.index(-1)]
    assert positions == sorted(positions)
    assert check.summary.endswith(".") and len(check.summary) < 90


@EACH_CHECK
@pytest.mark.parametrize("passing", [True, False], ids=["passing", "failing"])
def test_a_check_has_examples_in_two_locales(check: Check, passing: bool) -> None:
    examples = [example for example in check.examples if example.passing is passing]
    assert len({example.locale for example in examples}) >= 2
    assert all(example.why for example in examples)


@EACH_CHECK
def test_a_check_has_tests_of_its_own(check: Check) -> None:
    assert (Path(__file__).parent / f"test_{check.id}.py").is_file()


@pytest.mark.parametrize(("check", "example"), EXAMPLES)
def test_an_example_fails_or_passes_as_it_says(check: Check, example: Example) -> None:
    reasons = off().get(check.id, ())
    if any(not why.locales or example.locale in why.locales for why in reasons):
        pytest.skip("an optional extra is missing")
    findings = found_in(example, check)
    assert bool(findings) is not example.passing, findings
    assert {finding.check for finding in findings} <= {check.id}


@pytest.mark.parametrize(("check", "example"), EXAMPLES)
def test_an_example_shows_no_other_error(check: Check, example: Example) -> None:
    """Examples are documentation: what passes one check must not fail another."""
    findings = found_in(example) if example.passing else []
    assert [finding.message for finding in findings if finding.severity is Severity.ERROR] == []


@pytest.mark.parametrize(("check", "example"), EXAMPLES)
def test_a_finding_is_complete(check: Check, example: Example) -> None:
    for finding in found_in(example, check):
        text = text_of(example.message, finding)
        assert 0 <= finding.start <= finding.end <= len(text)
        assert finding.severity.rank >= check.severity.rank
        assert finding.message and "%(" not in finding.message
        assert len(finding.fingerprint) == 64
        assert finding.suggestion != text[finding.start : finding.end]


@pytest.mark.parametrize(("check", "example"), EXAMPLES)
def test_a_suggestion_mends_what_it_is_made_for(check: Check, example: Example) -> None:
    for finding in found_in(example, check):
        if finding.suggestion is not None:
            mended = with_suggestion(example.message, finding)
            left = found_in(example, check, mended)
            assert finding.fingerprint not in {other.fingerprint for other in left}


def found_in(
    example: Example, check: Check | None = None, whole: message.Message | None = None
) -> list[Finding]:
    """What ``check``, or all, find in an example (or in ``whole`` in its place)."""
    only = [check.id] if check else None
    index = index_of(example.others, example.guide)
    return run(whole or example.message, example.guide, only=only, index=index)


def text_of(whole: message.Message, finding: Finding) -> str:
    address = finding.address
    variant = whole.variant(address.channel, address.locale, address.persona, address.arm)
    assert variant is not None
    texts = {part.path: part.text for part in channels.get(variant.channel).texts(variant.content)}
    return texts.get(finding.part, "")


def with_suggestion(whole: message.Message, finding: Finding) -> message.Message:
    """The message with the finding's suggestion written in."""
    text = text_of(whole, finding)
    new = f"{text[: finding.start]}{finding.suggestion}{text[finding.end :]}"
    document = whole.document()
    for variant, written in zip(whole.variants, document["variants"], strict=True):
        if variant.address == finding.address:
            written["content"] = variant.content.replace(finding.part, new).document()
    return message.load(document)


PIECES = st.sampled_from(
    [
        "{{ name }}", "{{name|money}}", "{{ n | plural(one='# ordre', other='') }}", "{% if a %}",
        "{% else %}", "{% endif %}", "{% for x in y %}", "{{ x.b }}", "{% endfor %}", "{#", "#}",
        "{{", "}}", "{ {", "%{name}", "20 %", "1 299,50", "1.299,50 kr", "kl. 17.00", "ordre",
        "https://nordhus.example/nb/a?b=1", "www.a.no", "31. mai 2025", "32.13.2025", "SMS24",
        "é", "אבג", "👩‍👩‍👧", "İ", "ß", "\u202e", "\u200b", "\r\n", "٣٪", "²", "½", "-", " ",
    ]
)  # fmt: skip
TEXTS = st.lists(PIECES | st.text(max_size=5), max_size=12).map("".join)
GUIDE = guide.load(
    {
        "brand": "b",
        "names": ["NordHus"],
        "domains": ["nordhus.example"],
        "settings": {"competitors": ["kr"], "required_locales": ["nb", "xx"]},
        "rules": {
            "words": {"kind": "existence", "words": ["ordre", "kr*"]},
            "pattern": {
                "kind": "existence",
                "pattern": "(?i)[a-zé]+\\s?\\d*",
                "inside_words": True,
            },
            "swap": {"kind": "substitution", "swap": {"mai": "May", "ß": "ss"}},
            "often": {
                "kind": "occurrence",
                "pattern": ".",
                "inside_words": True,
                "max": 1,
                "min": 1,
            },
            "twice": {"kind": "repetition"},
            "either": {"kind": "consistency", "either": {"ordre": "kr"}},
            "with": {"kind": "conditional", "words": ["kr"], "needs": ["mai"]},
            "case": {"kind": "capitalisation", "case": "title"},
            "order": {"kind": "sequence", "words": ["mai", "kr", "ordre"]},
        },
        "locales": {
            tag: {
                "link_prefix": f"/{tag}/",
                "terms": [
                    {"concept": "o", "approved": ["bestilling"], "forbidden": ["ordre", "İß é"]}
                ],
            }
            for tag in ("nb", "ar", "en")
        },
    }
)


@given(source=TEXTS, nb=TEXTS, ar=TEXTS, mail=TEXTS, declared=st.booleans())
def test_no_text_stops_a_check(source: str, nb: str, ar: str, mail: str, declared: bool) -> None:
    """Whatever is written, every check answers, with spans that lie in the text."""
    document = {
        "key": "k",
        "source_locale": "en",
        "placeholders": {"name": {"type": "name"}, "n": {"type": "count"}} if declared else {},
        "variants": [
            {"channel": "sms", "locale": "en", "content": {"body": source}},
            {"channel": "sms", "locale": "nb", "content": {"body": nb}},
            {"channel": "sms", "locale": "ar", "content": {"body": ar}},
            {
                "channel": "email",
                "locale": "nb",
                "content": {
                    "subject": mail,
                    "body": [
                        {"type": "text", "text": nb},
                        {"type": "button", "label": mail, "url": source},
                    ],
                },
            },
        ],
    }
    try:
        family = message.load(document)
    except MessageError:
        return  # a NUL or a lone surrogate: refused at the door
    index = index_of([family], GUIDE)
    assert Index.load(index.document()) == index
    other = message.load({**document, "key": "other"})
    assert [f.message for f in run(other, GUIDE, index=index) if f.check == CRASHED] == []
    findings = run(family, GUIDE)
    assert [finding.message for finding in findings if finding.check == CRASHED] == []
    assert findings == run(family, GUIDE)
    assert findings == sorted(findings, key=lambda finding: finding.sort_key)
    assert len({finding.fingerprint for finding in findings}) == len(findings)
    for finding in findings:
        assert 0 <= finding.start <= finding.end <= len(text_of(family, finding))
        assert finding.message
