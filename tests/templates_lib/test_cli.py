"""The command line: formats, exit statuses, and input that cannot be used."""

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from templates_lib._cli import main
from templates_lib.checks import CHECKS
from templates_lib.message import MAX_DOCUMENT_BYTES
from tests.templates_lib.release.conftest import DOCUMENT, VALUES, lines_of

CLEAN: dict[str, Any] = {
    "key": "clean",
    "source_locale": "nb",
    "placeholders": {
        "first_name": {"type": "name", "samples": ["Kari"]},
        "total": {"type": "money", "currency": "NOK"},
    },
    "variants": [
        {
            "channel": "sms",
            "locale": "nb",
            "content": {"body": "Hei {{ first_name }}, totalt {{ total | money }}."},
        },
        {
            "channel": "email",
            "locale": "nb",
            "content": {
                "subject": "Takk, {{ first_name }}",
                "preheader": "Bestillingen er mottatt.",
                "body": [{"type": "text", "text": "Totalt {{ total | money }} <nå>."}],
            },
        },
    ],
}
FAULTY = {
    "key": "faulty",
    "source_locale": "en",
    "variants": [
        {"channel": "sms", "locale": "en", "content": {"body": "Hi {{ a }}, 5 days"}},
        {"channel": "sms", "locale": "nb", "content": {"body": "Hei, din ordre: 5 dager"}},
    ],
}
WARNED = {
    "key": "warned",
    "source_locale": "en",
    "variants": [
        {"channel": "sms", "locale": "en", "content": {"body": "5 days"}},
        {"channel": "sms", "locale": "nb", "content": {"body": "6 dager"}},
    ],
}
GUIDE = {
    "brand": "nordhus",
    "locales": {
        "nb": {"terms": [{"concept": "order", "approved": ["bestilling"], "forbidden": ["ordre"]}]}
    },
}
KEYS = ["check", "severity", "key", "channel", "locale", "part", "start", "end", "message"]


class Run(NamedTuple):
    status: int
    out: str
    err: str


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., Run]:
    """``run(*arguments)``: one command in this process."""

    def call(*arguments: object) -> Run:
        try:
            status = main([str(argument) for argument in arguments])
        except SystemExit as stop:
            status = int(stop.code or 0)
        return Run(status, *capsys.readouterr())

    return call


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """``write(value_or_bytes, name)``: a file of it."""

    def make(value: object, name: str = "message.json") -> Path:
        path = tmp_path / name
        raw = value if isinstance(value, bytes) else json.dumps(value).encode()
        path.write_bytes(raw)
        return path

    return make


@pytest.mark.parametrize(
    ("document", "status"),
    [
        pytest.param(CLEAN, 0, id="clean"),
        pytest.param(WARNED, 0, id="warnings-only"),
        pytest.param(FAULTY, 1, id="errors"),
        pytest.param({"key": 3}, 2, id="unusable"),
    ],
)
@pytest.mark.parametrize("format_", ["text", "json", "sarif"])
def test_the_status_says_what_was_found(run, write, document, status, format_) -> None:
    assert run("check", "--format", format_, write(document)).status == status


def test_json_is_a_list_of_findings(run, write) -> None:
    result = run("check", "--guide", write(GUIDE, "g.json"), "--format", "json", write(FAULTY))
    findings = json.loads(result.out)
    assert [(f["check"], f["locale"], f["severity"]) for f in findings] == [
        ("placeholder_missing", "nb", "error"),
        ("term_forbidden", "nb", "error"),
    ]
    assert set(KEYS) <= set(findings[0])
    assert findings[1]["suggestion"] == "bestilling"
    assert (findings[1]["start"], findings[1]["end"]) == (9, 14)
    assert result.err == ""


def test_json_of_nothing_is_an_empty_list(run, write) -> None:
    assert json.loads(run("check", "--format", "json", write(CLEAN)).out) == []


