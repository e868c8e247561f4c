"""The client: the calls of Budskap's HTTP API as methods, with typed answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from budskap import _pulling, _shape
from budskap._asking import Asking, path_of, read_json
from budskap._calling import Pace
from budskap._diff import Difference, compare
from budskap._falling import Local
from budskap._folder import Pulled
from budskap._published import Published, ReleaseName
from budskap._wire import Response
from budskap.answers import CheckAnswer, Draft, Measurement, PushAnswer
from budskap.errors import BadAnswer, Unusable

__all__ = ["Client"]

Document = Mapping[str, Any]


class Client(Published):
    """Calls one Budskap with one token; threads may share it. Every error is a `BudskapError`.

    *base_url* is the server's address without ``/api/v1``; *environment* what is read instead of
    the server's default. *bundle* (a file, or a folder pulled into) answers `fetch`, `render` and
    `render_many` while the server is away; such answers say ``from_bundle``. *cache_dir* keeps
    answers by their ETag. *timeout* is the longest silence, *deadline* the longest call with all
    its *retries*, in seconds.
    """

    def __init__(
        self,
        base_url: str,
        token: str,
        *,
        environment: str | None = None,
        bundle: Path | str | None = None,
        cache_dir: Path | str | None = None,
        timeout: float = 10.0,
        deadline: float = 60.0,
        retries: int = 3,
        pace: Pace | None = None,
    ) -> None:
        asking = Asking(
            base_url,
            token,
            timeout=timeout,
            pace=pace or Pace(retries=retries, deadline=deadline),
            cache_dir=Path(cache_dir).expanduser() if cache_dir else None,
        )
        local = Local(Path(bundle).expanduser(), environment) if bundle else None
        super().__init__(asking, environment, local)

    def __repr__(self) -> str:
        return f"Client({self.base_url!r})"

    def __enter__(self) -> Client:
        return self

    def __exit__(self, *args: object) -> None:
        self.close()

    @property
    def base_url(self) -> str:
        """The server's address."""
        return self._asking.base

    def close(self) -> None:
        """Let kept connections go."""
        self._asking.close()

    # -- texts that are not stored -------------------------------------------------------------

    def check(
        self,
        document: Document,
        guide: Document | None = None,
        brand: str | None = None,
        *,
        fail_on: str = "error",
    ) -> CheckAnswer:
        """Every finding in a message document, held against a *guide*, or a stored *brand*'s."""
        response = self._asking.post(
            "check", _to_check(document, guide, brand), _fail_on(fail_on), patient=True
        )
        return _shape.read(CheckAnswer, read_json(response))

    def check_as(
        self,
        form: str,
        document: Document,
        guide: Document | None = None,
        brand: str | None = None,
        *,
        fail_on: str = "error",
    ) -> tuple[str, int]:
        """The findings written as ``text`` or ``sarif``, and what a command should end with."""
        query = {**_fail_on(fail_on), "format": form}
        response = self._asking.post(
            "check", _to_check(document, guide, brand), query, accept="*/*", patient=True
        )
        return _decoded(response), _exit_status(response)

    def measure(self, channel: str, content: Mapping[str, Any]) -> Measurement:
        """The figures of a content as it stands."""
        response = self._asking.post("measure", {"channel": channel, "content": dict(content)})
        return _shape.read(Measurement, read_json(response))

    # -- drafts --------------------------------------------------------------------------------

    def draft(
        self,
        key: str,
        channel: str,
        locale: str,
        *,
        persona: str | None = None,
        recipient: str | None = None,
        strict: bool = False,
        outputs: bool = False,
    ) -> Draft:
        """The latest draft, which nobody approved: needs the right to read drafts."""
        query = {
            "locale": locale,
            "state": "draft",
            "persona": persona,
            "recipient": recipient,
            "strict": strict,
            "include": "outputs" if outputs else None,
        }
        found, _ = self._asking.get(path_of("templates", key, channel), query)
        return _shape.read(Draft, found)

    def drafts(self, brand: str | None = None) -> Iterator[Document]:
        """Message documents with the latest draft of every variant, by key: needs the right to read
        drafts. Each variant's ``base`` is the version that a push of it stands on.
        """
        cursor: str | None = None
        while True:
            query = {"brand": brand, "limit": 100, "cursor": cursor}
            page, _ = self._asking.get("drafts", query)
            try:
                yield from page["items"]
                cursor = page["next_cursor"]
            except (LookupError, TypeError) as error:
                raise BadAnswer("the answer is no page of drafts") from error
            if cursor is None:
                return

    def push(self, documents: Sequence[Document], *, dry_run: bool = False) -> PushAnswer:
        """Write message documents as drafts: all of them or nothing, never live.

        `Conflict` names each row that stands in the way. The same twice writes nothing, so a push
        whose answer was lost may be sent again.
        """
        body: Any = {"messages": [dict(each) for each in documents]}
        response = self._asking.post(
            "drafts", body, {"dry_run": dry_run}, repeatable=dry_run, patient=True
        )
        return _shape.read(PushAnswer, read_json(response))

    # -- folders -------------------------------------------------------------------------------

    def pull(self, folder: Path | str, *, force: bool = False) -> Pulled:
        """The newest release into *folder*: its bundle, and a message document a template.

        A document that was changed since it was pulled is kept as it is, unless *force*.
        """
        return _pulling.pull(self, Path(folder), force=force)

    def diff(
        self,
        before: ReleaseName | Path | Sequence[Path] = "latest",
        after: ReleaseName | Path | Sequence[Path] = "latest",
    ) -> tuple[Difference, ...]:
        """What *after* says otherwise than *before*, by address.

        A side is a release's number, ``"latest"``, a folder that was pulled into, or files of
        message documents; of files, their keys alone are compared.
        """
        return compare(_pulling.side(self, before), _pulling.side(self, after))


def _to_check(document: Document, guide: Document | None, brand: str | None) -> dict[str, Any]:
    if guide is not None and brand is not None:
        raise Unusable("check against a guide or a brand, and not both")
    beside = {"guide": guide, "brand": brand}
    told = {name: value for name, value in beside.items() if value is not None}
    return {"message": dict(document), **told}


def _fail_on(fail_on: str) -> dict[str, str]:
    return {"fail_on": fail_on}


def _decoded(response: Response) -> str:
    try:
        return response.body.decode()
    except UnicodeDecodeError as error:
        raise BadAnswer("the answer is not UTF-8") from error


def _exit_status(response: Response) -> int:
    told = response.headers.get("budskap-exit-status", "")
    if told not in ("0", "1"):
        raise BadAnswer("the answer does not say how a command should end")
    return int(told)
