"""What goes wrong when a locale is asked for."""

__all__ = ["UnknownLocaleError"]


class UnknownLocaleError(LookupError):
    """Nobody knows this locale.

    ``identifier`` is what was asked for, as it was written; ``suggestions`` are the tags that
    were probably meant, best first, at most three.
    """

    def __init__(self, identifier: object, suggestions: tuple[str, ...] = ()) -> None:
        super().__init__(identifier, suggestions)
        self.identifier = identifier
        self.suggestions = suggestions

    def __str__(self) -> str:
        shown = repr(self.identifier)
        shown = shown if len(shown) <= 60 else f"{shown[:57]}..."
        if not self.suggestions:
            return f"{shown} is not a locale we know"
        return f"{shown} is not a locale we know; did you mean {' or '.join(self.suggestions)}?"