def test_text_is_a_line_for_each_finding_and_one_that_counts(run, write) -> None:
    path = write(FAULTY)
    lines = run("check", "--guide", write(GUIDE, "g.json"), path).out.splitlines()
    assert lines == [
        f"{path}: faulty/sms/nb body, line 1, column 1: error: "
        "“a” stands in the en text, but not here. "
        "[placeholder_missing] | at 0: Hei, din ordre: 5 dager | faulty/sms/en body at 6: a",
        f"{path}: faulty/sms/nb body, line 1, column 10: error: "
        "The brand does not say “ordre”: write “bestilling”. "
        "[term_forbidden] | at 9: ordre | decided by locales.nb.terms | write: bestilling",
        "2 errors, 0 warnings, 0 info in 1 message",
    ]


SYNTAX = [
    pytest.param(
        "Hei\n🎁 {{ order.total() }}",
        ", line 2, column 6: error: “order.total()”: calls are not allowed; write “order.total”. "
        "[template_syntax] | at 9: order.total() | write: order.total",
        id="call",
    ),
    pytest.param(
        "{{ name | safe }}",
        ", line 1, column 8: error: “safe” is not needed: a value is never taken as HTML. Remove "
        "it. [template_syntax] | at 7: | safe | remove it",
        id="removed",
    ),
    pytest.param("a" * 70_000, ", line 1, column 65537: error: The template has 70000", id="long"),
    pytest.param("{{ a }}" * 9_000, "column 4663: error: The template has too many", id="tags"),
    pytest.param("Hei\n{name}", ", line 2, column 1: error: “{name}” is how", id="near-miss"),
]


@pytest.mark.parametrize(("body", "told"), SYNTAX)
def test_a_text_that_cannot_be_read_is_told_with_its_place(run, write, body, told) -> None:
    variants = [{"channel": "sms", "locale": "nb", "content": {"body": body}}]
    document = {**CLEAN, "placeholders": {"name": {"type": "name"}}, "variants": variants}
    path = write(document)
    result = run("check", path)
    assert result.status == 1 and result.err == ""
    assert f"{path}: clean/sms/nb body" in result.out and told in result.out


def test_text_cannot_drive_a_terminal(run, write) -> None:
    body = {"body": "\x1b[31m {{ a"}
    document = {**FAULTY, "variants": [{"channel": "sms", "locale": "nb", "content": body}]}
    assert "\x1b" not in run("check", write(document)).out


def test_sarif_names_rules_places_and_fingerprints(run, write) -> None:
    path = write(FAULTY)
    log = json.loads(run("check", "--format", "sarif", path).out)
    assert log["version"] == "2.1.0"
    (only_run,) = log["runs"]
    assert {rule["id"] for rule in only_run["tool"]["driver"]["rules"]} == set(CHECKS)
    (result,) = only_run["results"]
    assert (result["ruleId"], result["level"]) == ("placeholder_missing", "error")
    (location,) = result["locations"]
    assert location["physicalLocation"]["artifactLocation"]["uri"].endswith("message.json")
    assert location["logicalLocations"] == [{"fullyQualifiedName": "faulty/sms/nb body"}]
    assert len(result["partialFingerprints"]["budskap/v1"]) == 64


def test_sarif_explains_each_rule_and_says_how_it_ended(run, write) -> None:
    (told,) = json.loads(run("check", "--format", "sarif", write(FAULTY)).out)["runs"]
    for rule in told["tool"]["driver"]["rules"]:
        assert "Why it hurts: " in rule["help"]["text"], rule["id"]
        assert "**Write instead:** " in rule["help"]["markdown"], rule["id"]
    assert told["invocations"] == [{"executionSuccessful": True, "exitCode": 1}]


def test_sarif_leads_to_both_sides_in_their_own_texts(run, write) -> None:
    (told,) = json.loads(run("check", "--format", "sarif", write(FAULTY)).out)["runs"]
    (result,) = told["results"]
    here, there = result["relatedLocations"]
    text = FAULTY["variants"][0]["content"]["body"]
    for place in (here, there):
        artifact = told["artifacts"][place["physicalLocation"]["artifactLocation"]["index"]]
        parent = told["artifacts"][artifact["parentIndex"]]
        assert parent["location"]["uri"].endswith("message.json")
    region = there["physicalLocation"]["region"]
    index = there["physicalLocation"]["artifactLocation"]["index"]
    contents = told["artifacts"][index]["contents"]["text"]
    assert contents == text
    words = contents[region["charOffset"] : region["charOffset"] + region["charLength"]]
    assert words in text and words


