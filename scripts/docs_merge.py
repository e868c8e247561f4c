"""Write docs/merge-languages.md, what senders' languages can do: `python -m scripts.docs_merge`.

The table and the examples are exports as the code makes them.
"""

from collections.abc import Iterator
from pathlib import Path

import channels
from channels import Output
from templates_lib import merge
from templates_lib.handover import Source
from templates_lib.merge import Export, Profile, Target
from templates_lib.placeholders import Placeholder

PAGE = Path(__file__).resolve().parent.parent / "docs" / "merge-languages.md"

PLACEHOLDERS = {
    "first_name": Placeholder("first_name", "name", required=False, samples=("Kari",)),
    "tier": Placeholder("tier", "choice", choices=("gold", "blue"), samples=("gold",)),
    "n": Placeholder("n", "count", samples=(3,)),
    "total": Placeholder("total", "money", currency="NOK", samples=("1299.50",)),
    "lines": Placeholder(
        "lines", "list", fields={"title": Placeholder("title", "text", samples=("Lampe",))}
    ),
}

CONSTRUCTS = {
    "value": "{{ first_name }}",
    "default": '{{ first_name | default("du") }}',
    "money": "{{ total | money }}",
    "if": "{% if first_name %}Hei{% endif %}",
    "equal": '{% if tier == "gold" %}Gull{% endif %}',
    "compare": "{% if n > 3 %}Mange{% endif %}",
    "amount": "{% if total >= 500 %}Fri frakt{% endif %}",
    "joined": '{% if first_name and (tier == "gold" or n > 3) %}Takk{% endif %}',
    "for": "{% for line in lines %}{{ line.title }} {% endfor %}",
    "plural": '{{ n | plural(one="# vare", other="# varer") }}',
    "select": '{{ tier | select(gold="Kjære", other="Hei") }}',
}

EXAMPLE = (
    'Hei {{ first_name | default("du") }}! {{ n | plural(one="# vare", other="# varer") }}, '
    '{{ total | money }}.{% if total >= 500 and tier == "gold" %} Fri frakt.{% endif %}'
)
SIMPLE = 'Hei {{ first_name | default("du") }}! {{ n | plural(one="# vare", other="# varer") }}.'

HEAD = """\
# Merge languages

<!-- Made by scripts/docs_merge.py from templates_lib/merge. Write there, then: make docs -->

Many senders fill in the values themselves: Braze, Klaviyo, SendGrid, Twilio and others hold the
text, each in a language of its own. Write the text once here, and export it in theirs. Snippets are
put in first: what is exported is what is said.

- **On the command line**, of a message document: `python -m templates_lib export --target braze
  --channel sms --locale nb order.json`. Exit status 0: all of it; 1: something was refused; 2:
  unusable input. `--format json` gives everything; `--profile` is a file (below).
- **Over the API**, of what is published: [`GET
  …/merge/{target}`](api.md#in-a-senders-language-get-apiv1templateskeychannelmergetarget) and,
  for the values, [`POST
  …/derive`](api.md#the-values-to-send-with-it-post-apiv1templateskeychannelmergetargetderive).
- **In the admin**: the page of a published variant, ⋯, *Export for a sender*. Copy, or download
  as a file.
- **In Python**: `templates_lib.merge.export(message, target, channel, locale)` and
  `merge.derive(contract, values)`.

## What becomes of each construct

Nothing is lost in silence. Each construct of a text is one of these at a target:

- **native**: the language has the same.
- **written**: it is expressed by other means of the language. Conditions are taken apart and
  never copied: in Liquid an empty text and 0 are yes, there are no brackets and no `not`, and `a
  and b or c` groups from the right.
- **value**, **flag**, **form**: it is moved to a value that has to be sent: a finished text
  (`total_money` is “1 299,50 kr”), a yes or no, or the form of a plural (`one`, `few`). The
  *contract* beside the texts names each, with the placeholder it comes from, the rule, and three
  worked examples; `derive` computes them.
- **refused**: named, with its place and what to do. A text with something refused is not exported
  at all.

Amounts, numbers and dates are always values: no sender writes them as the locale does, and the
few that try disagree from version to version. What stands in our text and would be a mark of
theirs is escaped, or refused where the language has no way to say so. In HTML, values are made
safe by the language, or before they are sent.

"""

