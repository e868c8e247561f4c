"""What is published: finding it, fetching it, filling it in, and what was published when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from budskap import _files, _shape
from budskap._asking import Asking, Query, path_of, read_json
from budskap._batches import ACCEPT, chunks, results
from budskap._bundles import MAX_BYTES as MAX_BUNDLE
from budskap._falling import Asked, Local, first_answer
from budskap.answers import Change, Release, Rendered, Result, Template, TemplateDetail, Wording
from budskap.errors import BadAnswer

__all__ = ["Published"]

T = TypeVar("T")

ReleaseName = int | str


class Published:
    """The reading half of `budskap.Client`."""

    def __init__(self, asking: Asking, environment: str | None, local: Local | None) -> None:
        self._asking, self.environment, self._local = asking, environment, local

    # -- what is published ---------------------------------------------------------------------

    def templates(self, **filters: str | None) -> Iterator[Template]:
        """Templates with something live, by key; *filters* as the API has them: ``brand``,
        ``stage``, ``channel``, ``locale``, ``purpose``, ``tag``, ``updated_since``."""
        return self._pages("templates", Template, {"limit": 100, **self._here(), **filters})

    def template(self, key: str) -> TemplateDetail:
        """One template: the JSON Schema of its values, and what is live where."""
        found, _ = self._asking.get(path_of("templates", key), self._here())
        return _shape.read(TemplateDetail, found)

    def fetch(
        self,
        key: str,
        channel: str,
        locale: str,
        *,
        persona: str | None = None,
        recipient: str | None = None,
        strict: bool = False,
        release: ReleaseName | None = None,
        outputs: bool = False,
    ) -> Wording:
        """The approved wording in *locale*, or the next of the brand's chain unless *strict*."""
        asked = Asked(
            key, channel, locale, persona=persona, recipient=recipient, strict=strict,
            release=release,
        )  # fmt: skip
        query = {
            **self._which(asked),
            "locale": locale,
            "recipient": recipient,
            "include": "outputs" if outputs else None,
        }

        def ask() -> Wording:
            found, headers = self._asking.get(path_of("templates", key, channel), query)
            newest = headers.get("budskap-release", "")
            return _shape.read(
                Wording,
                found,
                newest_release=int(newest) if newest.isdecimal() else 0,
                from_bundle=False,
            )

        local = self._local
        instead = partial(local.fetch, asked=asked, outputs=outputs) if local else None
        return first_answer(ask, instead)

    def render(
        self,
        key: str,
        channel: str,
        locale: str,
        values: Mapping[str, Any],
        *,
        persona: str | None = None,
        recipient: str | None = None,
        strict: bool = False,
        release: ReleaseName | None = None,
        payload: str | None = None,
        envelope: Mapping[str, Any] | None = None,
        measure: bool = True,
    ) -> Rendered:
        """One finished message; `Refused` names the value that is missing or does not fit.

        Without *measure* it comes without its measurement.
        """
        asked = Asked(
            key, channel, locale, persona=persona, recipient=recipient, strict=strict,
            release=release,
        )  # fmt: skip
        said = {"recipient": recipient, "envelope": envelope}
        body = {
            "locale": locale,
            "values": dict(values),
            **{name: value for name, value in said.items() if value is not None},
        }
        path = path_of("templates", key, channel, "render")

        def ask() -> Rendered:
            response = self._asking.post(path, body, self._rendering(asked, payload, measure))
            return _shape.read(Rendered, read_json(response), from_bundle=False)

        # A provider's payload is made by the server alone.
        local = None if payload else self._local
        instead = (
            partial(local.render, asked=asked, values=values, measure=measure) if local else None
        )
        return first_answer(ask, instead)

    def render_many(
        self,
        key: str,
        channel: str,
        recipients: Iterable[Mapping[str, Any]],
        *,
        persona: str | None = None,
        strict: bool = False,
        release: ReleaseName | None = None,
        payload: str | None = None,
        measure: bool = True,
    ) -> Iterator[Result]:
        """A result for each of *recipients* (``id``, ``locale``, ``values``), in their order.

        10,000 a call, sent as results are taken. One recipient's problem stops no other; what
        is wrong for all raises. Pin *release*, so that what is published meanwhile changes nothing.
        Without *measure* messages come without their measurements: a third as much to send.
        """
        asked = Asked(key, channel, "", persona=persona, strict=strict, release=release)
        local = None if payload else self._local
        for piece in chunks(recipients):
            ask = partial(self._batch, asked, piece, self._rendering(asked, payload, measure))
            instead = (
                partial(local.results, asked=asked, recipients=piece, measure=measure)
                if local
                else None
            )
            yield from first_answer(ask, instead)

    def _batch(
        self, asked: Asked, piece: Sequence[Mapping[str, Any]], query: Query
    ) -> list[Result]:
        path = path_of("templates", asked.key, asked.channel, "render")
        body = {"recipients": [dict(one) for one in piece]}
        response = self._asking.post(path, body, query, accept=ACCEPT, patient=True)
        return results(response, asked.key, asked.channel, piece)

    # -- the release log -----------------------------------------------------------------------

    def releases(self) -> Iterator[Release]:
        """Every release, the newest first."""
        return self._pages("releases", Release, {"limit": 100, **self._here()})

    def changes(self, since: int) -> Iterator[Change]:
        """What was published and taken down after release *since*, the oldest first."""
        return self._pages("changes", Change, {"since": since, "limit": 100, **self._here()})

    def newest_release(self) -> int:
        """The number of the newest release; 0 when there is none."""
        found, _ = self._asking.get("releases", {"limit": 1, **self._here()})
        items = _items(found)
        return _shape.read(Release, items[0]).number if items else 0

    def bundle(self, release: int, to: Path | str) -> Path:
        """Everything live at *release* as the file *to*, which is replaced when all is there."""
        path = Path(to)
        with _files.replacing(path) as file:
            where = path_of("releases", str(release), "bundle")
            self._asking.download(where, file, MAX_BUNDLE, self._here())
        return path

    # -- how it is asked -----------------------------------------------------------------------

    def _here(self) -> dict[str, str | None]:
        return {"environment": self.environment}

    def _which(self, asked: Asked) -> dict[str, str | int | bool | None]:
        return {
            "persona": asked.persona,
            "strict": asked.strict,
            "release": asked.release,
            **self._here(),
        }

    def _rendering(self, asked: Asked, payload: str | None, measure: bool) -> Query:
        return {**self._which(asked), "payload": payload, "measure": None if measure else 0}

    def _pages(self, path: str, kind: type[T], query: Query) -> Iterator[T]:
        cursor: str | None = None
        seen: set[str] = set()
        while True:
            found, _ = self._asking.get(path, {**query, "cursor": cursor})
            for each in _items(found):
                yield _shape.read(kind, each)
            cursor = found.get("next_cursor")
            if cursor is None:
                return
            if not isinstance(cursor, str) or cursor in seen:
                raise BadAnswer("the pages do not end")
            seen.add(cursor)


def _items(found: Any) -> list[Any]:
    items = found.get("items") if isinstance(found, dict) else None
    if not isinstance(items, list):
        raise BadAnswer("the answer is no page of items")
    return items