def test_sarif_offers_a_sure_remedy_as_a_fix(run, write) -> None:
    body = {"body": "Din 😀 ordre er her."}
    document = {**CLEAN, "variants": [{"channel": "sms", "locale": "nb", "content": body}]}
    document["source_locale"] = "nb"
    terms = [{"concept": "order", "approved": ["bestilling"], "forbidden": ["ordre"]}]
    guide = write({"brand": "x", "locales": {"nb": {"terms": terms}}}, "guide.json")
    out = run("check", "--guide", guide, "--format", "sarif", write(document)).out
    (told,) = json.loads(out)["runs"]
    (fix,) = next(each["fixes"] for each in told["results"] if "fixes" in each)
    (change,) = fix["artifactChanges"]
    (replacement,) = change["replacements"]
    assert replacement == {
        "deletedRegion": {"charOffset": 6, "charLength": 5},
        "insertedContent": {"text": "bestilling"},
    }
    artifact = told["artifacts"][change["artifactLocation"]["index"]]
    assert artifact["contents"]["text"] == body["body"]


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"checks": {"term_forbiden": "off"}}, "term_forbiden; did you mean term_forbidden"),
        ({"settings": {"no_such_setting_at_all": True}}, "settings.no_such_setting_at_all"),
    ],
    ids=["check", "setting"],
)
def test_a_guide_that_names_no_check_is_unusable(run, write, fields, words) -> None:
    guide = write({"brand": "x", "locales": {}, **fields}, "guide.json")
    result = run("check", "--guide", guide, write(CLEAN))
    assert result.status == 2
    assert words in result.err


def test_a_file_may_hold_one_document_a_line(run, write) -> None:
    lines = b"\n".join(json.dumps(each).encode() for each in (CLEAN, FAULTY, WARNED)) + b"\n\n"
    path = write(lines, "all.ndjson")
    result = run("check", path)
    assert result.status == 1
    assert f"{path}:2: faulty/sms/nb body, line 1, column 1: error" in result.out
    assert f"{path}:3: warned/sms/nb body, line 1, column 1: warning" in result.out
    assert result.out.endswith("1 error, 1 warning, 0 info in 3 messages\n")
    log = json.loads(run("check", "--format", "sarif", path).out)
    region = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 2}


def test_several_files_are_checked(run, write) -> None:
    result = run("check", write(CLEAN, "a.json"), write(WARNED, "b.json"))
    assert result.out.endswith("in 2 messages\n")


def test_a_bad_input_stops_no_other(run, write, tmp_path) -> None:
    lines = b"\n".join([json.dumps(CLEAN).encode(), b'{"key": ', json.dumps(FAULTY).encode()])
    result = run("check", tmp_path / "none.json", write(lines, "all.ndjson"))
    assert result.status == 2
    assert "faulty/sms/nb" in result.out
    assert len(result.err.splitlines()) == 2


BAD_INPUTS = [
    pytest.param(b"", "is empty", id="empty"),
    pytest.param(b" \n ", "is empty", id="blank"),
    pytest.param(b'{"key": "\xff"}', "is not UTF-8 (byte 10)", id="not-utf-8"),
    pytest.param(b'{"key": "\xc3', "is not UTF-8", id="cut-in-a-character"),
    pytest.param("{}".encode("utf-16"), "is not UTF-8", id="utf-16"),
    pytest.param(b'{"key": "a", "var', "ends too early", id="truncated"),
    pytest.param(b'{"key": "a",\n "variants": [', "ends too early (line 2", id="truncated-lines"),
    pytest.param(b"key: a", "is not JSON", id="yaml"),
    pytest.param(b'{"key": "a", "key": "b"}', 'has the field "key" twice', id="duplicate-keys"),
    pytest.param(b'{"a": {"b": 1, "b": 1}}', 'the field "b" twice', id="duplicate-keys-inside"),
    pytest.param(b'{"key": NaN}', "NaN is no number", id="nan"),
    pytest.param(b'{"key": ' + b"9" * 5000 + b"}", "too many digits", id="digits"),
    pytest.param(b"[" * 100_000, "nested too deeply", id="deep"),
    pytest.param(b'{"colour": 1}', "colour: unknown field", id="unknown-field"),
    pytest.param(b"[]", "must be an object, not a list", id="list"),
    pytest.param(
        b'{"key": "a", "source_locale": "nb", "variants": [{"channel": "smss", "locale": "nb", '
        b'"content": {}}]}',
        "variants.0.channel: there is no channel smss",
        id="unknown-channel",
    ),
    pytest.param(
        b'{"key": "a", "source_locale": "xq", "variants": []}',
        "source_locale: there is no locale xq",
        id="unknown-locale",
    ),
    pytest.param(b'{"key": "a\\u0000"}', "U+0000", id="nul"),
    pytest.param(b'{"key": "a\\ud800"}', "U+D800", id="surrogate"),
]


