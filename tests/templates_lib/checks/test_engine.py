"""The engine: order, crashes, choice of checks, fingerprints."""

from collections.abc import Iterator

import pytest

from templates_lib import checks, guide
from templates_lib.checks import CHECKS, CRASHED, UnknownCheckError
from templates_lib.checks._check import Check, Fault
from templates_lib.checks._engine import run_checks
from templates_lib.checks._family import Member
from templates_lib.checks._finding import Severity, natural, unnumbered
from templates_lib.checks._texts import parsed

GUIDE = {"locales": {"nb": {"terms": [{"concept": "order", "forbidden": ["ordre"]}]}}}


def mail(*texts: str, ids: bool = False) -> dict[str, object]:
    """An email of text blocks."""
    blocks = [
        {"type": "text", "text": text, **({"id": str(n)} if ids else {})}
        for n, text in enumerate(texts)
    ]
    return {"subject": "Hei", "body": blocks}


def test_a_message_is_checked_without_a_guide(make_family) -> None:
    assert checks.run(make_family({"nb": "Din ordre er sendt."})) == []


def test_findings_come_by_address_part_and_place(found) -> None:
    findings = found(
        "term_forbidden",
        {"nb": "ordre", "email/nb": mail(*["ordre"] * 11, "x ordre ordre")},
        GUIDE,
    )
    places = [(finding.address.channel, finding.part, finding.start) for finding in findings]
    assert places == [
        *(("email", f"body.{number}.text", 0) for number in range(11)),
        ("email", "body.11.text", 2),
        ("email", "body.11.text", 8),
        ("sms", "body", 0),
    ]


def test_only_the_checks_named_are_run(make_family) -> None:
    family = make_family({"en": "Hi {{ a }}", "nb": ""})
    assert {f.check for f in checks.run(family)} == {"required_part_empty"}
    assert checks.run(family, only=[]) == []
    with pytest.raises(UnknownCheckError, match="did you mean term_forbidden"):
        checks.run(family, only=["term_forbiden"])


def test_a_crash_is_a_finding_and_stops_no_other_check(make_family) -> None:
    def crash(member: Member) -> Iterator[Fault]:
        yield Fault(member.passages[0], 0, 1, "lost with the crash")
        raise ZeroDivisionError

    broken = Check("broken", Severity.ERROR, "", crash, ())
    catalogue = {"broken": broken, "template_syntax": CHECKS["template_syntax"]}
    findings = run_checks(catalogue, make_family({"nb": "Hei {{ a", "da": "Hej"}))
    assert [(finding.check, finding.address.locale) for finding in findings] == [
        (CRASHED, "da"),
        (CRASHED, "nb"),
        ("template_syntax", "nb"),
    ]
    crashed = findings[0]
    assert crashed.severity is Severity.WARNING
    assert "broken" in crashed.message and "ZeroDivisionError" in crashed.message


def test_a_fingerprint_survives_edits_elsewhere(found) -> None:
    def fingerprints(text: str) -> list[str]:
        return [f.fingerprint for f in found("term_forbidden", {"nb": text}, GUIDE)]

    before = fingerprints("Din ordre er sendt.")
    assert fingerprints("Hei! Nå er din ordre på vei.") == before
    assert fingerprints("Din Ordre er sendt.") == before
    assert fingerprints("Din ordre er sendt. En ordre til.")[0] == before[0]


def test_the_same_fault_twice_is_two_findings(found) -> None:
    findings = found("term_forbidden", {"nb": "ordre og ordre"}, GUIDE)
    assert len({finding.fingerprint for finding in findings}) == 2


def test_a_block_put_in_above_does_not_lose_a_waiver(found) -> None:
    before = found("term_forbidden", {"email/nb": mail("ordre")}, GUIDE)
    after = found("term_forbidden", {"email/nb": mail("Hei", "ordre")}, GUIDE)
    assert before[0].part != after[0].part
    assert before[0].fingerprint == after[0].fingerprint


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param({"da": "ordre"}, id="locale"),
        pytest.param({"email/nb": {"subject": "ordre", "body": []}}, id="channel"),
    ],
)
def test_a_fingerprint_is_of_one_variant(found, texts) -> None:
    style = GUIDE["locales"]["nb"]
    brand = {"locales": {"nb": style, "da": style}}
    here = found("term_forbidden", {"nb": "ordre"}, brand)[0]
    assert here.fingerprint != found("term_forbidden", texts, brand)[0].fingerprint


def test_a_finding_as_json(found) -> None:
    finding = found("term_forbidden", {"nb": "En ordre"}, GUIDE)[0]
    assert finding.as_dict() == {
        "check": "term_forbidden",
        "severity": "error",
        "key": "k",
        "channel": "sms",
        "locale": "nb",
        "persona": "",
        "arm": "",
        "part": "body",
        "start": 3,
        "end": 8,
        "message": "The brand does not say “ordre”.",
        "suggestion": None,
        "rule": "locales.nb.terms",
        "snippet": "",
        "related": None,
        "fingerprint": finding.fingerprint,
    }


def test_equal_texts_are_parsed_once(make_family) -> None:
    parsed.cache_clear()
    family = make_family({"en": "Hi {{ a }}!", "nb": "Hi {{ a }}!", "da": "Hi {{ a }}!"})
    checks.run(family, guide.Guide.empty("nordhus"))
    assert parsed.cache_info().misses == 1


@pytest.mark.parametrize(
    ("part", "name", "key"),
    [
        ("body", "body", "body"),
        ("body.2.text", "body.text", "body.000002.text"),
        ("cards.1.buttons.10.label", "cards.buttons.label", "cards.000001.buttons.000010.label"),
    ],
)
def test_paths_of_parts(part: str, name: str, key: str) -> None:
    assert unnumbered(part) == name
    assert natural(part) == key
