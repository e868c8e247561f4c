"""The senders' own engines where one runs here, and small readers of the documented rules."""

import html
import json
import re
import subprocess
from pathlib import Path
from types import SimpleNamespace

import jinja2
import liquid
from django.template import Context, Engine
from fluent.runtime import FluentBundle, FluentResource, resolver
from icu4py.messageformat import MessageFormat

ROOT = Path(__file__).resolve().parents[3]
NODE = ROOT / ".venv" / "bin" / "node"
SCRIPT = ROOT / "tests" / "oracles" / "merge.mjs"

LIQUID = liquid.Environment()
resolver.MAX_PART_LENGTH = 10**6  # of a value: a mail's rows are longer than it expects
DJANGO = Engine()
JINJA = jinja2.Environment(keep_trailing_newline=True)


def in_node(cases):
    """What npm's engines make of (engine, template, values), all in one process."""
    sent = [dict(zip(("engine", "template", "values"), case, strict=True)) for case in cases]
    done = subprocess.run([NODE, SCRIPT], input=json.dumps(sent), capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return [each.get("text", each.get("error")) for each in json.loads(done.stdout)]


def by_liquid(text, values, scope):
    return LIQUID.from_string(text).render(**({scope: values} if scope else values))


def by_django(text, values, scope):
    return DJANGO.from_string(text).render(Context({scope: values}, autoescape=False))


def by_django_escaping(text, values, scope):
    return DJANGO.from_string(text).render(Context({scope: values}, autoescape=True))


def by_jinja(text, values, scope):
    """HubL's maps have keys and nothing else, where Jinja finds Python's ``items`` first."""
    return JINJA.from_string(text).render(**{scope: _keys_only(values)})


def _keys_only(value):
    if isinstance(value, dict):
        return SimpleNamespace(**{name: _keys_only(each) for name, each in value.items()})
    return [_keys_only(each) for each in value] if isinstance(value, list) else value


def by_icu(text, values, locale):
    return MessageFormat(text, locale).format(values)


def by_fluent(text, values, locale):
    bundle = FluentBundle([locale], use_isolating=False)
    bundle.add_resource(FluentResource(text))
    name = text.partition(" ")[0]
    made, errors = bundle.format_pattern(bundle.get_message(name).value, values)
    assert not errors, errors
    return made


def by_percent(text, values):
    return text % values


def by_marks(text, values, opening, closing):
    """Names between marks, the first opening mark found from the left."""
    pattern = re.compile(f"{re.escape(opening)}(.+?){re.escape(closing)}", re.DOTALL)
    return pattern.sub(lambda tag: values[tag[1]], text)


def by_notify(text, values):
    """Fields as ``field.py`` of notifications-utils reads them; a value is escaped in a mail."""
    known = {re.sub(r"[\s_-]", "", name.lower()): value for name, value in values.items()}

    def said(tag):
        name, condition, then = tag[1].partition("??")
        value = known[re.sub(r"[\s_-]", "", name.lower())]
        if not condition:
            return value
        return then if value.lower() in ("yes", "y", "true", "t", "1", "include", "show") else ""

    return re.sub(r"\(\(([^()]+?)\)\)", said, text, flags=re.DOTALL)


def by_mailchimp(text, values):
    """Merge tags with IF, ELSEIF, ELSE and END:IF, as Mandrill's page tells them."""
    tokens = re.split(r"\*\|(.+?)\|\*", text)
    out, stack = [], []  # a branch: whether it writes now, and whether a case was chosen before

    def holds(asked):
        name, sign, said = asked.partition("=")
        return values[name] == said if sign else values[name] != ""

    for index, token in enumerate(tokens):
        if index % 2 == 0:
            if all(writes for writes, _ in stack):
                out.append(token)
        elif token.startswith("IF:"):
            yes = holds(token[3:])
            stack.append((yes, yes))
        elif token.startswith("ELSEIF:"):
            _, chosen = stack.pop()
            yes = not chosen and holds(token[7:])
            stack.append((yes, chosen or yes))
        elif token == "ELSE:":
            _, chosen = stack.pop()
            stack.append((not chosen, True))
        elif token == "END:IF":
            stack.pop()
        elif all(writes for writes, _ in stack):
            out.append(values[token])
    assert not stack
    return "".join(out)


_AMP = re.compile(r"%%=(.*?)=%%|%%\[(.*?)\]%%", re.DOTALL)


def by_ampscript(text, values):
    """AMPscript's v, Concat, AttributeValue, empty, and if/elseif/else/endif."""
    held, out, stack = {}, [], []
    at = 0

    def holds(asked):
        python = re.sub(r"empty\(@(\w+)\)", r"(held['\1'] == '')", asked)
        python = re.sub(r"@(\w+)", r"held['\1']", python)
        return eval(python, {}, {"held": held})

    def writes():
        return all(now for now, _ in stack)

    for tag in _AMP.finditer(text):
        if writes():
            literal = text[at : tag.start()]
            assert "%%" not in literal
            out.append(literal)
        at = tag.end()
        if tag[1] is not None:
            if not writes():
                continue
            if tag[1] == 'Concat("%","")':
                out.append("%")
            else:
                out.append(held[re.fullmatch(r"v\(@(\w+)\)", tag[1])[1]])
            continue
        block = tag[2].strip()
        if block.startswith("set "):
            for name, key in re.findall(r'set @(\w+) = AttributeValue\("(\w+)"\)', block):
                held[name] = values[key]
        elif block.startswith("if "):
            yes = holds(block[3:].removesuffix("then"))
            stack.append((yes, yes))
        elif block.startswith("elseif "):
            _, chosen = stack.pop()
            yes = not chosen and holds(block[7:].removesuffix("then"))
            stack.append((yes, chosen or yes))
        elif block == "else":
            _, chosen = stack.pop()
            stack.append((not chosen, True))
        else:
            assert block == "endif"
            stack.pop()
    assert not stack
    return "".join(out) + text[at:]


def same(ours, theirs):
    """Whether two texts of HTML say the same, however each engine writes a character."""
    return html.unescape(ours) == html.unescape(theirs)