@pytest.mark.parametrize(("raw", "words"), BAD_INPUTS)
def test_unusable_input_is_one_clear_line(run, write, raw: bytes, words: str) -> None:
    path = write(raw)
    result = run("check", "--format", "json", path)
    assert result.status == 2
    assert json.loads(result.out) == []
    (line,) = result.err.splitlines()
    assert line.startswith(f"{path}: ") and words in line


@pytest.mark.parametrize(("raw", "words"), BAD_INPUTS[:12])
def test_an_unusable_guide_is_one_clear_line(run, write, raw: bytes, words: str) -> None:
    result = run("check", "--guide", write(raw, "guide.json"), write(CLEAN))
    assert (result.status, result.out) == (2, "")
    (line,) = result.err.splitlines()
    assert "guide.json: " in line and words in line


def test_a_guide_with_a_fault_is_refused_by_name(run, write) -> None:
    result = run("check", "--guide", write({"brand": "b", "domain": []}, "g.json"), write(CLEAN))
    assert result.status == 2
    assert "domain: unknown field; did you mean domains?" in result.err


def test_missing_files_and_folders_are_told(run, write, tmp_path) -> None:
    result = run("check", tmp_path / "none.json", tmp_path)
    assert result.status == 2
    assert result.err.splitlines() == [
        f"{tmp_path / 'none.json'}: No such file or directory",
        f"{tmp_path}: Is a directory",
    ]
    assert run("check", "--guide", tmp_path / "none.json", write(CLEAN)).status == 2


def test_what_is_too_large_is_refused_without_reading_on(run, write) -> None:
    padding = " " * MAX_DOCUMENT_BYTES
    result = run("check", write(f'{{"key":\n"a"{padding}}}'.encode()))
    assert (result.status, "larger than 5,000,000 bytes" in result.err) == (2, True)
    lines = json.dumps(CLEAN) + "\n" + f'{{"key": "{padding}"}}' + "\n" + json.dumps(FAULTY)
    result = run("check", write(lines.encode(), "all.ndjson"))
    assert (result.status, "all.ndjson:2: is larger" in result.err) == (2, True)
    assert "all.ndjson:3: faulty/sms/nb" in result.out


def test_many_faults_stay_one_line(run, write) -> None:
    result = run("check", write({f"field{n}": n for n in range(9)}))
    assert len(result.err.splitlines()) == 1
    assert "more" in result.err


def test_standard_input_is_read(run, monkeypatch) -> None:
    stdin = io.TextIOWrapper(io.BytesIO(json.dumps(FAULTY).encode()))
    monkeypatch.setattr(sys, "stdin", stdin)
    result = run("check", "-")
    assert result.status == 1
    assert result.out.startswith("standard input: faulty/sms/nb")


@pytest.mark.parametrize("arguments", [[], ["check"], ["check", "--format", "xml", "a"], ["fix"]])
def test_wrong_use_is_explained(run, arguments: list[str]) -> None:
    result = run(*arguments)
    assert result.status == 2
    assert "usage:" in result.err


def render(run, write, *more: object, values: object = None, document: object = CLEAN) -> Run:
    values = {"first_name": "Kåre", "total": "1299.5"} if values is None else values
    options = dict(zip(more[::2], more[1::2], strict=True))
    options = {"--channel": "sms", "--locale": "nb", **options}
    flat = [piece for pair in options.items() for piece in pair]
    return run("render", write(document), *flat, "--values", write(values, "values.json"))


def test_one_variant_is_rendered(run, write) -> None:
    result = render(run, write)
    assert (result.status, result.err) == (0, "")
    assert result.out.startswith("Hei Kåre, totalt 1 299,50")


