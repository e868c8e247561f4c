"""What is wrong with a document, and the error that carries it."""

from collections.abc import Mapping
from dataclasses import dataclass

from channels._frozen import Frozen

__all__ = ["ContentError", "Problem"]


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with a document: where, and what (a msgid and its words)."""

    path: str
    msgid: str
    params: Mapping[str, object] = Frozen({})

    @property
    def message(self) -> str:
        """The problem in English."""
        return self.msgid % self.params


class ContentError(ValueError):
    """A document is not a content of its channel; ``problems`` names every reason."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(problems)
        self.problems = problems

    def __str__(self) -> str:
        return "; ".join(
            f"{problem.path}: {problem.message}" if problem.path else problem.message
            for problem in self.problems
        )
