"""Write docs/checks.md, the catalogue of checks: `python -m scripts.docs_checks`, or `make docs`.

Everything on the page is in the checks themselves: their docstrings say what they find, why it
hurts and what to write instead, and their examples are run as tests.
"""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from templates_lib.checks import CHECKS, Check, Example, Setting

PAGE = Path(__file__).resolve().parent.parent / "docs" / "checks.md"
MOST = 160  # characters of an example; longer ones are cut on the page

HEAD = """\
# The checks

<!-- Made by scripts/docs_checks.py from templates_lib/checks. Write there, then: make docs -->

Each check finds one kind of fault, and is named for it. The editor runs them all while you type,
`python -m templates_lib check` runs them on files, and `POST /api/v1/check` for other programs.

- **error**: stops submitting and publishing until it is mended, or waived with a reason.
- **warning**: look at it; nothing stops.
- **info**: good to know. The editor calls it a note.

A check may weigh a single finding less than is written here, never more. Most compare: with the
text of the source locale in the same channel, or with the other channels of the same locale. A
`check_crashed` warning is about the checker and not about your text: report it.

What to do about a finding: [copywriters.md](copywriters.md). How to write a check:
[add-a-check.md](add-a-check.md). "Check catalogue" in a source is the research this project began
with.

Behind a severity stand the codes by which the research's catalogue calls the fault. A check that
leaves something to the brand names its settings: they stand in the guide document under `settings`,
for all locales or for one, and how much a check weighs under `checks`
([message-document.md](message-document.md)). A check that is silent without an optional extra says
which one ([lexicons.md](lexicons.md)).

"""


GROUPS = {
    "VAR": "Placeholders",
    "FACT": "Facts, across channels and locales",
    "TERM": "Terms and names",
    "ADDR": "Address form",
    "VOICE": "Voice",
    "LEGAL": "Law and consent",
    "TYP": "Typography",
    "STY": "Style",
    "LEN": "Length",
    "ENC": "Encoding",
    "READ": "Readability",
    "SPELL": "Spelling",
    "L10N": "Languages and translations",
    "A11Y": "Accessibility",
    "STR": "Markup and links",
    "": "What the channel says",
}
"""Head of a code -> what its checks are about, in the order of the page."""


def page() -> str:
    """The whole page."""
    tables = "".join(_table(group) for group in GROUPS)
    sections = "".join(f"\n{_section(check)}" for check in CHECKS.values())
    return f"{HEAD}{tables}\n## Each check\n{sections}"


def _table(group: str) -> str:
    checks = [check for check in CHECKS.values() if _group(check) == group]
    if not checks:
        return ""
    head = f"\n## {GROUPS[group]}\n\n| check | severity | finds |\n|---|---|---|\n"
    return head + "".join(map(_row, checks))


def _group(check: Check) -> str:
    """The group of its first code."""
    return check.codes[0].partition("-")[0] if check.codes else ""


def _row(check: Check) -> str:
    return f"| [`{check.id}`](#{check.id}) | {check.severity} | {_inline(check.summary)} |\n"


def _section(check: Check) -> str:
    _summary, *paragraphs = check.docstring.strip().split("\n\n")
    told = "\n\n".join(_labelled(_inline(paragraph)) for paragraph in paragraphs)
    codes = "".join(f" · {code}" for code in check.codes)
    return (
        f"### {check.id}\n\n**{check.severity}**{codes} · {_inline(check.summary)}\n\n{told}\n\n"
        f"{_needs(check)}{_settings(check)}"
        f"Found:\n\n{_list(check, passing=False)}\nLeft alone:\n\n{_list(check, passing=True)}"
    )


def _needs(check: Check) -> str:
    return f"Needs the extra `{check.extra}`: off without it.\n\n" if check.extra else ""


def _settings(check: Check) -> str:
    """What the brand may choose, with what holds when it does not."""
    if not check.settings:
        return ""
    return "Settings:\n\n" + "".join(map(_setting, check.settings)) + "\n"


def _setting(setting: Setting) -> str:
    choices = ", ".join(f"`{value}`" for value, _ in setting.choices)
    kind = (
        f"one of {choices}"
        if choices
        else {"words": "a list", "switch": "true or false"}.get(setting.kind, f"a {setting.kind}")
    )
    default = json.dumps(setting.default, ensure_ascii=False)
    return (
        f"- `{setting.name}` ({kind}; `{default}` unless chosen): {setting.label}. {setting.help}\n"
    )


def _inline(docstring: str) -> str:
    """Code in a docstring stands between two backticks; on the page between one."""
    return docstring.replace("``", "`")


def _labelled(paragraph: str) -> str:
    """The label that begins a paragraph ("Why it hurts:") in bold."""
    return re.sub(r"^([A-Z][a-z ]+:)", r"**\1**", paragraph)


def _list(check: Check, passing: bool) -> str:
    return "".join(_item(each) for each in check.examples if each.passing is passing)


def _item(example: Example) -> str:
    said = "".join(f"  - {name}: {words}\n" for name, words in _around(example))
    return f"- {example.locale}: {_code(_told(example))} ({_inline(example.why)})\n{said}"


def _told(example: Example) -> str:
    """The wording of an example: the text of an SMS, or the content of another channel."""
    return _json(example.content) if example.content else example.text


def _around(example: Example) -> Iterator[tuple[str, str]]:
    """What else decides: the source text, declarations, the style guide, other variants."""
    if source := example.source or (example.source_content and _json(example.source_content)):
        yield "en", _code(source)
    for variant in example.more:
        content = variant["content"]
        assert isinstance(content, Mapping)
        yield f"{variant['channel']} {variant['locale']}", _code(_json(content))
    for name in ("placeholders", "style", "brand"):
        if value := _needed(example, name):
            yield (
                {"placeholders": "declared", "style": "style guide"}.get(name, name),
                _code(_json(value)),
            )


def _needed(example: Example, name: str) -> Mapping[str, object]:
    """A declaration of the example; of placeholders only those that its texts name."""
    value: Mapping[str, object] = getattr(example, name)
    if name != "placeholders":
        return value
    used = {each: declared for each, declared in value.items() if each in _told(example)}
    return used or value


def _json(value: Mapping[str, object]) -> str:
    return json.dumps(value, ensure_ascii=False)


def _code(text: str) -> str:
    """*text* as code on one line; white space that nobody would see is written as an escape."""
    if not text.strip():
        text = text.encode("unicode_escape").decode("ascii")
    shown = "".join(each if each.isprintable() else f"\\u{ord(each):04x}" for each in text)
    shown = shown if len(shown) <= MOST else f"{shown[:MOST]} …"
    return f"`{shown}`" if shown else "an empty text"


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