def test_outputs_stand_each_under_its_name(run, write) -> None:
    out = render(run, write, "--channel", "email").out
    assert "--- subject\nTakk, Kåre\n" in out
    assert "--- html\n" in out and "&lt;nå&gt;" in out
    assert render(run, write, "--channel", "email", "--output", "subject").out == "Takk, Kåre\n"
    told = json.loads(render(run, write, "--channel", "email", "--format", "json").out)
    assert told["outputs"]["subject"] == "Takk, Kåre"


def test_a_fallback_is_said(run, write) -> None:
    result = render(run, write, "--locale", "nn")
    assert result.status == 0
    assert "there is no nn; this is nb" in result.err


@pytest.mark.parametrize(
    ("options", "words"),
    [
        pytest.param(["--locale", "pl"], "has no variant clean/sms/pl; it has", id="no-variant"),
        pytest.param(["--locale", "xq"], "xq", id="no-locale"),
        pytest.param(["--channel", "smss"], "did you mean sms", id="no-channel"),
        pytest.param(["--persona", "vip"], "clean/sms/nb/vip", id="no-persona"),
        pytest.param(["--key", "other"], "no message other; it has clean", id="no-key"),
        pytest.param(["--output", "html"], "no output html; there are body", id="no-output"),
    ],
)
def test_what_is_not_there_is_named(run, write, options: list[str], words: str) -> None:
    result = render(run, write, *options)
    assert (result.status, result.out) == (2, "")
    assert words in result.err and len(result.err.splitlines()) == 1


@pytest.mark.parametrize(
    ("values", "words"),
    [
        pytest.param({"total": 1}, "first_name", id="missing"),
        pytest.param({"first_name": "Kari", "total": "mange"}, "total", id="wrong"),
    ],
)
def test_values_that_do_not_fit_are_named(run, write, values: object, words: str) -> None:
    result = render(run, write, values=values)
    assert (result.status, result.out) == (1, "")
    assert words in result.err and len(result.err.splitlines()) == 1


def test_values_must_be_an_object(run, write) -> None:
    result = render(run, write, values=[1])
    assert result.status == 2 and "no JSON object" in result.err


def test_of_several_messages_one_is_chosen(run, write) -> None:
    lines = (json.dumps(CLEAN) + "\n" + json.dumps(WARNED)).encode()
    assert "choose one with --key" in render(run, write, document=lines).err
    assert render(run, write, "--key", "clean", document=lines).status == 0


def test_a_program_of_its_own_speaks_utf8_and_leaves_no_traceback(write, tmp_path) -> None:
    """As other tools call it: another process, a bare environment, a pipe that closes."""
    root = Path(__file__).resolve().parents[2]
    environment = {"PATH": os.environ["PATH"], "LC_ALL": "C", "PYTHONPATH": str(root)}
    command = [sys.executable, "-m", "templates_lib"]

    def call(*arguments: object) -> subprocess.CompletedProcess[bytes]:
        line = [*command, *map(str, arguments)]
        return subprocess.run(line, cwd=tmp_path, env=environment, capture_output=True)

    values = write({"first_name": "Łukasz", "total": 1}, "values.json")
    place = ("--channel", "sms", "--locale", "nb", "--values", values)
    rendered = call("render", write(CLEAN), *place)
    assert rendered.returncode == 0
    assert "Hei Łukasz" in rendered.stdout.decode("utf-8")
    bad = call("check", write(b'{"key": "\xff"}', "bad.json"))
    assert (bad.returncode, bad.stdout.count(b"Traceback")) == (2, 0)
    assert b"Traceback" not in bad.stderr and len(bad.stderr.splitlines()) == 1


def test_no_django_is_loaded() -> None:
    code = (
        "import sys, templates_lib._cli;"
        "print(sorted(m for m in sys.modules if m.split('.')[0] in {'django', 'wagtail'}))"
    )
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True)
    assert done.stdout.strip() == "[]"


# -- bundles ---------------------------------------------------------------------------------------


@pytest.fixture
def bundle(tmp_path: Path) -> str:
    file = tmp_path / "release.bundle"
    file.write_bytes(b"".join(lines_of(DOCUMENT)))
    return str(file)


