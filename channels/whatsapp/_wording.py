"""What a template says to WhatsApp: plain runs and placeholders, and nothing else.

Comments print nothing and are passed over. Conditions and loops are found, so that they can be
refused: no template of Meta's holds any.
"""

from collections.abc import Iterator

from channels._numbered import trimmed
from channels._tags import Run, control_word, split

__all__ = ["controls", "is_one_tag", "literal", "pieces", "printed", "prints"]

_COMMENT = "{#"
_CONTROL = "{%"


def pieces(template: str) -> tuple[Run, ...]:
    """Return the runs of *template* without its comments, the text at both ends stripped.

    White space that a tag's hyphen takes away is gone too. Runs that are left empty are left out,
    so the first and the last run are what the message begins and ends with.
    """
    runs = trimmed(split(template))
    kept = [run for run in runs if not run.is_tag or not run.text.startswith(_COMMENT)]
    if kept and not kept[0].is_tag:
        kept[0] = _with(kept[0], kept[0].text.lstrip())
    if kept and not kept[-1].is_tag:
        kept[-1] = _with(kept[-1], kept[-1].text.rstrip())
    return tuple(run for run in kept if run.text)


def controls(template: str) -> Iterator[Run]:
    """Yield each tag of a condition or loop that begins one: its "else" and end say no more."""
    for run in pieces(template):
        word = control_word(run.text) if run.is_tag else ""
        if word and not word.startswith(("end", "el")):
            yield run


def printed(template: str) -> tuple[Run, ...]:
    """Return the tags that print, each time they stand there."""
    return tuple(run for run in pieces(template) if prints(run))


def prints(run: Run) -> bool:
    """Whether *run* is a tag that a value takes the place of."""
    return run.is_tag and not run.text.startswith((_CONTROL, _COMMENT))


def literal(template: str) -> str:
    """Return the text of *template* without any tag."""
    return "".join(run.text for run in pieces(template) if not run.is_tag)


def is_one_tag(template: str) -> bool:
    """Whether *template* is one placeholder and nothing else."""
    runs = pieces(template)
    return len(runs) == 1 and prints(runs[0])


def _with(run: Run, text: str) -> Run:
    return Run(text, run.start, run.end, run.is_tag)