NOTES = """
## The contract

`derive` gives everything that an export needs, under the names of the contract: a placeholder's
own value where it is *native*, and what is computed from it elsewhere. All values are texts, but
for counts, which are whole numbers, and lists. What is missing and optional is sent as `""`, 0 or
an empty list, so that no variable is ever missing (Customer.io fails a whole message for one).
Yes is `yes`; no is `""`, or `no` at GOV.UK Notify. For an SMS, texts are sent in plain
typography. A sender that has the values itself may fill in the native ones without us.

Where values are numbered, they are sent under their numbers; where each part begins at 1, under
its name too: `body.1` is the `{{1}}` of the body.

Values that our own rendering would refuse are refused by `derive` in the same words. So is an
empty value for Twilio and WhatsApp, which take none; and for an SMS a text of unseen characters
only.

## Profiles

A profile says what one company calls things at its sender: a JSON object.

```json
{"names": {"first_name": "ticket.requester.first_name"}, "scope": "custom_attribute."}
```

`names` gives a value the name it has there, written as the sender writes it; `scope` stands
before every other name, instead of the usual one. Zendesk and LiveAgent fill in nothing but
fields of their own: there each value of the contract needs a name. For the target `custom` the
profile has the marks too:

```json
{"open": "[[", "close": "]]"}
```

## How sure this is

Exports of generated templates and values, and of the demo's messages, are finished by engines and
compared with our own text, in tests: python-liquid and LiquidJS, Handlebars, Django, Jinja2 (for
HubL), ICU, Fluent and Python's `%`. GOV.UK Notify, Mailchimp, AMPscript and the languages of
marks have small readers there, written from the pages of the senders. A sender's own sandbox has
the last word: try one message.

## The targets

The example is this text, in Norwegian:

```
{example}
```

For those that know no conditions, it is the same without its last sentence.
"""


def page() -> str:
    """The page as it should be."""
    return HEAD + "\n".join([*_table(), ""]) + NOTES.replace("{example}", EXAMPLE) + _targets()


def _table() -> Iterator[str]:
    yield f"| | {' | '.join(f'`{name}`' for name in CONSTRUCTS)} |"
    yield "|---" * (len(CONSTRUCTS) + 1) + "|"
    for target in merge.TARGETS.values():
        ways = " | ".join(way(target, name) for name in CONSTRUCTS)
        yield f"| {target.label} | {ways} |"
    yield ""
    yield "The rows of the table are about these:"
    yield ""
    for name, template in CONSTRUCTS.items():
        yield f"- `{name}`: `{template}`"


def way(target: Target, construct: str) -> str:
    """What becomes of a construct: native, written, value, flag, form or refused."""
    found = exported(target, CONSTRUCTS[construct])
    if found.refusals:
        return "**refused**"
    if construct in target.native:
        return "native"
    kinds = {each.kind for each in found.contract.derived if not each.name.endswith("_number")}
    if "category" in kinds:
        return "form"
    if "flag" in kinds:
        return "flag"
    return "value" if kinds else "written"


def exported(target: Target, template: str) -> Export:
    """A text as one of the target's channels has it; names are mapped where they must be."""
    name = "rcs" if not target.channels or "rcs" in target.channels else min(target.channels)
    profile = Profile(open="[[", close="]]") if target.needs_marks else None
    content = channels.get(name).load({})
    source = Source(content, (Output("body", "", template),), PLACEHOLDERS, "nb")
    found = merge.export_source(source, target, profile=profile)
    if target.own_fields:
        names = {each.name: f"ticket.{each.name}" for each in found.contract.variables}
        return merge.export_source(source, target, profile=Profile(names=names))
    return found


def _targets() -> str:
    return "".join(_target(target) for target in merge.TARGETS.values())


def _target(target: Target) -> str:
    found = exported(target, EXAMPLE)
    if found.refusals:
        found = exported(target, SIMPLE)
    told = [f"\n### {target.label}\n\n`{target.name}`. "]
    if target.channels:
        told.append(f"For {', '.join(sorted(target.channels))} only. ")
    if target.source:
        told.append(f"Source: <{target.source}>. ")
    if target.sure:
        told.append(f"**To be tried:** {target.sure} ")
    told.append(f"\n\n```\n{found.parts['body'].rstrip()}\n```\n")
    told.append("\n| send | for Kari, 3, 1299.50, gold |\n|---|---|\n")
    values = merge.derive(found.contract, _VALUES)
    told += [f"| `{name}` | {_shown(value)} |\n" for name, value in values.items()]
    return "".join(told)


_VALUES = {"first_name": "Kari", "tier": "gold", "n": 3, "total": "1299.50", "lines": []}


def _shown(value: object) -> str:
    return f"`{value}`" if value != "" else "(empty)"


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
