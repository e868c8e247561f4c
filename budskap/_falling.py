"""What a bundle on this machine answers while the server is away; each answer says that it did.

Needs the folders `templates_lib`, `channels` and `locales` beside this one: loaded only then.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, TypeVar

from budskap import _folder
from budskap.answers import Measurement, Metric, Rendered, Result, Wording
from budskap.errors import Problem, Refused, Unreachable

if TYPE_CHECKING:
    from templates_lib.release import Bundle
    from templates_lib.release import Wording as Found

__all__ = ["Local"]

T = TypeVar("T")


class Local:
    """The bundle at *path*: a file, or a folder that was pulled into. Read when first needed."""

    def __init__(self, path: Path, environment: str | None) -> None:
        self.path, self.environment = path, environment
        self._bundle: Bundle | None = None
        self._stamp: object = None
        self._lock = Lock()

    def fetch(self, away: Unreachable, asked: Asked, outputs: bool) -> Wording:
        """The wording; `Refused` where the bundle has none, *away* where it cannot answer."""
        found = self._find(away, asked)
        ready, entry = found.content, found.entry
        written = {output.name: output.template for output in ready.outputs}
        return Wording(
            key=entry.key,
            channel=entry.channel,
            requested_locale=found.requested_locale,
            locale=found.locale,
            fallback=found.fallback,
            fallback_chain=tuple(found.chain),
            persona=entry.persona,
            arm=entry.arm,
            content=ready.document["content"],
            placeholders=_schema(ready.placeholders),
            release=entry.release,
            digest=entry.digest,
            approved_by=entry.approved_by,
            approved_at=datetime.fromisoformat(entry.approved_at) if entry.approved_at else None,
            waivers=tuple(entry.waivers),
            measurement=_measurement(ready.channel.measure_outputs(written)),
            outputs=tuple(_output(each) for each in ready.outputs) if outputs else None,
            newest_release=self._loaded(away).release,
            from_bundle=True,
        )

    def render(
        self, away: Unreachable, asked: Asked, values: Mapping[str, Any], measure: bool = True
    ) -> Rendered:
        """The finished message; the same errors as `fetch`, and `Refused` for unfit values."""
        from templates_lib.language import TemplateError

        found = self._find(away, asked)
        try:
            made = found.render(values)
        except TemplateError as error:
            raise _refused("unusable-values", 422, str(error)) from error
        entry, known = found.entry, found.content.placeholders
        return Rendered(
            key=entry.key,
            channel=entry.channel,
            requested_locale=found.requested_locale,
            locale=found.locale,
            fallback=found.fallback,
            persona=entry.persona,
            arm=entry.arm,
            outputs=dict(made.outputs),
            release=entry.release,
            digest=entry.digest,
            measurement=_measurement(made.measurement) if measure else None,
            ignored=tuple(sorted(values.keys() - known.keys())) if known else (),
            from_bundle=True,
        )

    def results(
        self,
        away: Unreachable,
        asked: Asked,
        recipients: Sequence[Mapping[str, Any]],
        measure: bool = True,
    ) -> list[Result]:
        """A result for each recipient, in their order."""
        self._loaded(away)
        return [self._result(away, asked, each, measure) for each in recipients]

    def _result(
        self, away: Unreachable, asked: Asked, one: Mapping[str, Any], measure: bool
    ) -> Result:
        mine = asked.of(str(one["locale"]), str(one["id"]))
        try:
            return Result(id=one["id"], message=self.render(away, mine, one["values"], measure))
        except Refused as error:
            return Result(id=one["id"], problem=error.problem)

    def _find(self, away: Unreachable, asked: Asked) -> Found:
        import locales
        from templates_lib.release import NothingPublished

        bundle = self._loaded(away)
        if asked.release not in (None, bundle.release):
            raise Unreachable(f"{away}; the bundle here is of release {bundle.release}") from away
        try:
            return bundle.find(
                asked.key,
                asked.channel,
                asked.locale,
                persona=asked.persona or "",
                recipient=asked.recipient or "",
                strict=asked.strict,
            )
        except NothingPublished as error:
            raise _refused("no-wording", 404, str(error), error.available) from error
        except locales.UnknownLocaleError as error:
            raise _refused("unknown-locale", 400, str(error), tuple(error.suggestions)) from error

    def _loaded(self, away: Unreachable) -> Bundle:
        """The bundle as it is on disk now; *away* with the reason when it cannot be used."""
        path = self._file(away)
        try:
            from templates_lib.release import BundleError, load
        except ImportError as error:
            raise Unreachable(f"{away}; a bundle needs {error.name}, which is not here") from away
        with self._lock:
            try:
                told = path.stat()
                stamp = (path, told.st_mtime_ns, told.st_size, told.st_ino)
                if self._bundle is None or self._stamp != stamp:
                    self._bundle, self._stamp = load(path), stamp
                return self._bundle
            except (BundleError, OSError) as error:
                raise Unreachable(f"{away}; {error}") from away

    def _file(self, away: Unreachable) -> Path:
        if not self.path.is_dir():
            return self.path
        state = _folder.state_of(self.path)
        if state is None:
            raise Unreachable(f"{away}; nothing was pulled into {self.path}") from away
        if (state.environment or None) != (self.environment or None):
            pulled = state.environment or "the default environment"
            raise Unreachable(f"{away}; the bundle here is of {pulled}") from away
        return self.path / _folder.BUNDLE


class Asked:
    """Which wording a call wants."""

    def __init__(
        self,
        key: str,
        channel: str,
        locale: str,
        *,
        persona: str | None = None,
        recipient: str | None = None,
        strict: bool = False,
        release: int | str | None = None,
    ) -> None:
        self.key, self.channel, self.locale = key, channel, locale
        self.persona, self.recipient, self.strict, self.release = (
            persona, recipient, strict, release,
        )  # fmt: skip

    def of(self, locale: str, recipient: str) -> Asked:
        """The same for one of many."""
        return Asked(
            self.key, self.channel, locale, persona=self.persona, recipient=recipient,
            strict=self.strict, release=self.release,
        )  # fmt: skip


def first_answer(ask: Callable[[], T], instead: Callable[[Unreachable], T] | None) -> T:
    """What the server says; what *instead* makes of it when the server is away."""
    try:
        return ask()
    except Unreachable as away:
        if instead is None:
            raise
        return instead(away)


def _refused(kind: str, status: int, detail: str, available: tuple[str, ...] = ()) -> Refused:
    from budskap.errors import refusal

    error = refusal(Problem(kind, status, detail, available=available))
    error.from_bundle = True
    return error


def _schema(placeholders: Mapping[str, Any]) -> Mapping[str, Any]:
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "type": "object",
        "properties": {name: dict(each.json_schema()) for name, each in placeholders.items()},
        "required": sorted(name for name, each in placeholders.items() if each.required),
    }


def _output(output: Any) -> Mapping[str, Any]:
    names = ("name", "label", "template", "escape")
    return {name: str(getattr(output, name)) for name in names}


def _measurement(measured: Any) -> Measurement:
    return Measurement(
        state=str(measured.state),
        metrics=tuple(
            Metric(each.name, each.value, each.limit, each.unit, str(each.state), each.label)
            for each in measured.metrics
        ),
        detail=dict(measured.detail),
    )
