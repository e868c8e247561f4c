"""Compile the interface's gettext catalogues: `python -m scripts.compile_catalogues [PO...]`.

Without arguments, all of them. A translation that Babel finds fault with (a `%(name)s` that was
lost, say) is named, and nothing is written for that catalogue.
"""

import sys
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parent.parent


def compile_catalogue(source: Path) -> list[str]:
    """Write the .mo beside a .po file; the faults found instead, a line each."""
    with source.open("rb") as stream:
        catalogue = read_po(stream, locale=source.parent.parent.name)
    faults = [
        f"{source}:{message.lineno}: {error}"
        for message, errors in catalogue.check()
        for error in errors
    ]
    if not faults:
        with source.with_suffix(".mo").open("wb") as stream:
            write_mo(stream, catalogue)
    return faults


def main(names: list[str]) -> int:
    """Compile each catalogue; 1 when any has a fault."""
    sources = [Path(name) for name in names] or sorted(ROOT.glob("locales/*/LC_MESSAGES/*.po"))
    faults = [fault for source in sources for fault in compile_catalogue(source)]
    print("\n".join(faults), end="\n" if faults else "", file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