@pytest.mark.parametrize(
    ("more", "status", "out", "err"),
    [
        pytest.param(["--locale", "nb"], 0, "Hei Kari <3, 3 varer: 1 299,50 kr.\n", "", id="nb"),
        pytest.param(
            ["--locale", "nn", "--persona", "student"], 0, "Heisann Kari <3!\n",
            "there is no nn; this is nb", id="by the chain",
        ),
        pytest.param(["--locale", "pl"], 2, "", "has no sms in pl", id="not there"),
        pytest.param(["--locale", "xx"], 2, "", "'xx'", id="no locale"),
        pytest.param(["--locale", "nb", "--key", "x"], 2, "", "release 57 has no x", id="no key"),
        pytest.param(["--locale", "nb", "--output", "x"], 2, "", "no output x", id="no output"),
    ],
)  # fmt: skip
def test_a_bundle_is_rendered(
    bundle: str, tmp_path: Path, capsys: Any, more: list[str], status: int, out: str, err: str
) -> None:
    values = tmp_path / "values.json"
    values.write_text(json.dumps(VALUES))
    assert main(["render", bundle, "--channel", "sms", "--values", str(values), *more]) == status
    said = capsys.readouterr()
    assert said.out == out
    assert err in said.err and said.err.count("\n") == bool(err)


def test_a_bundle_whose_values_do_not_fit(bundle: str, tmp_path: Path, capsys: Any) -> None:
    values = tmp_path / "values.json"
    values.write_text("{}")
    arguments = ["--channel", "sms", "--locale", "nb", "--values", str(values)]
    assert main(["render", bundle, *arguments]) == 1
    assert "order.confirmed/sms/nb: " in capsys.readouterr().err


def test_a_bundle_that_was_cut_off(bundle: str, tmp_path: Path, capsys: Any) -> None:
    cut = tmp_path / "cut.bundle"
    cut.write_bytes(Path(bundle).read_bytes()[:-40])
    arguments = ["--channel", "sms", "--locale", "nb", "--values", "-"]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"{}")))
        assert main(["render", str(cut), *arguments]) == 2
    assert "cut.bundle" in capsys.readouterr().err


# Export -------------------------------------------------------------------------------------------


def export(run, write, target: str, *more: object, document: object = CLEAN) -> Run:
    place = ("--channel", "sms", "--locale", "no")
    return run("export", "--target", target, *place, *more, write(document))


def test_a_variant_is_exported_with_the_values_to_send(run, write) -> None:
    result = export(run, write, "sinch")
    assert result.out == (
        "--- body\nHei ${first_name}, totalt ${total_money}.\n\n"
        "--- values to send\nfirst_name: first_name as it is\n"
        "total_money: text, {{ total | money }}\n"
    )
    assert (result.status, result.err) == (0, "")


def test_an_export_as_json_has_worked_samples(run, write) -> None:
    told = json.loads(export(run, write, "braze", "--format", "json").out)
    assert told["target"] == "braze" and told["refusals"] == []
    assert [len(each["samples"]) for each in told["contract"]["variables"]] == [3, 3]


def test_what_an_export_refuses_is_an_error(run, write) -> None:
    body = {"body": "{% if first_name %}Hei{% endif %}"}
    document = {**CLEAN, "variants": [{"channel": "sms", "locale": "nb", "content": body}]}
    result = export(run, write, "gettext", document=document)
    assert result.status == 1
    assert "clean/sms/nb: body, line 1, column 1: There are no conditions there" in result.err


@pytest.mark.parametrize(
    ("target", "profile", "told"),
    [
        ("fax", None, "'fax' is not a target"),
        ("custom", None, "needs a profile"),
        ("custom", {"open": "["}, "needs a profile"),
        ("custom", {"open": 5}, "open is a text"),
        ("custom", ["["], "a profile is a JSON object"),
    ],
)
def test_an_export_that_cannot_be_begun(run, write, target, profile, told) -> None:
    more = () if profile is None else ("--profile", write(profile, "profile.json"))
    result = export(run, write, target, *more)
    assert (result.status, result.out) == (2, "") and told in result.err


def test_a_profile_is_read_from_a_file(run, write) -> None:
    profile = write({"open": "[[", "close": "]]"}, "profile.json")
    assert "Hei [[first_name]]" in export(run, write, "custom", "--profile", profile).out
